#!/usr/bin/env bash
# Translations: "translations.sh update" puts the program's texts into their sources,
# "translations.sh build" compiles them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec "${ROOM_PANEL_VENV:-$PWD/.venv}/bin/python" packaging/translations.py "$@"
