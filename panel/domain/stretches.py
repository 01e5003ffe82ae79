"""Stretches of time: sorted, half-open, those that touch or overlap are one."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import itemgetter

from panel.domain.booking import in_utc

Stretch = tuple[datetime, datetime]

_begin, _end = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Stretches:
    """Made by `stretches`; lookups cost the logarithm of their number."""

    all: tuple[Stretch, ...] = ()

    def at(self, moment: datetime) -> Stretch | None:
        """The one in which the moment lies."""
        last = bisect_right(self.all, moment, key=_begin) - 1
        found = last >= 0 and moment < self.all[last][1]
        return self.all[last] if found else None

    def next(self, moment: datetime) -> datetime | None:
        """The first moment after this one at which one begins."""
        first = bisect_right(self.all, moment, key=_begin)
        return self.all[first][0] if first < len(self.all) else None

    def first_in(self, start: datetime, end: datetime) -> Stretch | None:
        """The first that shares time with the time given."""
        first = bisect_right(self.all, start, key=_end)
        found = first < len(self.all) and self.all[first][0] < end
        return self.all[first] if found else None

    def edges_after(self, moment: datetime) -> Iterator[datetime]:
        """The next beginning and the next end after a moment."""
        for place in (_begin, _end):
            index = bisect_right(self.all, moment, key=place)
            yield from map(place, self.all[index : index + 1])

    def inside(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        """What of them lies in the time given."""
        first = bisect_right(self.all, start, key=_end)
        for begin, over in self.all[first:]:
            if begin >= end:
                return
            yield max(begin, start), min(over, end)

    def without(self, others: Iterable[Stretch]) -> "Stretches":
        """What of them lies in none of the others."""
        left = list(self.all)
        for start, end in others:
            left = [*chain.from_iterable(_cut(each, start, end) for each in left)]
        return Stretches(tuple(left))


NEVER = Stretches()


def stretches(found: Iterable[Stretch]) -> Stretches:
    """Of stretches in any order; one that does not end after it begins is none.

    Raises:
        ValueError: a moment has no zone.
    """
    joined: list[Stretch] = []
    for start, end in sorted((in_utc(a), in_utc(b)) for a, b in found):
        if end <= start:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return Stretches(tuple(joined))


def _cut(stretch: Stretch, start: datetime, end: datetime) -> Iterator[Stretch]:
    if end <= stretch[0] or stretch[1] <= start:
        yield stretch
        return
    if stretch[0] < start:
        yield stretch[0], start
    if end < stretch[1]:
        yield end, stretch[1]
