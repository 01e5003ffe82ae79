"""LEDs as the kernel shows them, in real files: of one colour each, and of several."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.device.keeping import DeviceError
from panel.device.leds import Leds, amount, channel_of, doubts
from panel.domain.lamp import OUT, Lamp, Sign
from tests.device.tree import led, leds, lit, multicolour, said

AMBER = Lamp(Sign.CHECK_IN, (255, 144, 0))
RED = Lamp(Sign.IN_USE, (255, 0, 0))
GREEN = Lamp(Sign.FREE, (0, 255, 0))


def light(root: Path, *names: str) -> Leds:
    return Leds(root / "class" / "leds", names)


def test_one_led_a_colour(tmp_path: Path) -> None:
    names = leds(tmp_path, "red", "green", "blue")
    made = light(tmp_path, *names)
    for lamp in (AMBER, RED, GREEN, OUT):
        made.set(lamp)
        assert lit(tmp_path, *names) == lamp.colour


def test_its_brightness(tmp_path: Path) -> None:
    names = leds(tmp_path, "red", "green", "blue")
    light(tmp_path, *names).set(Lamp(Sign.CHECK_IN, (255, 144, 0), 0.2))
    assert lit(tmp_path, *names) == (51, 29, 0)


def test_leds_that_are_only_on_or_off_keep_their_colour(tmp_path: Path) -> None:
    for colour in ("red", "green", "blue"):
        led(tmp_path, f"door:{colour}:status", most=1)
    made = light(tmp_path, *(f"door:{c}:status" for c in ("red", "green", "blue")))
    made.set(Lamp(Sign.CHECK_IN, (255, 144, 0), 0.01))
    assert lit(tmp_path, *made.names) == (1, 1, 0)
    made.set(Lamp(Sign.IN_USE, (255, 64, 0), 1.0))
    assert lit(tmp_path, *made.names) == (1, 0, 0)


def test_without_blue(tmp_path: Path) -> None:
    names = leds(tmp_path, "red", "green")
    light(tmp_path, *names).set(Lamp(Sign.NOT_SURE, (0, 0, 255)))
    assert lit(tmp_path, *names) == (0, 0)


def test_a_led_of_several_colours(tmp_path: Path) -> None:
    place = multicolour(tmp_path, "rgb:status", "green blue red white", most=100)
    made = light(tmp_path, "rgb:status")
    made.set(Lamp(Sign.CHECK_IN, (255, 144, 0), 0.5))
    assert said(place / "multi_intensity") == "56 0 100 0"
    assert said(place / "brightness") == "50"
    made.set(OUT)
    assert said(place / "brightness") == "0"


def test_the_kernels_own_use_of_a_led_ends_first(tmp_path: Path) -> None:
    """A pipe in its place shows every number that is written."""
    place = led(tmp_path, "led-front-red")
    (place / "brightness").unlink()
    os.mkfifo(place / "brightness")
    reading = os.open(place / "brightness", os.O_RDONLY | os.O_NONBLOCK)
    try:
        made = light(tmp_path, "led-front-red")
        made.set(RED)
        made.set(RED)
        assert os.read(reading, 100) == b"0\n255\n255\n"
    finally:
        os.close(reading)


def test_one_that_grows_darker_goes_first(tmp_path: Path) -> None:
    """From red to green there is no yellow between, from green to red neither."""
    names = leds(tmp_path, "red", "green")
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    for name in names:
        path = tmp_path / "class" / "leds" / name / "brightness"
        path.unlink()
        path.symlink_to(tmp_path / "pipe")
    try:
        made = light(tmp_path, *names)
        made.set(RED)
        os.read(reading, 100)
        for lamp in (GREEN, RED):
            made.set(lamp)
            assert os.read(reading, 100) == b"0\n255\n"
    finally:
        os.close(reading)


def test_one_that_is_missing_does_not_hold_up_the_others(tmp_path: Path) -> None:
    names = leds(tmp_path, "red", "green")
    made = light(tmp_path, *names, "led-front-blue")
    with pytest.raises(DeviceError) as caught:
        made.set(RED)
    place = tmp_path / "class" / "leds"
    assert str(caught.value) == (
        f"there is no LED led-front-blue in {place}, "
        "there is led-front-green, led-front-red"
    )
    assert lit(tmp_path, *names) == (255, 0)


def test_one_that_comes_back_gets_its_colour(tmp_path: Path) -> None:
    (name,) = leds(tmp_path, "red")
    place = tmp_path / "class" / "leds" / name
    made = light(tmp_path, name)
    made.set(RED)
    place.rename(tmp_path / "gone")
    with pytest.raises(DeviceError):
        made.set(RED)
    led(tmp_path, name)
    made.set(RED)
    assert lit(tmp_path, name) == (255,)


@pytest.mark.parametrize("file", ["brightness", "max_brightness"])
def test_what_cannot_be_used_is_a_sentence(tmp_path: Path, file: str) -> None:
    (name,) = leds(tmp_path, "red")
    path = tmp_path / "class" / "leds" / name / file
    path.unlink()
    path.mkdir()
    with pytest.raises(DeviceError, match=f"{path}: is a directory"):
        light(tmp_path, name).set(RED)


def test_a_number_that_is_none(tmp_path: Path) -> None:
    (name,) = leds(tmp_path, "red")
    path = tmp_path / "class" / "leds" / name / "max_brightness"
    path.write_text("many\n")
    with pytest.raises(DeviceError, match="holds no number"):
        light(tmp_path, name).set(RED)


@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("led-front-red", "red"),
        ("platform:Green:status", "green"),
        ("blue", "blue"),
        ("red_led", "red"),
        ("led-front-reddish", ""),
        ("bored", ""),
        ("input3::capslock", ""),
        ("red:blue", "blue"),
    ],
)
def test_the_colour_in_a_name(name: str, colour: str) -> None:
    assert channel_of(name) == colour


def test_what_stands_against_them(tmp_path: Path) -> None:
    leds(tmp_path, "red")
    led(tmp_path, "power")
    multicolour(tmp_path, "rgb", "red green blue")
    place = tmp_path / "class" / "leds"
    told = doubts(["led-front-red", "power", "rgb", "gone"], place)
    assert told == {
        "power": "the LED power says neither red, green nor blue in its name",
        "gone": f"there is no LED gone in {place}, there is led-front-red, power, rgb",
    }
    with pytest.raises(DeviceError, match="neither red, green nor blue"):
        light(tmp_path, "power").set(RED)


@given(st.integers(0, 255), st.floats(0.01, 1), st.integers(1, 65535))
def test_never_beyond_what_it_can_and_never_out_for_being_dim(
    part: int, brightness: float, most: int
) -> None:
    found = amount(part, brightness, most)
    assert 0 <= found <= most
    assert (found > 0) == (amount(part, 1.0, most) > 0)
