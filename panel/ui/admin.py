"""The admin's page: how the panel is, and behind a PIN reload and quit.

Five taps in the corner above the date open it. It closes without a touch.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from panel.domain.link import Fault
from panel.engine.snapshot import Snapshot
from panel.ui.attention import AttentionModel
from panel.ui.derived import tell_changes
from panel.ui.rows import Rows
from panel.ui.speech import Speech, Text
from panel.ui.titles import clean

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1

OPEN = 60.0
"""Seconds without a touch after which the page closes."""
KNOCKS = 5
TOGETHER = 3000
"""Milliseconds in which the taps have to come."""
LEAST, MOST = 4, 12
"""Digits of a PIN."""

FAULTS: dict[Fault, Text] = {
    Fault.UNREACHABLE: "no answer",
    Fault.UNAUTHORISED: "does not let this panel in",
    Fault.REFUSED: "refuses to answer",
    Fault.GARBLED: "answers cannot be read",
    Fault.FAILED: "an error of this panel",
}

Act = Literal["", "reload", "quit"]
Told = Callable[[bool, float], None]
"""Hears whether a PIN was right, and how many seconds nobody may try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What the program says of itself and its machine; `locked`: there is a PIN."""

    version: str = ""
    host: str = ""
    addresses: tuple[str, ...] = ()
    running: timedelta = timedelta()
    system: str = ""
    settings: str = ""
    store: str = ""
    log: tuple[str, ...] = ()
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the page may ask for."""

    health: Callable[[], Health]
    reload: Callable[[], None]
    quit: Callable[[], None]
    try_pin: Callable[[str, Told], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the page."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminInputs:
    """What the page is derived from; `size` is the window's in pixels."""

    snapshot: Snapshot
    now: datetime
    speech: Speech
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pad:
    """What is being typed for what; `wrong` and `wait` come of the last try."""

    act: Act = ""
    digits: str = ""
    checking: bool = False
    wrong: bool = False
    wait: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminProps:
    """The page; `heading` is empty where it is closed, `ask` where no PIN is typed."""

    heading: str = ""
    facts: tuple[Fact, ...] = ()
    logged: tuple[Fact, ...] = ()
    log_heading: str = ""
    leave: str = ""
    reload: str = ""
    quit: str = ""
    ask: str = ""
    dots: str = ""
    enter: str = ""
    erase: str = ""
    complete: bool = False


def derive_admin(inputs: AdminInputs, health: Health, pad: Pad) -> AdminProps:
    """The open page; without a PIN there is nothing to tap but "Close"."""
    say = inputs.speech.say
    props = AdminProps(
        heading=say("This panel"),
        facts=facts(inputs, health),
        logged=tuple(
            Fact(key=str(number), label="", text=clean(line))
            for number, line in enumerate(health.log)
        ),
        log_heading=say("Log"),
        leave=say("Close"),
        reload=say("Reload") if health.locked else "",
        quit=say("Quit") if health.locked else "",
    )
    if not pad.act or not health.locked:
        return props
    return replace(
        props,
        ask=_asked(pad, inputs.speech),
        dots="●" * len(pad.digits),
        enter=say("OK"),
        erase=say("Delete"),
        complete=len(pad.digits) >= LEAST and not pad.checking,
    )


def _asked(pad: Pad, speech: Speech) -> str:
    if pad.wait > 0:
        left = speech.countdown(timedelta(seconds=pad.wait))
        return speech.say("Wrong PIN, try again in {time}", time=left)
    if pad.wrong:
        return speech.say("Wrong PIN")
    if pad.act == "quit":
        return speech.say("PIN, to quit")
    return speech.say("PIN, to reload")


def facts(inputs: AdminInputs, health: Health) -> tuple[Fact, ...]:
    """How the panel is, line by line."""
    say, speech = inputs.speech.say, inputs.speech
    width, height = inputs.size
    notes = (*map(clean, inputs.snapshot.notes),)
    lines = (
        ("version", say("Version"), health.version),
        ("address", say("Address"), speech.joined(health.host, *health.addresses)),
        ("running", say("Running for"), speech.length(health.running)),
        ("system", say("Booking system"), _link(inputs, health)),
        ("heard", say("Last heard"), _heard(inputs)),
        ("notes", say("Notes"), speech.joined(*notes) or say("none")),
        ("settings", say("Settings file"), health.settings),
        ("store", say("Store"), health.store),
        ("screen", say("Screen"), f"{width} × {height}"),
    )
    return tuple(Fact(key=key, label=label, text=text) for key, label, text in lines)


def _link(inputs: AdminInputs, health: Health) -> str:
    speech, fault = inputs.speech, inputs.snapshot.link.fault
    if fault is not None:
        state = speech.say(FAULTS[fault])
    elif inputs.snapshot.connected:
        state = speech.say("connected")
    else:
        state = speech.say("not connected")
    return speech.joined(health.system, state)


def _heard(inputs: AdminInputs) -> str:
    heard, speech = inputs.snapshot.link.heard, inputs.speech
    if heard is None:
        return speech.say("never")
    ago = speech.say("{length} ago", length=speech.length(inputs.now - heard))
    return speech.joined(speech.moment(heard, inputs.now), ago)


@QmlElement
class AdminModel(QObject):
    """The admin's page."""

    headingChanged = Signal()
    logHeadingChanged = Signal()
    leaveChanged = Signal()
    reloadChanged = Signal()
    quitChanged = Signal()
    askChanged = Signal()
    dotsChanged = Signal()
    enterChanged = Signal()
    eraseChanged = Signal()
    completeChanged = Signal()

    def __init__(self, desk: Desk | None, attention: AttentionModel) -> None:
        """Closed; without a desk it stays so."""
        super().__init__()
        self._desk = desk
        self._inputs: AdminInputs | None = None
        self._props = AdminProps()
        self._opened = False
        self._knocks = 0
        self._pad = Pad()
        self._facts, self._logged = Rows(Fact), Rows(Fact)
        self._knocking = QTimer(self, singleShot=True, interval=TOGETHER)
        self._knocking.timeout.connect(self._forget)
        self._shut = QTimer(self, singleShot=True)
        self._shut.timeout.connect(self._may_try)
        self._rest = attention.idle(OPEN)
        self._rest.timeout.connect(self.close)

    def show(self, inputs: AdminInputs) -> None:
        """Derive from these while it is open."""
        self._inputs = inputs
        self._update()

    @Slot()
    def knock(self) -> None:
        """A tap in the corner."""
        if not self._knocks:
            self._knocking.start()
        self._knocks += 1
        if self._knocks >= KNOCKS:
            self._forget()
            self._opened = True
            self._rest.start()
            self._update()

    @Slot()
    def close(self) -> None:
        """Close the page and forget what was typed."""
        self._opened = False
        self._pad = Pad()
        self._rest.stop()
        self._update()

    @Slot(str)
    def ask(self, act: Act) -> None:
        """Ask for the PIN, to do this; with nothing to do, no longer."""
        self._pad = Pad(act=act, wait=self._pad.wait)
        self._update()

    @Slot(str)
    def type(self, digit: str) -> None:
        """One digit more."""
        if self._typing() and len(self._pad.digits) < MOST:
            digits = self._pad.digits + digit
            self._pad = replace(self._pad, digits=digits, wrong=False)
            self._update()

    @Slot()
    def eraseLast(self) -> None:
        """One digit less."""
        if self._typing():
            self._pad = replace(self._pad, digits=self._pad.digits[:-1])
            self._update()

    @Slot()
    def enterPin(self) -> None:
        """Try what was typed."""
        desk = self._desk
        if desk is None or not self._props.complete:
            return
        pin, tried = self._pad.digits, replace(self._pad, digits="", checking=True)
        self._pad = tried
        self._update()

        def told(right: bool, wait: float) -> None:
            if self._pad is tried:
                self._answered(right=right, wait=wait)

        desk.try_pin(pin, told)

    def _answered(self, *, right: bool, wait: float) -> None:
        act = self._pad.act
        if right and self._desk is not None:
            self.close()
            (self._desk.quit if act == "quit" else self._desk.reload)()
            return
        self._pad = Pad(act=act, wrong=True, wait=wait)
        if wait > 0:
            self._shut.start(max(1, round(wait * 1000)))
        self._update()

    def _typing(self) -> bool:
        pad = self._pad
        return bool(pad.act) and not pad.checking and not pad.wait

    # Declared slots, see NoticeModel.
    @Slot()
    def _forget(self) -> None:
        self._knocks = 0
        self._knocking.stop()

    @Slot()
    def _may_try(self) -> None:
        self._pad = replace(self._pad, wait=0.0, wrong=False)
        self._update()

    def _update(self) -> None:
        old, self._props = self._props, self._derived()
        self._facts.show(self._props.facts)
        self._logged.show(self._props.logged)
        tell_changes(self, old, self._props)

    def _derived(self) -> AdminProps:
        desk, inputs = self._desk, self._inputs
        if desk is None or inputs is None or not self._opened:
            return AdminProps()
        return derive_admin(inputs, desk.health(), self._pad)

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """The page's name, or nothing where it is closed."""
        return self._props.heading

    @Property(Rows, constant=True)
    def facts(self) -> Rows:
        """How the panel is."""
        return self._facts

    @Property(Rows, constant=True)
    def logged(self) -> Rows:
        """The last lines of the log."""
        return self._logged

    @Property(str, notify=logHeadingChanged)
    def logHeading(self) -> str:
        """The name above them."""
        return self._props.log_heading

    @Property(str, notify=leaveChanged)
    def leave(self) -> str:
        """The label of the button that closes the page."""
        return self._props.leave

    @Property(str, notify=reloadChanged)
    def reload(self) -> str:
        """The label of the button that reads all anew, where there is a PIN."""
        return self._props.reload

    @Property(str, notify=quitChanged)
    def quit(self) -> str:
        """The label of the button that ends the program, where there is a PIN."""
        return self._props.quit

    @Property(str, notify=askChanged)
    def asking(self) -> str:
        """What the PIN is asked for, or nothing."""
        return self._props.ask

    @Property(str, notify=dotsChanged)
    def dots(self) -> str:
        """A dot for each digit."""
        return self._props.dots

    @Property(str, notify=enterChanged)
    def enter(self) -> str:
        """The label of the key that tries the PIN."""
        return self._props.enter

    @Property(str, notify=eraseChanged)
    def erase(self) -> str:
        """The label of the key that takes a digit back."""
        return self._props.erase

    @Property(bool, notify=completeChanged)
    def complete(self) -> bool:
        """Whether enough was typed."""
        return self._props.complete
