"""The view model of the screen's own settings: sizes, fonts, the column's colours."""

from dataclasses import dataclass, field

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtQml import QmlElement

from panel.ui.colours import BLUE_GREY, SIDES, Side
from panel.ui.derived import tell_changes
from panel.ui.look import Look

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DressProps:
    """`cap` is the height of a capital in the display font, as a share of its size."""

    look: Look = field(default_factory=Look)
    mirrored: bool = False
    display: str = ""
    cap: float = 0.72

    @property
    def side(self) -> Side:
        """The column's colours."""
        return SIDES[self.look.column]


@QmlElement
class DressModel(QObject):
    """How the screen is dressed."""

    lookChanged = Signal()
    mirroredChanged = Signal()
    displayChanged = Signal()
    capChanged = Signal()

    def __init__(self) -> None:
        """The default look."""
        super().__init__()
        self._props = DressProps()

    def show(self, props: DressProps) -> None:
        """Wear these, and tell what changed."""
        old, self._props = self._props, props
        tell_changes(self, old, props)

    @Property(bool, notify=mirroredChanged)
    def mirrored(self) -> bool:
        """Whether the language runs from right to left."""
        return self._props.mirrored

    @Property(str, notify=displayChanged)
    def display(self) -> str:
        """The family of the big word and the clock."""
        return self._props.display

    @Property(float, notify=capChanged)
    def cap(self) -> float:
        """The height of a capital in it, as a share of the font's size."""
        return self._props.cap

    @Property(bool, notify=lookChanged)
    def largeText(self) -> bool:
        """Whether text is a third larger."""
        return self._props.look.large_text

    @Property(bool, notify=lookChanged)
    def still(self) -> bool:
        """Whether nothing may move."""
        return self._props.look.reduce_motion

    @Property(bool, notify=lookChanged)
    def lowReach(self) -> bool:
        """Whether all controls stand in the lower half."""
        return self._props.look.low_reach

    @Property(int, notify=lookChanged)
    def rotate(self) -> int:
        """By how many degrees the picture is turned."""
        return self._props.look.rotate

    @Property(float, notify=lookChanged)
    def diagonal(self) -> float:
        """The screen's diagonal in inches."""
        return self._props.look.diagonal_inches

    @Property(QColor, notify=lookChanged)
    def ground(self) -> QColor:
        """The column's ground."""
        return QColor(self._props.side.ground)

    @Property(QColor, notify=lookChanged)
    def ink(self) -> QColor:
        """Its text."""
        return QColor(self._props.side.ink)

    @Property(QColor, notify=lookChanged)
    def soft(self) -> QColor:
        """Text that matters less."""
        return QColor(self._props.side.soft)

    @Property(QColor, notify=lookChanged)
    def line(self) -> QColor:
        """The hours' lines."""
        return QColor(self._props.side.line)

    @Property(QColor, notify=lookChanged)
    def block(self) -> QColor:
        """A booking."""
        return QColor(self._props.side.block)

    @Property(QColor, notify=lookChanged)
    def past(self) -> QColor:
        """A booking that is over."""
        return QColor(self._props.side.past)

    @Property(QColor, notify=lookChanged)
    def pastInk(self) -> QColor:
        """Its text."""
        return QColor(self._props.side.past_ink)

    @Property(QColor, constant=True)
    def buffer(self) -> QColor:
        """Time in which the room is prepared."""
        return QColor(BLUE_GREY.ground)

    @Property(QColor, constant=True)
    def bufferInk(self) -> QColor:
        """Its text."""
        return QColor(BLUE_GREY.ink)

    @Property(QColor, notify=lookChanged)
    def now(self) -> QColor:
        """The line of this moment."""
        return QColor(self._props.side.now)
