"""The backlight in real files: by day, dim, off, gone and back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.device.backlight import Backlight, Shares, obstacle, wanted
from panel.device.keeping import DeviceError
from panel.domain.shown import Level
from tests.device.tree import backlight, said

SHARES = Shares(day=0.8, dim=0.1)


@pytest.fixture
def works() -> list[bool]:
    return []


def made(root: Path, works: list[bool], name: str | None = None) -> Backlight:
    return Backlight(root / "class" / "backlight", name, SHARES, works.append)


def test_day_dim_and_off(tmp_path: Path, works: list[bool]) -> None:
    place = backlight(tmp_path, most=200)
    light = made(tmp_path, works)
    seen = []
    for level in (Level.DAY, Level.DIM, Level.OFF, Level.DIM, Level.OFF, Level.DAY):
        light.set(level)
        seen.append((said(place / "brightness"), said(place / "bl_power")))
    assert seen == [
        ("160", "0"),
        ("20", "0"),
        ("20", "4"),
        ("20", "0"),
        ("20", "4"),
        ("160", "0"),
    ]
    assert works == [True] * 6


def test_without_a_switch_off_is_the_number_nothing(
    tmp_path: Path, works: list[bool]
) -> None:
    place = backlight(tmp_path, most=200)
    (place / "bl_power").unlink()
    light = made(tmp_path, works)
    light.set(Level.OFF)
    assert said(place / "brightness") == "0"
    light.set(Level.DAY)
    assert said(place / "brightness") == "160"


def test_a_screen_without_one_is_no_failure(tmp_path: Path, works: list[bool]) -> None:
    made(tmp_path, works).set(Level.OFF)
    assert works == [False]


def test_one_that_is_named_and_not_there(tmp_path: Path, works: list[bool]) -> None:
    backlight(tmp_path, "10-0045")
    with pytest.raises(DeviceError) as caught:
        made(tmp_path, works, "intel_backlight").set(Level.DAY)
    assert "there is no backlight intel_backlight in" in str(caught.value)
    assert str(caught.value).endswith("there is 10-0045")
    assert works == [False]


def test_the_one_that_is_named(tmp_path: Path, works: list[bool]) -> None:
    first, second = backlight(tmp_path, "a"), backlight(tmp_path, "b", most=10)
    made(tmp_path, works, "b").set(Level.DAY)
    assert (said(first / "brightness"), said(second / "brightness")) == ("127", "8")


def test_one_that_cannot_be_written(tmp_path: Path, works: list[bool]) -> None:
    place = backlight(tmp_path)
    (place / "brightness").unlink()
    (place / "brightness").mkdir()
    with pytest.raises(DeviceError, match="is a directory"):
        made(tmp_path, works).set(Level.DIM)
    assert works == [False]


def test_nothing_stands_against_one_that_may_be_written(tmp_path: Path) -> None:
    assert obstacle(backlight(tmp_path)) == ""


@given(
    st.sampled_from([Level.DAY, Level.DIM]), st.floats(0.01, 1), st.integers(1, 10**6)
)
def test_never_nothing_unless_it_is_off(level: Level, share: float, most: int) -> None:
    assert 1 <= wanted(level, Shares(day=share, dim=share), most) <= most
