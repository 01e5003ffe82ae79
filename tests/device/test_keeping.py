"""The newest wish wins, a slow thing holds up nobody, and what fails is tried again."""

import logging
import threading
import time
from collections.abc import Iterator
from queue import Queue

import pytest

from panel.device.keeping import DeviceError, Keeper, pause

PATIENCE = 20.0


class Thing:
    """Takes what it is set to; `slow` holds it up, `why` makes it fail."""

    name = "the thing"

    def __init__(self, again: float = 1000.0) -> None:
        self.again = again
        self.took: Queue[str] = Queue()
        self.begun: Queue[str] = Queue()
        self.go = threading.Event()
        self.go.set()
        self.why: Exception | None = None
        self.closed = False

    def set(self, wish: str) -> None:
        self.begun.put(wish)
        assert self.go.wait(PATIENCE)
        if self.why is not None:
            raise self.why
        self.took.put(wish)

    def close(self) -> None:
        self.closed = True

    def next(self) -> str:
        return self.took.get(timeout=PATIENCE)


@pytest.fixture
def thing() -> Thing:
    return Thing()


@pytest.fixture
def keeper(thing: Thing) -> Iterator[Keeper[str]]:
    made = Keeper(thing, first=0.01)
    yield made
    thing.go.set()
    made.end("last")
    assert made.wait(time.monotonic() + PATIENCE)
    assert thing.closed


def test_it_is_set_once(thing: Thing, keeper: Keeper[str]) -> None:
    for wish in ("a", "a", "b"):
        keeper.want(wish)
        assert wish == "b" or thing.took.qsize() <= 1
    while thing.next() != "b":
        pass
    keeper.want("b")
    keeper.want("c")
    assert thing.next() == "c"


def test_of_many_the_newest_wins(thing: Thing, keeper: Keeper[str]) -> None:
    thing.go.clear()
    keeper.want("first")
    assert thing.begun.get(timeout=PATIENCE) == "first"
    began = time.monotonic()
    for number in range(1000):
        keeper.want(str(number))
    assert time.monotonic() - began < PATIENCE / 4, "it waits for the thing"
    thing.go.set()
    assert [thing.next(), thing.next()] == ["first", "999"]


def test_what_it_was_before_is_not_skipped(thing: Thing, keeper: Keeper[str]) -> None:
    """a, b, a: while b was never set, a is still right."""
    thing.go.clear()
    keeper.want("a")
    assert thing.begun.get(timeout=PATIENCE) == "a"
    keeper.want("b")
    keeper.want("a")
    thing.go.set()
    assert [thing.next(), thing.next()] == ["a", "a"]


def test_a_failure_is_told_once_and_the_return_once(
    thing: Thing, keeper: Keeper[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        thing.why = DeviceError("it was unplugged")
        keeper.want("a")
        keeper.want("b")
        for _ in range(5):
            thing.begun.get(timeout=PATIENCE)
        thing.why = None
        assert thing.next() == "b"
        keeper.want("c")
        assert thing.next() == "c"
    told = [(r.levelname, r.message) for r in caplog.records]
    assert told == [
        ("WARNING", "the thing: it was unplugged"),
        ("INFO", "the thing works again"),
    ]


def test_a_fault_of_ours_does_not_end_it(
    thing: Thing, keeper: Keeper[str], caplog: pytest.LogCaptureFixture
) -> None:
    thing.why = ZeroDivisionError("ours")
    keeper.want("a")
    for _ in range(3):
        thing.begun.get(timeout=PATIENCE)
    thing.why = None
    assert thing.next() == "a"
    assert [r.exc_info is not None for r in caplog.records] == [True, False]
    caplog.clear()


def test_it_is_set_anew_although_nothing_has_changed() -> None:
    thing = Thing(again=0.01)
    keeper = Keeper(thing)
    keeper.want("a")
    assert [thing.next() for _ in range(3)] == ["a"] * 3
    keeper.end("last")
    assert keeper.wait(time.monotonic() + PATIENCE)


def test_nothing_is_set_before_the_first_wish() -> None:
    thing = Thing(again=0.001)
    keeper = Keeper(thing)
    keeper.end("last")
    assert keeper.wait(time.monotonic() + PATIENCE)
    assert list(thing.took.queue) == ["last"]


def test_the_end_does_not_wait_for_ever(thing: Thing) -> None:
    keeper = Keeper(thing)
    thing.go.clear()
    keeper.want("a")
    keeper.end("last")
    assert not keeper.wait(time.monotonic() + 0.01)
    thing.go.set()
    assert keeper.wait(time.monotonic() + PATIENCE)


@pytest.mark.parametrize(
    ("tries", "seconds"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (10**6, 60)]
)
def test_the_pauses_grow(tries: int, seconds: float) -> None:
    assert pause(tries, 1.0) == seconds
