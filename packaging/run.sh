#!/usr/bin/env bash
# Installs what is missing and starts the demo. Options go to "room-panel demo".
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

free_port() {
  "$python" -c '
import socket
for port in range(5900, 6000):
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)):
            print(port)
            break
'
}

# A machine without a screen shows the same window to a VNC viewer.
serve_over_vnc() {
  local port
  port=$(free_port)
  [[ -n $port ]] || fail "no port from 5900 to 5999 is free for the VNC server."
  export QT_QPA_PLATFORM="vnc:size=1280x800:port=$port" QT_QUICK_BACKEND=software
  cat <<END
This machine has no screen, so the panel is served over VNC at localhost:$port.
From another machine:
  ssh -L $port:localhost:$port $(id -un)@$(hostname)
and open localhost:$port in a VNC viewer. Ctrl-C ends it.
END
}

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
  ar*) extras+=(fonts-noto-ui-core) ;;
  ja* | zh*) extras+=(fonts-noto-cjk) ;;
esac
prepare run requirements.txt
if [[ -z ${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-} ]]; then
  serve_over_vnc
fi
exec "$venv/bin/room-panel" demo "$@"
