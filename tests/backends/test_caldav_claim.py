"""The claim: who has it books; one that was left behind is taken over."""

import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from panel.backends.base import Conflict, Unreachable
from panel.backends.caldav.claim import ANOTHER, EXPIRES, Claims
from panel.backends.caldav.dav import Dav
from panel.backends.caldav.fetching import CLAIM
from panel.backends.caldav.table import Table
from panel.backends.http import Http
from panel.backends.ical.editing.making import claim_text, given_back_text
from tests.backends.caldav_place import values
from tests.backends.servers.http import Asked
from tests.backends.servers.radicale import Calendar, Radicale
from tests.backends.servers.relay import Relay, relaying
from tests.backends.servers.web import Fault

UID = "0b0a3b4e-6c8e-4d3b-9d5a-1f2e3d4c5b6a"
MARGIN = timedelta(seconds=5)


@pytest.fixture
def relay(radicale: Radicale) -> Iterator[Relay]:
    with relaying(radicale) as running:
        yield running


@pytest.fixture
async def claims(relay: Relay, calendar: Calendar) -> AsyncIterator[Claims]:
    table = Table({**values(calendar), "url": relay.of(calendar), "timeout": 2.0})
    http = Http(table.server)
    yield Claims(Dav(http), lambda: datetime.now(UTC), patience=0.3)
    await http.aclose()


@pytest.fixture
def folder(calendar: Calendar, radicale: Radicale) -> str:
    return calendar.url.removeprefix(radicale.url)


def left_behind(radicale: Radicale, calendar: Calendar, age: timedelta) -> str:
    """A claim of a panel that was killed so long ago."""
    made = datetime.now(UTC) - age
    text = claim_text(UID, "its token", made)
    calendar.plant(CLAIM, text)
    number = calendar.url.rstrip("/").rpartition("/")[2]
    (path,) = radicale.folder.glob(f"store/**/{number}/{CLAIM}")
    os.utime(path, (made.timestamp(), made.timestamp()))
    return text.decode()


async def test_one_at_a_time(claims: Claims, calendar: Calendar, folder: str) -> None:
    first = await claims.take(folder)
    assert not await claims.free(folder)
    with pytest.raises(Conflict, match=ANOTHER):
        await claims.take(folder)
    assert await claims.give_back(first)
    assert calendar.names() == []
    assert await claims.free(folder)
    second = await claims.take(folder)
    # Whoever has lost his claim does not take away another one's.
    assert not await claims.give_back(first)
    assert await claims.give_back(second)


async def test_it_is_in_nobodys_list(
    claims: Claims, calendar: Calendar, folder: str
) -> None:
    await claims.take(folder)
    text = calendar.get(CLAIM)
    assert "TRANSP:TRANSPARENT" in text
    assert "DTSTART:19700101T000000Z" in text


async def test_a_young_one_of_a_killed_panel_is_waited_for(
    claims: Claims, radicale: Radicale, calendar: Calendar, folder: str
) -> None:
    left_behind(radicale, calendar, EXPIRES - MARGIN)
    with pytest.raises(Conflict, match=ANOTHER):
        await claims.take(folder)
    assert "its token" in calendar.get(CLAIM)


async def test_an_old_one_of_a_killed_panel_is_taken_over(
    claims: Claims, radicale: Radicale, calendar: Calendar, folder: str
) -> None:
    """The object stays the same one, by its UID."""
    left_behind(radicale, calendar, EXPIRES + MARGIN)
    claim = await claims.take(folder)
    text = calendar.get(CLAIM)
    assert f"UID:{UID}" in text
    assert claim.token in text
    assert not await claims.free(folder)
    assert await claims.give_back(claim)


