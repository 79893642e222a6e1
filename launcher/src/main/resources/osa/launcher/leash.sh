# leash SIGNAL GRACE_SECONDS COMMAND [ARGUMENT...]
#
# Becomes COMMAND, and leaves a watcher behind that waits for the end of standard input. Only the
# launcher holds the other end of that pipe, so the end comes when the launcher closes it or dies
# by any means, kill -9 included: the watcher then sends SIGNAL, and KILL after the grace.
signal=$1 grace=$2
shift 2
leashed=$$
exec 3<&0 </dev/null

# Started twice removed, so that COMMAND never meets a child it does not know.
(
  (
    trap '' HUP INT QUIT TERM
    read -r _ <&3
    kill -s "$signal" "$leashed" || exit
    tenths=$((grace * 10))
    while [ "$tenths" -gt 0 ] && kill -0 "$leashed"; do
      sleep 0.1
      tenths=$((tenths - 1))
    done
    kill -s KILL "$leashed"
  ) >/dev/null 2>&1 &
)
exec 3<&-

# Ctrl-C is for the launcher, which stops its parts in order; they must not die before it.
trap '' INT
if command -v setsid >/dev/null 2>&1; then
  exec setsid "$@"
fi
exec "$@"
