#!/bin/sh
# Starts the panel full screen: under cage, under weston's kiosk shell, or straight on
# the screen. COMPOSITOR, in /etc/room-panel/kiosk.env, says which.
set -eu

program=${ROOM_PANEL_PROGRAM:-/opt/room-panel/bin/room-panel}
# One thread draws: without it a picture may stay away while a compositor is busy.
export QSG_RENDER_LOOP=${QSG_RENDER_LOOP:-basic}

case ${COMPOSITOR:-cage} in
  cage)
    export QT_QPA_PLATFORM=wayland
    exec cage -d -s -- "$program" run "$@"
    ;;
  weston)
    export QT_QPA_PLATFORM=wayland
    exec weston --shell=kiosk-shell.so --idle-time=0 ${WESTON_CONFIG:+--config="$WESTON_CONFIG"} \
      -- "$program" run "$@"
    ;;
  eglfs)
    export QT_QPA_PLATFORM=eglfs
    exec "$program" run "$@"
    ;;
  *)
    echo "room-panel: COMPOSITOR in /etc/room-panel/kiosk.env is \"$COMPOSITOR\"; cage, weston and eglfs are allowed." >&2
    exit 2
    ;;
esac
