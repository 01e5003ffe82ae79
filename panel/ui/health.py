"""What the admin's page shows, derived: how the panel and its machine are. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from panel.domain.link import Fault
from panel.engine.snapshot import Snapshot
from panel.ui.notes import said
from panel.ui.speech import Speech, Text
from panel.ui.titles import clean

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
    notes = (said(note, speech) for note in inputs.snapshot.notes)
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
