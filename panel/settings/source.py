"""The text of a settings file, and its tables."""

import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any

from panel.settings.problem import Problem, SettingsError

MOST_BYTES = 1_000_000

_PLACE = re.compile(r"(?P<what>.*) \(at (?P<where>[^()]*)\)", re.S)


def read_tables(path: Path) -> dict[str, Any]:
    """What the file holds.

    Raises:
        SettingsError: it cannot be read, or it is not TOML.
    """
    try:
        return _parsed(read_text(path, MOST_BYTES) + "\n")
    except OSError as error:
        sentence = why_unreadable(error)
    except tomllib.TOMLDecodeError as error:
        sentence = _not_toml(error)
    except RecursionError:
        sentence = "is nested too deeply to be read"
    except ValueError as error:
        sentence = str(error)
    raise SettingsError([Problem(str(path), sentence)])


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        raise ValueError("holds a number that is too long to be read") from None


def read_text(path: Path, most: int) -> str:
    """The text of an ordinary file.

    Raises:
        OSError: it is missing or may not be read; see `why_unreadable`.
        ValueError: it is no ordinary file, too large or not UTF-8, as a sentence.
    """
    kind = os.stat(path).st_mode
    if stat.S_ISDIR(kind):
        raise ValueError("is a folder, not a file")
    if not stat.S_ISREG(kind):
        raise ValueError("is not an ordinary file")
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError(f"is larger than {_size(most)}")
    return _decoded(content)


def why_unreadable(error: OSError) -> str:
    """A failed opening as the rest of a sentence."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "this user may not read it"
    return f"cannot be read ({(error.strerror or 'unknown reason').lower()})"


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line} is not UTF-8 text") from None


def _size(most: int) -> str:
    return f"{most // 1_000_000} MB" if most >= 1_000_000 else f"{most // 1000} kB"


def _not_toml(error: tomllib.TOMLDecodeError) -> str:
    parts = _PLACE.fullmatch(str(error))
    if parts is None:
        return f"is not TOML ({error})"
    where, what = parts["where"], parts["what"][:1].lower() + parts["what"][1:]
    if what == "cannot overwrite a value":
        return f"{where} has a key that was there before"
    if what.startswith("cannot declare"):
        return f"{where} has a table that was there before"
    if where == "end of document":
        return f"ends too early: {what}"
    return f"{where} is not TOML: {what}"
