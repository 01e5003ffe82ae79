"""What the first picture does not show: made soon after it, or when it is wanted.

The booking sheet, the admin's page and the page of wrong settings are a third of the
screen's program. Nobody waits for them at the start.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

if TYPE_CHECKING:
    from panel.ui.more import More

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1

SOON = 700
"""Milliseconds after the first picture."""


@QmlElement
class LaterModel(QObject):
    """Holds the view models of these parts, or makes them."""

    thereChanged = Signal()

    def __init__(self, make: "Callable[[], More]") -> None:
        """None is there yet."""
        super().__init__()
        self._make = make
        self._more: More | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.now)

    @property
    def more(self) -> "More | None":
        """The view models, where they are there."""
        return self._more

    def begin(self) -> None:
        """The first picture is out."""
        self._soon.start()

    @Slot()
    def now(self) -> None:
        """Makes them, unless that is done."""
        self._soon.stop()
        if self._more is None:
            self._more = self._make()
            self.thereChanged.emit()

    @Slot()
    def knock(self) -> None:
        """A tap in the corner, which is the way to the admin's page."""
        self.now()
        if self._more is not None:
            self._more.admin.knock()

    @Property(bool, notify=thereChanged)
    def there(self) -> bool:
        """Whether they are there."""
        return self._more is not None

    @Property(QObject, notify=thereChanged)
    def sheet(self) -> QObject | None:
        """The booking sheet."""
        return None if self._more is None else self._more.sheet

    @Property(QObject, notify=thereChanged)
    def admin(self) -> QObject | None:
        """The admin's page."""
        return None if self._more is None else self._more.admin

    @Property(QObject, notify=thereChanged)
    def problems(self) -> QObject | None:
        """The page of wrong settings."""
        return None if self._more is None else self._more.problems
