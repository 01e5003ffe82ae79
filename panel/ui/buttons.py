"""Which buttons stand at the door, derived: pure, no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from panel.domain.command import (
    BookNow,
    CheckIn,
    Command,
    End,
    Extend,
    Read,
    WeAreHere,
)
from panel.domain.face import Face
from panel.domain.limits import whole
from panel.domain.offers import Offers, still_fitting
from panel.domain.outcome import Reason
from panel.engine.snapshot import Snapshot
from panel.ui.qr import checks_in
from panel.ui.reasons import AGAIN, why
from panel.ui.speech import Speech
from panel.ui.titles import isolated, own_title, shortened

MOST = 4
"""So many secondary buttons find room beside each other."""
SILENT = {Reason.DISABLED, Reason.CLOSED, Reason.BOOKED, Reason.PENDING}
"""Reasons that the state itself tells already."""
ASK, KEEP, SHEET = "ask", "keep", "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One button.

    `key` names it for the tap; `running` shows it at work; `live`: a tap counts.
    """

    key: str
    label: str
    running: bool = False
    live: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """A button's key and label, what it sends, and what it says meanwhile.

    Where it `opens` the booking sheet instead, `length` is the one to begin with.
    """

    key: str
    label: str
    command: Command | None = None
    meanwhile: str = ""
    opens: bool = False
    length: timedelta | None = None

    @property
    def needs_asking(self) -> bool:
        """Whether a tap only asks, in place."""
        return self.key == ASK


@dataclass(frozen=True, slots=True)
class ActionsInputs:
    """`sent` is the command of a tap that the engine has not taken up yet."""

    snapshot: Snapshot
    now: datetime
    speech: Speech
    asking: bool = False
    sent: Command | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsProps:
    """The action bar; `sentence` stands in for a primary button that is not there."""

    sentence: str = ""
    question: str = ""
    primary: tuple[Button, ...] = ()
    secondary: tuple[Button, ...] = ()
    choices: tuple[Choice, ...] = ()


def derive_actions(inputs: ActionsInputs) -> ActionsProps:
    """The buttons of this moment."""
    primary, secondary, sentence = _offered(inputs)
    question = ""
    if inputs.asking and any(choice.needs_asking for choice in secondary):
        question = _question(inputs)
        secondary = _confirming(inputs)
    doing = inputs.snapshot.doing or inputs.sent
    return ActionsProps(
        sentence=sentence,
        question=question,
        primary=tuple(_button(choice, doing) for choice in primary),
        secondary=tuple(_button(choice, doing) for choice in secondary),
        choices=(*primary, *secondary),
    )


def _button(choice: Choice, doing: Command | None) -> Button:
    running = doing is not None and _same(choice, doing)
    label = choice.meanwhile if running and choice.meanwhile else choice.label
    live = doing is None
    return Button(key=choice.key, label=label, running=running, live=live)


def _same(choice: Choice, doing: Command) -> bool:
    """Whether this button is the one at work."""
    command = choice.command
    if isinstance(doing, BookNow) and isinstance(command, BookNow) and doing.until:
        # The time until then has shrunk since the tap.
        return command.until == doing.until
    return command == doing


def _offered(
    inputs: ActionsInputs,
) -> tuple[tuple[Choice, ...], tuple[Choice, ...], str]:
    """Primary and secondary choices, and the sentence in place of a primary one."""
    snapshot, say = inputs.snapshot, inputs.speech.say
    match snapshot.face:
        case Face.STARTING | Face.SETTINGS_WRONG | Face.NOT_BOOKABLE:
            return (), (), ""
        case Face.NOT_SURE:
            return (), (_try_again(inputs),), ""
        case Face.FREE | Face.RELEASED:
            return _booking(inputs)
        case Face.BUSY:
            return (), (*_end(inputs), *_extensions(inputs)), ""
        case Face.BUSY_NEXT_PENDING:
            label = _check_in_label(inputs)
            return _check_in(inputs, label), _end(inputs), _by_code(inputs)
        case _:
            return _check_in(inputs, say("Check in")), _end(inputs), _by_code(inputs)


def _try_again(inputs: ActionsInputs) -> Choice:
    say = inputs.speech.say
    return Choice("read", say("Try again"), Read(), say("Asking the calendar…"))


def _check_in(inputs: ActionsInputs, label: str) -> tuple[Choice, ...]:
    booking = inputs.snapshot.offers.check_in
    if booking is None:
        return ()
    meanwhile = inputs.speech.say("Checking in…")
    return (Choice("check-in", label, CheckIn(booking.start), meanwhile),)


def _by_code(inputs: ActionsInputs) -> str:
    """Where the door takes no check-in: what to do instead."""
    say = inputs.speech.say
    return say("Check in with the code") if checks_in(inputs.snapshot) else ""


