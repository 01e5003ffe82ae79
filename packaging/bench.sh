#!/usr/bin/env bash
# Measures speed and memory and prints them beside what is aimed at: "bench.sh",
# "bench.sh --quick", "bench.sh start". Read docs/measures.md first.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

prepare run requirements.txt
cd "$root"
export QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
exec "$venv/bin/python" -m tests.bench "$@"
