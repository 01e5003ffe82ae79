"""Every state at every size: nothing cut, nothing over anything else, no warning."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from panel.ui.look import Look
from panel.ui.samples import PROBLEMS, SAMPLES, WHERE, sample
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.sizes import SIZES, dressed
from tests.ui.tree import buttons, kind, of_kind, place, seen, truth, visible, window_of

LOOKS = {
    "plain": Look(),
    "large": Look(large_text=True, clock="12h"),
    "low": Look(low_reach=True, column="light", palette="colour-blind"),
}
FIRST = ("free", "pending-current", "busy", "unknown", "nasty", "full")
"""Ordinarily a window shows these as its first; each is shown after another anyway."""
WILD = {"nasty", "long-name", "crowded"}
"""Samples of what nobody would write: there, text is cut with an ellipsis."""


def grown(screen: Screen) -> None:
    """Layout is done when a frame was drawn."""
    assert not window_of(screen).grabWindow().isNull()


def inside(outer: QRectF, inner: QRectF) -> bool:
    return inner.height() == 0 or outer.adjusted(-1, -1, 1, 1).contains(inner)


@pytest.mark.parametrize(("size", "look"), dressed(LOOKS))
def test_each_state_at_each_size(make: Made, size: tuple[int, int], look: str) -> None:
    screen = make(LOOKS[look], size=size)
    for name in SAMPLES:
        screen.show(sample(name))
        grown(screen)
        assert wrong(screen, size, name) == [], name


@pytest.mark.parametrize(
    "name",
    [
        *FIRST,
        *(pytest.param(n, marks=pytest.mark.long) for n in SAMPLES if n not in FIRST),
    ],
)
def test_each_state_as_the_first(make: Made, name: str) -> None:
    screen = make(size=(1024, 600))
    screen.show(sample(name))
    grown(screen)
    assert wrong(screen, (1024, 600), name) == []


def wrong(screen: Screen, size: tuple[int, int], name: str) -> list[str]:
    """What is cut, outside of the window, or over something else."""
    word = only(screen, "Word")
    status, bar = only(screen, "Status"), only(screen, "ActionBar")
    controls, whole = buttons(screen).values(), QRectF(0, 0, *size)
    inner = (word, status, bar, *controls)
    found = [f"{kind(i)} is outside" for i in inner if not inside(whole, place(i))]
    if name in WILD:
        return found
    found += [f"{kind(i)} is cut" for i in (word, *controls) if truth(i, "cut")]
    found += [f"{text!r} is cut" for text in _cut(screen)]
    found += covered(status, bar, *of_kind(screen, "Banner"))
    return found + covered(header(screen), status)


def only(screen: Screen, name: str) -> QQuickItem:
    (item,) = of_kind(screen, name)
    return item


def header(screen: Screen) -> QQuickItem | None:
    """Room name and seats, where they are shown."""
    shown = (i for i in visible(screen) if i.objectName() == "header")
    return next(shown, None)


def covered(*some: QQuickItem | None) -> list[str]:
    """Which of these lie over each other."""
    pairs = combinations([item for item in some if item is not None], 2)
    return [f"{kind(a)} covers {kind(b)}" for a, b in pairs if _shared(a, b)]


def _shared(one: QQuickItem, other: QQuickItem) -> bool:
    shared = place(one).intersected(place(other))
    return shared.height() >= 1 and shared.width() >= 1


def _cut(screen: Screen) -> list[str]:
    """Texts of the status field that are not seen in full."""
    field = only(screen, "Field")
    labels = of_kind(screen, "Label")
    ours = (label for label in labels if field.isAncestorOf(label))
    return [str(truth(x, "text")) for x in ours if truth(x, "truncated")]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "name", ["free", "busy", "pending-current", "unknown", "prepared"]
)
def test_the_word_is_read_from_five_metres(
    make: Made, name: str, size: tuple[int, int]
) -> None:
    screen = make(size=size)
    screen.show(sample(name))
    grown(screen)
    assert truth(only(screen, "Word"), "capital") >= 0.09 * size[1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("inches", [5.0, 7.0, 10.1, 21.5])
def test_fingers_find_the_buttons(
    make: Made, size: tuple[int, int], inches: float
) -> None:
    screen = make(Look(diagonal_inches=inches), size=size)
    screen.show(sample("free"))
    grown(screen)
    per_mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / (inches * 25.4)
    unit = min(max(size) / 1280, min(size) / 800)
    for label, button in buttons(screen).items():
        least = 80 if label == "Book 30 min" else 56
        assert button.height() >= max(9 * per_mm, least * unit) - 1
        assert button.width() >= 9 * per_mm


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)])
@pytest.mark.parametrize("name", ["free", "pending-current", "failed", "busy"])
def test_low_reach(make: Made, name: str, size: tuple[int, int]) -> None:
    screen = make(Look(low_reach=True), size=size)
    screen.show(sample(name))
    grown(screen)
    assert buttons(screen)
    for button in buttons(screen).values():
        assert place(button).top() >= size[1] / 2


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_panel(make: Made, degrees: int) -> None:
    screen = make(Look(rotate=degrees), size=(800, 1280))  # type: ignore[arg-type]
    screen.show(sample("busy"))
    grown(screen)
    for button in buttons(screen).values():
        assert inside(QRectF(0, 0, 800, 1280), place(button))
        assert (place(button).height() > place(button).width()) is (degrees != 180)


def test_right_to_left_mirrors_the_layout(make: Made) -> None:
    screen = make(Look(language="ar_EG"))
    screen.show(sample("busy"))
    grown(screen)
    assert place(only(screen, "Field")).left() > 400
    end = place(buttons(screen)["إنهاء"])
    assert end.left() > place(buttons(screen)["+ 15 د"]).left()


def test_wrong_settings(make: Made) -> None:
    screen = make()
    screen.show_problems(PROBLEMS, WHERE)
    grown(screen)
    page = seen(screen)
    assert "3 settings must be put right" in page
    assert WHERE in page
    assert "pending_periode" in page
    assert "unknown key; did you mean pending_period?" in page
    assert "This panel goes on by itself when the file is mended." in page


def test_settings_put_right(make: Made) -> None:
    screen = make()
    screen.show_problems(PROBLEMS, WHERE)
    screen.show(sample("free"))
    grown(screen)
    assert not of_kind(screen, "Problems")
    assert "Available" in seen(screen)


def test_many_problems_stay_on_the_page(make: Made) -> None:
    screen = make(size=(800, 480))
    screen.show_problems([f"key_{n}: is wrong" for n in range(40)], WHERE)
    grown(screen)
    assert "and 35 more" in seen(screen)


def test_the_first_frame_is_told(
    make: Made, qtbot: object, caplog: pytest.LogCaptureFixture
) -> None:
    screen = make()
    screen.show(sample("busy"))
    grown(screen)
    told = [r.getMessage() for r in caplog.records if r.name == "panel.ui"]
    assert told == ["first frame: busy"]


def test_a_new_state_is_shown(make: Made) -> None:
    screen = make()
    for name, word in (
        ("free", "Available"),
        ("busy", "In use"),
        ("unknown", "Not sure"),
    ):
        screen.show(sample(name))
        grown(screen)
        assert truth(only(screen, "Word"), "text") == word


def test_another_look_is_put_on(make: Made) -> None:
    screen = make()
    screen.show(sample("free"))
    screen.wear(Look(palette="colour-blind", clock="12h"))
    image = window_of(screen).grabWindow()
    assert image.pixelColor(20, 20).name() == "#005a94"
    assert "until 12:30\u00a0pm" in seen(screen)


def test_controls_have_names_and_roles(make: Made) -> None:
    from PySide6.QtGui import QAccessible

    screen = make()
    screen.show(sample("free"))
    grown(screen)
    for label, button in buttons(screen).items():
        found = QAccessible.queryAccessibleInterface(button)
        assert found is not None
        assert found.text(QAccessible.Text.Name) == label
        assert found.role() == QAccessible.Role.Button
