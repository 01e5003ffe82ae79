"""The pages beside the schedule, for the room's controls and for catering: a button
each, and a card that shows the address as a code for one's own phone. Where Qt
WebEngine is installed, the page itself opens over it."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from panel.domain.room import Room
from panel.ui.attention import AttentionModel
from panel.ui.browser import Browser
from panel.ui.derived import tell_changes
from panel.ui.qr import LONGEST
from panel.ui.rows import Rows
from panel.ui.speech import Speech

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1

OPEN = 30.0
"""Seconds without a touch after which the card closes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One page: its button's key and label, its address, and what scanning does."""

    key: str
    label: str
    address: str
    caption: str


@dataclass(frozen=True, slots=True)
class OutletsInputs:
    """What the buttons and the card are derived from; `size` is the window's.

    `turned` says that the panel turns its own picture, which a page does not.
    """

    room: Room
    speech: Speech
    size: tuple[int, int] = (0, 0)
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsProps:
    """The buttons, and the card where one is open; `heading` is empty where none is.

    `qr` is the code's file, empty while it is drawn.
    """

    outlets: tuple[Outlet, ...] = ()
    heading: str = ""
    caption: str = ""
    address: str = ""
    leave: str = ""
    qr: str = ""


def outlets(room: Room, speech: Speech) -> tuple[Outlet, ...]:
    """The pages that this room has, as far as a code can hold their address."""
    say = speech.say
    control = Outlet(
        key="control",
        label=say("Room controls"),
        address=room.control_ui,
        caption=say("Scan to control this room from your phone"),
    )
    catering = Outlet(
        key="catering",
        label=say("Catering"),
        address=room.catering_ui,
        caption=say("Scan to order catering on your phone"),
    )
    both = (control, catering)
    return tuple(one for one in both if 0 < len(one.address.encode()) <= LONGEST)


def derive_outlets(inputs: OutletsInputs, key: str, qr: str) -> OutletsProps:
    """The buttons, and the card of the outlet with this key while there is one."""
    found = outlets(inputs.room, inputs.speech)
    chosen = next((one for one in found if one.key == key), None)
    if chosen is None:
        return OutletsProps(outlets=found)
    return OutletsProps(
        outlets=found,
        heading=chosen.label,
        caption=chosen.caption,
        address=chosen.address,
        leave=inputs.speech.say("Close"),
        qr=qr,
    )


def order(inputs: OutletsInputs, props: OutletsProps) -> dict[str, object]:
    """What the browser is told: the page, and where its links may lead."""
    width, height = inputs.size
    return {
        "address": props.address,
        "homes": [one.address for one in props.outlets],
        "seconds": OPEN,
        "leave": props.leave,
        "width": width,
        "height": height,
    }


@QmlElement
class OutletsModel(QObject):
    """The buttons under the schedule, and the card over the panel."""

    headingChanged = Signal()
    captionChanged = Signal()
    addressChanged = Signal()
    leaveChanged = Signal()
    qrChanged = Signal()

    def __init__(self, attention: AttentionModel, browser: Browser) -> None:
        """Nothing open; the browser shows the page itself, where it can."""
        super().__init__()
        self._browser = browser
        browser.closed.connect(self.close)
        self._inputs: OutletsInputs | None = None
        self._props = OutletsProps()
        self._key = self._code = ""
        self._buttons = Rows(Outlet)
        self._rest = attention.idle(OPEN)
        self._rest.timeout.connect(self.close)

    @property
    def wanted(self) -> str:
        """The address whose code is to be shown, or nothing."""
        return self._props.address

    def show(self, inputs: OutletsInputs) -> None:
        """Derive from these; what is open stays open while it is there."""
        self._inputs = inputs
        self._update()

    def show_code(self, url: str) -> None:
        """The code's file, once it is drawn."""
        self._code = url
        self._update()

    @Slot(str)
    def tap(self, key: str) -> None:
        """Open the card of this outlet."""
        self._key, self._code = key, ""
        self._rest.start()
        self._update()
        inputs = self._inputs
        if inputs is not None and self._props.address and not inputs.turned:
            self._browser.open(order(inputs, self._props))

    @Slot()
    def close(self) -> None:
        """Close the card."""
        self._key = self._code = ""
        self._rest.stop()
        self._update()

    def _update(self) -> None:
        if self._inputs is None:
            return
        old = self._props
        self._props = derive_outlets(self._inputs, self._key, self._code)
        self._buttons.show(self._props.outlets)
        tell_changes(self, old, self._props)

    @Property(Rows, constant=True)
    def buttons(self) -> Rows:
        """The pages that this room has."""
        return self._buttons

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """What is open, or nothing."""
        return self._props.heading

    @Property(str, notify=captionChanged)
    def caption(self) -> str:
        """What scanning does."""
        return self._props.caption

    @Property(str, notify=leaveChanged)
    def leave(self) -> str:
        """The label of the button that closes the card."""
        return self._props.leave

    @Property(str, notify=qrChanged)
    def qr(self) -> str:
        """The code's file, empty while it is drawn."""
        return self._props.qr
