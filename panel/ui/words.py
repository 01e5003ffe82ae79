"""What the status field says in each state: pure, no Qt."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from panel.domain.booking import Booking
from panel.domain.face import Face
from panel.domain.link import Fault
from panel.engine.snapshot import Snapshot
from panel.ui.asides import ARRIVING, room_name, seats, services, welcome
from panel.ui.speech import Speech
from panel.ui.titles import (
    clean,
    host_of,
    isolated,
    own_title,
    shortened,
    title_of,
    wording_of,
)

IN_A_SENTENCE = 36
"""So many letters of a title stand within a sentence."""
LAST_MINUTES = timedelta(minutes=5)
"""So long before its end a booking is told that somebody waits."""
BETWEEN = timedelta(minutes=15)
"""Who comes no later than this after it, waits."""
SOON = timedelta(hours=3)
"""What comes within this time is told even when it is tomorrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The texts of the status field; empty where there is nothing to say.

    `line` and `aside` are the supporting line and its lighter second half, `coming`
    names the next booking, `spoken` is read out when the state changes. `wording` is
    what the booking system says itself, `welcome` greets visitors, `services` is what
    was ordered for the booking.
    """

    name: str = ""
    seats: str = ""
    word: str = ""
    line: str = ""
    aside: str = ""
    title: str = ""
    host: str = ""
    coming: str = ""
    wording: str = ""
    welcome: str = ""
    services: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told: a snapshot, at a moment that may be later, in a language."""

    snapshot: Snapshot
    now: datetime
    speech: Speech


def words(snapshot: Snapshot, now: datetime, speech: Speech) -> Words:
    """All texts of the status field at `now`."""
    telling = Telling(snapshot, now, speech)
    told = _told(telling)
    if not told.word:
        told = replace(told, word=room_name(snapshot, speech), name="")
    else:
        told = replace(told, name=room_name(snapshot, speech))
    spoken = ", ".join(filter(None, (told.word, told.line, told.aside)))
    told = replace(told, seats=seats(snapshot, speech), spoken=spoken)
    return told if snapshot.face in UNSURE else _with_asides(told, telling)


def _with_asides(told: Words, telling: Telling) -> Words:
    """With what there is to say beside the state itself."""
    return replace(
        told,
        wording=wording_of(telling.snapshot),
        welcome=welcome(telling.snapshot, telling.now, telling.speech),
        services=services(telling.snapshot, telling.speech),
    )


def _told(telling: Telling) -> Words:
    return TELLERS[telling.snapshot.face](telling)


def _free(telling: Telling) -> Words:
    snapshot, speech = telling.snapshot, telling.speech
    told = replace(_until_next(telling), word=speech.say("Available"))
    held = snapshot.day.held.at(telling.now)
    if held is not None:
        until = speech.until(held[1], telling.now)
        line = speech.say("Given up; the calendar holds it {until}", until=until)
        return replace(told, line=line, aside="")
    if snapshot.sensor is not None and snapshot.sensor.presence:
        line = speech.say("Free, but somebody is inside")
        return replace(told, line=line, aside="")
    return told


def _until_next(telling: Telling) -> Words:
    until, speech = telling.snapshot.offers.until, telling.speech
    if until is None or not _near(until, telling):
        return Words(line=speech.say("for the rest of the day"))
    return Words(
        line=speech.say("until {time}", time=speech.time(until)),
        aside=speech.length(until - telling.now),
    )


def _near(moment: datetime, telling: Telling) -> bool:
    """Whether it is told as a time of day: today, or a few hours off."""
    local = telling.speech.local
    today = local(moment).date() == local(telling.now).date()
    return today or moment - telling.now < SOON


def _released(telling: Telling) -> Words:
    freed = telling.snapshot.freed
    if freed is None or not freed.no_show:
        return _free(telling)
    line = telling.speech.say("Released: nobody checked in")
    return Words(word=telling.speech.say("Available"), line=line)


def _pending_next(telling: Telling) -> Words:
    snapshot, speech = telling.snapshot, telling.speech
    word, coming = speech.say("Check in"), snapshot.status.next
    if coming is None:
        return Words(word=word)
    length = speech.length(coming.start - telling.now)
    title = shortened(own_title(coming, snapshot.rules), IN_A_SENTENCE)
    if title:
        text = "{title} starts in {length}"
        line = speech.say(text, title=isolated(title), length=length)
    else:
        line = speech.say("The next booking starts in {length}", length=length)
    return Words(word=word, line=line, host=_host_line(coming, telling))


