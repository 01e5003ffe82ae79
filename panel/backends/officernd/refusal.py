"""What OfficeRnD's failures mean, as the five errors and plain sentences."""

import re
from collections.abc import Mapping

from panel.backends.base import BackendError, Conflict, Garbled, Refused, Unauthorised
from panel.backends.http import Answer

IN_THE_WAY = "Another booking is in the way."
GONE = "The booking is gone."
CHANGED = "The booking was changed meanwhile."
SERIES = "A booking of a series cannot be changed at the door."
COSTS = "A longer booking would cost more, which is not allowed at this door."

_PLAIN = re.compile(r"[A-Za-z][A-Za-z ,.'-]{8,120}")
_BUSY = re.compile(
    r"overlap|conflict|already (booked|reserved|taken)|not available|unavailable", re.I
)


def error_of(answer: Answer, *, wrote: bool) -> BackendError:
    """What an answer that is no success means."""
    status = answer.status
    if status == 401:
        return Unauthorised("OfficeRnD does not accept the application's token.")
    if status == 403:
        return Unauthorised("OfficeRnD does not let the application do this.")
    if status == 402:
        return Refused("OfficeRnD wants this to be paid for first.")
    if status == 404:
        return Refused("OfficeRnD has nothing there; check organization.")
    if 400 <= status < 500 and status not in (408, 409, 412, 429):
        return _not_taken(answer)
    return answer.error(wrote=wrote)


def _not_taken(answer: Answer) -> Refused:
    said = _message(answer)
    if _BUSY.search(said):
        return Conflict(IN_THE_WAY)
    if not _PLAIN.fullmatch(said):
        return Refused(f"OfficeRnD does not take this ({answer.status}).")
    inside = said[0].lower() + said[1:]
    return Refused(f"OfficeRnD does not take this: {inside.rstrip('. ')}.")


def _message(answer: Answer) -> str:
    """The first of its own words; empty where it has none."""
    try:
        said = answer.json()
    except Garbled:
        return ""
    message = said.get("message") if isinstance(said, Mapping) else None
    if isinstance(message, list):
        message = message[0] if message else None
    return message.strip() if isinstance(message, str) else ""
