"""A PlaceOS server over https whose certificate only `ca_file` makes known."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from panel.domain.command import BookNow
from panel.domain.outcome import Done
from tests.backends.certificate import Certificate
from tests.backends.checking import checked
from tests.backends.placeos_rig import Clock, panel, settings_text
from tests.backends.rig import minutes
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.backends.servers.placeos.world import World


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(clock: Clock, certificate: Certificate) -> Iterator[PlaceOS]:
    with serving(World(clock=clock.seconds), certificate.context()) as running:
        running.poll()
        yield running


async def test_the_room_is_read_and_booked(
    server: PlaceOS, clock: Clock, certificate: Certificate, tmp_path: Path
) -> None:
    table = f'ca_file = "{certificate.file}"'
    async with panel(server, tmp_path, clock, table=table) as door:
        await door.shows(connected=True, status="free", room_name="Boardroom")
        assert isinstance(await door.engine.handle(BookNow(minutes(15))), Done)
        await door.shows(status="busy")


async def test_a_server_that_nobody_vouches_for_is_not_believed(
    server: PlaceOS, clock: Clock, tmp_path: Path
) -> None:
    async with panel(server, tmp_path, clock) as door:
        await door.until(lambda s: s.link.fault is not None)
        assert door.snapshot.link.heard is None
    assert server.sockets == 0


@pytest.mark.parametrize("known", [True, False])
def test_check_says_what_to_do(
    server: PlaceOS, certificate: Certificate, tmp_path: Path, known: bool
) -> None:
    table = f'ca_file = "{certificate.file}"' if known else ""
    text = settings_text(server, tmp_path / "store", table=table)
    code, lines = checked(text, tmp_path)
    assert code == (0 if known else 1)
    said = "\n".join(lines)
    assert ("PlaceOS answers" in said) is known
    assert ("ca_file" in said) is not known
