"""Changes of a calendar where something comes in between, or an answer is lost."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import (
    BackendError,
    Conflict,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.backends.caldav.claim import ANOTHER
from panel.backends.caldav.desk import IN_THE_WAY, NOT_TAKEN_BACK
from panel.backends.caldav.fetching import CLAIM
from panel.backends.caldav.writing import THERE_ALREADY
from panel.domain.booking import Booking, Person
from tests.backends.caldav_place import CalDavPlace, object_of
from tests.backends.caldav_reading import window
from tests.backends.contract import at, draft, meeting, only, spans
from tests.backends.servers.http import Asked
from tests.backends.servers.radicale import Calendar, Radicale
from tests.backends.servers.relay import Relay, relaying
from tests.backends.servers.web import Fault


@pytest.fixture
def relay(radicale: Radicale) -> Iterator[Relay]:
    with relaying(radicale) as running:
        yield running


class RelayedPlace(CalDavPlace):
    """The same calendar, seen through the relay."""

    relay: Relay

    def values(self) -> dict[str, Any]:
        assert self.calendar is not None
        return {**super().values(), "url": self.relay.of(self.calendar), "timeout": 2.0}


@pytest.fixture
async def place(
    relay: Relay, calendar: Calendar, tmp_path: Path
) -> AsyncIterator[RelayedPlace]:
    made = RelayedPlace(relay.server, tmp_path, calendar)
    made.relay = relay
    await made.another()
    yield made
    await made.aclose()


@pytest.fixture
def backend(place: RelayedPlace) -> Any:
    return place.backend


def bookings_in(calendar: Calendar) -> list[str]:
    """The names of its objects but for the claim."""
    return [name for name in calendar.names() if name != CLAIM]


class Once:
    """Does something from outside before the first write of a booking."""

    def __init__(self, relay: Relay, do: Callable[[], object]) -> None:
        self._do = do
        self._done = False
        relay.before = self

    def __call__(self, asked: Asked) -> None:
        if asked.method == "PUT" and CLAIM not in asked.path and not self._done:
            self._done = True
            self._do()


class Passing(Fault):
    """The answer to the first write of a booking is lost; claims pass."""

    def __init__(self, method: str = "PUT", *, after: bool = True) -> None:
        super().__init__(method=method, cut=0, after=after)

    def meets(self, asked: Asked) -> bool:
        return CLAIM not in asked.path and super().meets(asked)


async def test_a_booking_whose_answer_is_lost_is_looked_up(
    backend: Any, relay: Relay, calendar: Calendar
) -> None:
    relay.web.faults.append(Passing())
    made = await backend.book(draft(0, 30, checked_in=True))
    assert bookings_in(calendar) == [f"{made.id}.ics"]
    assert CLAIM not in calendar.names()
    assert await spans(backend) == [(0, 30)]
    assert made.checked_in is True


async def test_one_that_never_arrived_is_not_made_again(
    backend: Any, relay: Relay, calendar: Calendar
) -> None:
    """It may still be on its way: the claim stays, and nobody else books meanwhile."""
    relay.web.faults.append(Passing(after=False))
    with pytest.raises(Unreachable) as caught:
        await backend.book(draft(0, 30))
    assert caught.value.maybe_done
    assert calendar.names() == [CLAIM]
    puts = [a.path for a in relay.web.asked if a.method == "PUT"]
    assert len(puts) == 2


def few_of(all: Mapping[Any, Any], *ordinary: Any) -> list[Any]:
    """All of them with --long, these in the ordinary run."""
    return [
        pytest.param(
            *each,
            id=str(each[0]),
            marks=() if each[0] in ordinary else pytest.mark.long,
        )
        for each in all.items()
    ]


Change = Callable[[Any, Booking], Awaitable[object]]
CHANGES: dict[str, Change] = {
    "end": lambda b, seen: b.end(seen, at(10), notify=False, comment=""),
    "extend": lambda b, seen: b.extend(seen, at(60)),
    "check in": lambda b, seen: b.check_in(seen),
}


@pytest.mark.parametrize(("name", "change"), few_of(CHANGES, "end"))
async def test_a_change_whose_answer_is_lost_is_looked_up(
    place: RelayedPlace, relay: Relay, name: str, change: Change
) -> None:
    await place.plant(meeting(0, 30))
    seen = await only(place.backend)
    relay.web.faults.append(Passing())
    await change(place.backend, seen)
    assert sum(a.method == "PUT" and CLAIM not in a.path for a in relay.web.asked) == 1
    assert await only(place.backend) != seen


@pytest.mark.long
async def test_a_cancellation_whose_answer_is_lost_is_looked_up(
    place: RelayedPlace, relay: Relay, calendar: Calendar
) -> None:
    await place.plant(meeting(10, 30))
    seen = await only(place.backend)
    relay.web.faults.append(Passing("DELETE"))
    await place.backend.end(seen, at(0), notify=False, comment="")
    assert calendar.names() == []


@pytest.mark.parametrize(("name", "change"), few_of(CHANGES, "check in"))
async def test_what_somebody_else_writes_in_between_is_kept(
    place: RelayedPlace, relay: Relay, calendar: Calendar, name: str, change: Change
) -> None:
    """As long as it is the same booking, both changes stand."""
    booking = meeting(0, 30)
    await place.plant(booking)
    seen = await only(place.backend)
    other = object_of(booking).replace(b"Salary", b"Celery")
    Once(relay, lambda: calendar.plant("b0.ics", other))
    await change(place.backend, seen)
    listed = await only(place.backend)
    assert listed.title == "Celery talks"
    assert (listed.end, listed.checked_in) != (seen.end, seen.checked_in)


@pytest.mark.parametrize(("name", "change"), few_of(CHANGES, "extend"))
async def test_one_that_was_moved_in_between_is_left_alone(
    place: RelayedPlace, relay: Relay, calendar: Calendar, name: str, change: Change
) -> None:
    await place.plant(meeting(0, 30))
    seen = await only(place.backend)
    moved = object_of(meeting(5, 35, id="b0"))
    Once(relay, lambda: calendar.plant("b0.ics", moved))
    with pytest.raises(Conflict):
        await change(place.backend, seen)
    assert await spans(place.backend) == [(5, 35)]


async def test_a_reply_in_between_does_not_hinder_where_the_server_tells(
    place: RelayedPlace, relay: Relay, calendar: Calendar
) -> None:
    """The second try names what was agreed with the people, not the version."""
    relay.manners.tag = '"agreed"'
    booking = meeting(0, 30)
    await place.plant(booking)
    seen = await only(place.backend)
    other = object_of(booking).replace(b"Salary", b"Celery")
    Once(relay, lambda: calendar.plant("b0.ics", other))
    await place.backend.end(seen, at(10), notify=False, comment="")
    first, second = (a for a in relay.web.asked if a.method == "PUT")
    assert "if-match" in first.headers
    assert second.headers["if-schedule-tag-match"] == '"agreed"'
    assert "if-match" not in second.headers


def lose_claim(calendar: Calendar, relay: Relay, *booked: Booking) -> None:
    """Our claim is taken from us and others book while our booking is on its way."""

    def take() -> None:
        calendar.remove(CLAIM)
        for each in booked:
            calendar.plant(f"{each.id}.ics", object_of(each))

    Once(relay, take)


async def test_of_two_bookings_the_later_one_goes(
    place: RelayedPlace, relay: Relay, calendar: Calendar
) -> None:
    lose_claim(calendar, relay, meeting(10, 40, id="other"))
    with pytest.raises(Conflict, match=ANOTHER):
        await place.backend.book(draft(0, 30))
    assert calendar.names() == ["other.ics"]


@pytest.mark.long
async def test_a_lost_claim_alone_takes_nothing_back(
    place: RelayedPlace, relay: Relay, calendar: Calendar
) -> None:
    lose_claim(calendar, relay)
    await place.backend.book(draft(0, 30))
    assert await spans(place.backend) == [(0, 30)]


async def test_one_that_was_made_longer_goes_back_to_what_it_was(
    place: RelayedPlace, relay: Relay, calendar: Calendar
) -> None:
    await place.plant(meeting(0, 30))
    seen = await only(place.backend)
    before = calendar.get("b0.ics")
    lose_claim(calendar, relay, meeting(30, 60, id="other"))
    with pytest.raises(Conflict, match=ANOTHER):
        await place.backend.extend(seen, at(45))
    assert calendar.get("b0.ics") == before


async def test_what_cannot_be_taken_back_is_not_said_to_have_failed(
    place: RelayedPlace, relay: Relay, calendar: Calendar
) -> None:
    """It stands beside the other one: whoever is told has to look."""
    refused = Passing("DELETE")
    refused.cut, refused.after, refused.status = None, False, 403
    relay.web.faults.append(refused)
    lose_claim(calendar, relay, meeting(10, 40, id="other"))
    with pytest.raises(Unreachable, match=NOT_TAKEN_BACK) as caught:
        await place.backend.book(draft(0, 30))
    assert caught.value.maybe_done
    assert len(calendar.names()) == 2


async def test_a_bin_that_keeps_the_name_of_the_claim_hinders_nobody(
    backend: Any, relay: Relay, calendar: Calendar
) -> None:
    """A bin keeps the name of what was removed: the claim stays, given back."""
    relay.manners.bin = True
    for number in range(3):
        await backend.book(draft(60 * number, 60 * number + 30))
    assert len(bookings_in(calendar)) == 3
    assert "STATUS:CANCELLED" in calendar.get(CLAIM)
    with pytest.raises(Conflict, match=IN_THE_WAY):
        await backend.book(draft(0, 30))
    assert "STATUS:CANCELLED" in calendar.get(CLAIM)
    assert len((await window(backend)).bookings) == 3


async def test_what_is_asked_for_twice_on_its_way_is_done(
    place: RelayedPlace, relay: Relay, calendar: Calendar
) -> None:
    """The second answer says that somebody was faster: that was ourselves."""
    relay.manners.repeats = True
    made = await place.backend.book(draft(0, 30))
    assert bookings_in(calendar) == [f"{made.id}.ics"]
    longer = await place.backend.extend(made, at(60))
    assert await spans(place.backend) == [(0, 60)]
    await place.backend.end(longer, at(10), notify=False, comment="")
    assert await spans(place.backend) == [(0, 10)]


async def test_what_is_not_there_was_refused(
    backend: Any, relay: Relay, calendar: Calendar
) -> None:
    refused = Passing(after=False)
    refused.cut, refused.status = None, 412
    relay.web.faults.append(refused)
    with pytest.raises(Refused, match=THERE_ALREADY):
        await backend.book(draft(0, 30))
    assert calendar.names() == []


@pytest.mark.parametrize("done", [True, False])
async def test_an_answer_that_says_neither_is_looked_up(
    backend: Any, relay: Relay, calendar: Calendar, done: bool
) -> None:
    """Taken, but perhaps not written yet."""
    later = Passing(after=done)
    later.cut, later.status = None, 202
    relay.web.faults.append(later)
    if done:
        made = await backend.book(draft(0, 30))
        assert calendar.names() == [f"{made.id}.ics"]
        return
    with pytest.raises(Unreachable) as caught:
        await backend.book(draft(0, 30))
    assert caught.value.maybe_done
    assert calendar.names() == [CLAIM]


STATUSES: dict[int, type[BackendError]] = {
    403: Unauthorised,
    405: Refused,
    409: Refused,
    413: Refused,
    415: Refused,
    423: Refused,
    429: Unreachable,
    500: Unreachable,
    503: Unreachable,
    507: Refused,
}


@pytest.mark.parametrize(("status", "kind"), few_of(STATUSES, 403, 500, 507))
async def test_what_a_server_refuses_is_told_in_a_sentence(
    place: RelayedPlace, relay: Relay, calendar: Calendar, status: int, kind: type
) -> None:
    fault = Passing()
    fault.cut, fault.after, fault.status = None, False, status
    fault.body = {"secret": "nobody repeats this"}
    relay.web.faults.append(fault)
    with pytest.raises(kind) as caught:
        await place.backend.book(draft(0, 30))
    assert type(caught.value) is kind
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "nobody" not in sentence
    assert bookings_in(calendar) == []
    # What may still be done keeps the claim; what is refused gives it back.
    assert (CLAIM in calendar.names()) is (status >= 500 and status != 507)


async def test_a_host_with_an_address_is_the_organiser(
    backend: Any, calendar: Calendar
) -> None:
    host = Person("Ada; Byron\r\nX-EVIL:1", "ada@example.com")
    made = await backend.book(draft(0, 30, host=host))
    text = calendar.get(f"{made.id}.ics")
    assert "mailto:ada@example.com" in text
    assert "\nX-EVIL" not in text
    listed = await only(backend)
    assert listed.host is not None
    assert listed.host.address == "ada@example.com"


@pytest.mark.parametrize("host", [Person("Ada"), Person("", "ada@x\r\nX-EVIL:1")])
async def test_a_host_without_one_is_whom_to_ask(
    backend: Any, calendar: Calendar, host: Person
) -> None:
    made = await backend.book(draft(0, 30, host=host))
    text = calendar.get(f"{made.id}.ics")
    assert "CONTACT:" in text
    assert "ORGANIZER" not in text
    assert "\nX-EVIL" not in text


async def test_a_server_that_writes_to_people_is_told_no_organiser(
    backend: Any, relay: Relay, calendar: Calendar
) -> None:
    relay.manners.offers = "calendar-auto-schedule"
    made = await backend.book(draft(0, 30, host=Person("Ada", "ada@example.com")))
    text = calendar.get(f"{made.id}.ics")
    assert "ORGANIZER" not in text
    assert "CONTACT:Ada" in text


async def test_a_title_is_one_line_of_text(backend: Any, calendar: Calendar) -> None:
    title = "a;b,c\\d\r\nX-EVIL:1\u2028\x00 " + "ü" * 100
    made = await backend.book(draft(0, 30, title=title))
    text = calendar.get(f"{made.id}.ics")
    assert "\nX-EVIL" not in text
    assert (await only(backend)).title == "a;b,c\\d X-EVIL:1  " + "ü" * 100


async def test_a_check_in_that_is_dropped_is_seen_and_remembered(
    place: RelayedPlace, relay: Relay
) -> None:
    """Written, read back, and not there: from then on nobody offers to write one."""
    relay.manners.drops_unknown = True
    await place.plant(meeting(0, 30))
    seen = await only(place.backend)
    assert place.backend.capabilities.keeps_check_in
    assert await place.backend.check_in(seen) is None
    for panel in (place.backend, await place.another()):
        assert (await only(panel)).checked_in is None
        assert not panel.capabilities.keeps_check_in
        with pytest.raises(Refused):
            await panel.check_in(seen)


@pytest.mark.long
async def test_a_walk_up_there_is_not_said_to_be_checked_in(
    place: RelayedPlace, relay: Relay
) -> None:
    relay.manners.drops_unknown = True
    made = await place.backend.book(draft(0, 30, checked_in=True))
    assert made.checked_in is None
    assert not place.backend.capabilities.keeps_check_in


@pytest.mark.long
async def test_a_server_that_names_no_version_is_asked_for_it(
    place: RelayedPlace, relay: Relay
) -> None:
    relay.manners.names_no_version = True
    made = await place.backend.book(draft(0, 30))
    longer = await place.backend.extend(replace(made, end=at(30)), at(60))
    assert longer.end == at(60)
    await place.backend.end(longer, at(10), notify=False, comment="")
    assert await spans(place.backend) == [(0, 10)]


@pytest.mark.long
async def test_a_booking_that_nobody_read_before_is_found(
    place: RelayedPlace, calendar: Calendar
) -> None:
    """By another process of the same panel, say."""
    await place.plant(meeting(0, 30))
    seen = await only(place.backend)
    fresh = await place.another()
    await fresh.end(seen, at(10), notify=False, comment="")
    assert await spans(fresh) == [(0, 10)]


async def test_what_cannot_be_read_is_not_booked_over(
    place: RelayedPlace, calendar: Calendar
) -> None:
    endless = b"RRULE:FREQ=SECONDLY;COUNT=90\r\nSUMMARY"
    odd = object_of(meeting(0, 30)).replace(b"SUMMARY", endless)
    # By no zone at all: nobody else is asked to work it out.
    odd = odd.replace(b"00Z\r\nDT", b"00\r\nDT").replace(b"3000Z", b"3000")
    calendar.plant("odd.ics", odd)
    with pytest.raises(Refused, match="cannot be read"):
        await place.backend.book(draft(0, 30))
    assert calendar.names() == ["odd.ics"]
