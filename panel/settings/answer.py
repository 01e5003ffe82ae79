"""The other end of `child`: reads the settings and writes what came of it."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from panel.settings.exchange import to_json
from panel.settings.problem import SettingsError
from panel.settings.settings import Settings


def main(arguments: Sequence[str]) -> None:
    """Write settings or problems to the pipe, as JSON."""
    # Looking for plug-ins among all installed packages takes 10 ms; we have none.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    path = Path(arguments[0]) if arguments else None
    with suppress(BrokenPipeError):  # the panel has ended meanwhile
        sys.stdout.write(to_json(_outcome(path)))
        sys.stdout.flush()
    # The answer is out: taking the interpreter apart would only make it late.
    os._exit(0)


def _outcome(path: Path | None) -> Settings | SettingsError:
    from panel.settings.reading import read_settings

    try:
        return read_settings(path, os.environ)
    except SettingsError as error:
        return error
