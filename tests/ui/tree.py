"""Looking at the items of a window, and touching them."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from panel.ui.window import Screen

LEFT = Qt.MouseButton.LeftButton


def window_of(screen: Screen) -> QQuickWindow:
    window = screen.window
    assert isinstance(window, QQuickWindow)
    return window


def items(screen: Screen) -> Iterator[QQuickItem]:
    """Every item of the window, shown or not."""
    return _below(screen, lambda item: True)


def visible(screen: Screen) -> Iterator[QQuickItem]:
    """Every item that can be seen; none below one that cannot."""
    return _below(screen, QQuickItem.isVisible)


def _below(
    screen: Screen, wanted: Callable[[QQuickItem], bool]
) -> Iterator[QQuickItem]:
    left = [window_of(screen).contentItem()]
    while left:
        item = left.pop()
        if wanted(item):
            yield item
            left.extend(reversed(item.childItems()))


def kind(item: QQuickItem) -> str:
    """The name of the QML file, where it gives one. (Asking for the class would leave
    wrappers of what QML deletes.)"""
    if item.inherits("QQuickText"):
        return "Label"
    return item.objectName()


def of_kind(screen: Screen, name: str) -> list[QQuickItem]:
    """The items made from this QML file that can be seen."""
    return [item for item in visible(screen) if kind(item) == name]


def texts(screen: Screen) -> list[str]:
    """Every text in the tree, shown or not, and what is told to screen readers."""
    found = [str(item.property("text") or "") for item in items(screen)]
    return [text for text in found if text]


def seen(screen: Screen) -> list[str]:
    """The texts that can be seen."""
    found = (str(item.property("text") or "") for item in visible(screen))
    return [text for text in found if text]


def buttons(screen: Screen) -> dict[str, QQuickItem]:
    """The buttons that can be seen, by their label."""
    return {str(item.property("label")): item for item in of_kind(screen, "Button")}


def place(item: QQuickItem) -> QRectF:
    """Where the item lies in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def middle(item: QQuickItem) -> QPoint:
    return place(item).center().toPoint()


def spot(screen: Screen, label: str) -> QPoint:
    """The middle of the button with this label, once everything is in its place."""
    window_of(screen).grabWindow()
    found = {name: middle(item) for name, item in buttons(screen).items()}
    assert label in found, [(kind(i), str(i)) for i in items(screen)]
    return found[label]


def tap(screen: Screen, label: str) -> None:
    """One touch on the button with this label."""
    QTest.mouseClick(window_of(screen), LEFT, pos=spot(screen, label))


def truth(item: QQuickItem, name: str) -> Any:
    """A property of an item."""
    return item.property(name)


def is_open(screen: Screen) -> bool:
    return bool(of_kind(screen, "Sheet"))


def control(screen: Screen, name: str) -> QQuickItem:
    """The button or key that a screen reader calls so."""
    window_of(screen).grabWindow()
    kinds = [*of_kind(screen, "Button"), *of_kind(screen, "Key")]
    found = [item for item in kinds if truth(item, "spoken") == name]
    assert len(found) == 1, [truth(item, "spoken") for item in kinds]
    return found[0]


def click(screen: Screen, spot: QPoint) -> None:
    QTest.mouseClick(window_of(screen), LEFT, pos=spot)


def hit(screen: Screen, *names: str) -> None:
    for name in names:
        click(screen, middle(control(screen, name)))


def field(screen: Screen, label: str) -> None:
    """A touch on a field."""
    window_of(screen).grabWindow()
    (entry,) = [e for e in of_kind(screen, "Entry") if truth(e, "label") == label]
    click(screen, middle(entry))


def write(screen: Screen, text: str) -> None:
    """Small letters, tapped on the keys of the screen."""
    for letter in text:
        hit(screen, "Space" if letter == " " else letter)


def value(screen: Screen, label: str) -> str:
    (entry,) = [e for e in of_kind(screen, "Entry") if truth(e, "label") == label]
    return str(truth(entry, "value"))
