"""Colours by name and number."""

import pytest

from panel.settings.colours import contrast_on_white, rgb


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("black", (0, 0, 0)),
        ("Red", (255, 0, 0)),
        ("rebeccapurple", (102, 51, 153)),
        ("#0f8", (0, 255, 136)),
        ("#0a0B0c", (10, 11, 12)),
        ("#0a0b", None),
        ("0a0b0c", None),
        ("blackish", None),
        ("", None),
    ],
)
def test_rgb(text: str, colour: tuple[int, int, int] | None) -> None:
    assert rgb(text) == colour


def test_contrast() -> None:
    assert contrast_on_white("black") == pytest.approx(21)
    assert contrast_on_white("white") == pytest.approx(1)
    assert contrast_on_white("#949494") == pytest.approx(3.03, abs=0.01)
    assert contrast_on_white("no colour") == pytest.approx(1)
