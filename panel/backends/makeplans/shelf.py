"""What is known of the room's bookings: a whole list, and the changes since."""

from collections.abc import Iterable
from datetime import datetime

from panel.backends.makeplans.items import Item
from panel.domain.booking import Booking


class Shelf:
    """The same objects for bookings that have not changed.

    `newest` is the latest change that was ever told, of this room or another.
    """

    def __init__(self, resource: int) -> None:
        self._resource = resource
        self._held: dict[str, Item] = {}
        self._nameless: tuple[str, ...] = ()
        self.newest: datetime | None = None

    def replace(self, items: Iterable[Item]) -> None:
        """A whole list of this room."""
        before, self._held, nameless = self._held, {}, []
        for place, item in enumerate(items, 1):
            self._look_at(item)
            if not item.listed or item.resource not in (None, self._resource):
                continue
            if item.id:
                self._held[item.id] = _same(before.get(item.id), item)
            else:
                nameless.append(f"number {place}")
        self._nameless = tuple(nameless)

    def merge(self, items: Iterable[Item]) -> bool:
        """The changes since, of all rooms; False where they do not say enough."""
        for item in items:
            self._look_at(item)
            if not item.id or (item.listed and item.resource is None):
                return False
            if item.listed and item.resource == self._resource:
                self._held[item.id] = _same(self._held.get(item.id), item)
            else:
                self._held.pop(item.id, None)
        return True

    def within(self, start: datetime, end: datetime) -> tuple[Booking, ...]:
        """What overlaps a window; one without a length counts by its start."""
        found = (item.booking for item in self._held.values())
        inside = (b for b in found if b is not None and b.lies_in(start, end))
        return tuple(sorted(inside, key=lambda b: (b.start, b.end, b.id)))

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The names of those without times."""
        odd = (i.id for i in self._held.values() if i.booking is None)
        return (*self._nameless, *odd)

    def holds(self, id: str) -> bool:
        """Whether a booking is one of this room's, as far as is known."""
        return id in self._held

    def goes_out(self, after: datetime, until: datetime) -> bool:
        """Whether any of them went out by itself in this time."""
        ends = (i.expires for i in self._held.values() if i.expires is not None)
        return any(after < end <= until for end in ends)

    def _look_at(self, item: Item) -> None:
        if item.updated is not None:
            self.newest = max(self.newest or item.updated, item.updated)


def _same(known: Item | None, item: Item) -> Item:
    """The item that came, with the booking that is known where it is equal."""
    if known is None or known.booking != item.booking:
        return item
    return Item(
        id=item.id,
        resource=item.resource,
        listed=item.listed,
        booking=known.booking,
        updated=item.updated,
        expires=item.expires,
    )
