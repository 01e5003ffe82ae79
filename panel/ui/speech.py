"""How times, lengths and dates are said: pure, every text goes through `tr`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

PLURAL = re.compile(r"\((\w+)\)")
MINUTE = timedelta(minutes=1)
NO_BREAK = "\u00a0"
DOT = "  ·  "
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
RIGHT_TO_LEFT = "\u200f"
"""Unseen, and turns the line that it begins."""
SHORT = 90
"""Up to so many minutes a length on a button is said in minutes alone."""


Text = str
"""A text for people, in English: by this annotation those that do not stand within
`say` itself are found for translation (`packaging/translations.py`)."""


class Translate(Protocol):
    """Gives a text in the panel's language; `%n` stands for the number."""

    def __call__(self, text: Text, n: int | None = None) -> str:
        """The text, in the plural form for `n` where one is given."""


def english(text: Text, n: int | None = None) -> str:
    """The text as it stands, `(s)` kept or left out by the number."""
    if n is None:
        return text
    return PLURAL.sub("" if n == 1 else r"\1", text).replace("%n", str(n))


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPRING = ("January", "February", "March", "April", "May", "June")
AUTUMN = ("July", "August", "September", "October", "November", "December")
MONTHS = SPRING + AUTUMN


def english_weekday(day: date) -> str:
    """`Saturday`."""
    return DAYS[day.weekday()]


def english_date(day: date) -> str:
    """`21 November`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def english_day(day: date) -> str:
    """`Saturday 21 November`."""
    return f"{english_weekday(day)} {english_date(day)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The room's zone and the panel's language.

    `twelve` counts hours to twelve. `point` is the decimal point. `mirrored`: the
    language runs from right to left.
    """

    zone: ZoneInfo
    twelve: bool = False
    tr: Translate = english
    weekday: Callable[[date], str] = english_weekday
    full_day: Callable[[date], str] = english_day
    date: Callable[[date], str] = english_date
    point: str = "."
    mirrored: bool = False

    def say(self, text: Text, n: int | None = None, /, **parts: str) -> str:
        """The translated text with its parts filled in."""
        said = {name: self._apart(part) for name, part in parts.items()}
        return self.tr(text, n).format(**said)

    def joined(self, *parts: str) -> str:
        """The parts that are there, side by side, in the language's direction."""
        line = DOT.join(self._apart(part) for part in parts if part)
        return RIGHT_TO_LEFT + line if self.mirrored and line else line

    def _apart(self, part: str) -> str:
        """Words that run the other way turn nothing round them."""
        if not self.mirrored or part.startswith(ISOLATE):
            return part
        words = any(letter.isalpha() for letter in part)
        return f"{ISOLATE}{part}{END_ISOLATE}" if words else part

    def local(self, moment: datetime) -> datetime:
        """The moment as the room's clock shows it."""
        return moment.astimezone(self.zone)

    def time(self, moment: datetime) -> str:
        """`14:30` or `2:30 pm`."""
        return self._with_half(moment, self.clock(moment))

    def _with_half(self, moment: datetime, time: str) -> str:
        if not self.twelve:
            return time
        before_noon = self.local(moment).hour < 12
        text = "{time} am" if before_noon else "{time} pm"
        return self.say(text, time=time).replace(" ", NO_BREAK)

    def clock(self, moment: datetime) -> str:
        """`14:30` or `2:30`."""
        local = self.local(moment)
        if not self.twelve:
            return f"{local.hour:02}:{local.minute:02}"
        return f"{local.hour % 12 or 12}:{local.minute:02}"

    def half(self, moment: datetime) -> str:
        """`am` or `pm` where hours are counted to twelve, else nothing."""
        if not self.twelve:
            return ""
        return self.say("am") if self.local(moment).hour < 12 else self.say("pm")

    def hour(self, moment: datetime) -> str:
        """`14:00` or `2 pm`, for the day line."""
        if not self.twelve:
            return self.clock(moment)
        return self._with_half(moment, str(self.local(moment).hour % 12 or 12))

    def day(self, moment: datetime, now: datetime) -> str:
        """`Today`, `Tomorrow` or `Monday 23 November`."""
        day, today = self.local(moment).date(), self.local(now).date()
        if day == today:
            return self.say("Today")
        if day == today + timedelta(days=1):
            return self.say("Tomorrow")
        return self.full_day(day)

    def moment(self, moment: datetime, now: datetime) -> str:
        """`14:30`, `tomorrow 14:30` or `23 November 14:30`."""
        day, today = self.local(moment).date(), self.local(now).date()
        if day == today:
            return self.time(moment)
        if day == today + timedelta(days=1):
            return self.say("tomorrow {time}", time=self.time(moment))
        return f"{self.date(day)} {self.time(moment)}"

    def until(self, moment: datetime, now: datetime) -> str:
        """`until 14:30`, `until tomorrow 14:30`: in many languages a time of day is
        joined to this word in another way than a date."""
        if self.local(moment).date() == self.local(now).date():
            return self.say("until {time}", time=self.time(moment))
        return self.say("until {day}", day=self.moment(moment, now))

    def span(self, start: datetime, end: datetime, now: datetime) -> str:
        """`10:40 – 11:30`; another day is named."""
        return f"{self.moment(start, now)} – {self.moment(end, now)}"

    def length(self, length: timedelta) -> str:
        """`1 h 48 min`, to the next whole minute; never less than one."""
        minutes = max(1, -(-length // MINUTE))
        if minutes >= 24 * 60:
            return self.say("%n day(s)", minutes // (24 * 60))
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self.say("%n min", rest)
        if not rest:
            return self.say("%n h", hours)
        return self.say("{hours} h {minutes} min", hours=str(hours), minutes=str(rest))

    def preset(self, length: timedelta) -> str:
        """A length on a button: `60 min`, `2 h`."""
        minutes = -(-length // MINUTE)
        return self.say("%n min", minutes) if minutes <= SHORT else self.length(length)

    def countdown(self, length: timedelta) -> str:
        """`3:12`, minutes and seconds; never below nothing."""
        seconds = max(0, -(-length // timedelta(seconds=1)))
        return f"{seconds // 60}:{seconds % 60:02}"

    def seconds(self, seconds: float) -> str:
        """`0.4 s`, never less than a tenth."""
        text = f"{max(0.1, seconds):.1f}".replace(".", self.point)
        return self.say("{seconds} s", seconds=text)
