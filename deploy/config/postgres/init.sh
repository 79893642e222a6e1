#!/bin/sh
# Makes the databases and the roles. Run by the first start on an empty volume; run again at any time
# it makes what is missing and sets every password to what its secret says now:
#   docker-compose exec postgres sh /docker-entrypoint-initdb.d/init.sh
set -eu

sql() {
  psql --no-psqlrc --quiet --username=postgres --set=ON_ERROR_STOP=1 "$@"
}

# role NAME OPTIONS. psql itself reads the secret: a password in an argument would show in `ps`.
role() {
  [ -r "/run/secrets/$1" ] || {
    echo "the secret $1 is missing; deploy/secrets-init makes it." >&2
    exit 1
  }
  sql --dbname=postgres --set=role="$1" --set=options="$2" << 'END'
\set secret `cat "/run/secrets/$OSA_ROLE"`
SELECT format('CREATE ROLE %I', :'role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
SELECT format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE %s PASSWORD %L', :'role', :'options', :'secret') \gexec
END
}

# database NAME OWNER WHO-MAY-CONNECT...
database() {
  name=$1 owner=$2
  shift 2
  sql --dbname=postgres --set=name="$name" --set=owner="$owner" << 'END'
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', :'name') \gexec
END
  for who; do
    sql --dbname=postgres --set=name="$name" --set=who="$who" << 'END'
SELECT format('GRANT CONNECT ON DATABASE %I TO %I', :'name', :'who') \gexec
END
  done
}

for OSA_ROLE in grant_service budget_service eligibility_service keycloak osa_monitor osa_backup \
  grant_service_owner budget_service_owner eligibility_service_owner; do
  export OSA_ROLE
  case $OSA_ROLE in
    osa_backup) role "$OSA_ROLE" REPLICATION ;;
    *) role "$OSA_ROLE" NOREPLICATION ;;
  esac
done

# Who watches sees every database and what the server does; who backs up copies all of it.
sql --dbname=postgres << 'END'
SET client_min_messages = warning;
GRANT pg_monitor TO osa_monitor;
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
GRANT CONNECT ON DATABASE postgres TO osa_monitor, osa_backup;
END
for service in grant_service budget_service eligibility_service; do
  # The owner makes and alters the tables; the service works under the other name and can't.
  database "$service" "${service}_owner" "$service" osa_monitor
done
database keycloak keycloak osa_monitor

if ! grep -q '^host replication osa_backup' "$PGDATA/pg_hba.conf"; then
  echo 'host replication osa_backup samenet scram-sha-256' >> "$PGDATA/pg_hba.conf"
fi
