"""When the panel is gone: what is set a last time, and what is said of the rest."""

from pathlib import Path

import pytest

from panel.leaving import leave
from tests.device.tree import backlight, leds, lit, said


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings are looked for; the kernel's files are below `sys`."""
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("ROOM_PANEL_SETTINGS", str(path))
    monkeypatch.setenv("ROOM_PANEL_SYSFS", str(tmp_path / "sys"))
    return path


def lit_up(root: Path, *colours: str) -> tuple[str, ...]:
    names = leds(root, *colours)
    for name in names:
        (root / "class" / "leds" / name / "brightness").write_text("255\n")
    return names


def test_lights_out_and_the_backlight_on_whatever_else_is_wrong(
    settings: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    names = lit_up(tmp_path / "sys", "red", "green")
    place = backlight(tmp_path / "sys", most=100)
    (place / "bl_power").write_text("4\n")
    settings.write_text(
        f'[backend]\ntype = "placeos"\n[lights]\nleds = {list(names)}\n'
        "[power]\nbrightness = 70\n"
    )
    assert leave() == 0
    assert lit(tmp_path / "sys", *names) == (0, 0)
    assert (said(place / "brightness"), said(place / "bl_power")) == ("70", "0")
    assert capfd.readouterr() == ("", "")


def test_one_that_cannot_be_set_is_named_and_the_others_are_set(
    settings: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    names = lit_up(tmp_path / "sys", "red")
    settings.write_text(
        f'[lights]\nleds = {[*names, "gone"]}\nurl = "http://127.0.0.1:1/"\n'
    )
    assert leave() == 1
    assert lit(tmp_path / "sys", *names) == (0,)
    lines = capfd.readouterr().err.splitlines()
    assert [line.partition(": ")[0] for line in lines] == ["room-panel"] * 2
    assert "there is no LED gone" in lines[0]
    assert "127.0.0.1:1 cannot be reached" in lines[1]


def test_without_settings_there_is_nothing_to_say(
    settings: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert not settings.exists()
    assert leave() == 0
    assert capfd.readouterr() == ("", "")


def test_a_file_that_cannot_be_read_is_one_sentence(
    settings: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings.write_text("= nothing")
    assert leave() == 1
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith("room-panel: the lights are left alone: ")
