"""The key and the secret are nowhere: not in logs, errors, files, pictures, answers."""

import logging
import subprocess
import sys
import traceback
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from panel.backends.base import BackendError, Site
from panel.backends.makeplans import MakePlansBackend
from panel.domain.command import BookNow, Read
from panel.settings.reading import read_settings
from tests.backends.contract import NOW, day, draft
from tests.backends.makeplans_place import values
from tests.backends.makeplans_rig import panel, plant, settings_text
from tests.backends.rig import Clock
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.makeplans.world import KEY, SECRET, World
from tests.backends.servers.web import Fault

TABLE = f'webhook_secret = "{SECRET}"'
SECRETS = (KEY, SECRET)
ECHO = {"base": [f"Bearer {KEY}"], KEY: [SECRET]}
"""An answer that says the secrets back."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(clock: Clock) -> Iterator[MakePlans]:
    with serving(World(clock=clock.seconds)) as running:
        yield running


def harmless(text: str) -> bool:
    return not any(secret in text for secret in SECRETS)


async def test_what_a_running_panel_leaves(
    server: MakePlans, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    plant(server, clock, 60, 90, title="Review")
    async with panel(server, tmp_path, clock, table=TABLE) as door:
        await door.shows(connected=True)
        for status in (401, 403, 429, 500):
            server.faults.append(Fault(status=status, times=3, body=ECHO))
            await door.engine.handle(Read())
            server.faults.clear()
        await door.engine.handle(Read())
        await door.engine.handle(BookNow(length=timedelta(minutes=30)))
        assert harmless(repr(door.seen))
        assert harmless(repr(door.parts.settings))
    assert harmless(caplog.text)
    caplog.clear()
    files = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    assert files
    assert all(harmless(path.read_bytes().decode("latin-1")) for path in files)


@pytest.mark.parametrize("status", [200, 302, 400, 401, 402, 403, 404, 409, 422, 500])
async def test_no_error_says_them(
    server: MakePlans, tmp_path: Path, status: int
) -> None:
    table = values(server, webhook_secret=SECRET)
    backend = MakePlansBackend(Site(store=tmp_path, now=lambda: NOW, values=table))
    server.faults.append(Fault(status=status, times=99, body=ECHO))
    for work in (
        lambda: day(backend),
        lambda: backend.book(draft(0, 30)),
        lambda: backend.people("ada"),
        lambda: backend.subscribe("https://x.example.com/", replacing="https://x"),
    ):
        with pytest.raises(BackendError) as caught:
            await work()
        assert harmless("".join(traceback.format_exception(caught.value)))
    await backend.aclose()


@pytest.mark.parametrize("command", [("check",), ("status",), ("status", "--private")])
def test_no_command_says_them(
    server: MakePlans, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(settings_text(server, tmp_path / "store", table=TABLE))
    for fault in ((), (Fault(status=400, body=ECHO, times=99),)):
        server.faults.extend(fault)
        name, *rest = command
        done = subprocess.run(
            [sys.executable, "-m", "panel", name, "--settings", str(path), *rest],
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert harmless(done.stdout + done.stderr)


def test_the_settings_hide_them(server: MakePlans, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(settings_text(server, tmp_path / "store", table=TABLE))
    settings = read_settings(path, {})
    assert harmless(f"{settings!r} {settings.backend} {settings.warnings}")
    backend = MakePlansBackend(
        Site(store=tmp_path, now=lambda: NOW, values=settings.backend.revealed())
    )
    assert harmless(repr(vars(backend)))
