"""Every text can be read in every state, palette and column."""

import pytest

from panel.domain.face import Face
from panel.ui.colours import (
    SIDES,
    TEXT,
    WORD,
    action_tint,
    contrast,
    mixed,
    on_ground,
    tint,
    veil,
)
from panel.ui.look import Column, Palette

PALETTES: tuple[Palette, ...] = ("standard", "colour-blind")
EVERY = [(face, palette) for face in Face for palette in PALETTES]


def test_contrast_after_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("face", "palette"), EVERY)
def test_text_on_the_field(face: Face, palette: Palette) -> None:
    for colours in (tint(face, palette), action_tint(face, palette)):
        assert contrast(colours.ink, colours.ground) >= TEXT
        assert contrast(colours.soft, colours.ground) >= TEXT


@pytest.mark.parametrize(("face", "palette"), EVERY)
def test_the_big_word_against_what_it_touches(face: Face, palette: Palette) -> None:
    colours = tint(face, palette)
    assert contrast(colours.ink, colours.edge) >= WORD


@pytest.mark.parametrize(("face", "palette"), EVERY)
def test_text_over_any_picture(face: Face, palette: Palette) -> None:
    colours = tint(face, palette)
    share = veil(colours)
    for pixel in ("#000000", "#FFFFFF", "#808080"):
        assert contrast(colours.ink, mixed(colours.ground, pixel, share)) >= TEXT
    assert share < 0.95, "a veil so dense needs no picture"


@pytest.mark.parametrize(("face", "palette"), EVERY)
def test_a_pressed_button_can_be_read(face: Face, palette: Palette) -> None:
    colours = action_tint(face, palette)
    pressed = mixed(colours.ink, colours.ground, 0.28)
    assert contrast(colours.ink, pressed) >= 3


@pytest.mark.parametrize("column", ["dark", "light"])
def test_text_in_the_column(column: Column) -> None:
    side = SIDES[column]
    pairs = (
        (side.ink, side.ground),
        (side.soft, side.ground),
        (side.ink, side.block),
        (side.soft, side.block),
        (side.past_ink, side.past),
    )
    assert min(contrast(ink, ground) for ink, ground in pairs) >= TEXT


def test_the_palette_of_the_reference() -> None:
    wanted = {
        Face.FREE: "#14713C",
        Face.PENDING_NEXT: "#FFC533",
        Face.BUSY: "#B3261E",
        Face.PREPARED: "#3D5A73",
        Face.NOT_SURE: "#424A52",
    }
    assert {face: tint(face, "standard").ground for face in wanted} == wanted


def test_states_differ_in_lightness_too() -> None:
    """Free and busy apart from pending for eyes that see no colour at all."""
    for palette in PALETTES:
        pending = tint(Face.PENDING_CURRENT, palette).ground
        for face in (Face.FREE, Face.BUSY):
            assert contrast(pending, tint(face, palette).ground) > 3


@pytest.mark.parametrize("ground", ["#FFFFFF", "#000000", "#FF0000", "#808080"])
def test_a_ground_of_the_admins_choice(ground: str) -> None:
    colours = on_ground(ground)
    assert contrast(colours.ink, ground) >= TEXT
    assert contrast(colours.soft, ground) >= TEXT
