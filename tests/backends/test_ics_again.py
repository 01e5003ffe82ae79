"""What has failed once is tried again, when it is time, and in bounded time."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from panel.backends.base import BackendError, Garbled, Refused, Site, Unreachable
from panel.backends.ics import IcsBackend, listing, web
from panel.backends.ics.copy import Copy, Version
from panel.backends.ics.file import COARSE, FileSource
from panel.backends.ics.listing import Listing
from panel.backends.ics.table import Table
from panel.backends.ics.web import WebSource
from panel.engine.jobs import ENDLESS
from tests.backends.contract import NOW, at, meeting
from tests.backends.ics_rig import Turned, listed, made
from tests.backends.place import LISBON
from tests.backends.readers import readers
from tests.backends.servers.feed import Feed, serving, written
from tests.backends.servers.web import Fault

PAGE = b"<html>Please sign in</html>"


@pytest.fixture
def clock() -> Turned:
    return Turned()


@pytest.fixture
def feed(clock: Turned) -> Iterator[Feed]:
    with serving(lambda: clock.now().timestamp()) as running:
        running.publish(meeting(0, 30))
        yield running


@asynccontextmanager
async def at_place(url: str, folder: Path, clock: Turned) -> AsyncIterator[IcsBackend]:
    backend = made(url, folder, clock)
    try:
        yield backend
    finally:
        await backend.aclose()


async def killed() -> None:
    """The next process that reads is killed as soon as it is there."""
    before = set(readers(os.getpid()))
    async with asyncio.timeout(20):
        while not (found := set(readers(os.getpid())) - before):
            await asyncio.sleep(0.002)
    for pid in found:
        os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("where", ["address", "file"])
async def test_one_death_of_the_reader_spoils_nothing(
    feed: Feed, tmp_path: Path, clock: Turned, where: str
) -> None:
    """The same text is read at the next try, though nobody has changed it."""
    path = tmp_path / "room.ics"
    path.write_bytes(written([meeting(0, 30)]))
    url = feed.address if where == "address" else str(path)
    async with at_place(url, tmp_path, clock) as backend:
        with pytest.raises(Garbled, match="did not answer in full"):
            await asyncio.gather(listed(backend, clock), killed())
        known = set(readers(os.getpid()))
        clock.go_on(seconds=50)
        with pytest.raises(Garbled, match="did not answer in full"):
            await listed(backend, clock)
        assert set(readers(os.getpid())) <= known
        clock.go_on(seconds=11)
        assert (await listed(backend, clock)).bookings
        clock.go_on(minutes=6)
        assert (await listed(backend, clock)).heard == clock.at


async def test_a_refusal_is_told_as_it_was_whatever_came_in_between(
    feed: Feed, tmp_path: Path, clock: Turned
) -> None:
    feed.text = PAGE
    async with at_place(feed.address, tmp_path, clock) as backend:
        with pytest.raises(Garbled, match="a web page"):
            await listed(backend, clock)
        feed.faults.append(Fault(status=500))
        clock.go_on(minutes=2)
        with pytest.raises(Unreachable):
            await listed(backend, clock)
        with pytest.raises(Garbled, match="a web page"):
            await listed(backend, clock)
        assert feed.whole == 1


async def test_a_refusal_counts_for_the_days_that_were_read(
    feed: Feed, tmp_path: Path, clock: Turned
) -> None:
    """There may be too much in these and not in those."""
    feed.text = PAGE
    async with at_place(feed.address, tmp_path, clock) as backend:
        for days, whole in ((0, 1), (1, 1), (6, 2)):
            clock.go_on(days=days)
            with pytest.raises(Garbled):
                await listed(backend, clock)
            assert feed.whole == whole


@pytest.mark.parametrize("useless", [False, True])
async def test_a_clock_that_was_ahead_holds_nothing_up(
    feed: Feed, tmp_path: Path, clock: Turned, useless: bool
) -> None:
    """As a machine starts that keeps its clock in local time, before it is told."""
    clock.set_to(at(120))
    feed.text = PAGE if useless else None
    async with at_place(feed.address, tmp_path, clock) as backend:
        if not useless:
            feed.stop()
        with pytest.raises(BackendError):
            await listed(backend, clock)
        clock.set_to(NOW)
        if useless:
            feed.text = None
            clock.go_on(seconds=61)
        else:
            feed.start()
        assert (await listed(backend, clock)).heard == clock.at


class TestFile:
    """Whose time is as coarse as the file system's, or the server's behind it."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "room.ics"
        self.write(path, 0)
        return path

    def write(self, path: Path, start: int) -> None:
        """In place, of the same length, and within the same tick."""
        path.write_bytes(written([meeting(start, 45, id="a")]))
        os.utime(path, (NOW.timestamp(),) * 2)

    async def test_one_that_is_written_again_at_once(
        self, path: Path, tmp_path: Path, clock: Turned
    ) -> None:
        async with at_place(str(path), tmp_path, clock) as backend:
            (first,) = (await listed(backend, clock)).bookings
            self.write(path, 15)
            clock.go_on(minutes=20)
            (second,) = (await listed(backend, clock)).bookings
            assert (first.start, second.start) == (at(0), at(15))

    async def test_one_that_stays_is_not_read_any_more(
        self, path: Path, clock: Turned
    ) -> None:
        source = FileSource(path, clock.steady)
        assert (await source.fetch(())).version == ()
        clock.go_on(seconds=COARSE - 1)
        assert (await source.fetch(())).version == ()
        clock.go_on(seconds=1)
        settled = await source.fetch(())
        assert settled.data
        assert (await source.fetch(settled.version)).data is None
        self.write(path.with_suffix(".new"), 0)
        path.with_suffix(".new").replace(path)
        assert (await source.fetch(settled.version)).version == ()

    async def test_a_folder_in_its_place_holds_nothing_open(
        self, path: Path, clock: Turned
    ) -> None:
        """As each look would, minute by minute, until nothing can be opened."""
        path.unlink()
        path.mkdir()
        source = FileSource(path, clock.steady)
        held = []
        for _ in range(3):
            with pytest.raises(Refused, match="no plain file"):
                await source.fetch(())
            held.append(len(os.listdir("/proc/self/fd")))
        assert held[0] == held[-1]


