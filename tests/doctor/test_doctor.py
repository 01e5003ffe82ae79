"""`room-panel doctor` without a panel: booking systems, files and exit codes."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from panel.cli import main
from panel.device.sysfs import ROOT
from panel.doctor.visit import MATTERS, with_credentials
from panel.ports import bound
from panel.vitals.vitals import Vitals
from tests.backends.placeos_rig import settings_text
from tests.backends.servers.placeos.keys import Key
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.backends.servers.placeos.world import API_KEY
from tests.commands.conftest import SETTINGS

DAY = 86400
Lines = dict[str, dict[str, object]]


@pytest.fixture
def server() -> Iterator[PlaceOS]:
    with serving() as running:
        running.poll()
        yield running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def told(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, Lines]:
    code = main(["doctor", "--json", "--settings", str(path)])
    out, err = capsys.readouterr()
    assert err == "" and API_KEY not in out
    found = json.loads(out)
    assert all(list(one) == KEYS for one in found)
    for one in found:
        assert one["state"] in ("good", "warn", "bad", "unknown")
        assert one["sentence"] and (one["remedy"] or one["state"] != "bad")
    return code, {one["name"]: one for one in found}


FITTED = ["lights", "backlight", "metrics"]
ALWAYS = [name for name, _ in MATTERS if name not in FITTED]
KEYS = ["name", "state", "sentence", "remedy", "value"]


def test_the_embedded_calendar(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(SETTINGS)
    path.chmod(0o600)
    code, lines = told(path, capsys)
    assert list(lines) == ALWAYS
    assert code == 1
    assert {name for name, one in lines.items() if one["state"] == "bad"} == {"panel"}
    for name in ("settings", "link", "rights", "key", "version"):
        assert lines[name]["state"] == "good", lines[name]
    assert not (path.parent / "state").exists(), "the doctor makes nothing"


def test_what_is_fitted(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(f'{SETTINGS}\n[lights]\nleds = ["none-red"]\n[power]\n[metrics]\n')
    monkeypatch.setenv(ROOT, str(path.parent))
    (path.parent / "leds" / "one-green").mkdir(parents=True)
    (path.parent / "backlight").mkdir()
    _, lines = told(path, capsys)
    assert list(lines) == [*ALWAYS, *FITTED]
    assert "127.0.0.1:9464" in str(lines["metrics"]["sentence"])
    assert lines["lights"]["state"] == "warn" and lines["lights"]["value"] == 1
    assert "none-red" in str(lines["lights"]["sentence"])
    assert lines["backlight"]["state"] == "good"


def test_calls_that_the_system_cannot_make(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    push = 'listen = "127.0.0.1:8088"\npublic_url = "https://rooms.example.com/x"'
    path.write_text(f"{SETTINGS}\n[push]\n{push}\n")
    _, lines = told(path, capsys)
    assert lines["rights"]["state"] == "warn"
    assert "[push] does nothing" in str(lines["rights"]["sentence"])


def test_as_lines(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(SETTINGS)
    assert main(["doctor", "--settings", str(path)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in out] == ALWAYS
    (line,) = (line for line in out if line.startswith("bad"))
    assert "no panel runs" in line and " -> systemctl start kiosk" in line


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (None, "there is no such file"),
        ("pending_perod = 1\n", "pending_perod"),
        ("[[[", "line 1"),
    ],
)
def test_wrong_settings(
    path: Path, capsys: pytest.CaptureFixture[str], text: str | None, word: str
) -> None:
    if text is not None:
        path.write_text(text)
    code, lines = told(path, capsys)
    assert code == 1
    assert lines["settings"]["state"] == "bad"
    assert word in str(lines["settings"]["sentence"])
    for name in ("link", "rights", "key", "disk", "panel"):
        assert lines[name]["state"] == "unknown"


def placeos(server: PlaceOS, path: Path, old: str = "", new: str = "") -> None:
    path.write_text(settings_text(server, path.parent / "store").replace(old, new))
    path.chmod(0o600)


def test_a_booking_system_that_is_well(
    server: PlaceOS, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    placeos(server, path)
    _, lines = told(path, capsys)
    for name in ("link", "rights", "clock"):
        assert lines[name]["state"] == "good", lines[name]
    assert lines["key"]["state"] == "unknown"
    took, skew = lines["link"]["value"], lines["clock"]["value"]
    assert isinstance(took, float) and isinstance(skew, float) and abs(skew) < 5


@pytest.mark.parametrize(
    ("key", "name", "state", "word"),
    [
        (Key(API_KEY, expires_at=int(time.time()) + 29 * DAY), "key", "warn", "expir"),
        (Key(API_KEY, expires_at=int(time.time()) + 99 * DAY), "key", "good", "until"),
        (Key("another.key"), "rights", "bad", "does not accept the key"),
        (Key(API_KEY, scopes=("control",)), "rights", "warn", "may not read"),
    ],
)
def test_keys(
    server: PlaceOS,
    path: Path,
    capsys: pytest.CaptureFixture[str],
    key: Key,
    name: str,
    state: str,
    word: str,
) -> None:
    server.world.keyring.keys = [key]
    placeos(server, path)
    code, lines = told(path, capsys)
    assert lines[name]["state"] == state, lines
    assert word in str(lines[name]["sentence"])
    assert code == 1, "no panel runs"


def test_nobody_answers(
    server: PlaceOS, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    placeos(server, path)
    server.stop()
    _, lines = told(path, capsys)
    assert lines["link"]["state"] == "bad"
    assert "network" in str(lines["link"]["remedy"])
    assert lines["rights"]["state"] == lines["key"]["state"] == "unknown"


def test_the_secrets_of_the_running_service(tmp_path: Path) -> None:
    (tmp_path / "kiosk.service").mkdir()
    unit = Vitals(unit="kiosk.service")
    folder = str(tmp_path / "kiosk.service")
    own = {"CREDENTIALS_DIRECTORY": "/own"}
    assert with_credentials({}, unit, tmp_path) == {"CREDENTIALS_DIRECTORY": folder}
    assert with_credentials(own, unit, tmp_path) == own
    for other in (None, Vitals(), Vitals(unit="none.service")):
        assert with_credentials({}, other, tmp_path) == {}


def test_a_system_that_takes_calls_and_says_nothing(
    server: PlaceOS, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with bound("127.0.0.1", 0) as mute:
        port = mute.getsockname()[1]
        placeos(server, path, server.url, f"http://127.0.0.1:{port}")
        _, lines = told(path, capsys)
    assert lines["link"]["state"] == "bad"
    assert "does not answer in time" in str(lines["link"]["sentence"])


def test_a_damaged_store_is_left_to_the_panel(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text(SETTINGS)
    store = path.parent / "state"
    store.mkdir()
    (store / "calendar.sqlite").write_bytes(os.urandom(9000))
    _, lines = told(path, capsys)
    assert lines["disk"]["state"] == "bad"
    assert lines["link"]["state"] == "bad"
    assert [one.name for one in store.iterdir()] == ["calendar.sqlite"]


def test_nothing_private_is_told(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text(SETTINGS)
    main(["call", "--settings", str(path), "book_now", '[900, "Merger", "ana@x.org"]'])
    main(["doctor", "--settings", str(path)])
    said = capsys.readouterr().out.partition("good")[2]
    assert "Merger" not in said and "ana@x.org" not in said