@pytest.mark.parametrize("given_back", [False, True])
async def test_two_take_over_the_same_one_and_one_has_it(
    claims: Claims,
    relay: Relay,
    radicale: Radicale,
    calendar: Calendar,
    folder: str,
    given_back: bool,
) -> None:
    """The other one was faster, between our look and our write."""
    if given_back:
        calendar.plant(CLAIM, given_back_text(UID, datetime.now(UTC)))
    else:
        left_behind(radicale, calendar, EXPIRES + MARGIN)

    def faster(asked: Asked) -> None:
        if asked.method == "PUT" and "if-match" in asked.headers:
            calendar.plant(CLAIM, claim_text(UID, "faster", datetime.now(UTC)))

    relay.before = faster
    with pytest.raises(Conflict, match=ANOTHER):
        await claims.take(folder)
    assert "faster" in calendar.get(CLAIM)


@pytest.mark.parametrize("done", [True, False])
async def test_an_answer_that_is_lost_is_looked_up(
    claims: Claims, relay: Relay, calendar: Calendar, folder: str, done: bool
) -> None:
    relay.web.faults.append(Fault(method="PUT", cut=0, after=done))
    if done:
        assert await claims.give_back(await claims.take(folder))
    else:
        with pytest.raises(Unreachable):
            await claims.take(folder)
    assert calendar.names() == []
    assert relay.web.count("PUT", "/") == 1


@pytest.mark.long
async def test_a_server_that_names_no_version_is_asked_for_it(
    claims: Claims, relay: Relay, folder: str
) -> None:
    relay.manners.names_no_version = True
    assert await claims.give_back(await claims.take(folder))


@pytest.mark.long
async def test_one_that_has_no_age_is_taken_over(
    claims: Claims, calendar: Calendar, radicale: Radicale, folder: str
) -> None:
    """Whatever stands there in its place keeps nobody from booking for ever."""
    later = datetime.now(UTC) + timedelta(days=300)
    calendar.plant(CLAIM, claim_text(UID, "odd", later))
    number = calendar.url.rstrip("/").rpartition("/")[2]
    (path,) = radicale.folder.glob(f"store/**/{number}/{CLAIM}")
    os.utime(path, (time.time() + 9e6, time.time() + 9e6))
    assert await claims.give_back(await claims.take(folder))


MARKS: dict[str, Callable[[str], str]] = {
    "weak": lambda etag: f"W/{etag}",
    "packed": lambda etag: f'{etag[:-1]}-gzip"',
}


@pytest.mark.parametrize("mark", MARKS)
async def test_a_version_that_is_marked_on_its_way_is_known(
    claims: Claims, relay: Relay, calendar: Calendar, folder: str, mark: str
) -> None:
    relay.manners.marked = MARKS[mark]
    assert await claims.give_back(await claims.take(folder))
    assert calendar.names() == []
    changes = [a for a in relay.web.asked if a.method in ("PUT", "DELETE")]
    assert {a.headers["accept-encoding"] for a in changes} == {"identity"}


@pytest.mark.parametrize(
    "status",
    [
        *(403, 412),
        *(pytest.param(each, marks=pytest.mark.long) for each in (405, 423, 500)),
    ],
)
async def test_one_that_cannot_be_removed_is_given_back_all_the_same(
    claims: Claims, relay: Relay, calendar: Calendar, folder: str, status: int
) -> None:
    """It stays as the same object, and whoever comes next takes it over at once."""
    relay.web.faults.append(Fault(method="DELETE", status=status, times=9))
    uids = set()
    for _ in range(2):
        claim = await claims.take(folder)
        assert claim.token in calendar.get(CLAIM)
        assert not await claims.free(folder)
        uids.update(line for line in calendar.get(CLAIM).split() if "UID:" in line)
        assert await claims.give_back(claim)
        assert "STATUS:CANCELLED" in calendar.get(CLAIM)
        assert await claims.free(folder)
    assert len(uids) == 1


@pytest.mark.parametrize("given_back", [False, True])
async def test_one_that_was_asked_for_twice_on_its_way_is_ours(
    claims: Claims, relay: Relay, calendar: Calendar, folder: str, given_back: bool
) -> None:
    if given_back:
        calendar.plant(CLAIM, given_back_text(UID, datetime.now(UTC)))
    relay.manners.repeats = True
    claim = await claims.take(folder)
    assert claim.token in calendar.get(CLAIM)