def _check_in_label(inputs: ActionsInputs) -> str:
    """`Check in for 12:30 Design review`."""
    booking, speech = inputs.snapshot.offers.check_in, inputs.speech
    if booking is None:
        return ""
    title = shortened(own_title(booking, inputs.snapshot.rules), 24)
    time = speech.time(booking.start)
    if not title:
        return speech.say("Check in for {time}", time=time)
    text = "Check in for {time} {title}"
    return speech.say(text, time=time, title=isolated(title))


def _end(inputs: ActionsInputs) -> tuple[Choice, ...]:
    booking = inputs.snapshot.offers.end
    if booking is None:
        return ()
    say = inputs.speech.say
    return (Choice(ASK, say("End"), End(booking.start), say("Ending…")),)


def _question(inputs: ActionsInputs) -> str:
    say = inputs.speech.say
    if inputs.snapshot.capabilities.ending == "panel":
        return say("End now? The calendar keeps the booking.")
    return say("End now? The room becomes free.")


def _confirming(inputs: ActionsInputs) -> tuple[Choice, ...]:
    booking, say = inputs.snapshot.offers.end, inputs.speech.say
    if booking is None:
        return ()
    yes = Choice("end", say("End"), End(booking.start), say("Ending…"))
    return yes, Choice(KEEP, say("Keep"))


def _extensions(inputs: ActionsInputs) -> Iterator[Choice]:
    say = inputs.speech.say
    for length in inputs.snapshot.offers.extensions:
        label = f"+ {inputs.speech.preset(length)}"
        key = f"extend-{int(length.total_seconds())}"
        yield Choice(key, label, Extend(length), say("Extending…"))


def _booking(
    inputs: ActionsInputs,
) -> tuple[tuple[Choice, ...], tuple[Choice, ...], str]:
    """Taking the room back first, else the middle length; the others beside it."""
    snapshot = inputs.snapshot
    offers = still_fitting(snapshot.offers, snapshot.rules, inputs.now)
    say, lengths = inputs.speech.say, _lengths(inputs, offers)
    if offers.we_are_here:
        here = Choice("here", say("We are here"), WeAreHere(), say("Booking…"))
        if len(lengths) < MOST - 1:
            lengths = [_whole_label(choice, inputs) for choice in lengths]
        return (here,), (*lengths[: MOST - 1], *_more(lengths, inputs)), ""
    if not lengths:
        return (), *_no_booking(inputs, offers)
    middle = lengths[len(offers.lengths) // 2] if offers.lengths else lengths[0]
    others = tuple(choice for choice in lengths if choice is not middle)
    more = _more(lengths, inputs)
    return (_whole_label(middle, inputs),), (*others[: MOST - 1], *more), ""


def _more(lengths: list[Choice], inputs: ActionsInputs) -> tuple[Choice, ...]:
    """The booking sheet, wherever a length is offered."""
    sheet = Choice(SHEET, inputs.speech.say("Book…"), opens=True)
    return (sheet,) if lengths else ()


def _no_booking(
    inputs: ActionsInputs, offers: Offers
) -> tuple[tuple[Choice, ...], str]:
    declined, speech = offers.no_booking, inputs.speech
    if declined is None or declined.reason in SILENT:
        return (), ""
    if declined.reason is Reason.UNSUPPORTED:
        return (), speech.say("Please book in the calendar")
    again = (_try_again(inputs),) if declined.reason in AGAIN else ()
    return again, why(declined, inputs.now, speech)


def _lengths(inputs: ActionsInputs, offers: Offers) -> list[Choice]:
    speech = inputs.speech
    choices = [
        _preset(_key(length), speech.preset(length), BookNow(length), inputs)
        for length in offers.lengths
    ]
    until = offers.until
    if offers.until_next is not None and until is not None:
        label = speech.say("Until {time}", time=speech.time(until))
        length = until - whole(inputs.now)
        command = BookNow(length, until=until)
        choices.append(_preset("book-until", label, command, inputs))
    return choices


def _preset(key: str, label: str, command: BookNow, inputs: ActionsInputs) -> Choice:
    """Books at once, or opens the sheet where somebody has to name a host."""
    if inputs.snapshot.rules.ask_host:
        return Choice(key, label, opens=True, length=command.length)
    return Choice(key, label, command, inputs.speech.say("Booking…"))


def _key(length: timedelta) -> str:
    return f"book-{int(length.total_seconds())}"


def _whole_label(choice: Choice, inputs: ActionsInputs) -> Choice:
    """`Book 30 min` where the label stands alone."""
    until, speech = inputs.snapshot.offers.until, inputs.speech
    if choice.key == "book-until" and until is not None:
        time = speech.time(until)
        return replace(choice, label=speech.say("Book until {time}", time=time))
    return replace(choice, label=speech.say("Book {length}", length=choice.label))
