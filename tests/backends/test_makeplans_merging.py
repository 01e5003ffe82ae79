"""What is put together from changes is what a whole reading gives."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.backends.base import Site
from panel.backends.makeplans import MakePlansBackend
from tests.backends.contract import DAY, MINUTE, NOW
from tests.backends.makeplans_place import values
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.makeplans.things import STATES, STATUSES
from tests.backends.servers.makeplans.world import Manners, World

HOUR = 60 * MINUTE
WINDOW = (NOW - DAY, NOW + 3 * DAY)
CHANGES, WHOLE = "/api/v1/bookings/all", "/api/v1/bookings/visible"


class Loop(asyncio.SelectorEventLoop):
    """Its clock can be put forward."""

    shift = 0.0

    def time(self) -> float:
        return super().time() + self.shift


@dataclass
class Clock:
    """Server and panel share it; it goes as fast as the loop's."""

    loop: Loop
    zero: float

    def seconds(self) -> float:
        return self.zero + self.loop.time()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds(), UTC)


class Scene:
    """A panel that reads again and again, and others that read all of it once."""

    def __init__(self, server: MakePlans, store: Path, page: int = 750) -> None:
        self.server = server
        self.loop = Loop()
        self.clock = Clock(self.loop, NOW.timestamp() - self.loop.time())
        # A fresh account in place of the one that an earlier scene has left.
        fresh = World(clock=self.clock.seconds, manners=Manners(page=page))
        server.steer(lambda: server.world.__dict__.update(fresh.__dict__))
        server.asked.clear()
        self.store = store
        self.panel = self.made()

    def made(self) -> MakePlansBackend:
        site = Site(store=self.store, now=self.clock.now, values=values(self.server))
        return MakePlansBackend(site)

    def run(self, work: Any) -> Any:
        asyncio.set_event_loop(None)
        return self.loop.run_until_complete(work)

    def close(self) -> None:
        self.run(self.panel.aclose())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()

    def forward(self, seconds: float) -> None:
        self.loop.shift += seconds

    def reading(self) -> Any:
        return self.run(self.panel.bookings(*WINDOW))

    def whole(self) -> Any:
        other = self.made()
        try:
            return self.run(other.bookings(*WINDOW))
        finally:
            self.run(other.aclose())

    def agree(self) -> None:
        merged, whole = self.reading(), self.whole()
        assert merged.bookings == whole.bookings
        assert sorted(merged.unreadable) == sorted(whole.unreadable)


@pytest.fixture(scope="module")
def server() -> Iterator[MakePlans]:
    with serving(World()) as running:
        yield running


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store")


times = st.tuples(st.integers(-40, 90), st.integers(1, 30))
one = st.integers(0, 20)
rooms = st.sampled_from([1, 2])
steps = st.one_of(
    st.tuples(st.just("book"), times, rooms, st.sampled_from(STATES)),
    st.tuples(st.just("move"), one, rooms),
    st.tuples(st.just("state"), one, st.sampled_from(STATES)),
    st.tuples(st.just("times"), one, times),
    st.tuples(st.just("status"), one, st.sampled_from([None, *STATUSES])),
    st.tuples(st.just("spoil"), one, st.booleans()),
    st.tuples(st.just("expires"), one, st.integers(1, 400)),
    st.tuples(st.just("forward"), st.sampled_from([0.4, 1, 30, 130, 700, 1900, 4000])),
    st.tuples(st.just("read")),
)


def follow(scene: Scene, step: tuple[Any, ...]) -> None:
    """Somebody does something over there, or time goes by."""
    world, server = scene.server.world, scene.server
    match step:
        case ("book", (start, length), room, state):
            begin = NOW + start * HOUR
            end = (begin + length * HOUR).timestamp()
            server.put(begin.timestamp(), end, resource_id=room, state=state)
        case ("forward", seconds):
            scene.forward(seconds)
        case ("read",):
            scene.reading()
        case (_, number, _) if world.bookings:
            ids = sorted(world.bookings)
            server.change(ids[number % len(ids)], **changes(scene, step))
        case _:
            pass


def changes(scene: Scene, step: tuple[Any, ...]) -> dict[str, Any]:
    match step:
        case ("move", _, room):
            return {"resource_id": room}
        case ("state", _, state):
            return {"state": state}
        case ("status", _, status):
            return {"status": status}
        case ("times", _, (start, length)):
            begin = NOW + start * HOUR
            end = begin + length * HOUR
            return {"booked_from": begin.timestamp(), "booked_to": end.timestamp()}
        case ("spoil", _, spoiled):
            return {"raw": {"booked_to": "soon"} if spoiled else {}}
        case ("expires", _, seconds):
            ends = scene.clock.seconds() + seconds
            return {"state": "awaiting_verification", "expires_at": ends}
    raise AssertionError(step)


@given(st.lists(steps, max_size=25), st.sampled_from([750, 3]))
def test_any_changes(
    server: MakePlans, store: Path, taken: list[tuple[Any, ...]], page: int
) -> None:
    scene = Scene(server, store, page)
    try:
        scene.reading()
        for step in taken:
            follow(scene, step)
        scene.agree()
    finally:
        scene.close()


@pytest.fixture
def scene(server: MakePlans, store: Path) -> Iterator[Scene]:
    made = Scene(server, store)
    yield made
    made.close()


def asked(scene: Scene, path: str) -> int:
    return scene.server.count("GET", path)


def plant(scene: Scene, start: float, end: float, **more: Any) -> int:
    begin, last = NOW + start * MINUTE, NOW + end * MINUTE
    made = scene.server.put(begin.timestamp(), last.timestamp(), **more)
    id: int = made["id"]
    return id


