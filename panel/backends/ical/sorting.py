"""The entries of a file by UID: which version holds, and what makes up a series."""

from collections import defaultdict

from panel.backends.ical.entry import Entry, Problem, Series
from panel.backends.ical.event import event_text
from panel.backends.ical.item import Item

HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Room Panel//Room Panel//EN")


class Sorting:
    """Takes items in any order; gives single bookings and series."""

    def __init__(self) -> None:
        self._groups: dict[str, list[Item]] = defaultdict(list)
        self.entries: list[Entry] = []
        self.series: list[Series] = []
        self.notes: list[Problem] = []

    def add(self, item: Item) -> None:
        """Take one more item in."""
        self._groups[item.uid].append(item)

    def settle(self) -> None:
        """Decide every UID."""
        for group in self._groups.values():
            self._settle(group)

    def _settle(self, group: list[Item]) -> None:
        versions = [item for item in group if not item.occurrence]
        moved = _latest_of_each([item for item in group if item.occurrence])
        if not versions:
            self.entries.extend(item.entry for item in moved)
            return
        master = max(versions, key=lambda item: item.rank)
        if moved or master.repeats:
            self.series.append(_series([master, *moved]))
        else:
            self._singles(master, versions)

    def _singles(self, master: Item, versions: list[Item]) -> None:
        """One booking; or several, where nothing says which of them is newer."""
        equal = {
            item.entry.booking.start: item
            for item in reversed(versions)
            if item.rank == master.rank and not item.repeats
        }
        if len(equal) == 1:
            self.entries.append(master.entry)
            return
        for item in reversed(equal.values()):
            start = item.entry.booking.start
            self.entries.append(item.named(f"{start:%Y%m%dT%H%M%SZ}"))
        sentence = "Several bookings share this UID and none is newer: all were kept."
        self.notes.append(Problem(master.where, sentence, skipped=False))


def _latest_of_each(items: list[Item]) -> list[Item]:
    """The latest version of each occurrence, in the order of the occurrences."""
    latest: dict[str, Item] = {}
    for item in items:
        known = latest.get(item.occurrence)
        if known is None or item.rank > known.rank:
            latest[item.occurrence] = item
    return [latest[occurrence] for occurrence in sorted(latest)]


def _series(items: list[Item]) -> Series:
    master = items[0]
    zones = sorted({zone for item in items for zone in item.definitions})
    own = [f"X-WR-TIMEZONE:{master.own_zone}"] if master.own_zone else []
    events = [event_text(list(item.lines)) for item in items]
    text = "\r\n".join([*HEAD, *own, *zones, *events, "END:VCALENDAR", ""])
    return Series(master.uid, text)
