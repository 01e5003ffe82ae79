"""The client's secret, tokens and a webhook's secret are told to nobody."""

import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from panel.backends.base import BackendError
from panel.backends.officernd.table import Table
from panel.domain.command import BookNow, Extend
from tests.backends.contract import draft
from tests.backends.officernd_place import room, values
from tests.backends.officernd_rig import panel, settings_text
from tests.backends.rig import TEN, Clock, minutes
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import CLIENT_SECRET, World
from tests.backends.servers.web import Fault
from tests.e2e.program import Program


@pytest.fixture
def clock() -> Clock:
    return Clock(TEN)


@pytest.fixture
def server(clock: Clock) -> Iterator[OfficeRnD]:
    with serving(World(clock.seconds)) as running:
        yield running


def secrets(server: OfficeRnD) -> list[str]:
    hooks = (hook["secret"] for hook in server.world.webhooks.values())
    return [CLIENT_SECRET, *server.world.tokens, *hooks]


def echoes(server: OfficeRnD) -> list[Fault]:
    """Failures whose text holds what was sent."""
    told = f"No: {' '.join(secrets(server))}"
    bodies: list[object] = [{"message": told}, {"message": [told]}, told]
    return [
        Fault(status=status, body=body)
        for status in (400, 401, 402, 403, 404, 409, 422, 429, 500)
        for body in bodies
    ]


async def test_neither_errors_nor_logs(
    server: OfficeRnD, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.giver.limited = False
    said = []
    async with room(server, tmp_path) as backend:
        await backend.subscribe("https://door.example/x", replacing="https://door")
        for web in (server.app, server.identity):
            for fault in echoes(server):
                fault.times = 3
                web.faults = [fault]
                with suppress(BackendError):
                    await backend.room()
                try:
                    await backend.book(draft(600, 630))
                except BackendError as error:
                    said += [str(error), repr(error), repr(error.__cause__)]
                web.faults.clear()
    assert len(said) > 30
    told = caplog.text + " ".join(said)
    assert not [secret for secret in secrets(server) if secret in told]


async def test_neither_the_store_nor_the_status(
    server: OfficeRnD, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with panel(server, tmp_path, clock) as door:
        await door.shows(status="free")
        await door.engine.handle(BookNow(minutes(15)))
        server.app.faults = [Fault(method="PATCH", status=500)]
        await door.engine.handle(Extend(minutes(15)))
        variables = json.dumps(door.variables, default=str)
        notes = str(door.snapshot)
    files = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    assert files
    kept = b"".join(path.read_bytes() for path in files)
    told = variables + notes + caplog.text + kept.decode("latin-1")
    assert not [secret for secret in secrets(server) if secret in told]


def test_nothing_shows_itself(server: OfficeRnD) -> None:
    table = Table(values(server))
    assert CLIENT_SECRET not in repr(table) + repr(table.server)


def test_the_commands(server: OfficeRnD, tmp_path: Path) -> None:
    program = Program(tmp_path, settings_text(server, tmp_path / "state"))
    program.settings.chmod(0o600)
    for words in (["check"], ["status", "--json"], ["status", "--private"]):
        done = program.command(*words)
        told = done.stdout + done.stderr
        assert not [secret for secret in secrets(server) if secret in told]
        assert "Boardroom" in told
