"""`run`: the panel on the wall."""

import gc
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from panel.cli import Failure, Wrong
from panel.device.journal import log_to
from panel.settings import SettingsError
from panel.settings.child import StartedReading, start_reading
from panel.settings.places import candidates, unwritten
from panel.settings.watch import FileWatch

SCREENS = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")


def run(path: Path | None, size: tuple[int, int] | None) -> int:
    """Runs until told to end; wrong settings are explained on the screen."""
    try:
        return on_the_wall(path and path.absolute(), size)
    except SettingsError as error:
        raise Wrong(*map(str, error.problems)) from None


def on_the_wall(path: Path | None, size: tuple[int, int] | None) -> int:
    """Runs with the settings of this file, or of the first of the usual ones.

    A machine that nobody wrote settings for shows a made-up room until they do.

    Raises:
        Failure: there is no screen, or another panel runs on this store.
        SettingsError: the settings cannot be read at all.
    """
    if not any(os.environ.get(name) for name in SCREENS):
        raise Failure(
            "There is no screen here; start it in a graphical session, or under a "
            'compositor that brings one: "cage -- room-panel run".'
        )
    watch = FileWatch(*((path,) if path else candidates(os.environ)))
    with _first_settings(path) as first:
        # Begun before the window's libraries are loaded, which takes as long.
        reading = start_reading(first, os.environ)
        return _hung(path, size, watch, reading)


def _hung(
    path: Path | None,
    size: tuple[int, int] | None,
    watch: FileWatch,
    reading: StartedReading,
) -> int:
    with _nothing_thrown_away():
        # Before Qt's libraries: once they are there, PySide reads the source of
        # every module that is loaded, to see whether it is one of its users.
        import_module("panel.app")
        from panel.engine.lock import AlreadyRunning
        from panel.wall import Wall, hang

    log_to(sys.stderr, os.environ)
    try:
        with cache_folder(os.environ) as cache:
            return hang(Wall(path, dict(os.environ), cache, size), watch, reading)
    except AlreadyRunning as error:
        raise Failure(str(error)) from None


@contextmanager
def _first_settings(path: Path | None) -> Iterator[Path | None]:
    """The settings to begin with: the named ones, the usual ones, or made-up ones."""
    if path or not unwritten(os.environ):
        yield path
        return
    from panel.commands.made_up import made_up_room

    with made_up_room() as made:
        yield made


@contextmanager
def cache_folder(environ: Mapping[str, str]) -> Iterator[Path]:
    """Where pictures and compiled parts of the screen are kept between runs.

    Where that cannot be written, a folder that is gone afterwards.
    """
    given = environ.get("CACHE_DIRECTORY", "").partition(":")[0]
    with suppress(OSError, RuntimeError):  # nobody knows this user's home
        base = environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        folder = Path(given) if given else Path(base).absolute() / "room-panel"
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            yield folder
            return
    with TemporaryDirectory(prefix="room-panel-") as passing:
        yield Path(passing)


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """What is loaded stays: nobody needs to search it for garbage, now or later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
