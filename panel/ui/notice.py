"""The view model of what is told in passing: a result, the link, the QR code."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from panel.domain.command import Command
from panel.domain.face import Face
from panel.engine.snapshot import Result, Snapshot
from panel.ui.derived import tell_changes
from panel.ui.notes import said
from panel.ui.qr import checks_in
from panel.ui.reasons import may_try_again, told
from panel.ui.speech import Speech

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1

SHOWN = timedelta(seconds=6)
"""So long a result stays on the screen."""


@dataclass(frozen=True, slots=True)
class NoticeInputs:
    """`over` is the number of the result whose time is up; `qr` a file's address."""

    snapshot: Snapshot
    now: datetime
    speech: Speech
    qr: str = ""
    over: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeProps:
    """The banner, the quiet line under the column, and the QR card."""

    text: str = ""
    again: str = ""
    link: str = ""
    qr: str = ""
    caption: str = ""


def derive_notice(inputs: NoticeInputs) -> NoticeProps:
    """What is told in passing."""
    snapshot, speech = inputs.snapshot, inputs.speech
    result = shown_result(inputs)
    again = result is not None and may_try_again(result)
    return NoticeProps(
        text="" if result is None else told(result, speech),
        again=speech.say("Try again") if again else "",
        link=link_line(snapshot, inputs.now, speech),
        qr=inputs.qr,
        caption=_caption(inputs) if inputs.qr else "",
    )


def _caption(inputs: NoticeInputs) -> str:
    """What the code is good for."""
    say = inputs.speech.say
    if checks_in(inputs.snapshot):
        return say("Scan to check in")
    return say("Scan to open this room on your phone")


def shown_result(inputs: NoticeInputs) -> Result | None:
    """The last result, while it is fresh."""
    result = inputs.snapshot.result
    if result is None or result.number == inputs.over:
        return None
    return result if inputs.now - result.at < SHOWN else None


def link_line(snapshot: Snapshot, now: datetime, speech: Speech) -> str:
    """How old the schedule is, where that matters, and what else is to be known."""
    parts = []
    link = snapshot.link
    known = link.made or link.heard
    if known and _age_matters(snapshot, now):
        parts.append(speech.say("as of {time}", time=speech.moment(known, now)))
    if link.late:
        parts.append(speech.say("The calendar does not show the last change yet"))
    if link.unreadable:
        text = "%n booking(s) could not be read"
        parts.append(speech.say(text, len(link.unreadable)))
    return speech.joined(*parts, *(said(note, speech) for note in snapshot.notes))


def _age_matters(snapshot: Snapshot, now: datetime) -> bool:
    """Not where the screen says nothing but how old it is."""
    if snapshot.face is Face.NOT_SURE and not snapshot.link.sure(now):
        return False
    delayed = snapshot.capabilities.delayed
    return delayed or not (snapshot.connected or snapshot.face is Face.NOT_SURE)


@QmlElement
class NoticeModel(QObject):
    """The banner, the link line and the QR card."""

    textChanged = Signal()
    againChanged = Signal()
    linkChanged = Signal()
    qrChanged = Signal()
    captionChanged = Signal()

    def __init__(self, send: Callable[[Command], object]) -> None:
        """Nothing to tell yet; `send` takes a command that is tried again."""
        super().__init__()
        self._send = send
        self._inputs: NoticeInputs | None = None
        self._props = NoticeProps()
        self._over = -1
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._end)

    def show(self, inputs: NoticeInputs) -> None:
        """Derive from these; a new result is shown for its time."""
        self._inputs = replace(inputs, over=self._over)
        result = shown_result(self._inputs)
        if result is not None and not self._timer.isActive():
            left = SHOWN - (inputs.now - result.at)
            self._timer.start(max(1, int(left / timedelta(milliseconds=1))))
        self._update()

    @Slot()
    def tryAgain(self) -> None:
        """Send the command of the result once more."""
        result = None if self._inputs is None else shown_result(self._inputs)
        if result is None or not may_try_again(result):
            return
        self._end()
        self._send(result.command)

    # A declared slot: for any other method of a QObject PySide makes an instance a
    # meta object of its own, and QML remembers those beyond their death.
    @Slot()
    def _end(self) -> None:
        self._timer.stop()
        if self._inputs is None or self._inputs.snapshot.result is None:
            return
        self._over = self._inputs.snapshot.result.number
        self._inputs = replace(self._inputs, over=self._over)
        self._update()

    def _update(self) -> None:
        if self._inputs is None:
            return
        old, self._props = self._props, derive_notice(self._inputs)
        tell_changes(self, old, self._props)

    @Property(str, notify=textChanged)
    def text(self) -> str:
        """The result of the last command, while it is fresh."""
        return self._props.text

    @Property(str, notify=againChanged)
    def again(self) -> str:
        """The label of "Try again", where that makes sense."""
        return self._props.again

    @Property(str, notify=linkChanged)
    def link(self) -> str:
        """The quiet line at the very bottom."""
        return self._props.link

    @Property(str, notify=qrChanged)
    def qr(self) -> str:
        """The QR code's picture, one pixel a module, or nothing."""
        return self._props.qr

    @Property(str, notify=captionChanged)
    def caption(self) -> str:
        """What scanning does."""
        return self._props.caption
