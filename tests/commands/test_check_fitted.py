"""What `check` says of lights and the backlight, each failure with its remedy."""

import sys
from pathlib import Path

import pytest

from tests.commands.conftest import SETTINGS, Run
from tests.device.tree import backlight, leds, multicolour

LIGHTS = '\n[lights]\nleds = ["led-front-red", "rgb", "gone"]\nbusylights = true\n'
LIGHTS += 'url = "https://lamp.example.com/"\n[power]\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree in the place of /sys."""
    root = tmp_path / "sys"
    monkeypatch.setenv("ROOM_PANEL_SYSFS", str(root))
    return root


def test_what_is_there(room_panel: Run, settings: Path, root: Path) -> None:
    leds(root, "red")
    multicolour(root, "rgb", "red green blue")
    backlight(root)
    settings.write_text(SETTINGS + LIGHTS)
    said = room_panel("check", "--offline")
    assert (said.code, said.err) == (0, "")
    place = root / "class" / "leds"
    text = said.out
    assert "  LED led-front-red: red, may be set\n" in text
    assert "  LED rgb: several colours, may be set\n" in text
    assert (
        f"  warning: there is no LED gone in {place}, there is led-front-red, rgb\n"
        "  remedy: name one of those that are there in [lights] leds\n"
    ) in text
    assert "  warning: no busylight is plugged in\n" in text
    assert "  one is asked over HTTP\n" in text
    assert "backlight:\n  10-0045, may be set\n" in text


def test_what_is_not_there(room_panel: Run, settings: Path, root: Path) -> None:
    settings.write_text(SETTINGS + "\n[power]\n")
    place = root / "class" / "backlight"
    said = room_panel("check", "--offline").out
    assert f"  none in {place}, so the picture itself is drawn dark\n" in said
    settings.write_text(SETTINGS + '\n[power]\nbacklight = "intel_backlight"\n')
    said = room_panel("check", "--offline").out
    assert f"there is no backlight intel_backlight in {place}, there is none\n" in said


def test_without_the_extra(
    room_panel: Run, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "busylight_core", None)
    monkeypatch.delitem(sys.modules, "busylight_core")
    monkeypatch.setattr(sys, "path", [one for one in sys.path if "site-" not in one])
    settings.write_text(SETTINGS + "\n[lights]\nbusylights = true\n")
    said = room_panel("check", "--offline").out
    assert "  warning: busylights: needs the extra" in said
    assert '  remedy: pip install "room-panel[lights]"\n' in said
