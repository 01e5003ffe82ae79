"""The admin's page's view model: opened by taps, and behind a PIN reload and quit.

Five taps in the corner above the date open it. It closes without a touch.
"""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from panel.ui.attention import AttentionModel
from panel.ui.derived import tell_changes
from panel.ui.health import (
    MOST,
    Act,
    AdminInputs,
    AdminProps,
    Desk,
    Fact,
    Pad,
    derive_admin,
)
from panel.ui.rows import Rows

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1

OPEN = 60.0
"""Seconds without a touch after which the page closes."""
KNOCKS = 5
TOGETHER = 3000
"""Milliseconds in which the taps have to come."""


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
