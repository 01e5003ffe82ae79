"""What stands beside each other has one size; what stands under each other one edge."""

from itertools import pairwise

import pytest
from PySide6.QtQuick import QQuickItem

from panel.ui.look import Look
from panel.ui.samples import SAMPLES, sample
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.sizes import SIZES, dressed
from tests.ui.test_screen import grown, only
from tests.ui.tree import of_kind, place, truth

LOOKS = {
    "to twelve": Look(clock="12h"),
    "german": Look(language="de"),
    "large german": Look(language="de", clock="12h", large_text=True),
    "right to left": Look(language="ar"),
}
PORTRAIT = [(800, 1280), (1080, 1920)]


def rows(screen: Screen) -> list[list[QQuickItem]]:
    """The buttons that stand beside each other, from the left."""
    found = []
    for bar in (*of_kind(screen, "ActionBar"), *of_kind(screen, "Outlets")):
        ours = [b for b in of_kind(screen, "Button") if bar.isAncestorOf(b)]
        quiet = [b for b in ours if not truth(b, "filled")]
        found.append(sorted(quiet, key=lambda button: place(button).left()))
    return found


@pytest.mark.parametrize(("size", "look"), dressed(LOOKS))
def test_siblings_have_one_size(make: Made, size: tuple[int, int], look: str) -> None:
    screen = make(LOOKS[look], size=size)
    for name in SAMPLES:
        screen.show(sample(name))
        grown(screen)
        for row in rows(screen):
            assert len({truth(button, "letters") for button in row}) <= 1, name
            gaps = {place(b).left() - place(a).right() for a, b in pairwise(row)}
            assert len(gaps) <= 1, name
            assert all(place(button).left() % 1 == 0 for button in row), name


@pytest.mark.parametrize("size", SIZES)
def test_a_long_label_takes_room_before_it_is_set_smaller(
    make: Made, size: tuple[int, int]
) -> None:
    screen = make(Look(clock="12h", language="en"), size=size)
    screen.show(sample("outlets"))
    grown(screen)
    actions, outlets = rows(screen)
    assert [truth(button, "lines") for button in (*actions, *outlets)] == [1] * 6
    wide = max(actions, key=lambda button: place(button).width())
    assert truth(wide, "label").startswith("Until")


@pytest.mark.parametrize("size", SIZES)
def test_a_row_ends_where_the_bar_does(make: Made, size: tuple[int, int]) -> None:
    screen = make(Look(clock="12h", language="en"), size=size)
    for name in ("free", "busy", "released", "unknown"):
        screen.show(sample(name))
        grown(screen)
        bar, (row, *_) = place(only(screen, "ActionBar")), rows(screen)
        assert place(row[0]).left() == bar.left(), name
        assert place(row[-1]).right() == bar.right(), name


@pytest.mark.parametrize("size", PORTRAIT)
def test_field_and_column_have_the_same_edges(
    make: Made, size: tuple[int, int]
) -> None:
    screen = make(size=size)
    screen.show(sample("outlets"))
    grown(screen)
    bar = place(only(screen, "ActionBar"))
    schedule = place(only(screen, "Schedule"))
    assert schedule.left() == bar.left()
    (_, outlets) = rows(screen)
    assert place(outlets[0]).left() == bar.left()
    assert place(outlets[-1]).right() == bar.right()


@pytest.mark.parametrize("size", SIZES)
def test_no_mere_edge_of_a_booking_is_seen(make: Made, size: tuple[int, int]) -> None:
    screen = make(size=size)
    for name in SAMPLES:
        screen.show(sample(name))
        grown(screen)
        schedule = place(only(screen, "Schedule"))
        shown = [block for block in of_kind(screen, "Block") if block.opacity() > 0]
        below = [schedule.bottom() - place(block).top() for block in shown]
        assert not [depth for depth in below if 0 < depth < 8], name
