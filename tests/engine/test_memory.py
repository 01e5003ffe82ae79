"""What survives a restart, a kill and a damaged file; several processes share it."""

import asyncio
import json
import logging
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.backends.base import RoomInfo
from panel.domain.booking import Booking, BookingStatus, Person
from panel.domain.marks import Marks
from panel.domain.record import from_record, to_record
from panel.domain.stretches import stretches
from panel.engine.memory import AlreadyRunning, Memory, Remembered, locked
from panel.engine.snapshot import Freed
from panel.sqlite import StorageError
from tests.hostile import ROOT, in_barred_folder, on_small_disk

NOW = datetime(2025, 3, 12, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def booking(id: str = "a", start: datetime = NOW, **more: object) -> Booking:
    return Booking(id=id, start=start, end=start + HOUR, **more)


@pytest.fixture
async def memory(tmp_path: Path) -> AsyncIterator[Memory]:
    memory = Memory(tmp_path)
    yield memory
    await memory.aclose()


@pytest.fixture
async def other(tmp_path: Path) -> AsyncIterator[Memory]:
    """Another process of the same panel."""
    other = Memory(tmp_path)
    yield other
    await other.aclose()


texts = st.text(max_size=8)
moments = st.datetimes(
    min_value=datetime(1, 1, 2),  # noqa: DTZ001
    max_value=datetime(9999, 12, 30),  # noqa: DTZ001
    timezones=st.just(UTC),
)
people = st.builds(Person, texts, texts, texts, texts, st.booleans())
bookings = st.builds(
    Booking,
    id=st.text(min_size=1, max_size=8) | st.just("\ud800\0"),
    start=moments,
    end=moments,
    title=texts,
    host=st.none() | people,
    all_day=st.booleans(),
    private=st.booleans(),
    status=st.sampled_from(BookingStatus),
    checked_in=st.none() | st.booleans(),
    attendees=st.lists(people, max_size=2).map(tuple),
    visitors=st.lists(people, max_size=2).map(tuple),
    services=st.lists(texts, max_size=2).map(tuple),
    body=texts,
    location=texts,
    timezone=texts,
    recurring=st.booleans(),
    blocking=st.booleans(),
    buffer=st.booleans(),
    editable=st.booleans(),
    etag=texts,
    series_id=texts,
    ical_uid=texts,
    source_state=texts,
    creator=texts,
    created=st.none() | moments,
    updated=st.none() | moments,
)


class TestRecord:
    @given(bookings)
    def test_nothing_of_a_booking_is_lost(self, booking: Booking) -> None:
        told = json.dumps(to_record(booking))
        assert from_record(json.loads(told)) == booking

    def test_a_value_of_a_later_version_is_ignored(self) -> None:
        record = to_record(booking()) | {"mood": "good"}
        assert from_record(record) == booking()

    @pytest.mark.parametrize(
        "broken", [{"id": ""}, {"start": "today"}, {"status": "odd"}, {"host": "Ada"}]
    )
    def test_what_cannot_be_a_booking_is_told(self, broken: dict[str, str]) -> None:
        with pytest.raises((ValueError, TypeError)):
            from_record(to_record(booking()) | broken)


class TestRestart:
    async def test_at_first_there_is_nothing(self, memory: Memory) -> None:
        assert await memory.load() == Remembered()

    async def test_all_of_it_comes_back(self, memory: Memory, other: Memory) -> None:
        kept = (booking("a"), booking("b", NOW + HOUR, title="x\ny"))
        marks = Marks().with_mark(kept[0])
        freed = Freed(booking=kept[1], at=NOW, no_show=True)
        room = RoomInfo(
            name="Boardroom", zone=ZoneInfo("Asia/Tokyo"), published={"min_duration": 5}
        )
        closed = stretches([(NOW, NOW + HOUR)])
        await memory.keep_list(kept, NOW, closed)
        await memory.keep_marks(marks)
        await memory.keep_freed(freed)
        await memory.keep_room(room)
        found = await other.load()
        assert (set(found.bookings), found.closed) == (set(kept), closed)
        assert (found.heard, found.newest) == (NOW, NOW)
        assert (found.marks, found.freed, found.room) == (marks, freed, room)

    @settings(max_examples=25)
    @given(st.lists(st.lists(bookings, max_size=4), min_size=1, max_size=3))
    async def test_any_list_after_any_other_comes_back(
        self, tmp_path_factory: pytest.TempPathFactory, lists: list[list[Booking]]
    ) -> None:
        store = tmp_path_factory.mktemp("store")
        memory, other = Memory(store), Memory(store)
        for number, some in enumerate(lists):
            await (memory if number % 2 else other).keep_list(some, NOW)
        found = (await memory.load()).bookings
        await memory.aclose()
        await other.aclose()
        assert {b.key: b for b in found} == {b.key: b for b in lists[-1]}

    async def test_what_was_taken_back_is_gone(
        self, memory: Memory, other: Memory
    ) -> None:
        marks = Marks().with_mark(booking("a")).with_mark(booking("b"))
        await memory.keep_marks(marks)
        await memory.keep_freed(Freed(booking=booking(), at=NOW, no_show=False))
        await memory.keep_marks(marks.since(NOW + HOUR))
        await memory.keep_freed(None)
        found = await other.load()
        assert found.marks == Marks(last_started=NOW)
        assert found.freed is None

    async def test_an_unchanged_list_is_written_twice_a_minute_at_most(
        self, memory: Memory, other: Memory
    ) -> None:
        kept = (booking(),)
        for seconds in (0, 10, 20):
            await memory.keep_list(kept, NOW + timedelta(seconds=seconds))
        assert (await other.load()).heard == NOW
        await memory.keep_list(kept, NOW + timedelta(seconds=30))
        assert (await other.load()).heard == NOW + timedelta(seconds=30)

    async def test_the_newest_moment_stays_when_the_clock_goes_back(
        self, memory: Memory
    ) -> None:
        await memory.keep_list((), NOW)
        await memory.keep_list((), NOW - HOUR)
        found = await memory.load()
        assert (found.heard, found.newest) == (NOW - HOUR, NOW)

    def test_what_was_kept_survives_a_kill(self, tmp_path: Path) -> None:
        code = """
import asyncio, os, signal, sys
from tests.engine.test_memory import *
async def work():
    memory = Memory(Path(sys.argv[1]))
    await memory.keep_list((booking("a"),), NOW)
    await memory.keep_marks(Marks().with_mark(booking("a")))
    os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(work())
"""
        done = subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT)
        assert done.returncode == -signal.SIGKILL
        found = asyncio.run(_loaded(tmp_path))
        assert found.bookings == (booking("a"),)
        assert found.marks.checked_in(booking("a"))


