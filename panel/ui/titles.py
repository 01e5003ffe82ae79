"""What may be shown of a booking: its title and its host, made harmless."""

import unicodedata

from panel.domain.booking import Booking
from panel.domain.room import Rules
from panel.engine.snapshot import Snapshot
from panel.ui.speech import END_ISOLATE, ISOLATE, Translate, english

LONGEST = 200
"""More letters than this are never laid out; the screen cuts by width before."""
LONGEST_NAME = 40
LONGEST_WORDING = 120
MOST_SERVICES = 8
BREAKING = {"Cc", "Cs", "Zl", "Zp"}
STEERING = set(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
RIGHT_TO_LEFT = {"R", "AL"}


def clean(text: str) -> str:
    """One line: control characters and line breaks as spaces, cut when very long.

    Characters that turn the direction of what follows are left out.
    """
    head = text[: 4 * LONGEST]
    if not head.isprintable():
        kept = (_plain(letter) for letter in head if letter not in STEERING)
        head = "".join(kept)
    line = " ".join(head.split())
    return line if len(line) <= LONGEST else shortened(line, LONGEST)


def _plain(letter: str) -> str:
    return " " if unicodedata.category(letter) in BREAKING else letter


def shortened(text: str, most: int) -> str:
    """At most so many letters, the last an ellipsis where something was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def isolated(text: str) -> str:
    """The text, so that its direction does not turn the sentence round it."""
    turns = any(unicodedata.bidirectional(x) in RIGHT_TO_LEFT for x in text)
    return f"{ISOLATE}{text}{END_ISOLATE}" if turns else text


def title_of(booking: Booking, rules: Rules, tr: Translate = english) -> str:
    """The title, or what stands for it where it is hidden or empty."""
    if booking.private:
        return tr("Private")
    if booking.buffer:
        return own_title(booking, rules) or tr("Being prepared")
    return own_title(booking, rules) or tr("Booked")


def own_title(booking: Booking, rules: Rules) -> str:
    """The title where it may be shown and there is one, else nothing."""
    if booking.private or rules.hide_title or rules.hide_details:
        return ""
    return clean(booking.title)


def hides_details(booking: Booking, rules: Rules) -> bool:
    """Whether nothing may be told of who comes and for what."""
    return booking.private or rules.hide_details


def visitors_of(booking: Booking, rules: Rules) -> list[str]:
    """The names of those who may be welcomed; nobody where that is hidden."""
    if hides_details(booking, rules):
        return []
    names = (clean(visitor.name) for visitor in booking.visitors)
    return [shortened(name, LONGEST_NAME) for name in names if name]


def services_of(booking: Booking, rules: Rules) -> list[str]:
    """What was ordered with it; nothing where that is hidden."""
    if hides_details(booking, rules):
        return []
    return [said for each in booking.services[:MOST_SERVICES] if (said := clean(each))]


def wording_of(snapshot: Snapshot) -> str:
    """What the booking system says of the moment; it may name a title, so that it is
    hidden wherever a title is."""
    rules, status = snapshot.rules, snapshot.status
    told = (b for b in (status.current, status.next) if b is not None)
    if rules.hide_title or rules.hide_details or any(b.private for b in told):
        return ""
    return shortened(clean(snapshot.wording), LONGEST_WORDING)


def host_of(booking: Booking, rules: Rules) -> str:
    """The host where it may be shown and there is one, else nothing."""
    if hides_details(booking, rules) or booking.host is None:
        return ""
    return clean(booking.host.label)
