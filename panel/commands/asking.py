"""`status` and `call`: one question to the room, answered on standard output."""

import json
from datetime import datetime
from pathlib import Path

from panel.app import Parts
from panel.arguments import ArgumentsWrong, arguments
from panel.calls import FUNCTIONS, Refusal
from panel.cli import DONE, Failure, Wrong
from panel.commands.opening import asked, settings_at
from panel.domain.outcome import Declined, Outcome, Reason
from panel.published import variables
from panel.ui.reasons import why
from panel.ui.speech import Speech

OUTAGES = (Reason.UNREACHABLE, Reason.UNAUTHORISED, Reason.GARBLED)
"""Here the system's own words say more than the screen's."""


def status(
    path: Path | None, at: datetime | None, *, as_json: bool, private: bool
) -> int:
    """Prints the status variables."""

    async def question(parts: Parts, now: datetime) -> dict[str, object]:
        await parts.engine.read()
        return variables(parts.engine.snapshot, private=private)

    found = asked(settings_at(path), at, question)
    print(_json(found) if as_json else _lines(found))
    return DONE


def call(path: Path | None, at: datetime | None, name: str, text: str) -> int:
    """Prints what a command of the room answers, as JSON."""
    function = FUNCTIONS.get(name)
    if function is None:
        raise Wrong(f"NAME: {name!r} is not a command; {_nearest(name)}")
    try:
        given = arguments(function.parameters, text)
    except ArgumentsWrong as error:
        raise Wrong(*error.problems) from None

    async def question(parts: Parts, now: datetime) -> object:
        try:
            return await function.answer(parts.engine, now, given)
        except Refusal as refusal:
            raise Failure(_sentence(refusal.outcome, parts, now)) from None

    print(_json(asked(settings_at(path), at, question)))
    return DONE


def _sentence(outcome: Outcome, parts: Parts, now: datetime) -> str:
    if not isinstance(outcome, Declined):
        return "The answer was lost; look at the calendar before trying again."
    if outcome.text and outcome.reason in OUTAGES:
        return outcome.text
    speech = Speech(zone=parts.engine.snapshot.room.zone)
    return why(outcome, now, speech).rstrip(".") + "."


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, FUNCTIONS, 1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"there are {', '.join(FUNCTIONS)}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _lines(found: dict[str, object]) -> str:
    return "\n".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in found.items()
    )
