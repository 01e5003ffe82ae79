#!/usr/bin/env bash
# Proves a package: installed on a fresh Debian, started by a systemd of its own, hung,
# upgraded, removed, purged. What is seen and measured is printed; it ends at the first
# thing that is not as it should be.
# try-deb.sh [--pictures FOLDER] [--before OLDER.deb] PACKAGE.deb
# Without an older package one is made of the new one, by its number alone. As root.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
source "$(dirname "${BASH_SOURCE[0]}")/chroot.sh"

pictures=
before=
package=
GREEN="20 113 60" RED="179 38 30" BLUE="0 90 148"

usage() { fail "say: try-deb.sh [--pictures FOLDER] [--before OLDER.deb] PACKAGE.deb"; }

options() {
  while [[ $# -gt 0 ]]; do
    case $1 in
      --pictures | --before)
        [[ $# -gt 1 ]] || usage
        printf -v "${1#--}" %s "$2"
        shift
        ;;
      -*) usage ;;
      *) package=$1 ;;
    esac
    shift
  done
  [[ -f $package && (-z $before || -f $before) ]] || usage
}

# A line of the report: what was seen.
saw() { printf '%-46s %s\n' "$1" "$2"; }

# Seconds since the machine began, with fractions.
uptime_now() { cut -d' ' -f1 /proc/uptime; }

# until_true SECONDS COMMAND...: waits for it; false when it does not come.
until_true() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.1
  done
}

# The same package with a lower number. $1: where it is put.
make_older() {
  dpkg-deb -R "$package" "$work/older"
  sed -i 's/^Version: /Version: 0.0.0~/' "$work/older/DEBIAN/control"
  dpkg-deb --build --root-owner-group -Znone "$work/older" "$1" >/dev/null
  rm -r "$work/older"
}

# The fresh machine: this machine's mirror, no service that would touch the real one.
furnish() {
  local unit
  make_system "$system" "$release" "$arch" "systemd-sysv,udev,dbus,ca-certificates"
  printf 'deb %s %s main\n' "$(mirror)" "$release" >"$system/etc/apt/sources.list"
  apt-config dump | grep -E '^Acquire::' >"$system/etc/apt/apt.conf.d/50try" || true
  cp -L /etc/resolv.conf "$system/etc/resolv.conf"
  for unit in systemd-udevd.service systemd-udevd-{kernel,control}.socket \
    systemd-udev-{trigger,settle}.service systemd-{sysctl,networkd,timesyncd}.service \
    systemd-logind.service console-getty.service getty@tty1.service apt-daily.timer \
    apt-daily-upgrade.timer systemd-modules-load.service systemd-binfmt.service; do
    ln -sfn /dev/null "$system/etc/systemd/system/$unit"
  done
  # No screen: the compositor draws into memory, and nobody hands out devices. That of
  # Debian 12 gives no pictures of it, so there it draws into a window of Xvfb.
  mkdir -p "$system/etc/systemd/system/kiosk.service.d"
  cat >"$system/etc/systemd/system/kiosk.service.d/try.conf" <<'END'
[Service]
Environment=WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1
Environment=LIBSEAT_BACKEND=noop QT_QUICK_BACKEND=software
END
  [[ $release != bookworm ]] ||
    echo 'Environment=WLR_BACKENDS=x11 DISPLAY=:7' \
      >>"$system/etc/systemd/system/kiosk.service.d/try.conf"
  cp "$package" "$system/root/new.deb"
  if [[ -n $before ]]; then cp "$before" "$system/root/old.deb"; else
    make_older "$system/root/old.deb"
  fi
}

