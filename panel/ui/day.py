"""The column's view model: clock, date, day line and the days after."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from panel.domain.booking import Booking, in_utc
from panel.ui.agenda import DayInputs, DayProps, Line, derive_day
from panel.ui.dayline import Block, Hour
from panel.ui.derived import tell_changes
from panel.ui.rows import Rows, Turns
from panel.ui.shades import Shade

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DayModel(QObject):
    """The clock and the schedule."""

    clockChanged = Signal()
    halfChanged = Signal()
    weekdayChanged = Signal()
    dateChanged = Signal()
    lineHoursChanged = Signal()
    hourHeightChanged = Signal()
    nowAtChanged = Signal()
    anchorChanged = Signal()
    widestChanged = Signal()

    def __init__(
        self,
        begin_at: Callable[[datetime], None],
        begin_after: Callable[[datetime, Booking | None], None],
    ) -> None:
        """Nothing to show yet.

        `begin_at` takes the moment of a tap on the line; `begin_after` a moment of a
        later day that was tapped, with the booking that was.
        """
        super().__init__()
        self._begin_at, self._begin_after = begin_at, begin_after
        self._inputs: DayInputs | None = None
        self._props = DayProps()
        self._strips, self._later = Rows(Line), Rows(Line)
        self._soon = Rows(Line)
        self._hours, self._blocks = Rows(Hour), Rows(Block)
        self._shades = Rows(Shade)

    def show(self, inputs: DayInputs) -> None:
        """Derive from these, and tell what changed."""
        self._inputs = inputs
        old, self._props = self._props, derive_day(inputs)
        self._strips.show(self._props.strips)
        self._hours.show(self._props.hours)
        self._blocks.show(self._props.blocks)
        self._shades.show(self._props.shades)
        self._later.show(self._props.later)
        self._soon.show(self._props.soon)
        tell_changes(self, old, self._props)

    def begin(self) -> None:
        """The first frame is out: from now on a full day comes in portions."""
        turns = Turns(self)
        for rows in (self._hours, self._blocks, self._later, self._soon):
            rows.ease(turns)

    @Slot(float)
    def tapLine(self, at: float) -> None:
        """A tap on the line, at this share of its length."""
        if self._inputs is None or not self._props.hours:
            return
        first = float(self._props.hours[0].key)
        start = datetime.fromtimestamp(first, self._inputs.snapshot.room.zone)
        # Elapsed time: on the day of a clock change the line is shorter or longer.
        passed = timedelta(hours=at * self._props.line_hours)
        self._begin_at(in_utc(start) + passed)

    @Slot(str)
    def tapLater(self, key: str) -> None:
        """A tap on a row of the days after: a day's name, or a booking."""
        keys = [line.key for line in self._props.later]
        if key not in keys:
            return
        heading = self._props.later[keys.index(key)].heading
        booking = self._booking(keys[keys.index(key) + heading])
        if booking is not None:
            self._begin_after(booking.start, None if heading else booking)

    def _booking(self, key: str) -> Booking | None:
        """The booking of a row."""
        schedule = () if self._inputs is None else self._inputs.snapshot.schedule
        found = (b for b in schedule if f"{b.id} {b.start.timestamp()}" == key)
        return next(found, None)

    @Property(str, notify=clockChanged)
    def clock(self) -> str:
        """The time, without am or pm."""
        return self._props.clock

    @Property(str, notify=halfChanged)
    def half(self) -> str:
        """`am`, `pm` or nothing."""
        return self._props.half

    @Property(str, notify=weekdayChanged)
    def weekday(self) -> str:
        """The day's name."""
        return self._props.weekday

    @Property(str, notify=dateChanged)
    def date(self) -> str:
        """Day and month."""
        return self._props.date

    @Property(float, notify=lineHoursChanged)
    def lineHours(self) -> float:
        """How many hours the day line is long."""
        return self._props.line_hours

    @Property(float, notify=hourHeightChanged)
    def hourHeight(self) -> float:
        """Pixels an hour takes at the reference size."""
        return self._props.hour_height

    @Property(float, notify=nowAtChanged)
    def nowAt(self) -> float:
        """Where now is, as a share of the line."""
        return self._props.now_at

    @Property(float, notify=anchorChanged)
    def anchor(self) -> float:
        """What share of the line stands at the top when nobody has moved it."""
        return self._props.anchor

    @Property(str, notify=widestChanged)
    def widest(self) -> str:
        """The longest of the times that stand before the rows."""
        return self._props.widest

    @Property(Rows, constant=True)
    def strips(self) -> Rows:
        """What fills the whole day."""
        return self._strips

    @Property(Rows, constant=True)
    def hours(self) -> Rows:
        """The labels beside the line."""
        return self._hours

    @Property(Rows, constant=True)
    def blocks(self) -> Rows:
        """The bookings on the line."""
        return self._blocks

    @Property(Rows, constant=True)
    def shades(self) -> Rows:
        """The times on the line that nobody may book."""
        return self._shades

    @Property(Rows, constant=True)
    def later(self) -> Rows:
        """The days after."""
        return self._later

    @Property(Rows, constant=True)
    def soon(self) -> Rows:
        """Their first lines."""
        return self._soon
