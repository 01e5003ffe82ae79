"""The embedded calendar on disks and in files that fail: a sentence, nothing lost."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.backends.contract import draft, meeting, only, spans
from tests.backends.local_place import LocalPlace, plant
from tests.hostile import (
    ROOT,
    in_barred_folder,
    on_fixed_disk,
    on_small_disk,
    with_small_files,
)

LOOK = """
import asyncio, sys
from pathlib import Path
from panel.backends.base import Unreachable
from tests.backends.contract import at, draft, spans
from tests.backends.local_place import make

async def tried(work):
    try:
        return await work
    except Unreachable as error:
        return f"{type(error).__name__} {error} {error.maybe_done}"

async def look():
    backend = make(Path(sys.argv[1]))
    print(await tried(spans(backend)))
    print(await tried(backend.book(draft(60, 90))))
    await backend.aclose()

asyncio.run(look())
"""

FILL = """
import asyncio, sys
from pathlib import Path
from panel.backends.base import Unreachable
from tests.backends.contract import at, draft, spans
from tests.backends.local_place import make

async def fill():
    store = Path(sys.argv[1])
    backend, made = make(store), []
    try:
        for number in range(5000):
            made.append(await backend.book(draft(number, number + 1, title="x" * 400)))
    except Unreachable as error:
        print(error)
    assert len(made) > 5, len(made)
    listed = {b.id for b in (await backend.bookings(at(0), at(9000))).bookings}
    await backend.aclose()
    again = make(store)
    kept = {b.id for b in (await again.bookings(at(0), at(9000))).bookings}
    await again.aclose()
    print({b.id for b in made} == listed == kept, again.notices)

asyncio.run(fill())
"""


BEGIN_FULL = """
import asyncio, os, subprocess, sys
from contextlib import suppress
from pathlib import Path
from tests.backends.contract import meeting
from tests.backends.local_place import plant

store, look = Path(sys.argv[1]), {look!r}
plant(store, meeting(0, 30))
assert not list(store.glob("*-wal")), "it is open"
with suppress(OSError), open(store / "more", "wb", buffering=0) as file:
    while True:
        file.write(bytes(1024))
print(subprocess.run([sys.executable, "-c", look, store], capture_output=True).stdout)
(store / "more").unlink()
print(subprocess.run([sys.executable, "-c", look, store], capture_output=True).stdout)
"""


@pytest.fixture
def place(local_place: LocalPlace) -> LocalPlace:
    return local_place


class TestWorld:
    @pytest.fixture
    def store(self, tmp_path: Path) -> Path:
        plant(tmp_path / "store", meeting(0, 30))
        return tmp_path / "store"

    def test_a_folder_that_takes_no_write(self, store: Path) -> None:
        read, wrote = in_barred_folder(store, LOOK).splitlines()
        sentence = "cannot be used: this user may not write there; "
        sentence += "change the owner or the permissions. False"
        assert read.startswith("Unreachable The calendar (")
        assert read.endswith(sentence)
        assert wrote.endswith(sentence)

    def test_a_disk_that_can_only_be_read_still_shows_the_day(
        self, store: Path
    ) -> None:
        read, wrote = on_fixed_disk(store, LOOK).splitlines()
        assert read == "[(0.0, 30.0)]"
        assert wrote.endswith("the disk can only be read; make it writable. False")

    def test_a_full_disk_loses_nothing_that_was_confirmed(self, tmp_path: Path) -> None:
        told, kept = on_small_disk(tmp_path, FILL).splitlines()
        assert told.endswith("cannot be used: the disk is full; free some space.")
        assert kept == "True ()"

    def test_a_disk_that_is_full_from_the_start_still_shows_the_day(
        self, tmp_path: Path
    ) -> None:
        """Who opens the calendar finds no room for the index that SQLite shares."""
        code = BEGIN_FULL.format(look=LOOK)
        full, free = on_small_disk(tmp_path, code).splitlines()
        assert "[(0.0, 30.0)]" in full
        assert "the disk is full; free some space. False" in full
        assert "[(0.0, 30.0)]" in free
        assert "Booking(" in free

    def test_nor_does_a_file_that_may_not_grow(self, tmp_path: Path) -> None:
        told, kept = with_small_files(tmp_path, FILL, 600).splitlines()
        assert "The calendar (" in told
        assert kept == "True ()"


def truncated(path: Path) -> None:
    os.truncate(path, 4096 * 3 + 100)


def zeroed(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(path.stat().st_size - 4096))


def replaced_by_text(path: Path) -> None:
    path.write_text("BEGIN:VCALENDAR\n" * 500)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES = [truncated, zeroed, replaced_by_text, emptied, made_a_folder]


class TestDamage:
    """The calendar is kept under another name; the panel says so and goes on."""

    @pytest.mark.parametrize("damage", DAMAGES)
    async def test_found_at_the_start(
        self, place: LocalPlace, damage: Callable[[Path], None]
    ) -> None:
        plant(place.store, meeting(0, 30))
        damage(place.store / "calendar.sqlite")
        assert await spans(place.backend) == []
        made = await place.backend.book(draft(0, 30))
        assert (await only(place.backend)).id == made.id
        (kept,) = place.store.glob("calendar.sqlite.damaged-*Z")
        assert place.backend.notices == (
            f"The calendar was damaged and is kept as {kept.name}; "
            "a new, empty one was made.",
        )

    async def test_found_by_another_process(self, place: LocalPlace) -> None:
        plant(place.store, meeting(0, 30))
        assert await spans(place.backend) == [(0, 30)]
        path = place.store / "calendar.sqlite"
        path.write_bytes(os.urandom(path.stat().st_size))
        other = await place.another()
        await other.book(draft(0, 30))
        assert len(await spans(place.backend)) == 1
        assert len(list(place.store.glob("calendar.sqlite.damaged-*Z"))) == 1
        assert place.backend.notices

    async def test_a_calendar_that_was_put_in_its_place_is_read_whole(
        self, place: LocalPlace, tmp_path: Path
    ) -> None:
        plant(place.store, meeting(0, 30, title="Before"))
        plant(tmp_path / "other", meeting(0, 30, title="After"))
        await only(place.backend)
        (tmp_path / "other" / "calendar.sqlite").rename(place.store / "calendar.sqlite")
        assert (await only(place.backend)).title == "After"

    async def test_what_was_set_aside_can_be_read_by_hand(
        self, place: LocalPlace
    ) -> None:
        plant(place.store, *(meeting(n, n + 1) for n in range(300)))
        path = place.store / "calendar.sqlite"
        os.truncate(path, path.stat().st_size - 4096)
        assert await spans(place.backend) == []
        (kept,) = place.store.glob("calendar.sqlite.damaged-*Z")
        assert kept.read_bytes()[:15] == b"SQLite format 3"
        assert b"Salary talks" in kept.read_bytes()

    def test_a_calendar_that_another_program_keeps_locked(self, tmp_path: Path) -> None:
        plant(tmp_path, meeting(0, 30))
        holder = sqlite3.connect(tmp_path / "calendar.sqlite", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        command = [sys.executable, "-c", LOOK, tmp_path]
        told = subprocess.check_output(command, text=True, cwd=ROOT)
        holder.close()
        read, wrote = told.splitlines()
        assert read == "[(0.0, 30.0)]"
        assert wrote.endswith(
            "another program keeps it locked; end that program. False"
        )
