"""Where the settings file and the state may stand."""

import os
import pwd
from collections.abc import Mapping
from pathlib import Path

from panel.settings.problem import Problem, SettingsError

SYSTEM_WIDE = Path("/etc/room-panel/settings.toml")
STORE = "panel.sqlite"
"""What every panel keeps in its store."""


def settings_path(given: Path | None, environ: Mapping[str, str]) -> Path:
    """The settings file, absolute: the one given, else the first of `candidates`.

    A file that was named (given, or in $ROOM_PANEL_SETTINGS) need not exist.

    Raises:
        SettingsError: none was named and none is there.
    """
    if given is not None:
        return given.absolute()
    possible = candidates(environ)
    if len(possible) == 1:
        return possible[0]
    for path in possible:
        if os.path.lexists(path):
            return path
    looked = " and ".join(map(str, possible))
    raise SettingsError(
        [Problem("settings", f"there is no settings file; looked for {looked}")]
    )


def candidates(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Where a settings file is looked for; one only where the environment names it."""
    named = environ.get("ROOM_PANEL_SETTINGS")
    if named:
        return (Path(named).absolute(),)
    folder = _folder(environ, "XDG_CONFIG_HOME", ".config")
    own = (folder / "room-panel/settings.toml",) if folder else ()
    return SYSTEM_WIDE, *own


def unwritten(environ: Mapping[str, str]) -> bool:
    """Whether this machine waits for its first settings.

    None are named and none are there; and no room was ever served from the usual
    store, whose door would otherwise show bookings that nobody made.
    """
    possible = candidates(environ)
    if environ.get("ROOM_PANEL_SETTINGS") or any(map(os.path.lexists, possible)):
        return False
    state = state_folder(environ)
    return not (state and os.path.lexists(state / STORE))


def state_folder(environ: Mapping[str, str]) -> Path | None:
    """Where the state is kept unless the file says; None where there is no home."""
    given = environ.get("STATE_DIRECTORY", "").partition(":")[0]
    if given:
        return Path(given)
    folder = _folder(environ, "XDG_STATE_HOME", ".local/state")
    return folder / "room-panel" if folder else None


def resolved(text: str, folder: Path, environ: Mapping[str, str]) -> Path:
    """A path of the settings file, absolute; `~/` is the user's home."""
    home = _home(environ)
    if text.startswith("~/") and home:
        return home / text[2:]
    return folder / text


def _folder(environ: Mapping[str, str], variable: str, usual: str) -> Path | None:
    given = Path(environ.get(variable, ""))
    if given.is_absolute():
        return given
    home = _home(environ)
    return home / usual if home else None


def _home(environ: Mapping[str, str]) -> Path | None:
    if environ.get("HOME"):
        return Path(environ["HOME"]).absolute()
    try:
        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    except KeyError:
        return None
