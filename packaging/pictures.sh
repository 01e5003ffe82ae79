#!/usr/bin/env bash
# Draws every state at every size, palette and column as contact sheets into a folder:
# "pictures.sh", "pictures.sh folder --language ar"; "pictures.sh --readme" draws those
# that the README shows.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

prepare run requirements.txt
export QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software PYTHONPATH=$root
exec "$venv/bin/python" -m tests.pictures "$@"
