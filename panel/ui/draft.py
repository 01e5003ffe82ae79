"""What somebody is putting together on the sheet: values and moves. Pure, no Qt."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from panel.domain.booking import Person, midnight
from panel.domain.command import BookLater, BookNow, Command
from panel.domain.limits import (
    QUARTER,
    in_the_way,
    least,
    lengths_to,
    longest_from,
    longest_later,
    starts_on,
    whole,
)
from panel.domain.outcome import Declined, Reason
from panel.engine.snapshot import Snapshot
from panel.ui.keys import Board
from panel.ui.titles import clean

Field = Literal["", "title", "host"]

LONGEST_TEXT = 120
"""So many letters are taken of what is typed."""
ENOUGH = 3
"""So many letters are typed before the directory is asked."""
MORNING = time(9)
"""Where a day begins that nobody named a time of."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Search:
    """What the directory was asked last; `found` is None while it is asked, `silent`
    says that it did not answer."""

    query: str = ""
    found: tuple[Person, ...] | None = ()
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """A booking under way, and the number of the result before it."""

    command: Command
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A booking that is being put together.

    `start` is None for now. `length` is what was wished for; what fits is chosen from
    it. `person` was picked from the directory. `cursor` is the field that is typed
    in. `refused` is why the last try was declined, `pressed` that Book was tapped and
    something lacked.
    """

    start: datetime | None = None
    length: timedelta = 2 * QUARTER
    title: str = ""
    host: str = ""
    person: Person | None = None
    cursor: Field = ""
    board: Board = field(default_factory=Board)
    search: Search = field(default_factory=Search)
    refused: Declined | None = None
    pressed: bool = False
    sent: Sent | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The room at a moment, as far as a draft looks at it."""

    snapshot: Snapshot
    now: datetime

    @property
    def today(self) -> date:
        """Today's date in the room."""
        first, _ = self.snapshot.day.window(self.now, 1)
        return first.astimezone(self.snapshot.day.zone).date()

    @property
    def last(self) -> date:
        """The last date on which a booking may begin."""
        return self.today + DAY * (self.snapshot.rules.cache_days - 1)

    def date_of(self, draft: Draft) -> date:
        """The date on which it begins."""
        if draft.start is None:
            return self.today
        return draft.start.astimezone(self.snapshot.day.zone).date()

    def longest(self, start: datetime | None) -> timedelta | Declined:
        """How long a booking from there may be at most, or why there can be none."""
        shown, offers = self.snapshot, self.snapshot.offers
        if start is not None:
            longest = longest_later(shown.day, shown.rules, self.now, start)
            return offers.no_later or longest
        declined = offers.no_booking
        if declined is not None and declined.reason is not Reason.TOO_SHORT:
            return declined
        return longest_from(shown.day, shown.rules, whole(self.now))

    def starts(self, day: date) -> list[datetime | None]:
        """Every start on that day at which a booking fits; None is now."""
        shown = self.snapshot
        first = midnight(day, shown.day.zone)
        later = starts_on(shown.day, shown.rules, self.now, first)
        starts: list[datetime | None] = [] if shown.offers.no_later else [*later]
        if day == self.today and isinstance(self.longest(None), timedelta):
            starts.insert(0, None)
        return starts

    def lengths(self, draft: Draft) -> tuple[timedelta, ...]:
        """The lengths to choose from."""
        longest = self.longest(draft.start)
        if isinstance(longest, Declined):
            return ()
        return lengths_to(longest, self.snapshot.rules)

    def length(self, draft: Draft) -> timedelta | None:
        """The length that is chosen: the wish, as far as it fits."""
        longest = self.longest(draft.start)
        if isinstance(longest, Declined):
            return None
        return max(least(self.snapshot.rules), min(draft.length, longest))


