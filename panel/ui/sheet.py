"""The booking sheet's view model: opens, takes taps and keys, sends one booking."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from panel.domain.booking import Person
from panel.domain.command import Command
from panel.domain.outcome import Declined
from panel.engine.snapshot import Snapshot
from panel.ui.attention import AttentionModel
from panel.ui.derived import tell_changes
from panel.ui.draft import (
    ENOUGH,
    LONGEST_TEXT,
    Draft,
    Field,
    Search,
    Sent,
    command_of,
    hosted,
    lacks,
    opening,
    stepped_day,
    stepped_length,
    stepped_start,
)
from panel.ui.keys import ENTER, ERASE, Board, Cap, pressed
from panel.ui.paper import SheetInputs, SheetProps, Somebody, Step, derive_sheet
from panel.ui.rows import Rows

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1

LEFT_ALONE = 45.0
"""Seconds without a touch after which the sheet closes."""
EARLY = 5_000
"""Milliseconds after the first frame at which the closed sheet is drawn."""
PAUSE = 300
"""Milliseconds without a key after which the directory is asked."""

Told = Callable[[tuple[Person, ...] | None], None]
"""Takes whom the directory found, or None where it does not answer."""
Ask = Callable[[str, Told], None]
"""Asks the directory; the answer comes later."""

STEPS = {"day": stepped_day, "start": stepped_start, "length": stepped_length}


@QmlElement
class SheetModel(QObject):
    """The booking sheet; what was typed is forgotten when it closes."""

    openedChanged = Signal()
    readyChanged = Signal()
    headingChanged = Signal()
    whenChanged = Signal()
    sentenceChanged = Signal()
    cursorChanged = Signal()
    titleChanged = Signal()
    titleLabelChanged = Signal()
    titleHintChanged = Signal()
    hostedChanged = Signal()
    hostChanged = Signal()
    hostLabelChanged = Signal()
    hostHintChanged = Signal()
    remarkChanged = Signal()
    bookChanged = Signal()
    closingChanged = Signal()
    clearingChanged = Signal()
    runningChanged = Signal()
    liveChanged = Signal()

    def __init__(
        self,
        send: Callable[[Command], bool],
        now: Callable[[], datetime] | None,
        ask: Ask | None,
        attention: AttentionModel,
    ) -> None:
        """Closed. `send` takes a booking and says whether it was taken."""
        super().__init__()
        self._send, self._now, self._ask = send, now, ask
        self._inputs: SheetInputs | None = None
        self._language = "en"
        self._props = SheetProps()
        self._ready = False
        self._steps, self._people = Rows(Step), Rows(Somebody)
        self._caps = Rows(Cap)
        self._alone = attention.idle(LEFT_ALONE)
        self._alone.timeout.connect(self.close)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._search)
        self._early = QTimer(self, singleShot=True, interval=EARLY)
        self._early.timeout.connect(self.prepare)

    @property
    def draft(self) -> Draft | None:
        """What is being put together, None while the sheet is closed."""
        return None if self._inputs is None else self._inputs.draft

    def show(self, inputs: SheetInputs, language: str) -> None:
        """Derive from these; what is being put together is kept."""
        self._language = language
        draft = self.draft
        if draft is not None and draft.sent is not None:
            draft = _answered(draft, draft.sent, inputs.snapshot)
            if draft is None:
                self._forget()
        self._update(replace(inputs, draft=draft))

    def open(self, start: datetime | None, length: timedelta | None = None) -> None:
        """Open at this start (None is now); where a host must be named, ask for it."""
        inputs = self._fresh()
        if inputs is None:
            return
        self._write(self._empty(inputs, start, length))
        if length is not None and inputs.snapshot.rules.ask_host:
            self.focus("host")

    def begin_at(self, start: datetime | None) -> None:
        """Begin there: in the open sheet, else in a new one."""
        draft = self.draft
        if draft is None:
            self.open(start)
        elif draft.sent is None:
            self._write(replace(draft, start=start, refused=None))

    def lay(self, draft: Draft) -> None:
        """Open with all of this."""
        board = replace(draft.board, language=self._language)
        self._write(replace(draft, board=board))

    def begin(self) -> None:
        """The first frame is out: soon there is time for what is not seen yet."""
        self._early.start()

    @Slot()
    def prepare(self) -> None:
        """From now on the sheet is there unseen, so that it opens at once."""
        if self._ready or self._inputs is None:
            return
        if self.draft is None:
            # Filled first, so that steps and keys are drawn piece by piece too.
            first = self._empty(self._inputs, None, None)
            self._fill(derive_sheet(replace(self._inputs, draft=first)))
        self._ready = True
        self.readyChanged.emit()

    @Slot(str, int)
    def step(self, key: str, by: int) -> None:
        """One step of `day`, `start` or `length`."""
        draft, inputs = self._editable(), self._fresh()
        if draft is not None and inputs is not None and key in STEPS:
            self._write(STEPS[key](inputs.place, replace(draft, refused=None), by))

    @Slot(str)
    def focus(self, field: str) -> None:
        """Type into `title` or `host`; nothing puts the keyboard away."""
        draft = self._editable()
        if draft is None or field == draft.cursor:
            return
        shift = field == "title" and not draft.title
        board = Board(language=draft.board.language, shift=shift)
        self._write(replace(draft, cursor=cast(Field, field), board=board))

    @Slot()
    def advance(self) -> None:
        """From nothing to the title, to the host, to nothing."""
        draft, inputs = self.draft, self._inputs
        if draft is not None and inputs is not None:
            last = "host" if hosted(inputs.snapshot) else ""
            self.focus({"": "title", "title": last, "host": ""}[draft.cursor])

    @Slot(str, str)
    def write(self, field: str, text: str) -> None:
        """This is what stands in a field now."""
        draft, text = self._editable(), text[:LONGEST_TEXT]
        if draft is None or getattr(draft, field) == text:
            return
        if field == "title":
            self._write(replace(draft, title=text, refused=None))
            return
        blank = replace(draft, person=None, refused=None, pressed=False)
        self._write(replace(blank, host=text))
        self._look_for(text.strip())

    @Slot(str)
    def press(self, key: str) -> None:
        """A key of the keyboard on the screen."""
        draft = self._editable()
        cap = next((c for c in self._props.caps if c.key == key), None)
        if draft is None or cap is None or not draft.cursor:
            return
        if key == ENTER:
            self.advance()
            return
        text = getattr(draft, draft.cursor)
        if key == ERASE:
            self.write(draft.cursor, text[:-1])
            return
        self._write(replace(draft, board=pressed(draft.board, cap)))
        self.write(draft.cursor, text + cap.text)

    @Slot(str)
    def clear(self, field: str) -> None:
        """Empty a field."""
        self.write(field, "")

    @Slot(str)
    def pick(self, key: str) -> None:
        """This person of those who were found is the host."""
        draft = self._editable()
        if draft is None or key not in {row.key for row in self._props.people}:
            return
        person = (draft.search.found or ())[int(key)]
        self._pause.stop()
        name = person.label[:LONGEST_TEXT]
        self._write(replace(draft, person=person, host=name, cursor="", refused=None))

    @Slot()
    def enter(self) -> None:
        """The key at the end of a keyboard that is plugged in: book, or what lacks."""
        rows = self._props.people
        if self._props.cursor == "host" and len(rows) == 1:
            self.pick(rows[0].key)
        else:
            self.order()

    @Slot()
    def order(self) -> None:
        """Book, if nothing lacks."""
        draft, inputs = self._editable(), self._fresh()
        if draft is None or inputs is None or inputs.busy:
            return
        if lacks(inputs.place, draft):
            self._write(replace(draft, pressed=True))
            self.focus("host")
            return
        command = command_of(inputs.place, draft)
        if command is None:
            return
        sent = Sent(command, _number(inputs.snapshot))
        self._write(replace(draft, sent=sent, cursor="", refused=None))
        if not self._send(command):
            self._write(replace(draft, sent=None))

    @Slot()
    def close(self) -> None:
        """Close, and forget what was typed."""
        self._forget()
        if self._inputs is not None:
            self._update(replace(self._inputs, draft=None))

    @Slot()
    def _search(self) -> None:
        draft = self.draft
        if draft is None or self._ask is None or draft.search.found is not None:
            return
        query = draft.search.query
        self._ask(query, lambda found: self._found(query, found))

    def _look_for(self, query: str) -> None:
        """Ask the directory after a pause; what was found for less goes."""
        draft, inputs = self.draft, self._inputs
        if draft is None or inputs is None or query == draft.search.query:
            return
        directory = inputs.snapshot.capabilities.people and self._ask is not None
        if not directory or len(query) < ENOUGH:
            self._pause.stop()
            self._write(replace(draft, search=Search()))
            return
        self._pause.start()
        self._write(replace(draft, search=Search(query, None)))

    def _found(self, query: str, found: tuple[Person, ...] | None) -> None:
        """Whom the directory found; nobody asks for an older answer any more."""
        draft, inputs = self.draft, self._inputs
        if draft is None or inputs is None or draft.search != Search(query, None):
            return
        search = Search(query, found or (), silent=found is None)
        self._update(replace(inputs, draft=replace(draft, search=search)))

    def _empty(
        self, inputs: SheetInputs, start: datetime | None, length: timedelta | None
    ) -> Draft:
        """An empty draft, its keys as the title will want them."""
        board = Board(language=self._language, shift=True)
        return replace(opening(inputs.place, start, length), board=board)

    def _editable(self) -> Draft | None:
        """The draft, where nothing is under way with it."""
        draft = self.draft
        return None if draft is None or draft.sent is not None else draft

    def _fresh(self) -> SheetInputs | None:
        """The inputs at this moment."""
        if self._inputs is not None and self._now is not None:
            now = max(self._inputs.snapshot.at, self._now())
            self._inputs = replace(self._inputs, now=now)
        return self._inputs

    def _write(self, draft: Draft) -> None:
        if self._inputs is not None:
            if self.draft is None:
                self._alone.start()
            self._update(replace(self._inputs, draft=draft))

    def _forget(self) -> None:
        self._alone.stop()
        self._pause.stop()

    def _update(self, inputs: SheetInputs) -> None:
        self._inputs = inputs
        old, self._props = self._props, derive_sheet(inputs)
        self._people.show(self._props.people)
        if self._props.opened:
            self._fill(self._props)
        tell_changes(self, old, self._props)

    def _fill(self, props: SheetProps) -> None:
        """Steps and keys, which stay while the sheet is closed: it opens sooner."""
        self._steps.show(props.steps)
        self._caps.show(props.caps)

    @Property(bool, notify=openedChanged)
    def opened(self) -> bool:
        """Whether the sheet is seen."""
        return self._props.opened

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        """Whether the sheet may be drawn before it is seen."""
        return self._ready

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """What the sheet is for."""
        return self._props.heading

    @Property(str, notify=whenChanged)
    def when(self) -> str:
        """Day, start and end in one line."""
        return self._props.when

    @Property(str, notify=sentenceChanged)
    def sentence(self) -> str:
        """Why it was declined, why nothing fits, or what lacks."""
        return self._props.sentence

    @Property(str, notify=cursorChanged)
    def cursor(self) -> str:
        """The field that is typed in, or nothing."""
        return self._props.cursor

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        """What was typed as the title."""
        return self._props.title

    @Property(str, notify=titleLabelChanged)
    def titleLabel(self) -> str:
        """What the title's field is called."""
        return self._props.title_label

    @Property(str, notify=titleHintChanged)
    def titleHint(self) -> str:
        """The title where none is typed."""
        return self._props.title_hint

    @Property(bool, notify=hostedChanged)
    def hosted(self) -> bool:
        """Whether there is a field for the host."""
        return self._props.hosted

    @Property(str, notify=hostChanged)
    def host(self) -> str:
        """What was typed as the host, or who was picked."""
        return self._props.host

    @Property(str, notify=hostLabelChanged)
    def hostLabel(self) -> str:
        """What the host's field is called."""
        return self._props.host_label

    @Property(str, notify=hostHintChanged)
    def hostHint(self) -> str:
        """What may be typed there."""
        return self._props.host_hint

    @Property(str, notify=remarkChanged)
    def remark(self) -> str:
        """What is to be said of the search."""
        return self._props.remark

    @Property(str, notify=bookChanged)
    def book(self) -> str:
        """The label of Book."""
        return self._props.book

    @Property(str, notify=clearingChanged)
    def clearing(self) -> str:
        """What the cross in a field does, for a screen reader."""
        return self._props.clearing

    @Property(str, notify=closingChanged)
    def closing(self) -> str:
        """The label of Close."""
        return self._props.closing

    @Property(bool, notify=runningChanged)
    def running(self) -> bool:
        """Whether the booking is under way."""
        return self._props.running

    @Property(bool, notify=liveChanged)
    def live(self) -> bool:
        """Whether a tap on Book counts."""
        return self._props.live

    @Property(Rows, constant=True)
    def steps(self) -> Rows:
        """What is chosen by steps."""
        return self._steps

    @Property(Rows, constant=True)
    def people(self) -> Rows:
        """Whom the directory found."""
        return self._people

    @Property(Rows, constant=True)
    def caps(self) -> Rows:
        """The keys of the keyboard."""
        return self._caps


def _answered(draft: Draft, sent: Sent, snapshot: Snapshot) -> Draft | None:
    """The draft after the answer: kept where it was declined, else done with.

    A booking whose answer was lost is not sent again, so that nothing is booked twice.
    """
    result = snapshot.result
    if result is None or result.number == sent.after or result.command != sent.command:
        return draft
    if isinstance(result.outcome, Declined):
        return replace(draft, sent=None, refused=result.outcome)
    return None


def _number(snapshot: Snapshot) -> int:
    return -1 if snapshot.result is None else snapshot.result.number
