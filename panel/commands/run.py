"""`run`: the panel on the wall."""

import logging
import os
from pathlib import Path

from panel.cli import Failure, Wrong
from panel.engine.memory import AlreadyRunning
from panel.settings import SettingsError
from panel.settings.places import settings_path


def run(path: Path | None, size: tuple[int, int] | None) -> int:
    """Runs until told to end; wrong settings are explained on the screen."""
    from panel.wall import Wall, hang

    log_to_stderr()
    try:
        place = settings_path(path, os.environ)
        return hang(Wall(place, dict(os.environ), size))
    except SettingsError as error:
        raise Wrong(*map(str, error.problems)) from None
    except AlreadyRunning as error:
        raise Failure(str(error)) from None


def log_to_stderr() -> None:
    """One line an entry, for the journal."""
    logging.basicConfig(
        level=logging.INFO, format="%(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("qasync").setLevel(logging.WARNING)
