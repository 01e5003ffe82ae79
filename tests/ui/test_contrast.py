"""Every text as it stands on the real window: read against what is drawn behind it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from panel.domain.face import Face
from panel.ui.colours import TEXT, contrast, mixed
from panel.ui.look import Column, Look, Palette
from panel.ui.samples import names, sample, sample_draft
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.tree import place, window_of

STATES = [name for name in names() if name != Face.SETTINGS_WRONG]


@dataclass(frozen=True)
class Seen:
    """A text, its colour as it is drawn, and what lies behind it."""

    state: str
    text: str
    ink: str
    ground: str

    @property
    def contrast(self) -> float:
        return contrast(self.ink, self.ground)


@pytest.mark.parametrize(
    ("palette", "column"),
    [
        ("standard", "dark"),
        ("colour-blind", "light"),
        pytest.param("standard", "light", marks=pytest.mark.long),
        pytest.param("colour-blind", "dark", marks=pytest.mark.long),
    ],
)
def test_every_text_can_be_read(make: Made, palette: Palette, column: Column) -> None:
    screen = make(Look(palette=palette, column=column, reduce_motion=True))
    found = [one for name in STATES for one in shown(screen, name)]
    assert len(found) > 10 * len(STATES)
    assert [one for one in found if one.contrast < TEXT] == []


def test_the_page_of_wrong_settings(make: Made) -> None:
    screen = make()
    screen.show_problems(["min_duration: -5 is not allowed"], "settings.toml")
    found = list(texts(screen, "settings-wrong"))
    assert found
    assert [one for one in found if one.contrast < TEXT] == []


def shown(screen: Screen, name: str) -> Iterator[Seen]:
    """All texts of a state, with its booking sheet where it has one."""
    screen.show(sample(name))
    draft = sample_draft(name)
    if draft is not None:
        screen.models.sheet.lay(draft)
    QGuiApplication.processEvents()
    yield from texts(screen, name)
    screen.models.sheet.close()


def texts(screen: Screen, state: str) -> Iterator[Seen]:
    """All texts on the window that nothing covers."""
    image = window_of(screen).grabWindow()
    covers: list[QRectF] = []
    for item in reversed(list(painted(window_of(screen).contentItem()))):
        text = item.property("text")
        if item.inherits("QQuickText") and text and free(item):
            middle = place(item).center()
            if not any(cover.contains(middle) for cover in covers):
                ground = most_of(image, place(item))
                yield Seen(state, str(text), drawn(item, ground), ground)
        elif solid(item):
            covers.append(place(item))


def painted(item: QQuickItem) -> Iterator[QQuickItem]:
    """What is visible, in the order in which it is painted."""
    if item.isVisible():
        children = sorted(item.childItems(), key=lambda child: child.z())
        yield from (one for c in children if c.z() < 0 for one in painted(c))
        yield item
        yield from (one for c in children if c.z() >= 0 for one in painted(c))


def solid(item: QQuickItem) -> bool:
    """Whether nothing shines through."""
    colour = item.property("color")
    opaque = isinstance(colour, QColor) and colour.alpha() == 255
    return opaque and item.inherits("QQuickRectangle") and thinned(item) == 1


def thinned(item: QQuickItem | None) -> float:
    """What is left of it after every opacity above it."""
    return 1.0 if item is None else item.opacity() * thinned(item.parentItem())


def drawn(item: QQuickItem, ground: str) -> str:
    """The text's colour, thinned by every opacity above it."""
    colour = item.property("color")
    assert isinstance(colour, QColor)
    return mixed(colour.name().upper(), ground, thinned(item))


def most_of(image: QImage, where: QRectF) -> str:
    """The colour that most pixels have there: letters cover less than half."""
    inside = where.toAlignedRect().intersected(image.rect())
    counted: Counter[int] = Counter()
    for y in range(inside.top(), inside.bottom() + 1, 2):
        for x in range(inside.left(), inside.right() + 1, 3):
            counted[image.pixel(x, y)] += 1
    return QColor.fromRgb(counted.most_common(1)[0][0]).name().upper()


def free(item: QQuickItem) -> bool:
    """Whether nothing that clips hides it, as in the part of a list out of sight."""
    here, above = place(item), item.parentItem()
    while above is not None:
        if above.clip() and not place(above).intersects(here):
            return False
        above = above.parentItem()
    return here.width() > 0 and here.height() > 0
