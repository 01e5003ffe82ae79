"""When the screen was last touched, and whether it is dimmed or may rest.

Any touch on the window counts, wherever it lands: a filter on the window sees all of
them and takes none away. Only on a dimmed screen the first touch is kept: it wakes
the screen and does nothing else.

What closes by itself asks for a timer and looks after it alone::

    self._rest = attention.idle(45)           # seconds without a touch
    self._rest.timeout.connect(self.close)    # a declared slot
    self._rest.start()                        # when it opens
    self._rest.stop()                         # when it closes

While such a timer runs, every touch winds it up again, and the screen stays awake.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Property, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow
from PySide6.QtQml import QmlElement

from panel.domain.face import Face
from panel.domain.night import Night, is_night, next_turn
from panel.engine.snapshot import Snapshot
from panel.ui.derived import tell_changes
from panel.ui.look import Look

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1

AWAKE = 30.0
"""Seconds without a touch after which a screen that was woken dims again."""
RESTFUL = {Face.FREE, Face.RELEASED, Face.NOT_BOOKABLE}
"""The states in which nobody uses the room or is waited for."""
REACH = 2
ORBIT = (
    *((x, -REACH) for x in range(-REACH, REACH)),
    *((REACH, y) for y in range(-REACH, REACH)),
    *((-x, REACH) for x in range(-REACH, REACH)),
    *((-REACH, -y) for y in range(-REACH, REACH)),
)
"""Where the picture stands from minute to minute, in pixels off its place: never in
one place for long, so that nothing burns in. QML lets its grounds reach as far."""

MOVES = {QEvent.Type.MouseMove, QEvent.Type.TouchUpdate}
ALONE = {QEvent.Type.Wheel, QEvent.Type.KeyPress}
BEGINS = ALONE | {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
}
ENDS = ALONE | {
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
}


def night_of(look: Look) -> Night | None:
    """The night that the settings name, if they do."""
    if look.night_start is None or look.night_end is None:
        return None
    return Night(look.night_start, look.night_end)


def may_rest(snapshot: Snapshot, now: datetime, look: Look) -> bool:
    """Whether it is night and the room free, so that nobody needs a bright screen."""
    night = night_of(look)
    if night is None or snapshot.face not in RESTFUL or snapshot.doing is not None:
        return False
    return is_night(now, night, snapshot.room.zone)


def next_dusk_or_dawn(snapshot: Snapshot, now: datetime, look: Look) -> datetime | None:
    """When that changes with the clock alone."""
    night = night_of(look)
    return None if night is None else next_turn(now, night, snapshot.room.zone)


def orbit(now: datetime) -> tuple[int, int]:
    """How many pixels the picture stands off its place in this minute."""
    minute = int(now.timestamp() // timedelta(minutes=1).total_seconds())
    return ORBIT[minute % len(ORBIT)]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionProps:
    """Whether the screen is dimmed, and how far the picture stands off its place."""

    dimmed: bool = False
    shift_x: int = 0
    shift_y: int = 0


@QmlElement
class AttentionModel(QObject):
    """Knows of every touch; dims the screen when nobody is there."""

    dimmedChanged = Signal()
    shiftXChanged = Signal()
    shiftYChanged = Signal()

    def __init__(self) -> None:
        """Awake."""
        super().__init__()
        self._props = AttentionProps()
        self._restful = False
        self._keeping = False
        self._shift = (0, 0)
        self._idles: list[QTimer] = []
        self._waking = self.idle(AWAKE)

    def idle(self, seconds: float) -> QTimer:
        """A timer that runs out after so many seconds without a touch, once started."""
        timer = QTimer(self, singleShot=True, interval=round(seconds * 1000))
        timer.timeout.connect(self._settle)
        self._idles.append(timer)
        return timer

    def show(self, *, restful: bool, shift: tuple[int, int]) -> None:
        """Whether it may be dim from now on, and where the picture stands."""
        self._restful, self._shift = restful, shift
        self._settle()

    def watch(self, window: QWindow) -> None:
        """See every touch on this window."""
        window.installEventFilter(self)

    def leave(self, window: QWindow) -> None:
        """Look no longer; before the window goes."""
        window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees what comes to the window; keeps from it the touch that wakes it."""
        kind = event.type()
        if kind in BEGINS:
            self._keeping = self._props.dimmed
        elif kind not in ENDS and kind not in MOVES:
            return False
        kept = self._keeping
        if kind in ENDS:
            self._keeping = False
        if kind is not QEvent.Type.MouseMove:
            self._touched()
        if kept:
            event.accept()
        return kept

    def _touched(self) -> None:
        self._waking.start()
        for timer in self._idles:
            if timer.isActive():
                timer.start()
        self._settle()

    # A declared slot, see NoticeModel.
    @Slot()
    def _settle(self) -> None:
        """Dim where it may be dim and nobody is there."""
        alone = not any(timer.isActive() for timer in self._idles)
        shift_x, shift_y = self._shift
        dimmed = self._restful and alone
        old = self._props
        self._props = AttentionProps(dimmed=dimmed, shift_x=shift_x, shift_y=shift_y)
        tell_changes(self, old, self._props)

    @Property(bool, notify=dimmedChanged)
    def dimmed(self) -> bool:
        """Whether the screen is dark, for the night."""
        return self._props.dimmed

    @Property(int, notify=shiftXChanged)
    def shiftX(self) -> int:
        """How many pixels the picture stands to the right of its place."""
        return self._props.shift_x

    @Property(int, notify=shiftYChanged)
    def shiftY(self) -> int:
        """How many pixels it stands below its place."""
        return self._props.shift_y
