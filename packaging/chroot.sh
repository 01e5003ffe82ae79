# What build-deb.sh and try-deb.sh share: fresh Debian systems in folders.
# shellcheck shell=bash

# The number of each release, as it stands in the package's version.
declare -A numbers=([bookworm]=12 [trixie]=13)

# need PROGRAM...: they are there, and this is root.
need() {
  local program
  [[ $(id -u) == 0 ]] || fail "${0##*/} makes Debian systems in folders; run it as root."
  for program in "$@"; do
    command -v "$program" >/dev/null ||
      fail "$program is missing; on Debian \"apt-get install $program\" brings it."
  done
}

# Where this machine's apt gets Debian from; MIRROR names another place.
mirror() {
  # shellcheck disable=SC2016
  local format='$(LABEL) $(REPO_URI)' found
  found=$(apt-get indextargets --format "$format" "Created-By: Packages" |
    awk '$1 == "Debian" {print $2; exit}')
  [[ -n ${MIRROR:-$found} ]] ||
    fail "this machine's apt knows no Debian; name a mirror in MIRROR."
  printf '%s\n' "${MIRROR:-$found}"
}

# make_system FOLDER RELEASE ARCHITECTURE [PACKAGE,...]
# Where CHROOTS names a folder, an earlier one of the same kind is taken from there.
make_system() {
  local folder=$1 release=$2 arch=$3 with=${4:-} kept=
  [[ -z ${CHROOTS:-} ]] || kept=$CHROOTS/$release-$arch-${with//,/-}.tar
  mkdir -p "$folder"
  if [[ -e $kept ]]; then
    tar -xpf "$kept" -C "$folder"
    return
  fi
  say "Getting Debian ${numbers[$release]} ($release, $arch)."
  debootstrap --variant=minbase --arch="$arch" ${with:+--include="$with"} "$release" \
    "$folder" "$(mirror)" >"$folder.log" 2>&1 ||
    fail "debootstrap failed for $release; the end of $folder.log: $(tail -n3 "$folder.log")"
  [[ -z $kept ]] || { mkdir -p "$CHROOTS" && tar -cpf "$kept" --one-file-system -C "$folder" .; }
}

# What is mounted in a folder, the deepest first.
mounted() {
  awk -v at="$1/" 'index($5 "/", at) == 1 {print $5}' /proc/self/mountinfo | sort -r
}

# Deletes a system, unless something in it stays mounted whatever is done.
remove_system() {
  local place
  [[ -d $1 ]] || return 0
  while read -r place; do
    umount "$place" || true
  done < <(mounted "$1")
  if [[ -n $(mounted "$1") ]]; then
    say "room-panel: something is still mounted in $1; it stays."
    return 1
  fi
  rm -rf --one-file-system "$1"
}
