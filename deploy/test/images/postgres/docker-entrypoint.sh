#!/bin/bash
# Upstream's contract in short: an empty PGDATA is initialised from POSTGRES_* and the files in
# /docker-entrypoint-initdb.d by a server without network, then the real one starts.
set -Eeo pipefail

# NAME or the content of the file named by NAME_FILE, never both.
from_file() {
  local var=$1 file=$1_FILE
  if [ -n "${!var:-}" ] && [ -n "${!file:-}" ]; then
    echo >&2 "error: both $var and $file are set (but are exclusive)"
    exit 1
  fi
  local value=${!var:-${2:-}}
  if [ -n "${!file:-}" ]; then
    value=$(<"${!file}")
  fi
  export "$var"="$value"
  unset "$file"
}

run_init_files() {
  local file psql=(psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-password --no-psqlrc)
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh)
        if [ -x "$file" ]; then
          echo "$0: running $file"
          "$file"
        else
          echo "$0: sourcing $file"
          # shellcheck disable=SC1090
          . "$file"
        fi
        ;;
      *.sql) echo "$0: running $file" && "${psql[@]}" --dbname "$POSTGRES_DB" -f "$file" ;;
      *.sql.gz) gunzip -c "$file" | "${psql[@]}" --dbname "$POSTGRES_DB" ;;
      *.sql.xz) xzcat "$file" | "${psql[@]}" --dbname "$POSTGRES_DB" ;;
      *.sql.zst) zstd -dc "$file" | "${psql[@]}" --dbname "$POSTGRES_DB" ;;
      *) echo "$0: ignoring $file" ;;
    esac
  done
}

initialise() {
  from_file POSTGRES_PASSWORD
  from_file POSTGRES_USER postgres
  from_file POSTGRES_DB "$POSTGRES_USER"
  from_file POSTGRES_INITDB_ARGS
  if [ -z "$POSTGRES_PASSWORD" ] && [ "${POSTGRES_HOST_AUTH_METHOD:-}" != trust ]; then
    echo >&2 "Error: Database is uninitialized and superuser password is not specified."
    exit 1
  fi
  # shellcheck disable=SC2086
  eval 'initdb --username="$POSTGRES_USER" --pwfile=<(printf "%s\n" "$POSTGRES_PASSWORD") \
    '"$POSTGRES_INITDB_ARGS"
  local auth
  auth=$(postgres -C password_encryption)
  printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-$auth}" >> "$PGDATA/pg_hba.conf"
  export PGPASSWORD=$POSTGRES_PASSWORD
  # The server of the initialisation is reached over its socket alone.
  shift
  NOTIFY_SOCKET='' pg_ctl -D "$PGDATA" -w start \
    -o "$(printf '%q ' "$@") -c listen_addresses='' -p ${PGPORT:-5432}"
  if [ "$POSTGRES_DB" != postgres ]; then
    psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-password --no-psqlrc --dbname postgres \
      --set db="$POSTGRES_DB" <<< 'CREATE DATABASE :"db" ;'
  fi
  run_init_files
  pg_ctl -D "$PGDATA" -m fast -w stop
  unset PGPASSWORD
  echo
  echo "PostgreSQL init process complete; ready for start up."
  echo
}

case ${1:-} in
  -*) set -- postgres "$@" ;;
esac
if [ "${1:-}" = postgres ]; then
  mkdir -p "$PGDATA"
  chmod 00700 "$PGDATA" || :
  if [ "$(id -u)" = 0 ]; then
    find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
    mkdir -p /var/run/postgresql
    chmod 03777 /var/run/postgresql || :
    exec gosu postgres "${BASH_SOURCE[0]}" "$@"
  fi
  if [ -s "$PGDATA/PG_VERSION" ]; then
    echo "PostgreSQL Database directory appears to contain a database; Skipping initialization"
  else
    if [ -n "$(ls -A "$PGDATA")" ]; then
      echo >&2 "initdb: $PGDATA exists but is not empty"
      exit 1
    fi
    initialise "$@"
  fi
fi
exec "$@"
