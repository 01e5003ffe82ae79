"""Which of the screen's states holds: one pure function, the first that fits."""

from datetime import datetime
from enum import StrEnum

from panel.domain.link import Link
from panel.domain.room import Rules
from panel.domain.status import Status


class Face(StrEnum):
    """The screen's states, in the order in which they win."""

    SETTINGS_WRONG = "settings-wrong"
    STARTING = "starting"
    NOT_SURE = "not-sure"
    PENDING_CURRENT = "pending-current"
    BUSY_NEXT_PENDING = "busy-next-pending"
    BUSY = "busy"
    PREPARED = "being-prepared"
    PENDING_NEXT = "pending-next"
    RELEASED = "just-released"
    NOT_BOOKABLE = "not-bookable"
    FREE = "free"


def face_at(
    now: datetime,
    status: Status,
    link: Link,
    rules: Rules,
    *,
    freed: bool,
    closed: bool = False,
) -> Face:
    """The state to show; `freed` says that a period was just given back, `closed` that
    nobody may book now."""
    if link.heard is None:
        return Face.STARTING
    if not link.sure(now):
        return Face.NOT_SURE
    return _known(status, link, rules, freed=freed, closed=closed)


def _known(
    status: Status, link: Link, rules: Rules, *, freed: bool, closed: bool
) -> Face:
    buffer = status.current is not None and status.current.buffer
    if status.current_pending:
        return Face.PENDING_CURRENT
    if status.booked and not (buffer and not status.next_early):
        return Face.BUSY_NEXT_PENDING if status.next_pending else Face.BUSY
    if buffer:
        return Face.PREPARED
    if status.next_pending:
        return Face.PENDING_NEXT
    return _empty(link, rules, freed=freed, closed=closed)


def _empty(link: Link, rules: Rules, *, freed: bool, closed: bool) -> Face:
    """Nothing is current or pending; with an unreadable booking "free" is no claim."""
    if closed or (rules.disable_book_now and not freed):
        return Face.NOT_BOOKABLE
    if link.unreadable:
        return Face.NOT_SURE
    return Face.RELEASED if freed else Face.FREE
