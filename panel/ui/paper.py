"""What the booking sheet shows, derived from the draft and the room: pure, no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from panel.domain.outcome import Declined, Reason
from panel.engine.snapshot import Snapshot
from panel.ui.draft import (
    DAY,
    ENOUGH,
    Draft,
    Place,
    dated,
    hosted,
    lacks,
    lengths_beside,
    starts_beside,
)
from panel.ui.keys import Cap, caps
from panel.ui.reasons import why
from panel.ui.speech import Speech
from panel.ui.titles import clean, isolated

MINUS, PLUS = "\u2212", "+"


@dataclass(frozen=True, slots=True)
class SheetInputs:
    """What the sheet is derived from; without a draft it is closed.

    `busy` says that something is under way, wherever it was tapped.
    """

    snapshot: Snapshot
    now: datetime
    speech: Speech
    draft: Draft | None = None
    busy: bool = False

    @property
    def place(self) -> Place:
        """The room as the draft looks at it."""
        return Place(self.snapshot, self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something chosen by steps: `day`, `start` or `length`.

    `less` and `more` say what the buttons beside it do, `before` and `after` whether
    there is a further step.
    """

    key: str
    value: str
    aside: str
    less: str
    more: str
    before: bool
    after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """A person whom the directory found."""

    key: str
    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetProps:
    """The sheet, all empty while it is closed."""

    opened: bool = False
    heading: str = ""
    when: str = ""
    sentence: str = ""
    steps: tuple[Step, ...] = ()
    cursor: str = ""
    title: str = ""
    title_label: str = ""
    title_hint: str = ""
    hosted: bool = False
    host: str = ""
    host_label: str = ""
    host_hint: str = ""
    people: tuple[Somebody, ...] = ()
    remark: str = ""
    book: str = ""
    closing: str = ""
    clearing: str = ""
    running: bool = False
    live: bool = False
    caps: tuple[Cap, ...] = ()


def derive_sheet(inputs: SheetInputs) -> SheetProps:
    """The sheet of this moment."""
    draft, say = inputs.draft, inputs.speech.say
    if draft is None:
        return SheetProps()
    return SheetProps(
        opened=True,
        heading=_heading(inputs),
        when=_when(inputs, draft),
        sentence=_sentence(inputs, draft),
        steps=tuple(_steps(inputs, draft)),
        cursor=draft.cursor,
        title=draft.title,
        title_label=say("Title"),
        title_hint=clean(inputs.snapshot.rules.default_title),
        hosted=hosted(inputs.snapshot),
        host=draft.host,
        host_label=say("Host"),
        host_hint=_host_hint(inputs),
        people=tuple(_people(draft)),
        remark=_remark(inputs, draft),
        book=say("Booking…") if draft.sent else say("Book"),
        closing=say("Close"),
        clearing=say("Clear the field"),
        running=draft.sent is not None,
        live=not (inputs.busy or draft.sent) and inputs.place.length(draft) is not None,
        caps=_caps(inputs, draft),
    )


def _heading(inputs: SheetInputs) -> str:
    name = clean(inputs.snapshot.room.name)
    if not name:
        return inputs.speech.say("Book this room")
    return inputs.speech.say("Book {room}", room=isolated(name))


def _when(inputs: SheetInputs, draft: Draft) -> str:
    """`Today  ·  10:42 – 11:12`."""
    speech, start = inputs.speech, draft.start or inputs.now
    length = inputs.place.length(draft)
    day = speech.day(start, inputs.now)
    times = (
        [speech.time(start)]
        if length is None
        else [speech.time(start), speech.time(start + length)]
    )
    return speech.joined(day, " – ".join(times))


