"""What a light shows beside each of the screen's states, by day and by night."""

import pytest

from panel.domain.face import Face
from panel.domain.lamp import BLACK, COLOURS, OUT, SIGNS, Lamp, Scheme, Sign, lamp_of
from panel.domain.shown import Level, Shown

RED, GREEN, AMBER, WHITE = (255, 0, 0), (0, 255, 0), (255, 144, 0), (255, 255, 255)
BLUE, YELLOW, VERMILION = (0, 96, 255), (255, 224, 0), (255, 64, 0)

TABLE = [
    (Face.SETTINGS_WRONG, Sign.NOT_SURE, WHITE, WHITE),
    (Face.STARTING, Sign.NOT_SURE, WHITE, WHITE),
    (Face.NOT_SURE, Sign.NOT_SURE, WHITE, WHITE),
    (Face.PENDING_CURRENT, Sign.CHECK_IN, AMBER, YELLOW),
    (Face.BUSY_NEXT_PENDING, Sign.IN_USE, RED, VERMILION),
    (Face.BUSY, Sign.IN_USE, RED, VERMILION),
    (Face.PREPARED, Sign.PREPARED, RED, VERMILION),
    (Face.PENDING_NEXT, Sign.CHECK_IN, AMBER, YELLOW),
    (Face.RELEASED, Sign.FREE, GREEN, BLUE),
    (Face.NOT_BOOKABLE, Sign.NOT_BOOKABLE, BLACK, BLACK),
    (Face.FREE, Sign.FREE, GREEN, BLUE),
]


def test_the_table_has_every_state() -> None:
    assert {face for face, *_ in TABLE} == set(Face) == set(SIGNS)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize(("face", "sign", "standard", "other"), TABLE)
def test_by_day(face: Face, sign: Sign, standard: tuple, other: tuple, level: Level):
    for palette, colour in (("standard", standard), ("colour-blind", other)):
        scheme = Scheme(COLOURS[palette], off_at_night=True)
        assert lamp_of(Shown(face, level=level), scheme) == Lamp(sign, colour)


@pytest.mark.parametrize(("face", "sign", "colour", "_"), TABLE)
def test_at_night(face: Face, sign: Sign, colour: tuple, _: tuple) -> None:
    shown = Shown(face, night=True)
    assert lamp_of(shown, Scheme()) == Lamp(sign, colour)
    needed = sign in {Sign.CHECK_IN, Sign.IN_USE, Sign.PREPARED}
    lamp = lamp_of(shown, Scheme(off_at_night=True))
    assert lamp == (Lamp(sign, colour) if needed else OUT)


@pytest.mark.parametrize("palette", COLOURS)
def test_what_matters_can_be_told_apart(palette: str) -> None:
    colours = COLOURS[palette]
    assert colours.keys() == set(Sign) - {Sign.OFF}
    told = (Sign.FREE, Sign.CHECK_IN, Sign.IN_USE, Sign.NOT_SURE)
    assert len({colours[sign] for sign in told}) == len(told)
    assert BLACK not in {colours[sign] for sign in told}


def test_the_brightness() -> None:
    lamp = lamp_of(Shown(Face.PENDING_NEXT), Scheme(brightness=0.5))
    assert (lamp.colour, lamp.dimmed) == (AMBER, (128, 72, 0))
