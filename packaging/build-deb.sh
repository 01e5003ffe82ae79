#!/usr/bin/env bash
# Builds the Debian package, for each release in a fresh system of its own.
# build-deb.sh [--version V] [--arch amd64|arm64] [--out FOLDER] [bookworm] [trixie]
# As root; needs debootstrap. MIRROR and CHROOTS: see chroot.sh.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
source "$(dirname "${BASH_SOURCE[0]}")/chroot.sh"

home=/opt/room-panel
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$root/panel/__init__.py")
arch=$(dpkg --print-architecture)
out=$root/dist
releases=()

usage() {
  fail "say: build-deb.sh [--version V] [--arch amd64|arm64] [--out FOLDER]" \
    "[bookworm] [trixie]"
}

options() {
  while [[ $# -gt 0 ]]; do
    case $1 in
      --version | --arch | --out)
        [[ $# -gt 1 ]] || usage
        printf -v "${1#--}" %s "$2"
        shift
        ;;
      bookworm | trixie) releases+=("$1") ;;
      *) usage ;;
    esac
    shift
  done
  [[ $arch == amd64 || $arch == arm64 ]] || usage
  [[ $version =~ ^[0-9][0-9a-z.]*$ ]] || usage
  if [[ ${#releases[@]} == 0 ]]; then
    releases=(trixie)
    [[ $arch == arm64 ]] || releases=(bookworm trixie)
  fi
  [[ $arch != arm64 || ${releases[*]} != *bookworm* ]] ||
    fail "Qt's packages for 64-bit ARM need glibc 2.39, which Debian 13 has and 12 has not."
}

# The program as a wheel of the version asked for. $1: the folder for it.
make_wheel() {
  local copy=$work/source
  mkdir "$copy"
  (cd "$root" && tar -c --exclude=__pycache__ --exclude='*.qm' pyproject.toml README.md \
    LICENSE panel packaging assets) | tar -x -C "$copy"
  sed -i "s/^__version__ = .*/__version__ = \"$version\"/" "$copy/panel/__init__.py"
  "$venv/bin/python" -m pip --disable-pip-version-check wheel -qq --no-deps \
    --no-build-isolation --no-index --wheel-dir "$1" "$copy" >&2 ||
    fail "the program's own wheel could not be made, see above."
}

# The pinned packages for another machine. $1: the system, $2: the folder for them.
get_wheels() {
  local python glibc minor platforms=()
  local -A machines=([amd64]=x86_64 [arm64]=aarch64)
  python=$(chroot "$1" python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  glibc=$(chroot "$1" getconf GNU_LIBC_VERSION)
  for ((minor = ${glibc##*.}; minor >= 17; minor--)); do
    platforms+=(--platform "manylinux_2_${minor}_${machines[$arch]}")
  done
  platforms+=(--platform "manylinux2014_${machines[$arch]}")
  "$venv/bin/python" -m pip --disable-pip-version-check download -qq --no-deps \
    --only-binary :all: --require-hashes --implementation cp \
    --python-version "$python" --abi "cp${python/./}" --abi abi3 --abi none \
    "${platforms[@]}" --requirement "$root/packaging/requirements-deb.txt" \
    --dest "$2" >&2 ||
    fail "the Python packages for Python $python could not be had; see above."
}

# The program with a Python of its own, at its place in the system. $1: the system.
install_program() {
  cp "$root/packaging/requirements-deb.txt" "$work/wheels/"
  cp -r "$work/wheels" "$1/wheels"
  chroot "$1" sh -eu -s "$home" "$version" >&2 <<'END' ||
python3 -m venv "$1"
pip="$1/bin/python3 -m pip --disable-pip-version-check --no-cache-dir"
get="install -qq --no-index --find-links /wheels --no-deps --no-compile"
$pip $get --require-hashes --requirement /wheels/requirements-deb.txt 2>&1
$pip $get "room-panel==$2" 2>&1
$pip -q check
for extra in setuptools pip; do
  $pip uninstall -qq -y $extra 2>&1
done
END
    fail "the program could not be installed in $1, see above."
  rm -r "$1/wheels"
}

# Only what runs. $1: the system.
slim() {
  "$venv/bin/python" "$root/packaging/slim.py" "$1$home"
  cp "$root/packaging/kiosk.sh" "$1$home/bin/kiosk"
  chmod 755 "$1$home/bin/kiosk"
  # Checked by hash and not by time: files that dpkg unpacks have the package's time.
  PYTHONHASHSEED=0 chroot "$1" "$home/bin/python3" -I -m compileall -q -j 1 \
    --invalidation-mode unchecked-hash "$home/lib" >&2
}

# The package's tree: the program and all that lets it live on a machine.
# $1: the system, $2: the tree.
fill() {
  local share=$2/usr/share/doc/room-panel
  mkdir -p "$2/opt" "$2/usr/bin" "$2/usr/lib/systemd/system" "$2/usr/lib/sysusers.d" \
    "$2/usr/lib/tmpfiles.d" "$2/usr/lib/udev/rules.d" "$share/examples" \
    "$2/etc/room-panel" "$2/DEBIAN"
  cp -a "$1$home" "$2/opt/"
  cp "$root/packaging/deb/room-panel.sh" "$2/usr/bin/room-panel"
  cp "$root/kiosk.service" "$2/usr/lib/systemd/system/"
  cp "$root/packaging/deb/room-panel.sysusers" "$2/usr/lib/sysusers.d/room-panel.conf"
  cp "$root/packaging/deb/room-panel.tmpfiles" "$2/usr/lib/tmpfiles.d/room-panel.conf"
  cp "$root"/packaging/udev/*.rules "$2/usr/lib/udev/rules.d/"
  cp "$root/packaging/deb/kiosk.env" "$root/packaging/weston.ini" "$2/etc/room-panel/"
  cp "$root/assets/settings.example.toml" "$2/etc/room-panel/"
  cp "$root"/docs/{installation,settings}.md "$root/packaging/deb/copyright" "$share/"
  cp -r "$root/docs/backends" "$share/"
  printf 'room-panel (%s) stable; urgency=medium\n\n  * See docs/decisions.\n\n -- %s  %s\n' \
    "$full" "$maintainer" "$(date -Rud "@$SOURCE_DATE_EPOCH")" |
    gzip -9n >"$share/changelog.gz"
  find "$2" -type d -exec chmod 755 {} +
  find "$2/etc" "$2/usr" -type f -exec chmod 644 {} +
  chmod 755 "$2/usr/bin/room-panel"
}

# Name, version, what it needs. $1: the system, $2: the tree.
control() {
  local python size
  python=$(chroot "$1" python3 -c 'import sys; print("%d %d" % sys.version_info[:2])')
  size=$(du -sk --exclude=DEBIAN "$2" | cut -f1)
  sed -e "s/@VERSION@/$full/" -e "s/@ARCH@/$arch/" -e "s/@SIZE@/$size/" \
    -e "s/@PYTHON@/${python/ /.}/" -e "s/@NEXT@/${python% *}.$((${python#* } + 1))/" \
    -e "s/@LIBRARIES@/$(wall_libraries | awk '{print $2}' | sort -u | paste -sd, | sed "s|,|, |g")/" -e "s/@MAINTAINER@/$maintainer/" \
    "$root/packaging/deb/control" >"$2/DEBIAN/control"
  (cd "$2" && find etc -type f -printf '/%p\n' | sort) >"$2/DEBIAN/conffiles"
  (cd "$2" && find opt usr -type f -print0 | sort -z | xargs -0 md5sum) \
    >"$2/DEBIAN/md5sums"
  cp "$root"/packaging/deb/{postinst,prerm,postrm} "$2/DEBIAN/"
  chmod 755 "$2"/DEBIAN/{postinst,prerm,postrm}
}

# No path of the build and no address of a registry has come along. $1: the tree.
check_tree() {
  local found
  found=$(grep -rlIF "$work" "$1" | head -n 5 || true)
  found+=$(find "$1" -name direct_url.json -o -path '*/bin/pip*' -o -lname "$work*")
  [[ -z $found ]] || fail "the package would hold something of its making: $found"
}

# What the program's libraries ask of the system, and what the package asks for, are the
# same. $1: the tree.
check_libraries() {
  local asked brought
  asked=$(find "$1/opt" -name '*.so*' -type f -exec readelf -d {} + |
    sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u |
    grep -vxE 'ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util|gcc_s)\.so\.[0-9]+')
  brought=$(find "$1/opt" -name '*.so*' -printf '%f\n'; wall_libraries | cut -d' ' -f1)
  asked=$(grep -vxFf <(printf '%s\n' "$brought") <<<"$asked" || true)
  [[ -z $asked ]] ||
    fail "libraries that nobody brings, see setup.sh: ${asked//$'\n'/ }"
}

# One release's package. $1: the release.
build() {
  local system=$work/$1 tree=$work/$1-package
  full=$version+deb${numbers[$1]}
  make_system "$system" "$1" "$arch" python3,python3-venv
  mkdir -p "$work/wheels"
  rm -f "$work"/wheels/*
  cp "$work"/own/*.whl "$work/wheels/"
  get_wheels "$system" "$work/wheels"
  install_program "$system"
  slim "$system"
  mkdir "$tree"
  fill "$system" "$tree"
  control "$system" "$tree"
  check_tree "$tree"
  check_libraries "$tree"
  mkdir -p "$out"
  dpkg-deb --build --root-owner-group -Zxz "$tree" "$out" >&2
  remove_system "$system"
}

finish() {
  local folder
  for folder in "$work"/bookworm "$work"/trixie; do
    remove_system "$folder" || return
  done
  rm -rf --one-file-system "$work"
}

options "$@"
need debootstrap dpkg-deb readelf
maintainer="Room Panel contributors <room-panel@localhost>"
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null ||
  stat -c %Y "$root/panel/__init__.py")}
export SOURCE_DATE_EPOCH
umask 022
work=$(mktemp -d --tmpdir room-panel-deb-XXXXXX)
chmod 755 "$work"
trap finish EXIT
prepare run requirements.txt
mkdir "$work/own"
make_wheel "$work/own"
for release in "${releases[@]}"; do
  began=$SECONDS
  build "$release"
  say "Debian ${numbers[$release]}: $((SECONDS - began)) s."
done
