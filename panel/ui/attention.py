"""When the screen was last touched, and whether it is dimmed, off or awake.

Any touch on the window counts, wherever it lands: a filter on the window sees all of
them and takes none away. Only on a screen that rests the first touch is kept: it
wakes the screen and does nothing else.

What closes by itself asks for a timer and looks after it alone::

    self._rest = attention.idle(45)           # seconds without a touch
    self._rest.timeout.connect(self.close)    # a declared slot
    self._rest.start()                        # when it opens
    self._rest.stop()                         # when it closes

While such a timer runs, every touch winds it up again, and the screen stays awake.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Property, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow
from PySide6.QtQml import QmlElement

from panel.domain.rest import level_at, may_rest, next_level
from panel.domain.shown import Level
from panel.engine.snapshot import Snapshot
from panel.ui.derived import tell_changes
from panel.ui.look import Look

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1

VEILS = {Level.DAY: 0.0, Level.DIM: 0.78, Level.OFF: 1.0}
"""How dense the black is that is drawn over the picture."""
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


def darkest(snapshot: Snapshot, now: datetime, look: Look) -> Level:
    """How dark the screen may be while nobody touches it."""
    current = snapshot.status.current
    if snapshot.doing is not None or not may_rest(snapshot.face, current):
        return Level.DAY
    return level_at(now, look.rest, snapshot.room.zone)


def next_dusk_or_dawn(snapshot: Snapshot, now: datetime, look: Look) -> datetime | None:
    """When that changes with the clock alone."""
    return next_level(now, look.rest, snapshot.room.zone)


def orbit(now: datetime) -> tuple[int, int]:
    """How many pixels the picture stands off its place in this minute."""
    minute = int(now.timestamp() // timedelta(minutes=1).total_seconds())
    return ORBIT[minute % len(ORBIT)]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionProps:
    """How bright the screen is, and how far the picture stands off its place.

    `veil` is how dense the black over the picture is, 0 to 1.
    """

    level: Level = Level.DAY
    veil: float = 0.0
    shift_x: int = 0
    shift_y: int = 0


@QmlElement
class AttentionModel(QObject):
    """Knows of every touch; dims the screen when nobody is there."""

    levelChanged = Signal()
    veilChanged = Signal()
    shiftXChanged = Signal()
    shiftYChanged = Signal()

    def __init__(self) -> None:
        """Awake."""
        super().__init__()
        self._props = AttentionProps()
        self._darkest = Level.DAY
        self._lit = False
        self._elsewhere: Callable[[], bool] = bool
        self._keeping = False
        self._shift = (0, 0)
        self._idles: list[QTimer] = []
        self._waking = self.idle(Look().wake)

    @property
    def level(self) -> Level:
        """How bright the screen is to be."""
        return self._props.level

    def wear(self, look: Look) -> None:
        """Another time for which a touch wakes the screen."""
        self._waking.setInterval(round(look.wake * 1000))

    def idle(self, seconds: float) -> QTimer:
        """A timer that runs out after so many seconds without a touch, once started."""
        timer = QTimer(self, singleShot=True, interval=round(seconds * 1000))
        timer.timeout.connect(self._settle)
        self._idles.append(timer)
        return timer

    def show(self, *, darkest: Level, shift: tuple[int, int]) -> None:
        """How dark it may be from now on, and where the picture stands."""
        self._darkest, self._shift = darkest, shift
        self._settle()

    def light(self, lit: bool) -> None:
        """Whether a backlight makes the screen dim, so that no veil is needed."""
        self._lit = lit
        self._settle()

    def awake_while(self, elsewhere: Callable[[], bool]) -> None:
        """Stay awake while this holds: somebody touches another window."""
        self._elsewhere = elsewhere

    @Slot()
    def wake(self) -> None:
        """Somebody has come; for as long as after a touch."""
        self._waking.start()
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
            self._keeping = self._props.level is not Level.DAY
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
        """As dark as it may be where nobody is there."""
        alone = not any(timer.isActive() for timer in self._idles)
        alone = alone and not self._elsewhere()
        shift_x, shift_y = self._shift
        level = self._darkest if alone else Level.DAY
        # Black also where the backlight is off: it may shine on a little.
        veil = 0.0 if self._lit and level is Level.DIM else VEILS[level]
        old, self._props = (
            self._props,
            AttentionProps(level=level, veil=veil, shift_x=shift_x, shift_y=shift_y),
        )
        tell_changes(self, old, self._props)

    @Property(float, notify=veilChanged)
    def veil(self) -> float:
        """How dense the black over the picture is, 0 to 1."""
        return self._props.veil

    @Property(int, notify=shiftXChanged)
    def shiftX(self) -> int:
        """How many pixels the picture stands to the right of its place."""
        return self._props.shift_x

    @Property(int, notify=shiftYChanged)
    def shiftY(self) -> int:
        """How many pixels it stands below its place."""
        return self._props.shift_y
