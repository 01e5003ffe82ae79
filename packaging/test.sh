#!/usr/bin/env bash
# Lint, types, import rules, QML and all tests. Options (--long) go to pytest.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
exec 2>&1

# Small ones with the letters of every language: a character of theirs is as wide in
# any font.
extras+=(fonts-dejavu-core fonts-droid-fallback)
# A compositor on a screen that is none, a mouse, and a camera.
extras+=(cage xvfb xwayland xdotool grim)
# What looks at the Debian package's parts.
extras+=(binutils shellcheck udev)
# A certificate that nobody trusts.
extras+=(openssl)
# A compiler for a clock that jumps or is wrong.
extras+=(gcc libc6-dev)

failed=()

step() {
  local name=$1
  shift
  echo "== $name"
  "$@" || failed+=("$name")
}

cd "$root"
prepare test requirements.txt requirements-dev.txt
export PATH="$venv/bin:$PATH" QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software

step "ruff format" ruff format --check --quiet .
step "ruff check" ruff check --quiet .
mkdir -p .cache
mypy >.cache/mypy.log 2>&1 &
types=$!
step "import rules" lint-imports --no-logo --cache-dir .cache/import-linter
step "qmllint" packaging/qml.sh lint
step "qmlformat" packaging/qml.sh format --check
# It has had a processor for itself meanwhile.
step "mypy" wait "$types"
cat .cache/mypy.log
if [[ ${#failed[@]} -gt 0 ]]; then
  echo "== failed before the tests: ${failed[*]}"
fi
echo "== pytest"
# One more than there are processors, since many tests wait for what they started. And
# what they start is compiled once, not anew with each process.
workers=$(($(nproc) < 4 ? $(nproc) + 1 : 4))
unset PYTHONDONTWRITEBYTECODE
python -m pytest --numprocesses "$workers" --dist worksteal "$@" ||
  failed+=(pytest)
[[ ${#failed[@]} -eq 0 ]]
