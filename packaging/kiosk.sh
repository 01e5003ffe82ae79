#!/bin/sh
# Starts the panel full screen: under cage, under weston's kiosk shell, or straight on
# the screen. COMPOSITOR, in /etc/room-panel/kiosk.env, says which.
set -eu

program=${ROOM_PANEL_PROGRAM:-/opt/room-panel/bin/room-panel}
# Pictures are drawn in the loop that gives the signs of life.
export QSG_RENDER_LOOP="${QSG_RENDER_LOOP:-basic}"
# Left to itself the C library keeps what a picture took, and a heap for each thread:
# two megabytes more within a week.
export MALLOC_MMAP_THRESHOLD_=131072 MALLOC_ARENA_MAX=1

case ${COMPOSITOR:-cage} in
  cage)
    export QT_QPA_PLATFORM=wayland
    exec cage -d -- "$program" run "$@"
    ;;
  weston)
    # Its configuration names this script as what it starts.
    export QT_QPA_PLATFORM=wayland COMPOSITOR=inside
    exec weston --config="${WESTON_CONFIG:-/etc/room-panel/weston.ini}"
    ;;
  inside)
    exec "$program" run "$@"
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
