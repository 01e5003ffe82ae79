"""Lights and a backlight on a panel that runs, by files as the kernel has them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.device.tree import backlight, leds, lit, said
from tests.e2e.finger import PATIENCE, Finger
from tests.e2e.program import SETTINGS, Program

GREEN, AMBER, RED = (20, 113, 60), (255, 197, 51), (179, 38, 30)
BLUE, WHITE, BLACK = (0, 90, 148), (255, 255, 255), (0, 0, 0)
PRIMARY = (400, 612)
LIGHTS = f"""{SETTINGS}
[lights]
leds = ["led-front-red", "led-front-green", "led-front-blue"]
"""
OUT = (0, 0, 0)


class Fitted:
    """A panel with three LEDs and a backlight."""

    def __init__(self, folder: Path, settings: str) -> None:
        self.root = folder / "sys"
        self.names = leds(self.root, "red", "green", "blue")
        self.backlight = backlight(self.root)
        self.program = Program(folder, settings)

    def run(self) -> Finger:
        return self.program.run(ROOM_PANEL_SYSFS=str(self.root))

    @property
    def colour(self) -> tuple[int, ...]:
        return lit(self.root, *self.names)

    @property
    def power(self) -> tuple[str, str]:
        return said(self.backlight / "brightness"), said(self.backlight / "bl_power")

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, (self.colour, self.power)
            time.sleep(0.01)

    def leave(self) -> "subprocess.CompletedProcess[str]":
        """What the service does once the panel is gone."""
        environ = {
            **os.environ,
            "ROOM_PANEL_SETTINGS": str(self.program.settings),
            "ROOM_PANEL_SYSFS": str(self.root),
        }
        return subprocess.run(
            [sys.executable, "-m", "panel.leaving"],
            env=environ,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )


def test_the_light_follows_the_screen_and_goes_out_with_it(tmp_path: Path) -> None:
    fitted = Fitted(tmp_path, LIGHTS)
    with fitted.run() as finger:
        finger.wait_for(GREEN)
        fitted.until(lambda: fitted.colour == (0, 255, 0))
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        fitted.until(lambda: fitted.colour == (255, 0, 0))
        good = fitted.program.settings.read_text(encoding="utf-8")
        other = f'{good}\n[screen]\npalette = "colour-blind"\n'
        fitted.program.settings.write_text(other, encoding="utf-8")
        fitted.until(lambda: fitted.colour == (255, 64, 0))
        fitted.program.settings.write_text(SETTINGS, encoding="utf-8")
        fitted.until(lambda: fitted.colour == OUT)
        fitted.program.settings.write_text(good, encoding="utf-8")
        fitted.until(lambda: fitted.colour == (255, 0, 0))
        assert fitted.program.end() == 0
    assert fitted.colour == OUT
    assert fitted.power == ("127", "0"), "nobody asked for the backlight"


def test_after_a_kill_the_light_claims_nothing(tmp_path: Path) -> None:
    fitted = Fitted(tmp_path, LIGHTS)
    with fitted.run() as finger:
        finger.wait_for(GREEN)
        fitted.until(lambda: fitted.colour == (0, 255, 0))
        fitted.program.end(signal.SIGKILL)
    assert fitted.colour == (0, 255, 0)
    done = fitted.leave()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert fitted.colour == OUT


def _around_now(before: float, after: float) -> str:
    """Hours of the room's day that this moment lies in, as the settings write them."""
    now = datetime.now(UTC).astimezone(ZoneInfo("Europe/Lisbon"))
    start, end = now - timedelta(hours=before), now + timedelta(hours=after)
    return f'off_start = "{start:%H:%M}"\noff_end = "{end:%H:%M}"\n'


def test_a_touch_wakes_a_screen_that_is_off_and_does_nothing_else(
    tmp_path: Path,
) -> None:
    power = f"\n[power]\nbrightness = 80\n{_around_now(3, 3)}"
    fitted = Fitted(tmp_path, LIGHTS + power)
    off, day = ("204", "4"), ("204", "0")
    with fitted.run() as finger:
        finger.wait_for(BLACK)
        fitted.until(lambda: fitted.power == off)
        assert fitted.colour == (0, 255, 0), "the light stays"
        finger.tap(*PRIMARY)
        finger.wait_for(GREEN)
        fitted.until(lambda: fitted.power == day)
        assert fitted.program.status()["status"] == "free"
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        fitted.until(lambda: fitted.power == day)
        assert fitted.program.status()["status"] == "busy"
        assert fitted.program.end() == 0
    assert fitted.power == day


def test_a_panel_that_dies_in_the_dark_does_not_stay_dark(tmp_path: Path) -> None:
    fitted = Fitted(tmp_path, f"{SETTINGS}\n[power]\n{_around_now(3, 3)}")
    with fitted.run() as finger:
        finger.wait_for(BLACK)
        fitted.until(lambda: fitted.power == ("255", "4"))
        fitted.program.end(signal.SIGKILL)
    assert fitted.leave().returncode == 0
    assert fitted.power == ("255", "0")


@pytest.mark.long
def test_a_light_that_cannot_be_set_is_told_once_and_the_rest_goes_on(
    tmp_path: Path,
) -> None:
    fitted = Fitted(tmp_path, LIGHTS)
    place = fitted.root / "class" / "leds" / "led-front-green"
    away = place.rename(tmp_path / "away")
    with fitted.run() as finger:
        finger.wait_for(GREEN)
        fitted.program.wait_for_log("there is no LED led-front-green")
        away.rename(place)
        fitted.program.wait_for_log("the light (leds) works again")
        fitted.until(lambda: fitted.colour == (0, 255, 0))
        assert fitted.program.end() == 0
    log = fitted.program.log.read_text(encoding="utf-8")
    assert log.count("there is no LED") == 1