def _pending_current(telling: Telling) -> Words:
    snapshot, speech = telling.snapshot, telling.speech
    told = replace(_running(telling), word=speech.say("Check in"))
    current = snapshot.status.current
    if snapshot.release_at is not None:
        left = speech.countdown(snapshot.release_at - telling.now)
        text = "released in {time} unless someone checks in"
        return replace(told, line=speech.say(text, time=left))
    if current is None:
        return told
    started = speech.moment(current.start, telling.now)
    line = speech.say("started {time}, please check in", time=started)
    return replace(told, line=line)


def _running(telling: Telling) -> Words:
    """Title, host and times of the booking that runs."""
    current, rules = telling.snapshot.status.current, telling.snapshot.rules
    if current is None:
        return Words()
    title = title_of(current, rules, telling.speech.tr)
    return Words(title=title, host=_host_line(current, telling))


def _host_line(booking: Booking, telling: Telling) -> str:
    host = isolated(host_of(booking, telling.snapshot.rules))
    return telling.speech.joined(host, _times(booking, telling))


def _times(booking: Booking, telling: Telling) -> str:
    if booking.all_day and booking.length < timedelta(hours=26):
        return telling.speech.say("all day")
    return telling.speech.span(booking.start, booking.end, telling.now)


def _busy(telling: Telling) -> Words:
    status, speech = telling.snapshot.status, telling.speech
    word = speech.say("In use")
    if status.current is None and status.next is not None:
        return replace(_early(telling, status.next), word=word)
    told = _finish(telling) or _until_free(telling)
    return replace(_running(telling), word=word, **told)


def finishing(snapshot: Snapshot, now: datetime) -> Booking | None:
    """The booking for which the running one has to make room within minutes."""
    current, coming = snapshot.status.current, snapshot.status.next
    if current is None or coming is None or current.all_day or current.buffer:
        return None
    soon = now >= current.end - LAST_MINUTES
    return coming if soon and coming.start - current.end <= BETWEEN else None


def _finish(telling: Telling) -> dict[str, str]:
    """Asks those inside to leave; beside a check-in button it names nobody twice."""
    coming = finishing(telling.snapshot, telling.now)
    current, speech = telling.snapshot.status.current, telling.speech
    if coming is None or current is None:
        return {}
    left = speech.length(current.end - telling.now)
    aside = {"aside": speech.say("{length} left", length=left)}
    if telling.snapshot.face is Face.BUSY_NEXT_PENDING:
        return {"line": speech.say("Please finish"), **aside}
    title = shortened(own_title(coming, telling.snapshot.rules), IN_A_SENTENCE)
    time = speech.moment(coming.start, telling.now)
    if title:
        text = "Please finish: {title} starts {time}"
        return {"line": speech.say(text, title=isolated(title), time=time)}
    if coming.buffer:
        line = speech.say("Please finish: the room is prepared from {time}", time=time)
        return {"line": line}
    return {
        "line": speech.say("Please finish: next booking {time}", time=time),
        **aside,
    }


def _early(telling: Telling, coming: Booking) -> Words:
    """The next booking was checked in before its start."""
    speech, rules = telling.speech, telling.snapshot.rules
    return Words(
        line=speech.say("starts {time}", time=speech.moment(coming.start, telling.now)),
        aside=speech.say(
            "in {length}", length=speech.length(coming.start - telling.now)
        ),
        title=title_of(coming, rules, speech.tr),
        host=_host_line(coming, telling),
    )


def _until_free(telling: Telling) -> dict[str, str]:
    until, speech = telling.snapshot.busy_until, telling.speech
    if until is None:
        return {}
    if until >= telling.snapshot.day.next_midnight(telling.now) + SOON:
        return {"line": speech.until(until, telling.now)}
    if until == telling.snapshot.day.next_midnight(telling.now):
        return {"line": speech.say("for the rest of the day")}
    left = speech.length(until - telling.now)
    return {
        "line": speech.say("until {time}", time=speech.time(until)),
        "aside": speech.say("{length} left", length=left),
    }