async def test_both_tries_together_take_no_longer_than_they_may(feed: Feed) -> None:
    """Without the bound there would be a second one."""
    feed.mute = True
    source = WebSource(Table({"url": feed.address, "timeout": 0.5}), longest=0.6)
    with pytest.raises(Unreachable, match="does not answer in time"):
        await source.fetch(())
    assert len(feed.asked) == 1
    await source.aclose()


@dataclass
class Slow:
    """A source that takes its time, by a clock to be turned."""

    clock: Turned
    takes: float
    name: str = "example.com"
    free: bool = False
    asked: list[Version] = field(default_factory=list)

    async def fetch(self, known: Version) -> Copy:
        self.asked.append(known)
        self.clock.go_on(seconds=self.takes)
        return Copy(written([meeting(0, 30)]), ("a",))

    async def aclose(self) -> None:
        """There is nothing to let go of."""


async def test_what_the_fetch_takes_the_reading_has_no_more(
    tmp_path: Path, clock: Turned
) -> None:
    source = Slow(clock, listing.LONGEST)
    site = Site(store=tmp_path, now=clock.now, zone=LISBON)
    reading = Listing(source, site, None, clock.steady)
    with pytest.raises(Garbled, match="takes too long to read"):
        await reading.look()
    source.takes = 1.0
    clock.go_on(minutes=1)
    assert (await reading.look()).read.found
    assert source.asked == [(), ()]
    await reading.aclose()


def test_nothing_that_is_asked_for_is_taken_for_a_standstill() -> None:
    """Somebody at the door has it fetched, and the window may then be a wider one."""
    assert 2 * listing.LONGEST < ENDLESS - 10
    assert web.LONGEST < listing.LONGEST - 15