def _sentence(inputs: SheetInputs, draft: Draft) -> str:
    """Why it was declined, why nothing fits, or what lacks."""
    if draft.refused is not None:
        return _why(inputs, draft, draft.refused)
    longest = inputs.place.longest(draft.start)
    if isinstance(longest, Declined):
        return _why(inputs, draft, longest)
    lacking = lacks(inputs.place, draft) if draft.pressed else ""
    if lacking == "pick":
        return inputs.speech.say("Choose the host from the list")
    if lacking == "host":
        return why(Declined(Reason.HOST_NEEDED), inputs.now, inputs.speech)
    return ""


def _why(inputs: SheetInputs, draft: Draft, declined: Declined) -> str:
    # How much is free is counted from the start that was chosen.
    gap = declined.reason is Reason.TOO_SHORT
    moment = draft.start if gap and draft.start is not None else inputs.now
    return why(declined, moment, inputs.speech)


def _steps(inputs: SheetInputs, draft: Draft) -> Iterator[Step]:
    if dated(inputs.snapshot):
        yield _day_step(inputs, draft)
        yield _start_step(inputs, draft)
    yield _length_step(inputs, draft)


def _day_step(inputs: SheetInputs, draft: Draft) -> Step:
    speech, place = inputs.speech, inputs.place
    day, say = place.date_of(draft), speech.say
    near = {place.today: say("Today"), place.today + DAY: say("Tomorrow")}
    weekday, date = speech.weekday(day), speech.date(day)
    return Step(
        key="day",
        value=near.get(day, weekday),
        aside=speech.full_day(day) if day in near else date,
        less=say("The day before"),
        more=say("The day after"),
        before=day > place.today,
        after=day < place.last,
    )


def _start_step(inputs: SheetInputs, draft: Draft) -> Step:
    speech, say = inputs.speech, inputs.speech.say
    earlier, later = starts_beside(inputs.place, draft)
    time = speech.time(draft.start or inputs.now)
    return Step(
        key="start",
        value=say("Now") if draft.start is None else time,
        aside=time if draft.start is None else say("start"),
        less=say("Start earlier"),
        more=say("Start later"),
        before=bool(earlier),
        after=bool(later),
    )


def _length_step(inputs: SheetInputs, draft: Draft) -> Step:
    speech, say = inputs.speech, inputs.speech.say
    shorter, longer = lengths_beside(inputs.place, draft)
    length = inputs.place.length(draft)
    end = (draft.start or inputs.now) + (length or timedelta())
    until = say("until {time}", time=speech.time(end))
    return Step(
        key="length",
        value="–" if length is None else speech.preset(length),
        aside="" if length is None else until,
        less=say("Shorter"),
        more=say("Longer"),
        before=bool(shorter),
        after=bool(longer),
    )


def _host_hint(inputs: SheetInputs) -> str:
    say = inputs.speech.say
    asked = inputs.snapshot.rules.ask_host
    if inputs.snapshot.capabilities.people:
        return say("Name or address") if asked else say("Name or address, if you like")
    return say("Your name") if asked else ""


def _people(draft: Draft) -> Iterator[Somebody]:
    if draft.cursor != "host" or draft.person is not None:
        return
    for number, person in enumerate(draft.search.found or ()):
        address = clean(person.address) if person.name else ""
        yield Somebody(key=str(number), name=clean(person.label), address=address)


def _remark(inputs: SheetInputs, draft: Draft) -> str:
    """What is to be said of the search, where it found nobody."""
    say, search = inputs.speech.say, draft.search
    directory = inputs.snapshot.capabilities.people
    if draft.cursor != "host" or draft.person is not None or not directory:
        return ""
    if len(draft.host.strip()) < ENOUGH:
        return say("The first three letters find somebody")
    if search.silent:
        return say("The directory does not answer")
    if search.found is None:
        return say("Looking for “{name}”…", name=isolated(search.query))
    return "" if search.found else say("Nobody of this name was found")


def _caps(inputs: SheetInputs, draft: Draft) -> tuple[Cap, ...]:
    say = inputs.speech.say
    further = draft.cursor == "title" and hosted(inputs.snapshot)
    return caps(draft.board, say("Next") if further else say("Done"), inputs.speech)
