"""What is known of the calendar's objects, and of the bookings in them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import unquote

from panel.backends.caldav.paths import canonical
from panel.backends.caldav.place import plain
from panel.domain.booking import Booking
from panel.sqlite import gently


@dataclass(frozen=True, slots=True)
class Held:
    """One object and its bookings in the days that were read.

    `problem` says in a sentence why some of it, or all, could not be read.
    """

    path: str
    etag: str
    bookings: tuple[Booking, ...] = ()
    problem: str = ""

    @property
    def lasting(self) -> bool:
        """Whether it holds the same on all other days."""
        series = any(booking.recurring for booking in self.bookings)
        return not self.problem and bool(self.bookings) and not series

    @property
    def name(self) -> str:
        """What a person would call the object."""
        return plain(unquote(self.path.rpartition("/")[2]))


class Shelf:
    """All objects of the days that were read; never changed, only replaced."""

    def __init__(self, objects: Iterable[Held] = ()) -> None:
        self._objects = {canonical(each.path): each for each in gently(objects)}
        self._paths: dict[str, str] = {}
        held = tuple(self._objects.values())
        found = [self._named(b, each.path) for each in held for b in each.bookings]
        self.bookings = tuple(sorted(found, key=lambda b: (b.start, b.end, b.id)))
        self.unreadable = tuple(each.name for each in held if each.problem)
        self.problems = tuple(each.problem for each in held if each.problem)

    @property
    def empty(self) -> bool:
        return not self._objects

    def get(self, path: str) -> Held | None:
        """The object of a path, however that is written."""
        return self._objects.get(canonical(path))

    def path_of(self, id: str) -> str:
        """Where the object of a booking is; empty where none is known."""
        return self._paths.get(id, "")

    def _named(self, booking: Booking, path: str) -> Booking:
        """Two objects may hold the same UID, though they should not."""
        if self._paths.setdefault(booking.id, path) != path:
            number = sha256(path.encode()).hexdigest()[:12]
            booking = replace(booking, id=f"{booking.id}#{number}")
            self._paths[booking.id] = path
        return booking
