"""The status field's view model."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtQml import QmlElement

from panel.ui.derived import tell_changes
from panel.ui.field import RoomInputs, RoomProps, derive_room

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class RoomModel(QObject):
    """The status field; `announced` says a state that has just come, to be read out."""

    announced = Signal(str)
    faceChanged = Signal()
    shapeChanged = Signal()
    nameChanged = Signal()
    seatsChanged = Signal()
    wordChanged = Signal()
    lineChanged = Signal()
    asideChanged = Signal()
    titleChanged = Signal()
    hostChanged = Signal()
    comingChanged = Signal()
    wordingChanged = Signal()
    welcomeChanged = Signal()
    servicesChanged = Signal()
    spokenChanged = Signal()
    progressChanged = Signal()
    imageChanged = Signal()
    veilChanged = Signal()
    aloneChanged = Signal()
    groundChanged = Signal()
    inkChanged = Signal()
    softChanged = Signal()
    edgeChanged = Signal()
    barGroundChanged = Signal()
    barInkChanged = Signal()
    barOutlineChanged = Signal()

    def __init__(self) -> None:
        """Nothing to show yet."""
        super().__init__()
        self._props = RoomProps()

    def show(self, inputs: RoomInputs) -> None:
        """Derive from these, and tell what changed."""
        old, self._props = self._props, derive_room(inputs)
        tell_changes(self, old, self._props)
        # Not with every minute that passes: the state itself has to be another.
        if old.face != self._props.face:
            self.announced.emit(self._props.spoken)

    @Property(str, notify=faceChanged)
    def face(self) -> str:
        """The state's name."""
        return self._props.face

    @Property(str, notify=shapeChanged)
    def shape(self) -> str:
        """circle, hourglass, square, bar, question or nothing."""
        return self._props.shape

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        """The room's name where it is not the word."""
        return self._props.name

    @Property(str, notify=seatsChanged)
    def seats(self) -> str:
        """Seats, and people inside."""
        return self._props.seats

    @Property(str, notify=wordChanged)
    def word(self) -> str:
        """The big word."""
        return self._props.word

    @Property(str, notify=lineChanged)
    def line(self) -> str:
        """The supporting line."""
        return self._props.line

    @Property(str, notify=asideChanged)
    def aside(self) -> str:
        """Its lighter second half."""
        return self._props.aside

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        """The booking's title, as far as it may be seen."""
        return self._props.title

    @Property(str, notify=hostChanged)
    def host(self) -> str:
        """Host and times."""
        return self._props.host

    @Property(str, notify=comingChanged)
    def coming(self) -> str:
        """The next booking, where it waits beside a running one."""
        return self._props.coming

    @Property(str, notify=wordingChanged)
    def wording(self) -> str:
        """The booking system's own words for the moment."""
        return self._props.wording

    @Property(str, notify=welcomeChanged)
    def welcome(self) -> str:
        """A greeting of visitors."""
        return self._props.welcome

    @Property(str, notify=servicesChanged)
    def services(self) -> str:
        """What was ordered for the booking."""
        return self._props.services

    @Property(str, notify=spokenChanged)
    def spoken(self) -> str:
        """What a screen reader announces."""
        return self._props.spoken

    @Property(float, notify=progressChanged)
    def progress(self) -> float:
        """Share of the current booking that has passed, below 0 for none."""
        return self._props.progress

    @Property(str, notify=imageChanged)
    def image(self) -> str:
        """The picture's file address, or nothing."""
        return self._props.image

    @Property(float, notify=veilChanged)
    def veil(self) -> float:
        """How dense the ground lies over the picture, 0 to 1."""
        return self._props.veil

    @Property(bool, notify=aloneChanged)
    def alone(self) -> bool:
        """Whether the picture stands without a veil."""
        return self._props.alone

    @Property(QColor, notify=groundChanged)
    def ground(self) -> QColor:
        """The field's colour."""
        return QColor(self._props.ground)

    @Property(QColor, notify=inkChanged)
    def ink(self) -> QColor:
        """The text's colour."""
        return QColor(self._props.ink)

    @Property(QColor, notify=softChanged)
    def soft(self) -> QColor:
        """The colour of text that matters less."""
        return QColor(self._props.soft)

    @Property(QColor, notify=edgeChanged)
    def edge(self) -> QColor:
        """The hairline round the big word."""
        return QColor(self._props.edge)

    @Property(QColor, notify=barGroundChanged)
    def barGround(self) -> QColor:
        """The ground under the buttons."""
        return QColor(self._props.bar_ground)

    @Property(QColor, notify=barInkChanged)
    def barInk(self) -> QColor:
        """The buttons' text, and the primary button's own colour."""
        return QColor(self._props.bar_ink)

    @Property(QColor, notify=barOutlineChanged)
    def barOutline(self) -> QColor:
        """The border of secondary buttons."""
        return QColor(self._props.bar_outline)
