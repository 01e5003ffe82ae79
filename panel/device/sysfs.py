"""Numbers and words in files of the kernel, under /sys."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from panel.device.keeping import DeviceError

ROOT = "ROOM_PANEL_SYSFS"
"""Names another folder than /sys, as the tests do."""


def folder(kind: str, environ: Mapping[str, str]) -> Path:
    """Where the things of a kind are, such as `leds` and `backlight`."""
    return Path(environ.get(ROOT) or "/sys") / "class" / kind


def names_in(place: Path) -> tuple[str, ...]:
    """What is there, in order; nothing where it cannot be seen."""
    with suppress(OSError):
        return tuple(sorted(os.listdir(place)))
    return ()


def word(path: Path) -> str:
    """What the file says, without the end of its line.

    Raises:
        DeviceError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(4096).decode("ascii", "replace").strip()
    except OSError as error:
        raise DeviceError(why(path, error)) from None


def number(path: Path) -> int:
    """The number in the file.

    Raises:
        DeviceError: it cannot be read, or is none.
    """
    text = word(path)
    if not text.isdecimal():
        raise DeviceError(f"{path} holds no number")
    return int(text[:9])


def write(path: Path, text: str | int) -> None:
    """Puts this into the file, which has to be there.

    Raises:
        DeviceError: it cannot be written.
    """
    try:
        file = os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_CLOEXEC)
        try:
            os.write(file, f"{text}\n".encode())
        finally:
            os.close(file)
    except OSError as error:
        raise DeviceError(why(path, error)) from None


def writable(path: Path) -> bool:
    """Whether this user may write it."""
    return os.access(path, os.W_OK)


def why(path: Path, error: OSError) -> str:
    """Why the file cannot be used, as a sentence without its end."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"there is no {path}"
    if isinstance(error, PermissionError):
        return f"this user may not write {path}"
    return f"{path}: {(error.strerror or 'unknown reason').lower()}"
