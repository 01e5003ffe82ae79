"""What the doctor makes of figures: a table for each matter."""

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from panel.device.heat import Heat
from panel.doctor.file import readers, settings
from panel.doctor.line import State, length, mega
from panel.doctor.machine import disk, judged_heat, judged_memory, judged_room
from panel.doctor.running import frames, judged_watchdog, running, version
from panel.doctor.seen import Running, Seen
from panel.doctor.system import judged_clock
from panel.engine.lock import holder, locked
from panel.settings import Settings
from panel.vitals.vitals import Vitals

MB, GB = 2**20, 2**30
NOW = time.time()
WELL = Vitals(
    pid=1,
    state="free",
    began=NOW - 4000,
    running=4000.0,
    heard=NOW - 20,
    sure=True,
    frames=1000,
    slow=4,
    patience=20.0,
    signs=800,
    sign=3.0,
    unit="kiosk.service",
    restarts=0,
)


@pytest.mark.parametrize(
    ("free", "nodes", "state"),
    [
        (GB, 0.5, None),
        (201 * MB, 0.06, None),
        (199 * MB, 0.5, State.WARN),
        (49 * MB, 0.5, State.BAD),
        (0, 0.5, State.BAD),
        (GB, 0.04, State.WARN),
        (GB, 0.009, State.BAD),
        (199 * MB, 0.0, State.BAD),
    ],
)
def test_room_on_the_disk(free: int, nodes: float, state: State | None) -> None:
    line = judged_room(Path("/s"), free, nodes)
    assert (line and line.state) == state
    assert line is None or (line.remedy and line.value == free)


@pytest.mark.parametrize(
    ("heat", "state", "word"),
    [
        (Heat(), State.UNKNOWN, "does not say"),
        (Heat(55.0), State.GOOD, "55 °C"),
        (Heat(76.0), State.WARN, "80 °C"),
        (Heat(76.0, 100.0), State.GOOD, "76 °C"),
        (Heat(96.0, 100.0), State.WARN, "100 °C"),
        (Heat(55.0, slowed=True), State.WARN, "slowed down by heat at 55 °C"),
        (Heat(slowed=True), State.WARN, "slowed down"),
        (Heat(40.0, starved=True), State.BAD, "too little power"),
    ],
)
def test_heat(heat: Heat, state: State, word: str) -> None:
    line = judged_heat(heat)
    assert line.state is state and word in line.sentence
    assert bool(line.remedy) is line.needs_a_hand


@pytest.mark.parametrize(
    ("found", "panel", "state"),
    [
        ((500 * MB, GB), 98 * MB, State.GOOD),
        ((500 * MB, GB), None, State.GOOD),
        ((90 * MB, GB), 98 * MB, State.WARN),
        ((40 * MB, GB), 98 * MB, State.BAD),
        ((500 * MB, GB), 201 * MB, State.WARN),
        (None, 98 * MB, State.UNKNOWN),
    ],
)
def test_memory(found: tuple[int, int] | None, panel: int | None, state: State) -> None:
    assert judged_memory(found, panel).state is state


@pytest.mark.parametrize(
    ("skew", "kept", "state", "word"),
    [
        (0.4, None, State.GOOD, "within 5 s"),
        (-4.9, False, State.GOOD, "within 5 s"),
        (6.0, True, State.BAD, "6 s ahead of"),
        (-3600.0, True, State.BAD, "3600 s behind"),
        (None, True, State.GOOD, "over the network"),
        (None, False, State.WARN, "nobody sets"),
        (None, None, State.UNKNOWN, "neither"),
    ],
)
def test_the_clock(
    skew: float | None, kept: bool | None, state: State, word: str
) -> None:
    line = judged_clock(skew, kept)
    assert line.state is state and word in line.sentence
    assert not line.needs_a_hand or "timesyncd" in line.remedy


def seen(vitals: Vitals | None = WELL, **found: object) -> Seen:
    return Seen(
        settings=Settings(path=Path("/s.toml"), store=Path("/s")),
        running=Running(vitals=vitals, **found),
    )


@pytest.mark.parametrize(
    ("what", "state", "word"),
    [
        (seen(), State.GOOD, "up 1 h 6 min, heard "),
        (seen(replace(WELL, still="it sleeps")), State.BAD, "hangs: it sleeps"),
        (seen(replace(WELL, sure=False)), State.BAD, "last heard"),
        (seen(replace(WELL, problems=1)), State.BAD, "settings are wrong"),
        (seen(None), State.BAD, "no panel runs"),
        (seen(None, silent=True), State.BAD, "does not answer: it hangs"),
        (seen(None, silent=True, process=7, age=99.0), State.BAD, "process 7 runs but"),
        (seen(None, process=7, age=99.0), State.BAD, "cannot be asked"),
        (seen(None, process=7, age=3.0), State.UNKNOWN, "just begun"),
        (seen(None, silent=True, barred=True), State.UNKNOWN, "this user"),
        (Seen(), State.UNKNOWN, "settings"),
    ],
)
def test_the_running_panel(what: Seen, state: State, word: str) -> None:
    line = running(what)
    assert line.state is state and word in line.sentence
    assert bool(line.remedy) or not line.needs_a_hand


