"""One matter of the doctor's: how it stands, in a sentence, and what helps."""

from dataclasses import dataclass
from enum import StrEnum

Value = str | int | float | bool | None


class State(StrEnum):
    """How a matter stands; `warn` and `bad` need a hand, `unknown` needs none."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """What was found in one matter.

    `remedy` is what to do, empty where nothing is to be done. `value` is the figure
    that decided, for those who keep such figures; its unit stands in docs/doctor.md.
    """

    state: State
    sentence: str
    remedy: str = ""
    value: Value = None

    @property
    def needs_a_hand(self) -> bool:
        return self.state in (State.WARN, State.BAD)


def good(sentence: str, value: Value = None) -> Line:
    return Line(State.GOOD, sentence, "", value)


def warn(sentence: str, remedy: str, value: Value = None) -> Line:
    return Line(State.WARN, sentence, remedy, value)


def bad(sentence: str, remedy: str, value: Value = None) -> Line:
    return Line(State.BAD, sentence, remedy, value)


def unknown(sentence: str, remedy: str = "", value: Value = None) -> Line:
    return Line(State.UNKNOWN, sentence, remedy, value)


def length(seconds: float) -> str:
    """A length of time in its two largest units."""
    left = max(int(seconds), 0)
    units = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))
    found: list[tuple[int, str]] = []
    for name, size in units:
        count, left = divmod(left, size)
        if count or found:
            found.append((count, name))
    shown = [f"{count} {name}" for count, name in found[:2] if count]
    return " ".join(shown) or "0 s"


def mega(size: float) -> str:
    """Bytes in MB, or in GB where there are many."""
    whole = size / 2**20
    return f"{whole / 1024:.1f} GB" if whole >= 1024 else f"{whole:.0f} MB"
