"""Compiles the translations into the package, whenever it is built or installed."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface):
    """The compiled files are no part of the sources, but of what is installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        script = Path(self.root, "packaging", "translations.py")
        subprocess.run([sys.executable, script, "build"], check=True)
        build_data["artifacts"].append("/panel/ui/translations/*.qm")
