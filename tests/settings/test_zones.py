"""The machine's own time zone."""

from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo

import pytest

from panel.settings.zones import machine_zone, zone_of

NOWHERE = Path("/nowhere")


@pytest.mark.parametrize(
    ("tz", "name"),
    [
        ("Europe/Lisbon", "Europe/Lisbon"),
        (":Europe/Lisbon", "Europe/Lisbon"),
        (":/usr/share/zoneinfo/Europe/Lisbon", "Europe/Lisbon"),
        ("", "UTC"),
        ("CET-1CEST", "Asia/Kolkata"),
        ("Mars/Olympus", "Asia/Kolkata"),
        (None, "Asia/Kolkata"),
    ],
)
def test_the_variable(tmp_path: Path, tz: str | None, name: str) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Asia/Kolkata")
    assert machine_zone(tz, link, NOWHERE) == ZoneInfo(name)


def test_the_name_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "timezone").write_text("America/Lima\n")
    found = machine_zone(None, NOWHERE, tmp_path / "timezone")
    assert found == ZoneInfo("America/Lima")


def test_a_copy_of_the_rules(tmp_path: Path) -> None:
    copy = tmp_path / "localtime"
    copy.write_bytes(Path(TZPATH[0], "Asia/Kolkata").read_bytes())
    assert machine_zone(None, copy, NOWHERE).key == "localtime"


@pytest.mark.parametrize("content", [b"", b"junk" * 20, b"TZif2" + b"\xff" * 200])
def test_nothing_to_go_by(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "junk").write_bytes(content)
    assert machine_zone(None, tmp_path / "junk", NOWHERE) == ZoneInfo("UTC")
    assert machine_zone(None, NOWHERE, tmp_path / "junk") == ZoneInfo("UTC")
    assert machine_zone(None, tmp_path, tmp_path) == ZoneInfo("UTC")


@pytest.mark.parametrize(
    "name", ["", "x", "Europe", "../UTC", "/etc/localtime", "a\0b", "é" * 300, "."]
)
def test_no_zone_of_that_name(name: str) -> None:
    assert zone_of(name) is None