CASES: list[dict[str, Any]] = [
    {"resource_id": 2},
    {"state": "cancelled"},
    {"state": "deleted"},
    {"state": "declined"},
    {"status": "checked_in"},
    {"title": "Other"},
    {"booked_from": NOW.timestamp() + 60},
]


@pytest.mark.parametrize("change", CASES, ids=str)
def test_a_change_comes_without_a_whole_reading(
    scene: Scene, change: dict[str, Any]
) -> None:
    id = plant(scene, 0, 30)
    before = scene.reading()
    scene.forward(120)
    back = {name: scene.server.world.bookings[id][name] for name in change}
    scene.server.change(id, **change)
    scene.agree()
    scene.server.change(id, **back)
    scene.forward(0.2)
    assert scene.reading().bookings == before.bookings
    assert asked(scene, WHOLE) == 1 + 1


def test_only_changes_are_asked_for_within_the_hour(scene: Scene) -> None:
    plant(scene, 0, 30)
    for _ in range(20):
        scene.reading()
        scene.forward(120)
    assert (asked(scene, WHOLE), asked(scene, CHANGES)) == (1, 19)


def test_all_of_it_is_read_within_the_hour(scene: Scene) -> None:
    for _ in range(31):
        scene.reading()
        scene.forward(120)
    assert 2 <= asked(scene, WHOLE) <= 3


def test_what_has_not_changed_stays_the_same_object(scene: Scene) -> None:
    plant(scene, 0, 30)
    other = plant(scene, 60, 90)
    (first, _) = scene.reading().bookings
    scene.forward(120)
    scene.server.change(other, title="Other")
    (again, _) = scene.reading().bookings
    scene.forward(4000)
    (once_more, _) = scene.reading().bookings
    assert first is again is once_more


def test_after_an_error_all_of_it_is_read(scene: Scene) -> None:
    scene.reading()
    scene.server.stop()
    with pytest.raises(Exception, match=r"\.$"):
        scene.reading()
    scene.server.start()
    scene.reading()
    assert (asked(scene, WHOLE), asked(scene, CHANGES)) == (2, 0)


def test_after_a_jump_of_the_clock_all_of_it_is_read(scene: Scene) -> None:
    scene.reading()
    scene.clock.zero += 10
    scene.reading()
    assert asked(scene, WHOLE) == 2


def test_the_window_moves_at_midnight(scene: Scene) -> None:
    """What is new in it is there at once; all of it is read soon after."""
    id = plant(scene, 3 * 1440 + 30, 3 * 1440 + 60)
    assert scene.reading().bookings == ()
    later = (WINDOW[0] + DAY, WINDOW[1] + DAY)
    (found,) = scene.run(scene.panel.bookings(*later)).bookings
    assert found.id == str(id)
    assert asked(scene, WHOLE) == 1
    scene.forward(901)
    scene.run(scene.panel.bookings(*later))
    assert asked(scene, WHOLE) == 2


def test_a_window_far_from_it_is_read_at_once(scene: Scene) -> None:
    plant(scene, 200 * 1440, 200 * 1440 + 30)
    scene.reading()
    far = NOW + 199 * DAY, NOW + 202 * DAY
    assert len(scene.run(scene.panel.bookings(*far)).bookings) == 1


def test_many_changes_are_a_whole_reading(scene: Scene) -> None:
    scene.reading()
    scene.server.world.manners.page = 5
    for number in range(20):
        plant(scene, 60 * number, 60 * number + 30, resource_id=2 - number % 2)
    scene.agree()
    assert asked(scene, WHOLE) >= 2


def test_a_change_written_late_is_still_seen(scene: Scene) -> None:
    """One that bears an older moment than a newer one that was already told."""
    scene.reading()
    scene.forward(60)
    plant(scene, 100, 130)
    scene.reading()
    late = plant(scene, 0, 30)
    moment = scene.clock.seconds() - 90
    scene.server.steer(
        lambda: scene.server.world.bookings[late].update(updated_at=moment)
    )
    scene.agree()
    assert asked(scene, WHOLE) == 2


def test_a_moment_from_far_ahead_blinds_nobody(scene: Scene) -> None:
    wrong = plant(scene, 0, 30)
    ahead = (NOW + 300 * DAY).timestamp()
    scene.server.steer(
        lambda: scene.server.world.bookings[wrong].update(updated_at=ahead)
    )
    scene.reading()
    scene.forward(120)
    plant(scene, 60, 90)
    assert len(scene.reading().bookings) == 2
    assert asked(scene, WHOLE) == 1


@pytest.mark.parametrize("days", [20, 60])
def test_long_ones_are_found(scene: Scene, days: int) -> None:
    plant(scene, -days * 1440, 5)
    plant(scene, 5, days * 1440)
    assert len(scene.reading().bookings) == 2


def test_one_that_was_not_verified_in_time_goes_out(scene: Scene) -> None:
    """Which is no change and is told by nobody."""
    ends = scene.clock.seconds() + 2000
    plant(scene, 0, 30, state="awaiting_verification", expires_at=ends)
    for number in range(15):
        assert scene.reading().bookings
        scene.forward(120)
        plant(scene, number, 30, resource_id=2)
    assert scene.reading().bookings
    scene.forward(210)
    assert scene.reading().bookings == ()
    assert asked(scene, WHOLE) == 2


def test_after_an_outage_the_list_comes_alone(scene: Scene) -> None:
    """The rest is late for every panel of the office: it follows one by one."""
    scene.run(scene.panel.room())
    scene.reading()
    scene.forward(8000)
    scene.server.asked.clear()
    scene.reading()
    assert [one.path for one in scene.server.asked] == [WHOLE]
    for _ in range(9):
        scene.forward(120)
        scene.reading()
    assert asked(scene, "/api/v1/resources") == asked(scene, "/api/v1/client") == 1
