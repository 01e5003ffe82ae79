"""What the server's errors mean, as the five errors and plain sentences."""

import json
import re

from panel.backends.base import (
    BackendError,
    Conflict,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.backends.placeos.frames import Frame

BAD_REQUEST, DENIED, FAILED, NO_SYSTEM, NO_MODULE = 1, 2, 3, 5, 6
DROPPED = (0, 4)
NO_LONGER = "only the current or pending meeting can be cancelled"
IN_THE_WAY = ("the room is currently in use", "unable to book due to clash", NO_LONGER)
LONGEST = 200

_BEFORE = re.compile(
    r"^\s*(module raised|remote exception|request failed)\s*:\s*", re.I
)
_CLASS = re.compile(r"\s*\([A-Z]\w*(::\w+)*\)\s*$")


def error_of(frame: Frame, *, writes: bool) -> BackendError:
    """One error frame."""
    said = plain(frame.message)
    if frame.code == FAILED:
        if any(part in frame.message.lower() for part in IN_THE_WAY):
            return Conflict(said)
        return Refused(said)
    if frame.code == DENIED:
        return Unauthorised("PlaceOS does not let this key use the room's module.")
    if frame.code == NO_SYSTEM:
        return Refused("PlaceOS knows no such system; check system_id.")
    if frame.code == NO_MODULE:
        return Refused("The system has no such module; check module.")
    if frame.code in (BAD_REQUEST, *DROPPED):
        return Refused(f"PlaceOS does not take this: {_inside(said)}")
    # Whatever else failed may have failed behind the module.
    sentence = f"PlaceOS could not do it at present: {_inside(said)}"
    return Unreachable(sentence, maybe_done=writes)


def plain(message: str) -> str:
    """A driver's message as a sentence: without its classes and what wraps it."""
    text = "".join(c if c.isprintable() else " " for c in message)
    before = None
    while before != text:
        before = text
        text = _CLASS.sub("", _BEFORE.sub("", text)).strip()
    text = text[:LONGEST].rstrip(" .!") or "PlaceOS gave no reason"
    return f"{text[0].upper()}{text[1:]}."


def not_accepted(body: bytes) -> Unauthorised:
    """The answer 401, with the server's own words where it has some."""
    try:
        said = json.loads(body)["error"]
    except (ValueError, KeyError, TypeError):
        said = ""
    reason = f" {plain(said)}" if isinstance(said, str) and said else ""
    return Unauthorised(f"PlaceOS does not accept the key.{reason}")


def _inside(sentence: str) -> str:
    """A sentence as the second part of another."""
    return sentence[0].lower() + sentence[1:]