async def _loaded(store: Path) -> Remembered:
    memory = Memory(store)
    found = await memory.load()
    await memory.aclose()
    return found


class TestProcesses:
    async def test_what_another_process_keeps_is_seen(
        self, memory: Memory, other: Memory
    ) -> None:
        await memory.load()
        assert not memory.changed()
        await other.load()
        await other.keep_marks(Marks().with_mark(booking("a")))
        assert memory.changed()
        assert (await memory.load()).marks.checked_in(booking("a"))
        await memory.keep_list((booking(),), NOW)
        assert not memory.changed()

    async def test_two_processes_marks_do_not_undo_each_other(
        self, memory: Memory, other: Memory
    ) -> None:
        await memory.load()
        await other.load()
        await other.keep_marks(Marks().with_mark(booking("theirs")))
        await memory.keep_marks(Marks().with_mark(booking("ours")))
        found = (await memory.load()).marks
        assert found.checked_in(booking("ours"))
        assert found.checked_in(booking("theirs"))

    async def test_a_list_of_another_process_is_replaced_whole(
        self, memory: Memory, other: Memory
    ) -> None:
        first, second = (booking("a"), booking("b")), (booking("c"),)
        await memory.keep_list(first, NOW)
        await other.keep_list(second, NOW + HOUR)
        await memory.keep_list(first, NOW + 2 * HOUR)
        assert set((await other.load()).bookings) == set(first)


FULL = """
import asyncio, logging, sys
from contextlib import suppress
from pathlib import Path
from panel.domain.marks import Marks
from panel.engine.memory import Memory
from tests.engine.rig import at_ten, booking

logging.disable()

async def fill():
    store = Path(sys.argv[1])
    memory, marks = Memory(store), Marks().with_mark(booking())
    await memory.keep_list((), at_ten())
    with suppress(OSError), open(store / "full", "wb", buffering=0) as file:
        while True:
            file.write(bytes(512))
    await memory.keep_marks(marks)
    print("full" in memory.trouble)
    read = await memory.load()
    print(read.heard == at_ten(), "full" in memory.trouble)
    (store / "full").unlink()
    await memory.keep_marks(marks)
    print(memory.trouble == "", (await memory.load()).marks == marks)
    await memory.aclose()

asyncio.run(fill())
"""


