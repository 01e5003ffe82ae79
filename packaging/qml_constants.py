"""Marks constant properties in type descriptions; PySide's own tool leaves them out.

Usage: qml_constants.py DESCRIPTION.json ... (in the project's folder)
"""

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType


def complete(path: Path) -> None:
    described = json.loads(path.read_text())
    for source in described:
        module = imported(Path(source["inputFile"]))
        source["classes"] = [entry for entry in source["classes"] if entry["object"]]
        for entry in source["classes"]:
            meta = getattr(module, entry["className"]).staticMetaObject
            for prop in entry.get("properties", []):
                index = meta.indexOfProperty(prop["name"])
                prop["constant"] = meta.property(index).isConstant()
    path.write_text(json.dumps(described))


def imported(path: Path) -> ModuleType:
    inside = path.resolve().relative_to(Path.cwd()).with_suffix("")
    return importlib.import_module(".".join(inside.parts))


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    for name in sys.argv[1:]:
        complete(Path(name))
