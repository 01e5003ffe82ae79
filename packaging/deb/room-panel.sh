#!/bin/sh
# room-panel, on a machine whose service it is. What looks at the room or changes it is
# asked by root as the service itself would ask: as its user, in its state, with its
# secrets. Everything else, and everybody else, is served straight.
set -eu

program=/opt/room-panel/bin/room-panel

case ${1:-} in
  call | check | doctor | import | status) ;;
  *) exec "$program" "$@" ;;
esac
if [ "$(id -u)" != 0 ] || [ ! -d /run/systemd/system ]; then
  exec "$program" "$@"
fi
exec systemd-run --quiet --pipe --wait --collect --same-dir \
  --property=User=room-panel --property=StateDirectory=room-panel \
  --property=StateDirectoryMode=0700 --property=SupplementaryGroups=video \
  --property=LoadCredential=ROOM_PANEL:/etc/room-panel/credentials \
  ${LANG:+--setenv=LANG} -- "$program" "$@"