# Starts its systemd: first process of namespaces and a control group of its own.
boot() {
  local groups
  groups=$(findmnt -nt cgroup2 -o TARGET | head -n1)
  [[ -n $groups ]] || fail "this machine has no cgroup2 mounted, which systemd needs."
  group=$groups/${work##*/}
  mkdir "$group"
  # shellcheck disable=SC2016
  sh -c 'echo $$ >"$1/cgroup.procs" && exec unshare --pid --mount --uts --ipc --cgroup \
    --fork --kill-child --propagation private -- sh -eu "$2" "$3"' \
    sh "$group" "$root/packaging/boot.sh" "$system" >"$work/console" 2>&1 &
  until_true 20 first_process || fail "its systemd did not begin: $(cat "$work/console")"
  until_true 60 is_up || fail "its systemd did not come up: $(tail "$work/console")"
}

first_process() {
  local child
  child=$(pgrep -P "$!" -o) && machine=$child
}

inside() {
  nsenter --target "$machine" --mount --uts --ipc --pid --cgroup --root --wd -- \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 \
    "$@"
}

is_up() {
  local state
  state=$(inside systemctl is-system-running 2>/dev/null || true)
  [[ $state == running || $state == degraded ]]
}

apt_inside() { inside apt-get -qq -o Dpkg::Use-Pty=0 "$@" >"$work/apt" 2>&1; }

# Installs without what is only recommended; the last lines of apt where it fails.
install() {
  apt_inside install -y --no-install-recommends "$@" ||
    fail "apt-get install $* failed: $(tail -n 20 "$work/apt")"
}

shown() { inside systemctl show --property "$1" --value kiosk; }
is_active() { [[ $(shown ActiveState) == active ]]; }

# What the compositor shows, as a picture. $1: its name.
picture() {
  inside env XDG_RUNTIME_DIR=/run/room-panel WAYLAND_DISPLAY=wayland-0 \
    grim "/root/$1.png" 2>/dev/null || return 1
  [[ -z $pictures || $1 == look ]] || cp "$system/root/$1.png" "$pictures/$release-$1.png"
}

corner_is() {
  picture look || return 1
  [[ $(inside /opt/room-panel/bin/python3 -c 'from PIL import Image
print(*Image.open("/root/look.png").convert("RGB").getpixel((20, 20)))') == "$1" ]]
}

# wait_for_corner COLOUR WHAT: seconds until the screen has the colour of a state.
wait_for_corner() {
  local began
  began=$(uptime_now)
  until_true 30 corner_is "$1" || fail "$2 never came; the service: $(journal | tail -n 15)"
  saw "$2" "after $(since "$began") s"
}

since() { awk -v a="$1" -v b="$(uptime_now)" 'BEGIN {printf "%.1f", b - a}'; }
journal() { inside journalctl --no-pager -o short-precise -u kiosk; }

# The panel's own process: not the compositor, not the reader of its settings.
panel_process() {
  inside pgrep -u room-panel -f '^/opt/room-panel/bin/python3? .*room-panel run' | head -n1
}

# Seconds between the service's last start and its first picture.
first_picture() {
  local start ready
  start=$(shown ExecMainStartTimestampMonotonic)
  ready=$(shown ActiveEnterTimestampMonotonic)
  awk -v a="$start" -v b="$ready" 'BEGIN {printf "%.2f", (b - a) / 1e6}'
}

install_it() {
  local began missing
  apt_inside update || fail "apt-get update failed: $(tail "$work/apt")"
  install grim procps
  if [[ $release == bookworm ]]; then
    install xvfb
    inside systemd-run --quiet Xvfb :7 -ac -screen 0 1280x800x24
  fi
  snapshot >"$work/untouched"
  install /root/old.deb
  began=$(uptime_now)
  until_true 60 is_active || fail "it does not start: $(journal | tail -n 30)"
  saw "installed; active" "$(since "$began") s after apt ended"
  saw "first picture" "$(first_picture) s after the start"
  missing=$(missing_libraries) || fail "a part cannot be loaded, see above."
  saw "libraries that are missing" "$missing"
  [[ $missing == none ]] || fail "the package does not ask for them."
  wait_for_corner "$GREEN" "a made-up room without settings"
  picture made-up
}

# Those that neither the system nor the package has. What a wheel brings along finds its
# own neighbours only when it is loaded as a whole: that is tried, too.
missing_libraries() {
  inside /opt/room-panel/bin/python3 -c \
    'import busylight_core, hid, PIL.Image, prometheus_client, starlette, uvicorn' >&2
  # shellcheck disable=SC2016
  inside sh -c 'cd /opt/room-panel && find . -name "*.so*" -printf "%f\n" >/tmp/own
    find . -name "*.so*" -type f -exec ldd {} + 2>/dev/null |
    awk "/not found/ {print \$1}" | sort -u | grep -vxFf /tmp/own' || echo none
}

write_settings() {
  printf '%s\n' 'calendar_id = "boardroom@example.com"' '[room]' 'name = "Boardroom"' \
    '[screen]' 'palette = "colour-blind"' >"$system/root/settings.toml"
  inside install -m 644 /root/settings.toml /etc/room-panel/settings.toml
  wait_for_corner "$BLUE" "settings written: taken over"
  inside sed -i /palette/d /etc/room-panel/settings.toml
  wait_for_corner "$GREEN" "settings changed: taken over"
  inside room-panel check || fail "room-panel check is not content, see above."
  inside room-panel call book_now '[14400]' >/dev/null
  wait_for_corner "$RED" "a booking by a command beside it"
  picture booked
}

# A file of /sys/devices, where LEDs and the backlight are, can be opened for writing by
# what runs as closed as the service. As root, whom no rule of a device holds back.
open_it() {
  inside mount -o remount,bind,rw /sys
  sed -e '/^\(User\|Restart\|Watchdog\|.*Directory\|LoadC\|ExecS\)/d' \
    -e 's/^Type=.*/Type=oneshot/' \
    -e "s|^\[Service\]|&\\nExecStart=sh -c ': >>/sys/devices/virtual/net/lo/tx_queue_len'|" \
    "$system/usr/lib/systemd/system/kiosk.service" >"$system/root/probe.service"
  inside cp /root/probe.service /run/systemd/system/probe.service
  inside systemctl daemon-reload
  inside systemctl start probe || fail "/sys/devices cannot be written by the service."
  inside mount -o remount,bind,ro /sys
  saw "/sys/devices can be written by the service" yes
}

# A panel that stands still is ended by systemd and started anew, with what it knew.
hang_it() {
  local began pid restarts
  restarts=$(shown NRestarts)
  pid=$(panel_process)
  began=$(uptime_now)
  inside kill -STOP "$pid"
  until_true 60 restarted "$restarts" || fail "a hung panel is not ended: $(journal | tail)"
  saw "stopped panel: ended and started anew" "after $(since "$began") s"
  until_true 30 is_active || fail "it does not come back: $(journal | tail -n 30)"
  saw "stopped panel: first picture" "$(first_picture) s after the new start"
  wait_for_corner "$RED" "stopped panel: the last state is back"
  picture after-hang
  [[ $(since "$began" | cut -d. -f1) -lt 30 ]] || fail "that took more than 30 s."
}

restarted() { [[ $(shown NRestarts) != "$1" ]]; }

kept() {
  inside sh -c 'cat /etc/room-panel/settings.toml; id room-panel;
    stat -c "%n %U %a" /var/lib/room-panel /var/lib/room-panel/*'
  inside room-panel status --json | grep -E '"(status|event_start|event_end|id)"'
}

installed() {
  # shellcheck disable=SC2016
  inside dpkg-query -Wf '${Version}' room-panel
}

upgrade_it() {
  local old_process old_version
  kept >"$work/kept-before"
  old_process=$(shown MainPID)
  old_version=$(installed)
  install /root/new.deb
  saw "upgraded" "$old_version to $(installed)"
  until_true 60 is_active || fail "it does not start after the upgrade: $(journal | tail)"
  [[ $(shown MainPID) != "$old_process" ]] || fail "the upgrade did not restart the service."
  wait_for_corner "$RED" "upgraded: the last state is back"
  kept >"$work/kept-after"
  diff "$work/kept-before" "$work/kept-after" >&2 || fail "the upgrade changed that."
  saw "upgraded: settings, state, user" "the same"
}

# Every path of the machine that is not apt's, the log's or another package's to write.
snapshot() {
  inside find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /run \
    -o -path /tmp -o -path /root -o -path /var/lib/apt -o -path /var/cache -o \
    -path /var/lib/dpkg -o -path /var/log -o -path /var/tmp \) -prune -o -print | sort
  inside find /var/cache -maxdepth 1 | sort
  inside getent passwd
  inside getent group
}

# What is there that names the panel, or was not there before it. Its dependencies stay
# installed until "apt autoremove".
left() {
  snapshot | grep -vxFf "$work/untouched" | grep -E 'room-panel|kiosk' || true
}

remove_it() {
  inside systemctl is-enabled kiosk >/dev/null || fail "the service is not enabled."
  apt_inside remove -y room-panel || fail "removing failed: $(tail "$work/apt")"
  ! is_active || fail "the service runs on after the removal."
  say "Left after removing:"
  left | grep -v kiosk.service.d
  inside rm -r /etc/systemd/system/kiosk.service.d
  inside systemctl daemon-reload
  apt_inside purge -y room-panel || fail "purging failed: $(tail "$work/apt")"
  [[ -z $(left) ]] || fail "left after purging: $(left)"
  saw "left after purging" nothing
}

# Ends what runs there, and takes the machine away again.
finish() {
  if [[ -n ${machine:-} && -d /proc/$machine ]]; then
    kill -KILL "$machine" 2>/dev/null || true
    wait 2>/dev/null || true
  fi
  [[ -z ${group:-} || ! -d $group ]] || find "$group" -depth -type d -exec rmdir {} + || true
  remove_system "$system" && rm -rf --one-file-system "$work"
}

options "$@"
need debootstrap dpkg-deb unshare nsenter
package=$(realpath "$package")
version=$(dpkg-deb -f "$package" Version)
arch=$(dpkg-deb -f "$package" Architecture)
release=
for name in "${!numbers[@]}"; do
  [[ $version != *+deb${numbers[$name]} ]] || release=$name
done
[[ -n $release ]] || fail "$package is not for one of Debian ${numbers[*]}."
work=$(mktemp -d --tmpdir room-panel-try-XXXXXX)
system=$work/$release
trap finish EXIT
furnish
boot
saw "Debian ${numbers[$release]}, systemd" "$(inside systemctl --version | head -n1)"
install_it
write_settings
open_it
hang_it
upgrade_it
remove_it