class TestTrouble:
    """The panel goes on without a memory, and says so."""

    async def test_a_damaged_file_is_set_aside(
        self, tmp_path: Path, memory: Memory, caplog: pytest.LogCaptureFixture
    ) -> None:
        (tmp_path / "panel.sqlite").write_bytes(b"nonsense" * 100)
        assert await memory.load() == Remembered()
        assert "The panel's memory was damaged" in memory.notices[0]
        await memory.keep_list((booking(),), NOW)
        assert (await memory.load()).heard == NOW

    @pytest.mark.parametrize("record", ["{", "[]", '{"id": 3}', '"text"'])
    async def test_a_list_that_is_none_counts_as_damage(
        self, tmp_path: Path, memory: Memory, other: Memory, record: str
    ) -> None:
        await memory.keep_list((booking(),), NOW)
        with sqlite3.connect(tmp_path / "panel.sqlite") as connection:
            connection.execute("UPDATE booking SET record = ?", (record,))
        connection.close()
        assert await other.load() == Remembered()
        assert len(list(tmp_path.glob("panel.sqlite.damaged-*Z"))) == 1

    async def test_a_store_that_cannot_be_used_is_no_end(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        (tmp_path / "file").touch()
        memory = Memory(tmp_path / "file")
        with caplog.at_level(logging.WARNING):
            assert await memory.load() == Remembered()
            for minutes in range(3):
                await memory.keep_list((), NOW + timedelta(minutes=minutes))
            assert "cannot be used: not a directory" in memory.trouble
            assert len(caplog.records) == 1
            (tmp_path / "file").unlink()
            await memory.keep_marks(Marks().with_mark(booking()))
            assert memory.trouble == ""
            assert len(caplog.records) == 2
        assert (await memory.load()).marks.checked_in(booking())
        await memory.aclose()

    async def test_a_mark_that_could_not_be_written_is_written_later(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "file").touch()
        memory = Memory(tmp_path / "file")
        marks = Marks().with_mark(booking("a"))
        await memory.keep_marks(marks)
        (tmp_path / "file").unlink()
        await memory.keep_marks(marks)
        await memory.aclose()
        assert (await _loaded(tmp_path / "file")).marks == marks

    def test_what_can_be_read_is_no_sign_that_writing_works(
        self, tmp_path: Path
    ) -> None:
        """On a full disk; else a mark not written would give way to an older list."""
        told = on_small_disk(tmp_path, FULL)
        assert told.splitlines() == ["True", "True True", "True True"]


class TestLock:
    """One panel for one store."""

    def test_a_second_panel_is_refused(self, tmp_path: Path) -> None:
        who = rf"\(process {os.getpid()}\)"
        with (
            locked(tmp_path / "new"),
            pytest.raises(AlreadyRunning, match=who),
            locked(tmp_path / "new"),
        ):
            pass
        with locked(tmp_path / "new"):
            pass

    def test_a_killed_panel_leaves_no_lock(self, tmp_path: Path) -> None:
        code = "import sys, os; from tests.engine.test_memory import *;"
        code += "held = locked(Path(sys.argv[1])); held.__enter__(); print('held');"
        code += "sys.stdout.flush(); sys.stdin.read()"
        panel = subprocess.Popen(
            [sys.executable, "-c", code, tmp_path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        assert panel.stdout
        assert panel.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning), locked(tmp_path):
            pass
        panel.kill()
        panel.communicate()
        with locked(tmp_path):
            pass

    def test_a_store_that_is_no_folder(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with (
            pytest.raises(StorageError, match=r"cannot be used: file exists\.$"),
            locked(tmp_path / "file"),
        ):
            pass

    def test_a_folder_that_takes_no_write_is_locked_where_it_was_before(
        self, tmp_path: Path
    ) -> None:
        code = "import sys; from tests.engine.test_memory import *\n"
        code += "try:\n  with locked(Path(sys.argv[1])): print('held')\n"
        code += "except StorageError as error: print(error)"
        assert in_barred_folder(tmp_path, code).endswith(
            "change the owner or the permissions.\n"
        )
        with locked(tmp_path):
            pass
        (tmp_path / "panel.lock").chmod(0o444)
        assert in_barred_folder(tmp_path, code) == "held\n"
