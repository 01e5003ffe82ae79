# What run.sh and test.sh share: Python, system libraries, the virtual environment.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=${ROOM_PANEL_VENV:-$root/.venv}
extras=(fonts-inter)

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "room-panel: $*"
  exit 1
}

# The virtual environment and all it needs; quick when nothing has changed.
# prepare STAMP REQUIREMENTS...
prepare() {
  local stamp=$venv/.$1 state
  shift
  python=$(find_python) || fail "no Python from 3.11 to 3.13 was found; on Debian" \
    "and Ubuntu \"apt install python3 python3-venv\" brings one, elsewhere see python.org."
  state=$(describe "$@")
  if [[ -e $stamp && $(<"$stamp") == "$state" ]]; then
    install_system ""
    return
  fi
  check_glibc
  install_system "$(missing_extras)"
  make_environment
  install_python_packages "$@"
  describe "$@" >"$stamp"
}

fits() {
  "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
    2>/dev/null
}

find_python() {
  local candidate
  for candidate in "$venv/bin/python" ${ROOM_PANEL_PYTHON:-python3.13 python3.12 \
    python3.11 python3}; do
    if command -v "$candidate" >/dev/null && fits "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

# Everything that asks for a new installation when it changes or, as the compiled
# translations may, is gone.
describe() {
  printf '%s\n' "$root $venv ${extras[*]}"
  "$python" -V
  (cd "$root" && sha256sum pyproject.toml panel/__init__.py "${@/#/packaging/}" \
    packaging/{hatch_build,translations}.py assets/translations/*.ts)
  ls "$root/panel/ui/translations" 2>/dev/null || true
}

# Qt's wheels for 64-bit ARM are built for newer systems than those for x86.
check_glibc() {
  local version
  [[ $(uname -m) == aarch64 ]] || return 0
  version=$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)
  [[ $(printf '%s\n' 2.39 "$version" | sort -V | head -n1) == 2.39 ]] ||
    fail "Qt's packages for this machine need glibc 2.39 (Debian 13, Ubuntu 24.04);" \
      "this system has $version."
}

missing_extras() {
  local extra
  for extra in "${extras[@]}"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$extra" 2>/dev/null) == installed ]] ||
      printf '%s ' "$extra"
  done
}

# The shared libraries that Qt's wheels expect of the system, and who brings them.
libraries() {
  cat <<'END'
libbrotlicommon.so.1 libbrotli1
libbrotlidec.so.1 libbrotli1
libdbus-1.so.3 libdbus-1-3
libEGL.so.1 libegl1
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libGL.so.1 libgl1
libglib-2.0.so.0 libglib2.0-0
libgthread-2.0.so.0 libglib2.0-0
libgssapi_krb5.so.2 libgssapi-krb5-2
libstdc++.so.6 libstdc++6
libX11.so.6 libx11-6
libxkbcommon.so.0 libxkbcommon0
libz.so.1 zlib1g
libzstd.so.1 libzstd1
END
  [[ -z ${DISPLAY:-} ]] || cat <<'END'
libX11-xcb.so.1 libx11-xcb1
libxcb.so.1 libxcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-glx.so.0 libxcb-glx0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render.so.0 libxcb-render0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
END
  [[ -z ${WAYLAND_DISPLAY:-} ]] || wayland_libraries
}

wayland_libraries() {
  cat <<'END'
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
END
}

# What a panel on a wall needs: under a compositor, or straight on the screen.
wall_libraries() {
  DISPLAY='' WAYLAND_DISPLAY='' libraries
  wayland_libraries
  cat <<'END'
libc.so.6 libc6
libdrm.so.2 libdrm2
libgbm.so.1 libgbm1
END
}

# The packages of the libraries that cannot be loaded, and venv where it is missing.
missing_packages() {
  libraries | "$python" -c '
import ctypes, sys
for line in sys.stdin:
    library, package = line.split()
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
'
  [[ -x $venv/bin/python ]] || "$python" -c 'import ensurepip' 2>/dev/null ||
    "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif [[ -t 0 ]]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

may_install() {
  command -v apt-get >/dev/null &&
    { [[ $(id -u) == 0 ]] || command -v sudo >/dev/null; }
}

# Installs what is missing through apt, in one go. $1: what is nice to have.
install_system() {
  local needed nice=$1
  needed=$(missing_packages | tr '\n' ' ')
  [[ -n $needed$nice ]] || return 0
  if may_install; then
    say "Installing system packages through apt: $needed$nice"
    apt_install "$needed" "$nice" && [[ -z $(missing_packages) ]] && return
  fi
  [[ -z $needed ]] || fail "some system libraries are missing; on Debian and Ubuntu an" \
    "administrator brings them with: apt-get install $needed"
  say "Going on without $nice, which only makes the texts look better."
}

apt_install() {
  # shellcheck disable=SC2016
  as_root sh -c '
    export DEBIAN_FRONTEND=noninteractive
    get() {
      apt-get -qq -o DPkg::Lock::Timeout=120 install --no-install-recommends "$@" \
        >/dev/null
    }
    get $1 $2 2>/dev/null || { apt-get -qq update && get $1 $2; } || get $1
  ' sh "$1" "$2" </dev/null
}

make_environment() {
  if [[ -x $venv/bin/python ]] && fits "$venv/bin/python"; then return; fi
  [[ ! -e $venv || -e $venv/pyvenv.cfg ]] || [[ -z $(ls -A "$venv") ]] ||
    fail "$venv holds something else; name a free folder in ROOM_PANEL_VENV."
  say "Making a virtual environment in $venv with $("$python" -V)."
  "$python" -m venv --clear "$venv" ||
    fail "the virtual environment could not be made in $venv, see above."
}

install_python_packages() {
  local pip=("$venv/bin/python" -m pip --disable-pip-version-check --no-input)
  local quiet=() files=("${@/#/$root/packaging/}")
  [[ -t 2 ]] || quiet=(-qq)
  say "Installing the pinned Python packages (about 120 MB, once)."
  "${pip[@]}" install "${quiet[@]}" --require-hashes --only-binary :all: \
    "${files[@]/#/--requirement=}" >&2 ||
    fail "the Python packages could not be installed; look above, mend it and try again."
  "${pip[@]}" install -qq --no-deps --no-build-isolation --no-index \
    --editable "$root" >&2 || fail "the program could not be installed, see above."
}
