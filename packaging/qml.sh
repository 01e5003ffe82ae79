#!/usr/bin/env bash
# Checks the QML files: "qml.sh lint", "qml.sh format [--check]".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
types=.cache/qml
export PATH="${ROOM_PANEL_VENV:-$PWD/.venv}/bin:$PATH"

qml_files() { find panel -name '*.qml' -print0 | sort -z; }

# qmllint knows the view models by type files, made from the Python sources.
describe_models() {
  local folder=$types/Panel/Models metatypes described=() file
  metatypes=$(python -c '
import pathlib, PySide6
print(pathlib.Path(PySide6.__file__).parent / "Qt" / "metatypes")
')
  rm -rf "$folder"
  mkdir -p "$folder"
  while IFS= read -r file; do
    described+=("$folder/$(basename "$file" .py).json")
    pyside6-metaobjectdump -o "${described[-1]}" "$file"
  done < <(grep -rl --include='*.py' '^QML_IMPORT_NAME' panel | sort)
  [[ ${#described[@]} -gt 0 ]] || return 0
  python packaging/qml_constants.py "${described[@]}"
  pyside6-qmltyperegistrar --import-name Panel.Models --major-version 1 \
    --minor-version 0 --generate-qmltypes "$folder/models.qmltypes" \
    --foreign-types "$(echo "$metatypes"/qt6{core,gui,qml,quick}_*.json | tr ' ' ,)" \
    -o "$folder/registrations.cpp" "${described[@]}"
  printf '%s\n' 'module Panel.Models' 'typeinfo models.qmltypes' 'depends QtQuick' \
    >"$folder/qmldir"
}

lint() {
  describe_models
  qml_files | xargs -0 -r pyside6-qmllint --max-warnings 0 -I "$types" -I panel/ui/qml
}

# Rewrites the files that are laid out in another way, or only names them.
format() {
  local file laid_out status=0
  laid_out=$(mktemp)
  while IFS= read -r -d '' file; do
    pyside6-qmlformat "$file" >"$laid_out"
    cmp -s "$laid_out" "$file" && continue
    if [[ ${1:-} == --check ]]; then
      echo "$file would be laid out in another way; run packaging/qml.sh format"
      status=1
    else
      cat "$laid_out" >"$file"
    fi
  done < <(qml_files)
  rm -f "$laid_out"
  return $status
}

"$@"