def test_its_last_warning_is_told() -> None:
    troubled = replace(WELL, trouble="WARNING panel.engine: no", troubled=NOW - 90)
    line = running(seen(troubled))
    assert line.state is State.GOOD
    assert line.sentence.endswith(" ago: WARNING panel.engine: no")


@pytest.mark.parametrize(
    ("slow", "drawn", "state"),
    [
        (0, 0, State.GOOD),
        (20, 30, State.GOOD),
        (21, 30, State.WARN),
        (21, 9999, "good"),
    ],
)
def test_frames(slow: int, drawn: int, state: str) -> None:
    assert frames(seen(replace(WELL, slow=slow, frames=drawn))).state == state
    assert frames(seen(None)).state is State.UNKNOWN


@pytest.mark.parametrize(
    ("change", "restarts", "state"),
    [
        ({}, 0, State.GOOD),
        ({}, None, State.GOOD),
        ({}, 2, State.GOOD),
        ({}, 3, State.WARN),
        ({"patience": None}, 0, State.WARN),
        ({"sign": 21.0}, 0, State.BAD),
        ({"sign": None}, 0, State.BAD),
    ],
)
def test_the_watchdog(
    change: dict[str, object], restarts: int | None, state: State
) -> None:
    line = judged_watchdog(replace(WELL, **change), restarts)
    assert line.state is state and line.value == restarts


def test_the_version() -> None:
    alone = version(seen(None))
    assert alone.state is State.GOOD and "Python 3." in alone.sentence
    other = version(seen(replace(WELL, version="0.0.1")))
    assert other.state is State.WARN and "0.0.1" in other.sentence
    from importlib.metadata import version as installed
    from platform import python_version

    from panel import __version__

    qt = installed("PySide6-Essentials")
    same = replace(WELL, version=__version__, python=python_version(), qt=qt)
    later = time.time() + 60
    assert version(seen(replace(same, began=later))).state is State.GOOD
    before = version(seen(replace(same, began=0.0)))
    assert before.state is State.WARN and "after the panel began" in before.sentence


def test_the_settings_file(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.touch()
    path.chmod(0o640)
    sound = Settings(path=path, store=tmp_path)
    assert settings(Seen(settings=sound)).state is State.GOOD
    assert "group" in readers(path)
    path.chmod(0o644)
    assert readers(path) == "everybody"
    path.chmod(0o600)
    assert "group" not in readers(path)
    pale = replace(sound, warnings=("a: b", "c: d"))
    line = settings(Seen(settings=pale))
    assert (line.state, line.value) == (State.WARN, 2)
    assert "a: b; c: d" in line.sentence
    line = settings(Seen(problems=tuple(f"k{n}: no" for n in range(5))))
    assert line.state is State.BAD
    assert line.sentence == "k0: no; k1: no; k2: no; and 2 more"


def store_of(folder: Path) -> Seen:
    return Seen(settings=Settings(path=folder / "s.toml", store=folder))


def database(path: Path, rows: int = 2000) -> None:
    with closing(sqlite3.connect(path)) as it:
        it.execute("CREATE TABLE t (a TEXT)")
        it.executemany("INSERT INTO t VALUES (?)", [("x" * 50,)] * rows)
        it.commit()


def test_the_store(tmp_path: Path) -> None:
    assert disk(store_of(tmp_path / "none")).state is State.UNKNOWN
    database(tmp_path / "panel.sqlite")
    assert disk(store_of(tmp_path)).state is State.GOOD
    (tmp_path / "panel.sqlite.damaged-20260101T000000Z").touch()
    line = disk(store_of(tmp_path))
    assert (line.state, line.value) == (State.WARN, 1)


@pytest.mark.parametrize("where", [0, 4096])
def test_a_damaged_file_is_found_and_left_as_it_is(tmp_path: Path, where: int) -> None:
    path = tmp_path / "panel.sqlite"
    database(path)
    with path.open("r+b") as file:
        file.seek(where)
        file.write(os.urandom(2000))
    before = path.read_bytes()
    line = disk(store_of(tmp_path))
    assert line.state is State.BAD and "damaged" in line.sentence
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_file_that_is_being_written(tmp_path: Path) -> None:
    path = tmp_path / "panel.sqlite"
    database(path)
    with closing(sqlite3.connect(path)) as it:
        it.execute("BEGIN EXCLUSIVE")
        assert disk(store_of(tmp_path)).state is State.UNKNOWN


def test_who_holds_a_store(tmp_path: Path) -> None:
    assert holder(tmp_path) is None
    with locked(tmp_path):
        assert holder(tmp_path) == os.getpid()
    assert holder(tmp_path) is None
    (tmp_path / "panel.lock").write_text("nonsense")
    assert holder(tmp_path) is None


def test_lengths_and_sizes() -> None:
    seconds = (0, 59, 61, 3600, 90_061, 86_400 * 40)
    assert [length(one) for one in seconds] == [
        *("0 s", "59 s", "1 min 1 s", "1 h", "1 d 1 h", "40 d"),
    ]
    assert [mega(one) for one in (0, 98 * MB, 3 * GB)] == ["0 MB", "98 MB", "3.0 GB"]
