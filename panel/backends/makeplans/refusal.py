"""What MakePlans' errors mean, as the five errors and plain sentences."""

import json
from collections.abc import Iterable, Iterator

from panel.backends.base import BackendError, Conflict, Refused, Unauthorised
from panel.backends.http import Answer

IN_THE_WAY = "Another booking has this time already."
GONE = "The booking is gone."
CHANGED = "The booking was changed meanwhile."
LONGEST = 120
"""Letters of a message that is repeated to people."""
WRONG = (400, 422)


def error_of(
    answer: Answer, *, wrote: bool = False, secrets: Iterable[str] = ()
) -> BackendError:
    """An answer that is no success; its own words only where they hold no secret."""
    status = answer.status
    if status in WRONG:
        said = _message(answer)
        if not said or any(secret in said for secret in secrets):
            return Refused("MakePlans refuses this.")
        return Refused(f"MakePlans refuses this: {said}.")
    if status == 401:
        return Unauthorised(
            "MakePlans does not accept the key, or its API is switched off."
        )
    if status == 402:
        return Unauthorised("The MakePlans account has not been paid for.")
    if status == 403:
        return Unauthorised("The key for MakePlans may not do this.")
    if status == 404:
        return Refused("MakePlans does not know what was asked for.")
    if status == 409:
        return Conflict(IN_THE_WAY)
    return answer.error(wrote=wrote)


def _message(answer: Answer) -> str:
    """The first message, where it is a short plain text."""
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        return ""
    field, message = next(_messages(said), ("", ""))
    name = "" if field == "base" else field.replace("_", " ")
    text = " ".join(f"{name} {message}".split()).rstrip(" .!")
    return text if len(text) <= LONGEST and text.isprintable() else ""


def _messages(said: object) -> Iterator[tuple[str, str]]:
    pairs = said.items() if isinstance(said, dict) else ()
    for field, messages in pairs:
        for message in messages if isinstance(messages, list) else ():
            if isinstance(message, str) and message.strip():
                yield field, message
