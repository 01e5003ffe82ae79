"""The panel as a process that is called: it knows at once, and tells nobody where."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from panel.push.address import bound
from panel.settings import PushTable
from tests.backends.officernd_rig import settings_text
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.e2e.places import AMBER, GREEN
from tests.e2e.program import Program, free_port, until
from tests.e2e.test_officernd import plant

SELDOM = "cache_polling_period = 60\npending_period = 10"
PUSH = '\n[push]\nlisten = "127.0.0.1:{port}"\npublic_url = "{url}"\n'


@pytest.fixture
def server() -> Iterator[OfficeRnD]:
    with serving() as running:
        yield running


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def program(tmp_path: Path, server: OfficeRnD, port: int) -> Iterator[Program]:
    url = f"http://127.0.0.1:{port}/rooms/boardroom"
    text = settings_text(server, tmp_path / "state", SELDOM)
    made = Program(tmp_path, text + PUSH.format(port=port, url=url))
    made.settings.chmod(0o600)
    yield made
    made.clean_up()


def heeded(server: OfficeRnD) -> bool:
    """Calls; not heeded while the panel has yet to read by what it knows a call."""
    (hook,) = server.world.webhooks.values()
    headers, body = server.call(hook, str(int(time.time() * 1000)))
    try:
        with urlopen(Request(hook["url"], body, headers), timeout=20) as answer:
            return bool(answer.status == 204)
    except HTTPError as error:
        assert error.code == 401
        error.close()
        return False


def test_a_call_is_seen_long_before_the_next_poll(
    program: Program, server: OfficeRnD
) -> None:
    with program.run() as finger:
        finger.wait_for(GREEN)
        until(lambda: server.world.webhooks)
        (address,) = (hook["url"] for hook in server.world.webhooks.values())
        plant(server, -1, 30)
        until(lambda: heeded(server))
        finger.wait_for(AMBER)
        assert program.end() == 0
    assert server.world.webhooks == {}
    token = urlsplit(address).path.rpartition("/")[2]
    kept = [path for path in program.store.rglob("*") if path.is_file()]
    for path in (program.log, *kept):
        assert token.encode() not in path.read_bytes(), path
    log = program.log.read_text("utf-8")
    assert program.faults == []
    assert "uvicorn" not in log.lower()


def test_check_says_whether_it_could_be_called(program: Program, port: int) -> None:
    done = program.command("check")
    assert done.returncode == 0, done.stderr
    assert f"calls are received on 127.0.0.1:{port}, under http://127" in done.stdout
    with bound(PushTable(host="127.0.0.1", port=port, public_url="")):
        done = program.command("check")
    assert done.returncode == 0
    taken = f"Calls cannot be received on 127.0.0.1:{port}: address already in use."
    assert f"warning: {taken}" in done.stdout


def test_a_panel_that_cannot_listen_polls(program: Program, port: int) -> None:
    taken = bound(PushTable(host="127.0.0.1", port=port, public_url=""))
    with taken, program.run() as finger:
        finger.wait_for(GREEN)
        program.wait_for_log("Until then the panel only polls.")
        assert program.end() == 0
