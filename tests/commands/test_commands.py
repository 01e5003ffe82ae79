"""The command line itself: names, exit codes, sentences."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from panel import __version__
from panel.cli import main
from tests.commands.conftest import Run

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:test
BEGIN:VEVENT
UID:one
DTSTART:20261121T100000Z
DTEND:20261121T110000Z
SUMMARY:Review
CLASS:PRIVATE
ORGANIZER;CN=Ana:mailto:ana@example.com
END:VEVENT
END:VCALENDAR
"""


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"room-panel {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["dance"],
        ["status", "--at", "noon"],
        ["status", "--at", "2026-11-21T10:00:00"],
        ["shot", "--size", "big", "--out", "x.png"],
        ["shot", "--size", "1x1", "--out", "x.png"],
    ],
)
def test_wrong_words(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err.startswith("arguments: ")


def test_all_wrong_settings_together(room_panel: Run, settings: Path) -> None:
    settings.write_text("pending_perod = 1\nmin_duration = -3\n", encoding="utf-8")
    for command in (["check"], ["status"], ["call", "checkin"], ["check", "--offline"]):
        answer = room_panel(*command)
        assert answer.code == 2
        lines = answer.err.splitlines()
        assert [line.partition(":")[0] for line in lines] == [
            "pending_perod",
            "min_duration",
        ]


def test_import_status_and_check(room_panel: Run, tmp_path: Path) -> None:
    calendar = tmp_path / "calendar.ics"
    calendar.write_text(CALENDAR.replace("\n", "\r\n"), encoding="utf-8")
    assert "1 booking added" in room_panel("import", str(calendar)).out
    assert "1 already there" in room_panel("import", str(calendar)).out
    at = ("--at", "2026-11-21T10:30:00Z")
    hidden = room_panel("status", *at, "--json").value
    assert isinstance(hidden, dict)
    current = hidden["current_booking"]
    assert (current["title"], current["private"]) == ("Private", True)
    assert "host" not in current
    assert "Review" not in json.dumps(hidden)
    shown = room_panel("status", *at, "--json", "--private").value
    assert isinstance(shown, dict)
    assert shown["current_booking"]["host"] == "ana@example.com"
    assert 'status: "busy"' in room_panel("status", *at).out
    assert "Review" not in room_panel("check").out


def test_what_cannot_be_imported(room_panel: Run, tmp_path: Path) -> None:
    (tmp_path / "page.ics").write_text("<html></html>", encoding="utf-8")
    for path in (tmp_path / "page.ics", tmp_path / "missing.ics", tmp_path):
        answer = room_panel("import", str(path))
        assert answer.code == 1
        assert answer.err.startswith("room-panel: ")
        assert answer.err.count("\n") == 1


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert "pending_period" in schema["properties"]


def test_a_damaged_calendar_is_said_and_the_room_goes_on(
    room_panel: Run, tmp_path: Path
) -> None:
    assert room_panel("call", "poll_events").code == 0
    (tmp_path / "state" / "calendar.sqlite").write_bytes(b"not a database" * 500)
    assert room_panel("call", "book_now", "[1800]").code == 0
    kept = [p.name for p in (tmp_path / "state").iterdir() if "damaged" in p.name]
    assert kept


def test_an_unusable_store_is_one_sentence(room_panel: Run, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, not a folder", encoding="utf-8")
    answer = room_panel("call", "book_now", "[1800]")
    assert answer.code == 1
    assert answer.err.startswith("room-panel: ")
    assert "Traceback" not in answer.err


def test_no_screen_is_one_sentence(settings: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "panel", "run", "--settings", settings],
        env={"PATH": "/usr/bin", "HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("room-panel: There is no screen here")


FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>
"""


@pytest.mark.parametrize(
    ("language", "package"),
    [
        ("ja", "fonts-noto-cjk"),
        ("zh_CN", "fonts-noto-cjk"),
        ("ar-EG", "fonts-noto-ui-core"),
        ("de", ""),
    ],
)
def test_check_names_the_font_that_a_language_lacks(
    room_panel: Run,
    settings: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    package: str,
) -> None:
    none = tmp_path / "fonts.conf"
    none.write_text(FONTS.format(folder=tmp_path / "fonts"), encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(none))
    with settings.open("a", encoding="utf-8") as file:
        file.write(f'\n[screen]\nlanguage = "{language}"\n')
    answer = room_panel("check", "--offline")
    assert answer.code == 0
    assert (f"apt-get install {package}" in answer.out) is bool(package)
    assert ("no font on this machine" in answer.out) is bool(package)
