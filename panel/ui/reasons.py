"""What became of a command, as one plain sentence: pure, no Qt."""

from datetime import datetime

from panel.domain.command import (
    BookLater,
    BookNow,
    CheckIn,
    Command,
    End,
    Extend,
    Read,
    WeAreHere,
)
from panel.domain.outcome import Declined, Done, Reason, Unknown
from panel.engine.snapshot import Result
from panel.ui.speech import Speech, Text
from panel.ui.titles import clean

AGAIN = {
    Reason.NOT_CONNECTED,
    Reason.NOT_SETTLED,
    Reason.UNREACHABLE,
    Reason.GARBLED,
    Reason.FAILED,
}
"""The reasons that may be gone at the next try."""

PLAIN: dict[Reason, Text] = {
    Reason.BOOKED: "The room is in use",
    Reason.PENDING: "Another booking waits for its check-in",
    Reason.CLASH: "That runs into another booking",
    Reason.TOO_SHORT: "That is shorter than a booking may be",
    Reason.TOO_LONG: "That is longer than a booking may be",
    Reason.DISABLED: "This room cannot be booked here",
    Reason.CLOSED: "The room is closed",
    Reason.CLOSES: "That runs into closed time",
    Reason.HELD: "The calendar still holds the room",
    Reason.NOT_CONNECTED: "Booking has to wait: the calendar does not answer",
    Reason.NOT_SETTLED: "The calendar still works on the last change",
    Reason.UNKNOWN_OWNER: "The host was not found",
    Reason.HOST_NEEDED: "A booking here needs a host",
    Reason.NOT_POSITIVE: "That is no length of time",
    Reason.NOTHING_PENDING: "No booking waits for a check-in",
    Reason.NOTHING_RUNNING: "No booking is running",
    Reason.NO_SUCH_BOOKING: "That booking is not there any more",
    Reason.MILLISECONDS: "The start was given in milliseconds; seconds are needed",
    Reason.NOT_ENDABLE: "Only the current or pending meeting can be ended",
    Reason.BUFFER: "The room is being prepared; that time cannot be changed here",
    Reason.IN_THE_PAST: "That start has passed",
    Reason.TOO_FAR: "That is too far ahead to be booked here",
    Reason.UNSUPPORTED: "The calendar cannot do this from here",
    Reason.NOT_RELEASED: "There is nothing to take back",
    Reason.REFUSED: "The calendar did not accept it",
    Reason.UNREACHABLE: "The calendar did not answer",
    Reason.UNAUTHORISED: "The calendar does not let this panel do that",
    Reason.GARBLED: "The calendar's answer could not be understood",
    Reason.FAILED: "That did not work",
}
"""Each reason with nothing more known."""

WITH_TIME: dict[Reason, Text] = {
    Reason.BOOKED: "The room is in use {until}",
    Reason.CLASH: "That runs into the booking at {time}",
    Reason.TOO_FAR: "Bookings are possible here {until}",
    Reason.CLOSED: "Closed {until}",
    Reason.CLOSES: "Closed from {time}",
    Reason.HELD: "The calendar still holds the room {until}",
}
"""With the moment that stands in the way."""

WITH_LIMIT: dict[Reason, Text] = {
    Reason.TOO_SHORT: "A booking takes at least {limit}",
    Reason.TOO_LONG: "A booking takes at most {limit}",
}
"""With the length that was not kept."""

WITH_BOTH: dict[Reason, Text] = {
    Reason.TOO_SHORT: "Only {gap} free; a booking takes at least {limit}"
}
"""With both."""


def why(declined: Declined, now: datetime, speech: Speech) -> str:
    """Why the door declines, in one sentence; a refusal in the system's own words."""
    reason, at, limit = declined.reason, declined.at, declined.limit
    if reason is Reason.REFUSED and declined.text:
        return clean(declined.text)
    parts = {}
    if at is not None:
        parts["time"] = speech.moment(at, now)
        parts["until"] = speech.until(at, now)
        parts["gap"] = speech.length(at - now)
    if limit is not None:
        parts["limit"] = speech.length(limit)
    return speech.say(_sentence(declined), **parts)


def _sentence(declined: Declined) -> Text:
    """The fullest sentence for which everything is known."""
    reason, timed = declined.reason, declined.at is not None
    limited = declined.limit is not None
    if timed and limited and reason in WITH_BOTH:
        return WITH_BOTH[reason]
    if timed and reason in WITH_TIME:
        return WITH_TIME[reason]
    if limited and reason in WITH_LIMIT:
        return WITH_LIMIT[reason]
    return PLAIN[reason]


def told(result: Result, speech: Speech) -> str:
    """The result of a command, in one sentence."""
    outcome = result.outcome
    if isinstance(outcome, Declined):
        return why(outcome, result.at, speech)
    if isinstance(outcome, Unknown):
        text = "No answer came; the next look at the calendar will show it"
        return speech.say(text)
    if outcome.here:
        return _done_here(result.command, outcome, result.at, speech)
    done = _done(result.command, outcome, result.at, speech)
    took = speech.say("confirmed in {time}", time=speech.seconds(result.took))
    return speech.joined(done, took)


def _done_here(command: Command, done: Done, now: datetime, speech: Speech) -> str:
    """What the booking system took no part in."""
    until = "" if done.booking is None else speech.until(done.booking.end, now)
    match command:
        case End():
            text = "Ended on this panel only; the calendar holds the room {until}"
            return speech.say(text, until=until)
        case WeAreHere():
            return speech.say("Taken back; the room is booked {until}", until=until)
    said = _done(command, done, now, speech)
    return speech.joined(said, speech.say("known to this panel only"))


def _done(command: Command, done: Done, now: datetime, speech: Speech) -> str:
    booking = done.booking
    start = "" if booking is None else speech.moment(booking.start, now)
    until = "" if booking is None else speech.until(booking.end, now)
    match command:
        case BookNow() | WeAreHere():
            return _with(speech, "Booked {until}", "Booked", until=until)
        case BookLater():
            return _with(speech, "Booked for {time}", "Booked", time=start)
        case Extend():
            return _with(speech, "Extended {until}", "Extended", until=until)
        case CheckIn():
            return speech.say("Checked in")
        case End():
            return speech.say("Ended; the room is free")
        case Read():
            return speech.say("The schedule is up to date")


def _with(speech: Speech, text: Text, bare: Text, **parts: str) -> str:
    return speech.say(text, **parts) if all(parts.values()) else speech.say(bare)


def may_try_again(result: Result) -> bool:
    """Whether the same command may be sent once more by a tap."""
    outcome = result.outcome
    return isinstance(outcome, Declined) and outcome.reason in AGAIN
