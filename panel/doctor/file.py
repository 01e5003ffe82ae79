"""The settings file: whether it is there and sound, and who may read it."""

import grp
import os
import pwd
import stat
from pathlib import Path

from panel.doctor.line import Line, bad, good, warn
from panel.doctor.seen import Seen

REMEDY = "mend the file; docs/settings.md says what may stand in it"
MOST = 3
"""Sentences of one kind that are said in full."""


def settings(seen: Seen) -> Line:
    """Found, sound, and readable by whom."""
    if seen.settings is None:
        return bad(_some(seen.problems) or "no settings file was found", REMEDY)
    path, warnings = seen.settings.path, seen.settings.warnings
    said = f"{path} is sound; {readers(path)} may read it"
    if warnings:
        return warn(f"{path}: {_some(warnings)}", "mend what it names", len(warnings))
    return good(said, 0)


def _some(sentences: tuple[str, ...]) -> str:
    """The first ones, on one line."""
    shown = "; ".join(" ".join(one.split()) for one in sentences[:MOST])
    more = len(sentences) - MOST
    return f"{shown}; and {more} more" if more > 0 else shown


def readers(path: Path) -> str:
    """Who may read a file by its owner, group and mode."""
    seen = os.stat(path)
    if seen.st_mode & stat.S_IROTH:
        return "everybody"
    names = ["root", _user(seen.st_uid)]
    if seen.st_mode & stat.S_IRGRP:
        names.append(f"the group {_group(seen.st_gid)}")
    return " and ".join(dict.fromkeys(names))


def _user(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _group(number: int) -> str:
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)
