"""The room's appointments by the state of their booking, so that none is lost.

What the numbers of the states mean is said nowhere, so they are asked for by name, in
the order in which a booking goes from one to the next. What comes back under none of
the names is not there.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import combinations

from panel.backends.base import Garbled
from panel.backends.ones.asking import Asking, Params
from panel.backends.ones.fields import Item, inner, number, text
from panel.backends.ones.pages import identity, listed

BOOKED, WAITING, USING = "booked", "waitingCheckIn", "using"
LIVING = (BOOKED, WAITING, USING)
TRIES = 3

Found = tuple[tuple[Item, str], ...]
"""Appointments with the name of their state."""


class Appointments:
    """Asks for each state, and before that once for all of them together.

    One that moves on between two questions is seen by a later one. One that came
    under all names together and then under none has gone, or has gone back: that is
    asked again. What never comes under a name of its own is remembered as out.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._out: frozenset[str] = frozenset()

    async def found(self, params: Params) -> Found:
        """All that live in the window, each once, as the latest answer shows it.

        Raises:
            BackendError: they cannot be had, or not by their states.
        """
        for _ in range(TRIES):
            together = await self._asked(params, *LIVING)
            found = await self._by_state(params)
            left = frozenset(map(_id, together)) - found.keys()
            if not left - self._out:
                break
        self._out = left
        return tuple(pair for same in found.values() for pair in same.values())

    async def _by_state(self, params: Params) -> "dict[str, _Same]":
        rows = {state: await self._asked(params, state) for state in LIVING}
        _look_at_numbers(rows)
        found: dict[str, _Same] = {}
        for state in LIVING:
            for id, fresh in _by_id(rows[state], state).items():
                found[id] = _merged(found.get(id, {}), fresh)
        return found

    async def _asked(self, params: Params, *states: str) -> tuple[Item, ...]:
        ask = partial(self._asking.get, "appointments")
        return await listed(ask, {**params, "bookingState": ",".join(states)})


_Same = dict[str, tuple[Item, str]]
"""The appointments of one id by what tells them apart."""


def _id(row: Item) -> str:
    return text(row, "id") or identity(row)


def _by_id(rows: Iterable[Item], state: str) -> dict[str, _Same]:
    found: dict[str, _Same] = {}
    for row in rows:
        found.setdefault(_id(row), {})[identity(row)] = row, state
    return found


def _merged(old: Mapping[str, tuple[Item, str]], fresh: _Same) -> _Same:
    """A single one was moved where its start differs; several are occurrences."""
    if len(old) == len(fresh) == 1:
        return fresh
    return {**old, **fresh}


def _look_at_numbers(rows: Mapping[str, Iterable[Item]]) -> None:
    """One that went on has the number of another state since.

    Raises:
        Garbled: the same comes whichever state is asked for.
    """
    numbered = (_numbered(each) for each in rows.values())
    if any(one & other for one, other in combinations(numbered, 2)):
        raise Garbled("The server takes no notice of the state that is asked for.")


def _numbered(rows: Iterable[Item]) -> set[tuple[str, int]]:
    numbers = (
        (identity(row), number(inner(row, "booking"), "bookingState")) for row in rows
    )
    return {(name, number) for name, number in numbers if number is not None}