def opening(place: Place, start: datetime | None, length: timedelta | None) -> Draft:
    """An empty draft; without a length with the preset in the middle."""
    presets = place.snapshot.rules.presets
    middle = presets[len(presets) // 2] if presets else 2 * QUARTER
    return Draft(start=start, length=length or middle)


def start_at(place: Place, moment: datetime) -> tuple[bool, datetime | None]:
    """Whether a booking may begin in the quarter hour of this moment, and when.

    What has begun already is now.
    """
    if in_the_way(place.snapshot.day, moment, moment + timedelta.resolution):
        return False, None
    quarter = _quarter_of(place, moment)
    if quarter <= place.now < quarter + QUARTER:
        return isinstance(place.longest(None), timedelta), None
    return isinstance(place.longest(quarter), timedelta), quarter


def start_on(place: Place, day: date, wanted: time = MORNING) -> datetime | None:
    """The first start on that day from that time on, else the last one before.

    Where nothing fits, that time itself.
    """
    zone = place.snapshot.day.zone
    target = datetime.combine(day, wanted, zone)
    starts = place.starts(day)
    later = [s for s in starts if s is not None and s >= target]
    if later:
        return later[0]
    if starts:
        return starts[-1]
    return _quarter_of(place, target)


def stepped_day(place: Place, draft: Draft, by: int) -> Draft:
    """The same time on another day."""
    day = place.date_of(draft) + DAY * by
    if not place.today <= day <= place.last:
        return draft
    wanted = MORNING
    if draft.start is not None:
        wanted = draft.start.astimezone(place.snapshot.day.zone).time()
    return replace(draft, start=start_on(place, day, wanted))


def stepped_start(place: Place, draft: Draft, by: int) -> Draft:
    """The next start that fits, or the one before, on the same day."""
    before, after = starts_beside(place, draft)
    if by > 0:
        return replace(draft, start=after[0]) if after else draft
    return replace(draft, start=before[-1]) if before else draft


def starts_beside(
    place: Place, draft: Draft
) -> tuple[list[datetime | None], list[datetime | None]]:
    """The starts of the same day before the draft's own, and those after it."""
    floor = whole(place.now)
    own = draft.start or floor
    starts = place.starts(place.date_of(draft))
    before = [s for s in starts if (s or floor) < own]
    return before, [s for s in starts if (s or floor) > own]


def stepped_length(place: Place, draft: Draft, by: int) -> Draft:
    """The next longer length, or the next shorter one."""
    shorter, longer = lengths_beside(place, draft)
    if by > 0:
        return replace(draft, length=longer[0]) if longer else draft
    return replace(draft, length=shorter[-1]) if shorter else draft


def lengths_beside(
    place: Place, draft: Draft
) -> tuple[list[timedelta], list[timedelta]]:
    """The lengths that are shorter than the chosen one, and those that are longer."""
    lengths, chosen = place.lengths(draft), place.length(draft)
    if chosen is None:
        return [], []
    return [x for x in lengths if x < chosen], [x for x in lengths if x > chosen]


def lacks(place: Place, draft: Draft) -> Literal["", "host", "pick"]:
    """What must still be said: a host, or which person of the directory is meant."""
    host = draft.host.strip()
    if draft.person is not None:
        return ""
    if host and place.snapshot.capabilities.people:
        return "pick"
    return "host" if place.snapshot.rules.ask_host and not host else ""


def command_of(place: Place, draft: Draft) -> Command | None:
    """What Book sends; None where nothing fits or something lacks."""
    length = place.length(draft)
    if length is None or lacks(place, draft):
        return None
    title, owner = clean(draft.title), _owner(draft)
    if draft.start is not None:
        return BookLater(draft.start, length, title, owner)
    begins = whole(place.now)
    until = place.snapshot.day.free_until(begins)
    reaches = until is not None and length == until - begins
    return BookNow(length, title, owner, until if reaches else None)


def hosted(snapshot: Snapshot) -> bool:
    """Whether the sheet has a place for the host."""
    return snapshot.rules.ask_host or snapshot.capabilities.people


def dated(snapshot: Snapshot) -> bool:
    """Whether day and start can be chosen at all."""
    return snapshot.capabilities.book_later and not snapshot.rules.disable_book_now


def _owner(draft: Draft) -> str:
    if draft.person is None:
        return clean(draft.host)
    return draft.person.address or draft.person.name


def _quarter_of(place: Place, moment: datetime) -> datetime:
    """The quarter hour of the room's clock in which the moment lies."""
    zone = place.snapshot.day.zone
    first = midnight(moment.astimezone(zone).date(), zone)
    return first + (moment - first) // QUARTER * QUARTER
