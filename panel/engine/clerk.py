"""Carries one command to the booking system: checked, tried once, and told."""

import logging
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from panel.backends.base import (
    Backend,
    BackendError,
    Draft,
    Ending,
    Garbled,
    Noting,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.domain.booking import Booking, Person
from panel.domain.command import (
    BookLater,
    BookNow,
    CheckIn,
    Command,
    End,
    Extend,
    Read,
    WeAreHere,
)
from panel.domain.limits import whole
from panel.domain.link import Fault
from panel.domain.outcome import Declined, Done, Outcome, Reason, Unknown
from panel.domain.permission import (
    Scene,
    check_in_target,
    end_target,
    may_book_later,
    may_book_now,
    may_extend,
    may_take_back,
)
from panel.engine.overlay import Acknowledged, Write
from panel.engine.snapshot import Freed

log = logging.getLogger("panel.engine")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What became of a command and what the engine has to remember of it.

    With an unknown outcome `write` is what was asked for, for the next reading to
    decide. `ended` is the booking that counts as ended on this panel only, `back` the
    one that does no longer.
    """

    outcome: Outcome
    write: Acknowledged | None = None
    mark: Booking | None = None
    freed: Freed | None = None
    ended: Booking | None = None
    back: Booking | None = None


async def carry_out(command: Command, scene: Scene, backend: Backend) -> Act:
    """Check the command against a fresh list and try it once."""
    match command:
        case BookNow():
            return await _book_now(command, scene, backend)
        case BookLater():
            return await _book_later(command, scene, backend)
        case CheckIn():
            return await _check_in(command, scene, backend)
        case End():
            return await _end(command, scene, backend)
        case Extend():
            return await _extend(command, scene, backend)
        case WeAreHere():
            return await _take_back(scene, backend)
        case Read():
            return Act(outcome=Done())


def fault_of(error: BackendError) -> Fault:
    """Which kind of failure an error is."""
    kinds = (
        (Unreachable, Fault.UNREACHABLE),
        (Unauthorised, Fault.UNAUTHORISED),
        (Refused, Fault.REFUSED),
        (Garbled, Fault.GARBLED),
    )
    return next(
        (fault for kind, fault in kinds if isinstance(error, kind)), Fault.FAILED
    )


async def end_no_show(
    booking: Booking, now: datetime, comment: str, backend: Backend
) -> Act:
    """End a booking to which nobody checked in."""
    ask = End(booking.start, notify=backend.capabilities.notify, comment=comment)
    act = await _ended(ask, booking, now, backend, no_show=True)
    if isinstance(act.outcome, Done) and isinstance(backend, Noting):
        await _tried(backend.nobody_came(booking))
    return act


async def _book_now(command: BookNow, scene: Scene, backend: Backend) -> Act:
    start = whole(scene.now)
    length = command.until - start if command.until else command.length
    refusal = may_book_now(scene, length)
    if refusal is not None:
        return Act(outcome=refusal)
    host, refusal = await _owner(command.owner, backend)
    if refusal is not None:
        return Act(outcome=refusal)
    draft = Draft(
        start=start,
        end=start + length,
        title=command.title or scene.rules.default_title,
        host=host,
        checked_in=backend.capabilities.check_in,
    )
    return await _made(draft, scene.now, backend)


async def _book_later(command: BookLater, scene: Scene, backend: Backend) -> Act:
    refusal = may_book_later(scene, command.start, command.length)
    if refusal is not None:
        return Act(outcome=refusal)
    host, refusal = await _owner(command.owner, backend)
    if refusal is not None:
        return Act(outcome=refusal)
    draft = Draft(
        start=command.start,
        end=command.start + command.length,
        title=command.title or scene.rules.default_title,
        host=host,
    )
    return await _made(draft, scene.now, backend)


async def _take_back(scene: Scene, backend: Backend) -> Act:
    refusal = may_take_back(scene)
    if refusal is not None or scene.freed is None:
        return Act(outcome=refusal or Declined(Reason.NOT_RELEASED))
    if scene.freed.key in scene.marks.ended:
        outcome = Done(scene.freed, here=True)
        return Act(outcome=outcome, mark=scene.freed, back=scene.freed)
    draft = Draft(
        start=whole(scene.now),
        end=scene.freed.end,
        title=scene.freed.title,
        host=scene.freed.host,
        checked_in=backend.capabilities.check_in,
    )
    return await _made(draft, scene.now, backend)


async def _check_in(command: CheckIn, scene: Scene, backend: Backend) -> Act:
    booking, refusal = check_in_target(scene, command.start)
    if booking is None:
        return Act(outcome=refusal or Done())
    if not backend.capabilities.keeps_check_in:
        return Act(outcome=Done(booking, here=True), mark=booking)
    lost = Acknowledged(Write.CHECKED_IN, booking, scene.now)
    answer = await _tried(backend.check_in(booking))
    return _told(answer, lost, mark=booking)


async def _end(command: End, scene: Scene, backend: Backend) -> Act:
    booking, refusal = end_target(scene, command.start)
    if booking is None:
        return Act(outcome=refusal or Done())
    if backend.capabilities.ending is Ending.PANEL:
        freed = Freed(booking=booking, at=scene.now, no_show=False)
        return Act(outcome=Done(booking, here=True), ended=booking, freed=freed)
    return await _ended(command, booking, scene.now, backend, no_show=False)


async def _ended(
    ask: End, booking: Booking, now: datetime, backend: Backend, *, no_show: bool
) -> Act:
    at = max(whole(now), booking.start)
    write = Acknowledged(Write.ENDED, booking.ending(at), now)
    begun = booking.start <= now
    freed = Freed(booking=booking, at=now, no_show=no_show) if begun else None
    call = backend.end(booking, at, notify=ask.notify, comment=ask.comment)
    return _told(await _tried(call), write, freed=freed)


async def _extend(command: Extend, scene: Scene, backend: Backend) -> Act:
    refusal = may_extend(scene, command.length)
    current = scene.status.current
    if refusal is not None or current is None:
        return Act(outcome=refusal or Declined(Reason.NOTHING_RUNNING))
    end = current.end + command.length
    write = Acknowledged(Write.EXTENDED, current.ending(end), scene.now)
    return _told(await _tried(backend.extend(current, end)), write)


async def _made(draft: Draft, now: datetime, backend: Backend) -> Act:
    answer = await _tried(backend.book(draft))
    booking = answer if isinstance(answer, Booking) else _hoped_for(draft)
    # One that the system says nobody has checked in yet still asks for it.
    mark = booking if draft.checked_in and booking.checked_in is not False else None
    return _told(answer, Acknowledged(Write.MADE, booking, now), mark=mark)


def _hoped_for(draft: Draft) -> Booking:
    """What to look for in the next reading when the answer to a booking is lost."""
    return Booking(id="?", start=draft.start, end=draft.end, title=draft.title)


async def _owner(owner: str, backend: Backend) -> tuple[Person | None, Declined | None]:
    """Who the host is; looked up where the system has a directory."""
    if not owner:
        return None, None
    if not backend.capabilities.people:
        named = Person(address=owner) if "@" in owner else Person(name=owner)
        return named, None
    found = await _tried(backend.people(owner))
    if not isinstance(found, tuple):
        return None, _as_declined(found)
    wanted = owner.casefold()
    for person in found:
        if wanted in (person.address.casefold(), person.name.casefold()):
            return person, None
    return None, Declined(Reason.UNKNOWN_OWNER, text=owner)


def _as_declined(answer: Declined | Unknown) -> Declined:
    if isinstance(answer, Declined):
        return answer
    return Declined(Reason.UNREACHABLE)


def _told(
    answer: Booking | Declined | Unknown | None,
    write: Acknowledged,
    *,
    mark: Booking | None = None,
    freed: Freed | None = None,
) -> Act:
    if isinstance(answer, Declined):
        return Act(outcome=answer)
    if isinstance(answer, Unknown):
        return Act(outcome=answer, write=write, mark=mark, freed=freed)
    if answer is not None and answer.occupies:
        # The system may have rounded the end.
        write = replace(write, booking=write.booking.ending(answer.end))
    return Act(
        outcome=Done(answer or write.booking), write=write, mark=mark, freed=freed
    )


async def _tried(call: Awaitable[T]) -> T | Declined | Unknown:
    """One try; an answer that was lost or not understood may mean "done"."""
    try:
        return await call
    except Refused as error:
        return Declined(Reason.REFUSED, text=str(error))
    except (Unauthorised, Garbled, Unreachable) as error:
        log.warning("the booking system did not do what was asked: %s", error)
        return _unanswered(error)


def _unanswered(error: Unauthorised | Garbled | Unreachable) -> Declined | Unknown:
    if isinstance(error, Unauthorised):
        return Declined(Reason.UNAUTHORISED, text=str(error))
    if isinstance(error, Garbled) or error.maybe_done:
        return Unknown()
    return Declined(Reason.UNREACHABLE, text=str(error))
