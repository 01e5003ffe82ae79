"""Our SQLite files: shared, durable, set aside when damaged, and never a traceback."""

import asyncio
import logging
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from qasync import QEventLoop

from panel.sqlite import Database, StorageError, gently
from tests.hostile import in_barred_folder, on_fixed_disk, on_small_disk

SCHEMA = ("CREATE TABLE thing (number INTEGER PRIMARY KEY, text TEXT) STRICT",)
MANY = 2000


def add(number: int, text: str = "x") -> Callable[[sqlite3.Connection], None]:
    def work(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO thing VALUES (?, ?)", (number, text))

    return work


def numbers(connection: sqlite3.Connection) -> list[int]:
    return [row[0] for row in connection.execute("SELECT number FROM thing")]


def everything(connection: sqlite3.Connection) -> int:
    count: int = connection.execute("SELECT sum(length(text)) FROM thing").fetchone()[0]
    return count


def times_told(database: Database) -> int:
    """How often a change is told of; a busy machine may answer a beat later."""
    told = 0
    for _ in range(20):
        told += database.changed()
        time.sleep(0.005)
    return told


def aside(path: Path) -> list[Path]:
    found = sorted(path.parent.glob(f"{path.name}.damaged-*"))
    return [p for p in found if not p.name.endswith(("-wal", "-shm"))]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store" / "things.sqlite"


@pytest.fixture
def make(path: Path) -> Iterator[Callable[..., Database]]:
    made = []

    def one(**more: float) -> Database:
        made.append(Database(path, SCHEMA, name="The list of things", **more))
        return made[-1]

    yield one
    for database in made:
        database.close()


@pytest.fixture
def database(make: Callable[..., Database]) -> Database:
    return make()


@pytest.fixture
def full_file(path: Path) -> Path:
    """A closed file of many pages."""
    database = Database(path, SCHEMA, name="The list of things")
    for first in range(0, MANY, 500):
        database.write_now(
            lambda c, first=first: [
                add(n, "x" * 100)(c) for n in range(first, first + 500)
            ]
        )
    database.close()
    return path


class TestWork:
    async def test_what_was_written_is_read(self, database: Database) -> None:
        await database.write(add(1))
        assert await database.read(numbers) == [1]

    def test_commands_need_no_loop(self, database: Database) -> None:
        database.write_now(add(1))
        assert database.read_now(numbers) == [1]

    async def test_all_work_is_done_on_one_other_thread(
        self, database: Database
    ) -> None:
        threads = {await database.read(lambda _: threading.get_ident()) for _ in "abc"}
        assert len(threads) == 1
        assert threading.get_ident() not in threads

    async def test_what_fails_leaves_nothing(self, database: Database) -> None:
        def half(connection: sqlite3.Connection) -> None:
            add(1)(connection)
            raise LookupError

        with pytest.raises(LookupError):
            await database.write(half)
        assert await database.read(numbers) == []

    async def test_a_fault_of_ours_is_not_called_the_worlds(
        self, database: Database
    ) -> None:
        with pytest.raises(sqlite3.OperationalError):
            await database.read(lambda c: c.execute("SELECT nothing"))
        await database.write(add(1))
        with pytest.raises(sqlite3.IntegrityError):
            await database.write(add(1))

    def test_every_commit_is_flushed(self, database: Database) -> None:
        def pragmas(connection: sqlite3.Connection) -> list[object]:
            names = "journal_mode", "synchronous", "foreign_keys"
            rows = (connection.execute(f"PRAGMA {name}") for name in names)
            return [row.fetchone()[0] for row in rows]

        assert database.read_now(pragmas) == ["wal", 2, 1]

    async def test_once_closed_it_says_so(self, database: Database) -> None:
        await database.write(add(1))
        await database.aclose()
        with pytest.raises(StorageError, match="closed"):
            await database.read(numbers)
        database.close()

    def test_it_works_in_the_loop_of_qt(self, qapp: object, database: Database) -> None:
        async def work() -> list[int]:
            await database.write(add(7))
            return await database.read(numbers)

        with QEventLoop(qapp) as loop:
            assert loop.run_until_complete(work()) == [7]

    def test_a_long_loop_takes_a_breath(self) -> None:
        assert list(gently(range(1000))) == list(range(1000))


class TestOthers:
    """Several processes use one file."""

    def test_nothing_new_while_nobody_else_writes(self, database: Database) -> None:
        database.write_now(add(1))
        assert times_told(database) == 0
        database.write_now(add(2))
        assert times_told(database) == 0

    def test_what_another_process_writes_is_seen_once(
        self, database: Database, path: Path
    ) -> None:
        database.read_now(numbers)
        write = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
        write += "c.execute('INSERT INTO thing VALUES (9, null)'); c.commit()"
        subprocess.run([sys.executable, "-c", write, path], check=True)
        assert times_told(database) == 1
        assert database.read_now(numbers) == [9]

    def test_every_one_of_many_that_other_processes_write_is_seen(
        self, path: Path, full_file: Path, make: Callable[..., Database]
    ) -> None:
        database = make()
        database.read_now(everything)
        times_told(database)
        write = (
            "import sqlite3, sys\n"
            "c = sqlite3.connect(sys.argv[1])\n"
            "c.execute('INSERT INTO thing VALUES (?, ?)', (int(sys.argv[2]), 'y'))\n"
            "c.commit()\n"
            "c.close()\n"
        )
        for number in range(-3, 0):
            command = [sys.executable, "-c", write, str(path), str(number)]
            subprocess.run(command, check=True)
            assert times_told(database) == 1
            assert number in database.read_now(numbers)

    def test_a_change_between_the_first_reading_and_the_first_question_is_seen(
        self, make: Callable[..., Database]
    ) -> None:
        ours, theirs = make(), make()
        ours.read_now(numbers)
        theirs.write_now(add(1))
        assert times_told(ours) == 1

    def test_two_changes_in_one_tick_are_both_seen(
        self, database: Database, path: Path
    ) -> None:
        database.write_now(add(1))
        theirs = sqlite3.connect(path, isolation_level=None)
        theirs.execute("INSERT INTO thing VALUES (2, null)")
        theirs.execute("PRAGMA wal_checkpoint")
        files = path, Path(f"{path}-wal")
        before = [file.stat() for file in files]
        assert database.changed()
        # The log begins anew, so that only the clock tells; and the clock stands.
        theirs.execute("INSERT INTO thing VALUES (3, null)")
        theirs.close()
        for file, was in zip(files, before, strict=True):
            assert file.stat().st_size == was.st_size
            os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
        assert times_told(database) == 1
        assert database.read_now(numbers) == [1, 2, 3]

    def test_who_opens_and_closes_it_takes_nothing_from_others(
        self, make: Callable[..., Database], path: Path
    ) -> None:
        # Closing any handle of a file drops all locks of the process on that file.
        ours = make()
        for number in range(3):
            ours.write_now(add(number))
            second = make()
            second.read_now(numbers)
            count = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
            count += "print(c.execute('SELECT count(*) FROM thing').fetchone()[0])"
            told = subprocess.check_output([sys.executable, "-c", count, path])
            assert int(told) == number + 1
            second.close()

    async def test_a_writer_waits_for_another(
        self, make: Callable[..., Database]
    ) -> None:
        ours, theirs = make(), make()
        begun, go_on = threading.Event(), threading.Event()

        def slow(connection: sqlite3.Connection) -> None:
            add(1)(connection)
            begun.set()
            go_on.wait(10)

        first = asyncio.ensure_future(theirs.write(slow))
        await asyncio.to_thread(begun.wait, 10)
        second = asyncio.ensure_future(ours.write(add(2)))
        assert not second.done()
        go_on.set()
        await asyncio.gather(first, second)
        assert await ours.read(numbers) == [1, 2]

    def test_who_is_kept_waiting_too_long_is_told(
        self, make: Callable[..., Database], path: Path
    ) -> None:
        ours = make(patience=0.05)
        ours.read_now(numbers)
        blocker = sqlite3.connect(path, isolation_level=None)
        blocker.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="another program keeps it locked"):
            ours.write_now(add(1))
        assert ours.read_now(numbers) == []
        blocker.close()
        ours.write_now(add(1))

    def test_a_file_that_was_replaced_is_read_anew(
        self,
        make: Callable[..., Database],
        path: Path,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        ours = make()
        ours.write_now(add(1))
        path.rename(path.with_name("taken-away"))
        with caplog.at_level(logging.ERROR):
            assert times_told(ours) == 1
            assert ours.read_now(numbers) == []
        ours.write_now(add(2))
        assert make().read_now(numbers) == [2]
        assert "replaced" in ours.notices[0]


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 + 100)


