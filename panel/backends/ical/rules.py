"""Which rules of a series are worked out at all: none that would never end."""

from datetime import date
from math import prod

from icalendar import Event
from icalendar.prop import vRecur

from panel.backends.ical.entry import Unreadable
from panel.backends.ical.times import When, apart

STEPS_A_DAY = {"HOURLY": 24, "DAILY": 1, "WEEKLY": 1, "MONTHLY": 1, "YEARLY": 1}
PLACES = ("BYHOUR", "BYMINUTE", "BYSECOND")
MOST_STARTS = 48
"""Occurrences that begin on one day."""
MOST_PLACES = 400
"""Values of all the BY... parts of a rule together."""
MOST_RULES = 10
MOST_OCCURRENCES = 25_000
"""Occurrences in the time asked for."""
MOST_AT_ONCE = 1_000
"""Occurrences that run at one moment."""
MOST_STEPS = 1_000_000
"""Candidates from the beginning of the series to the time asked for."""


def rules_of(event: Event) -> list[vRecur]:
    """The rules of a component."""
    found = event.get("RRULE", [])
    return found if isinstance(found, list) else [found]


def check_rules(event: Event, when: When, since: date, until: date) -> None:
    """Refuse what would take too long to work out between two dates.

    Raises:
        Unreadable: with what is wrong, in one sentence.
    """
    rules = rules_of(event)
    if len(rules) > MOST_RULES:
        raise Unreadable("It has too many rules (RRULE).")
    starts = sum(map(_starts, rules))
    if starts * (until - since).days > MOST_OCCURRENCES:
        raise Unreadable(f"It repeats more than {MOST_OCCURRENCES} times.")
    if starts * apart(when.end, when.start).days > MOST_AT_ONCE:
        raise Unreadable("It lasts too long for how often it repeats.")
    if starts * (until.toordinal() - when.start.toordinal()) > MOST_STEPS:
        raise Unreadable("Its rule repeats too often for so long a time.")


def _starts(rule: vRecur) -> int:
    """How many occurrences can begin on one day."""
    freq = _only(rule, "FREQ", "").upper()
    if freq not in STEPS_A_DAY:
        raise Unreadable(f"Its rule cannot be used: FREQ={freq[:20]}.")
    if "RSCALE" in rule or "SKIP" in rule:
        raise Unreadable("Its rule follows another than the Gregorian calendar.")
    if int(_only(rule, "INTERVAL", "1")) < 1:
        raise Unreadable("Its rule has an INTERVAL below 1.")
    if freq == "HOURLY" and "BYSETPOS" in rule:
        raise Unreadable("Its rule repeats every hour and has BYSETPOS.")
    if sum(len(rule[name]) for name in rule if name.startswith("BY")) > MOST_PLACES:
        raise Unreadable("Its rule names too many days or hours.")
    starts = prod(max(len(rule.get(name, [])), 1) for name in PLACES)
    if freq == "HOURLY" and "BYHOUR" not in rule:
        starts *= 24
    if starts > MOST_STARTS:
        raise Unreadable("Its rule repeats more often than every half hour.")
    return max(starts, STEPS_A_DAY[freq])


def _only(rule: vRecur, name: str, default: str) -> str:
    found = rule.get(name, [default])
    values = found if isinstance(found, list) else [found]
    if len(values) != 1:
        raise Unreadable(f"Its rule has more than one {name}.")
    return str(values[0])
