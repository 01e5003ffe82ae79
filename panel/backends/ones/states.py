"""The room's appointments by the state of their booking, so that none is lost.

What the numbers of the states mean is said nowhere, so they are asked for by name.
One question for all living states decides what there is. Two more say which of those
wait and which are in use, in the order in which a booking goes from one to the next.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from panel.backends.base import Garbled
from panel.backends.ones.asking import Asking, Params
from panel.backends.ones.fields import Item, inner, number, text
from panel.backends.ones.pages import identity, listed

BOOKED, WAITING, USING = "booked", "waitingCheckIn", "using"
LIVING = (BOOKED, WAITING, USING)

Found = tuple[tuple[Item, str], ...]
"""Appointments with the name of their state."""


async def appointments(asking: Asking, params: Params) -> Found:
    """All that live in the window.

    One that moves on between two questions is seen by a later one at the latest; one
    that was moved to another time counts as the later answer shows it.

    Raises:
        BackendError: they cannot be had, or not by their states.
    """
    ask = partial(asking.get, "appointments")
    found = _by_id(await listed(ask, _with(params, *LIVING)), BOOKED)
    waiting = await listed(ask, _with(params, WAITING))
    using = await listed(ask, _with(params, USING))
    if _numbered(waiting) & _numbered(using):
        raise Garbled("The server takes no notice of the state that is asked for.")
    for rows, state in ((waiting, WAITING), (using, USING)):
        for id, fresh in _by_id(rows, state).items():
            found[id] = _merged(found.get(id, {}), fresh)
    return tuple(pair for same in found.values() for pair in same.values())


async def living(asking: Asking, params: Params) -> tuple[Item, ...]:
    """The same without their states, by one question."""
    ask = partial(asking.get, "appointments")
    return await listed(ask, _with(params, *LIVING))


_Same = dict[str, tuple[Item, str]]
"""The appointments of one id by what tells them apart."""


def _with(params: Params, *states: str) -> Params:
    return {**params, "bookingState": ",".join(states)}


def _by_id(rows: Iterable[Item], state: str) -> dict[str, _Same]:
    found: dict[str, _Same] = {}
    for row in rows:
        key = identity(row)
        found.setdefault(text(row, "id") or key, {})[key] = row, state
    return found


def _numbered(rows: Iterable[Item]) -> set[tuple[str, int]]:
    """Each with the number of its state: one that went on has another since."""
    numbers = (
        (identity(row), number(inner(row, "booking"), "bookingState")) for row in rows
    )
    return {(name, number) for name, number in numbers if number is not None}


def _merged(old: Mapping[str, tuple[Item, str]], fresh: _Same) -> _Same:
    """A single one was moved where its start differs; several are occurrences."""
    if len(old) == len(fresh) == 1:
        return fresh
    return {**old, **fresh}