def cut_in_a_page(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 2000)


def without_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(100))


def with_zeroed_pages(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(path.stat().st_size - 4096))


def garbage(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


def few_bytes(path: Path) -> None:
    path.write_bytes(b"oops")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


DAMAGES = [
    truncated,
    cut_in_a_page,
    without_header,
    with_zeroed_pages,
    garbage,
    few_bytes,
    empty,
    folder,
    pipe,
]


class TestDamage:
    """Set aside, never deleted; the work goes on and somebody is told."""

    @pytest.mark.parametrize("damage", DAMAGES)
    def test_a_damaged_file_is_set_aside(
        self,
        full_file: Path,
        damage: Callable[[Path], None],
        make: Callable[..., Database],
    ) -> None:
        damage(full_file)
        was = full_file.read_bytes() if full_file.is_file() else None
        database = make()
        assert database.read_now(everything) is None
        database.write_now(add(1))
        assert database.read_now(numbers) == [1]
        (kept,) = aside(full_file)
        assert was is None or kept.read_bytes() == was
        assert database.notices == (
            f"The list of things was damaged and is kept as {kept.name}; "
            "a new, empty one was made.",
        )

    def test_damage_that_shows_in_the_middle_of_the_work(
        self, full_file: Path, make: Callable[..., Database]
    ) -> None:
        with full_file.open("r+b") as file:
            file.seek(4096 * 20)
            file.write(bytes(4096))
        database = make()
        first = "SELECT number FROM thing WHERE number = 0"
        assert database.read_now(lambda c: c.execute(first).fetchone()) == (0,)
        assert not database.notices
        assert database.read_now(everything) is None
        assert len(aside(full_file)) == len(database.notices) == 1

    def test_two_that_meet_the_damage_set_aside_one_file(
        self, full_file: Path, make: Callable[..., Database]
    ) -> None:
        garbage(full_file)
        both = [make() for _ in range(2)]
        work = [threading.Thread(target=d.read_now, args=[numbers]) for d in both]
        for thread in work:
            thread.start()
        for thread in work:
            thread.join()
        both[0].write_now(add(3))
        assert both[1].read_now(numbers) == [3]
        assert len(aside(full_file)) == 1

    def test_what_was_written_into_a_file_set_aside_is_written_again(
        self, path: Path, database: Database, caplog: pytest.LogCaptureFixture
    ) -> None:
        def while_another_sets_it_aside(connection: sqlite3.Connection) -> None:
            add(1)(connection)
            if path.exists() and not aside(path):
                path.rename(path.with_name(f"{path.name}.damaged-20250101T000000Z"))

        database.write_now(while_another_sets_it_aside)
        assert aside(path)
        assert database.read_now(numbers) == [1]

    def test_damage_again_is_set_aside_beside_the_first(
        self, full_file: Path, make: Callable[..., Database]
    ) -> None:
        for _ in range(2):
            few_bytes(full_file)
            os.utime(full_file, (1_700_000_000, 1_700_000_000))
            make().read_now(numbers)
        stem = "things.sqlite.damaged-20231114T221320Z"
        assert [p.name for p in aside(full_file)] == [stem, f"{stem}-2"]

    def test_a_log_without_its_file_is_not_read_into_a_new_one(
        self, path: Path, make: Callable[..., Database]
    ) -> None:
        code = "import os, sys; from tests.test_sqlite import *;"
        code += (
            "d = Database(Path(sys.argv[1]), SCHEMA, name='It'); d.write_now(add(1));"
        )
        code += "os._exit(0)"
        subprocess.run([sys.executable, "-c", code, path], check=True)
        path.unlink()
        database = make()
        assert database.read_now(numbers) == []
        assert len(list(path.parent.glob("*.damaged-*Z-wal"))) == 1

    def test_half_a_new_file_of_somebody_killed_is_no_hindrance(
        self, path: Path, make: Callable[..., Database]
    ) -> None:
        path.parent.mkdir()
        path.with_name("things.sqlite.new").write_bytes(b"half")
        assert make().read_now(numbers) == []

    def test_a_newer_file_is_left_alone(
        self, full_file: Path, make: Callable[..., Database]
    ) -> None:
        with sqlite3.connect(full_file) as connection:
            connection.execute("PRAGMA user_version = 9")
        connection.close()
        with pytest.raises(StorageError, match="newer version"):
            make().read_now(numbers)
        assert not aside(full_file)

    def test_an_older_file_is_brought_up_to_date(self, full_file: Path) -> None:
        schema = (SCHEMA[0], "ALTER TABLE thing ADD COLUMN more TEXT")
        database = Database(full_file, schema, name="It")
        row = database.read_now(lambda c: c.execute("SELECT * FROM thing").fetchone())
        database.close()
        assert row == (0, "x" * 100, None)


TRY = """
import sys
from pathlib import Path
from tests.test_sqlite import *
database = Database(Path(sys.argv[1]) / "things.sqlite", SCHEMA, name="The list")
for what in (lambda: database.read_now(numbers), lambda: database.write_now(add(5))):
    try:
        print(what())
    except StorageError as error:
        print(error)
"""

FILL = """
import sys
from pathlib import Path
from tests.test_sqlite import *
database = Database(Path(sys.argv[1]) / "things.sqlite", SCHEMA, name="The list")
done = []
try:
    for number in range(1000):
        database.write_now(add(number, "x" * 1000))
        done.append(number)
except StorageError as error:
    print(error)
assert database.read_now(numbers) == done, "lost"
assert len(done) > 10, done
database.close()
again = Database(Path(sys.argv[1]) / "things.sqlite", SCHEMA, name="The list")
print(again.read_now(numbers) == done)
"""


class TestWorld:
    """Folders and disks that do not take a write: a sentence, and nothing lost."""

    @pytest.fixture
    def store(self, path: Path) -> Path:
        database = Database(path, SCHEMA, name="It")
        database.write_now(add(1))
        database.close()
        return path.parent

    def test_a_folder_of_somebody_else(self, store: Path) -> None:
        read, wrote = in_barred_folder(store, TRY).splitlines()
        sentence = f"The list ({store}/things.sqlite) cannot be used: "
        sentence += (
            "this user may not write there; change the owner or the permissions."
        )
        assert wrote == read == sentence

    def test_no_folder_can_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        database = Database(tmp_path / "file" / "store" / "x", SCHEMA, name="The list")
        with pytest.raises(StorageError, match="cannot be used: not a directory"):
            database.read_now(numbers)
        database.close()

    def test_a_disk_that_can_only_be_read_is_still_read(self, store: Path) -> None:
        read, wrote = on_fixed_disk(store, TRY).splitlines()
        assert read == "[1]"
        assert wrote.endswith("the disk can only be read; make it writable.")

    def test_so_is_one_whose_writer_was_killed(self, store: Path) -> None:
        code = TRY.replace("read_now(numbers)", "write_now(add(4))", 1)
        subprocess.run([sys.executable, "-c", code + "os._exit(0)", store], check=True)
        read, wrote = on_fixed_disk(store, TRY).splitlines()
        assert read == "[1, 4, 5]"
        assert "can only be read" in wrote

    def test_one_that_takes_writes_again_is_written(self, store: Path) -> None:
        again = (
            'import subprocess\nsubprocess.run("mount -o remount,rw,bind .".split())'
        )
        code = TRY.replace(
            "for what", f"print(database.read_now(numbers))\n{again}\nfor what"
        )
        code = "import os, sys; os.chdir(sys.argv[1])\n" + code
        assert on_fixed_disk(store, code).splitlines() == ["[1]", "[1]", "None"]

    def test_a_full_disk(self, tmp_path: Path) -> None:
        told, kept = on_small_disk(tmp_path, FILL).splitlines()
        assert told.endswith("cannot be used: the disk is full; free some space.")
        assert kept == "True"
