"""The search for garbage keeps out of the way, and comes all the same."""

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from panel.garbage import HOUR, NEVER, SETTLED, Garbage
from tests.engine.virtual import VirtualLoop


class Ring:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def loop() -> Iterator[VirtualLoop]:
    """A loop of its own; what the test leaves of the collector is looked at."""
    before = gc.get_threshold()
    made = VirtualLoop()
    yield made
    made.close()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def old(thing: object) -> None:
    """Makes it one of those that only the whole search looks at."""
    gc.collect(0)
    gc.collect(1)


def test_the_old_are_searched_once_an_hour(loop: VirtualLoop) -> None:
    garbage = Garbage(loop)
    loop.run_until_complete(asyncio.sleep(SETTLED + 1))
    assert gc.get_threshold()[2] == NEVER
    ring = Ring()
    seen = weakref.ref(ring)
    old(ring)
    del ring
    gc.collect(1)
    assert seen() is not None
    loop.run_until_complete(asyncio.sleep(HOUR))
    assert seen() is None
    garbage.close()


def test_what_was_there_at_the_start_is_not_searched(loop: VirtualLoop) -> None:
    garbage = Garbage(loop)
    ring = Ring()
    seen = weakref.ref(ring)
    loop.run_until_complete(asyncio.sleep(SETTLED + 1))
    del ring
    loop.run_until_complete(asyncio.sleep(HOUR))
    assert seen() is not None
    garbage.close()
    gc.collect()
    assert seen() is None


def test_what_went_with_the_settings_is_let_go(loop: VirtualLoop) -> None:
    """With every change of theirs a new one settles, three seconds after the old."""
    garbage = Garbage(loop)
    ring = Ring()
    seen = weakref.ref(ring)
    loop.run_until_complete(asyncio.sleep(SETTLED + 1))
    del ring
    garbage.close()
    garbage = Garbage(loop)
    loop.run_until_complete(asyncio.sleep(SETTLED + 1))
    assert seen() is None
    garbage.close()


def test_closed_before_it_began(loop: VirtualLoop) -> None:
    before = gc.get_threshold()
    Garbage(loop).close()
    loop.run_until_complete(asyncio.sleep(SETTLED + 1))
    assert gc.get_threshold() == before
