#!/usr/bin/env bash
# Pins the newest fitting versions, with hashes, for every supported Python (needs uv).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

pin() {
  uv pip compile --quiet --upgrade --universal --python-version 3.11 \
    --generate-hashes --no-emit-index-url --no-annotate \
    --custom-compile-command packaging/pin.sh "$@"
}

pin pyproject.toml --group build --output-file packaging/requirements.txt
pin --group dev --constraint packaging/requirements.txt \
  --output-file packaging/requirements-dev.txt
# What the Debian package holds: the program and the extras that are small.
pin pyproject.toml --extra push --extra metrics --extra lights \
  --constraint packaging/requirements.txt \
  --constraint packaging/requirements-dev.txt \
  --output-file packaging/requirements-deb.txt
