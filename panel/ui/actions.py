"""The action bar's view model: what may be tapped, and what a tap sends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from panel.domain.command import Command, Read
from panel.engine.snapshot import Snapshot
from panel.ui.buttons import (
    KEEP,
    ActionsInputs,
    ActionsProps,
    Button,
    Choice,
    derive_actions,
)
from panel.ui.rows import Rows

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1

PATIENCE = 10_000
"""Milliseconds after which a question that nobody answers is taken back."""


@QmlElement
class ActionsModel(QObject):
    """The action bar: at most one primary button, and the secondary ones."""

    sentenceChanged = Signal()
    questionChanged = Signal()

    def __init__(
        self,
        send: Callable[[Command], None],
        open_sheet: Callable[[timedelta | None], None],
        now: Callable[[], datetime] | None,
    ) -> None:
        """Nothing to tap yet; `send` takes the command of a tap.

        `open_sheet` opens the booking sheet, with a length where one was tapped. `now`
        gives the moment of a tap; without it, the last one shown counts.
        """
        super().__init__()
        self._send = send
        self._open_sheet = open_sheet
        self._now = now
        self._inputs: ActionsInputs | None = None
        self._props = ActionsProps()
        self._primary = Rows(Button, anew=True)
        self._secondary = Rows(Button, anew=True)
        self._asked = QTimer(self, singleShot=True, interval=PATIENCE)
        self._asked.timeout.connect(self._stop_asking)

    def show(self, inputs: ActionsInputs) -> None:
        """Derive from these; a tap under way and an open question are kept."""
        before = self._inputs
        if before is None:
            self._update(inputs)
            return
        sent = before.sent
        if sent is not None and _taken_up(sent, before.snapshot, inputs.snapshot):
            sent = None
        asking = before.asking and _still_asked(before.snapshot, inputs.snapshot)
        self._update(replace(inputs, sent=sent, asking=asking))

    @Slot(str)
    def tap(self, key: str) -> None:
        """What the button with this key does; nothing while something runs."""
        inputs = self._inputs
        if inputs is None or self.busy:
            return
        if self._now is not None:
            inputs = replace(inputs, now=self._now())
            self._update(inputs)
        choice = self._choice(key)
        if choice is None:
            return
        if choice.needs_asking:
            self._asked.start()
            self._update(replace(inputs, asking=True))
        elif key == KEEP:
            self._stop_asking()
        elif choice.opens:
            self._stop_asking()
            self._open_sheet(choice.length)
        elif choice.command is not None:
            self.send(choice.command)

    def send(self, command: Command) -> bool:
        """Send it, and show at once that it is under way.

        False where something else is: then it is not sent.
        """
        if self._inputs is None or self.busy:
            return False
        self._asked.stop()
        self._update(replace(self._inputs, sent=command))
        self._send(command)
        return True

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        inputs = self._inputs
        return inputs is not None and bool(inputs.sent or inputs.snapshot.doing)

    def _choice(self, key: str) -> Choice | None:
        return next((c for c in self._props.choices if c.key == key), None)

    # A declared slot, see NoticeModel.
    @Slot()
    def _stop_asking(self) -> None:
        self._asked.stop()
        if self._inputs is not None:
            self._update(replace(self._inputs, asking=False))

    def _update(self, inputs: ActionsInputs) -> None:
        self._inputs = inputs
        old, self._props = self._props, derive_actions(inputs)
        self._primary.show(self._props.primary)
        self._secondary.show(self._props.secondary)
        if old.sentence != self._props.sentence:
            self.sentenceChanged.emit()
        if old.question != self._props.question:
            self.questionChanged.emit()

    @Property(Rows, constant=True)
    def primary(self) -> Rows:
        """The one obvious button, where there is one."""
        return self._primary

    @Property(Rows, constant=True)
    def secondary(self) -> Rows:
        """The other buttons."""
        return self._secondary

    @Property(str, notify=sentenceChanged)
    def sentence(self) -> str:
        """Why there is no primary button."""
        return self._props.sentence

    @Property(str, notify=questionChanged)
    def question(self) -> str:
        """What is asked before the secondary buttons do it."""
        return self._props.question


def _taken_up(sent: Command, before: Snapshot, after: Snapshot) -> bool:
    """Whether the engine has a tap in hand, or is done with it."""
    if after is before:
        return False
    if after.doing is not None or isinstance(sent, Read):
        return True
    return _number(after) != _number(before)


def _still_asked(before: Snapshot, after: Snapshot) -> bool:
    """Whether the question is about the same booking, and nobody answered it."""
    same = before.offers.end == after.offers.end
    return same and _number(before) == _number(after)


def _number(snapshot: Snapshot) -> int:
    return -1 if snapshot.result is None else snapshot.result.number