def _busy_next_pending(telling: Telling) -> Words:
    told, coming = _busy(telling), telling.snapshot.status.next
    if coming is None:
        return told
    return replace(told, coming=next_line(coming, telling))


def next_line(coming: Booking, telling: Telling) -> str:
    """`Next: Design review 12:30`."""
    speech, rules = telling.speech, telling.snapshot.rules
    time = speech.moment(coming.start, telling.now)
    title = shortened(own_title(coming, rules), IN_A_SENTENCE)
    if not title:
        return speech.say("Next booking {time}", time=time)
    return speech.say("Next: {title} {time}", title=isolated(title), time=time)


def _prepared(telling: Telling) -> Words:
    told, speech = _until_free(telling), telling.speech
    current = telling.snapshot.status.current
    line = told.get("line", "")
    if current is not None:
        line = speech.until(current.end, telling.now)
    return Words(word=speech.say("Being prepared"), line=line)


def _not_bookable(telling: Telling) -> Words:
    if not telling.snapshot.rules.disable_book_now:
        return Words(line=_closed(telling))
    text = clean(telling.snapshot.room.text)
    return Words(line=text or telling.speech.say("This room cannot be booked here"))


def _closed(telling: Telling) -> str:
    """Until when nobody may book, as far as the list reaches."""
    snapshot, speech = telling.snapshot, telling.speech
    closed = snapshot.day.closed.at(telling.now)
    _, last = snapshot.day.window(telling.now, snapshot.rules.cache_days)
    if closed is None or closed[1] >= last:
        return speech.say("Closed")
    return speech.say("Closed {until}", until=speech.until(closed[1], telling.now))


def _not_sure(telling: Telling) -> Words:
    link, speech = telling.snapshot.link, telling.speech
    word = speech.say("Not sure")
    if link.clock_wrong(telling.now):
        line = speech.say("The clock of this panel is not right")
        return Words(word=word, line=line)
    if link.unreadable and link.sure(telling.now):
        line = speech.say("A booking of today could not be read")
        return Words(word=word, line=line)
    if link.heard is None:
        return Words(word=word, line=speech.say("The calendar has not answered yet"))
    time = speech.moment(link.heard, telling.now)
    text = "Last heard {time} – the schedule may have changed"
    return Words(word=word, line=speech.say(text, time=time))


def _starting(telling: Telling) -> Words:
    fault, say = telling.snapshot.link.fault, telling.speech.say
    if fault is Fault.UNAUTHORISED:
        return Words(line=say("The calendar does not let this panel in"))
    if fault is not None:
        return Words(line=say("The calendar does not answer yet"))
    return Words(line=say("Connecting to the calendar"))


UNSURE = {Face.SETTINGS_WRONG, Face.STARTING, Face.NOT_SURE}
"""The states in which nothing of a booking is said."""
TELLERS: dict[Face, Callable[[Telling], Words]] = {
    Face.SETTINGS_WRONG: _starting,
    Face.STARTING: _starting,
    Face.NOT_SURE: _not_sure,
    Face.PENDING_CURRENT: _pending_current,
    Face.BUSY_NEXT_PENDING: _busy_next_pending,
    Face.BUSY: _busy,
    Face.PREPARED: _prepared,
    Face.PENDING_NEXT: _pending_next,
    Face.RELEASED: _released,
    Face.NOT_BOOKABLE: _not_bookable,
    Face.FREE: _free,
}


def next_change(snapshot: Snapshot, now: datetime) -> datetime:
    """The first moment after `now` at which a word changes with no news."""
    minute = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return min((minute, *_changes(snapshot, now)))


def _changes(snapshot: Snapshot, now: datetime) -> Iterator[datetime]:
    """What changes within a minute: who has to finish, and a countdown."""
    current, release = snapshot.status.current, snapshot.release_at
    coming = snapshot.status.next
    if coming is not None and now < coming.start - ARRIVING:
        yield coming.start - ARRIVING
    if current is not None and now < current.end - LAST_MINUTES:
        yield current.end - LAST_MINUTES
    if snapshot.face is Face.PENDING_CURRENT and release is not None and release > now:
        second = timedelta(seconds=1)
        yield now + ((release - now) % second or second)
