"""The figures of a running panel: plain values, nothing of bookings or people."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

HANGS = "the screen's loop does not turn"
"""What `still` says where the loop was asked in vain."""
LONGEST = 64 * 1024
"""Bytes of the figures as text, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """One look at the panel; moments are unix seconds, lengths are seconds.

    `still` is what does not move although it has to, empty while all does, and
    `problems` how many mistakes of the settings are on the screen instead of the room.
    `state` is the screen's (`panel.domain.face`). `heard` is when the booking system
    last answered completely, `fault` why it does not now, `sure` whether the screen
    still claims anything, `skew` the panel's clock less the system's. `readings` count
    by `ok` or the fault, `commands` by name and outcome (`book-now done`). `slow` are
    the frames that took longer than two of the screen's. `patience` is after which
    time systemd takes the panel for dead, None where it does not look, and `sign` how
    long ago it was told of its life. `trouble` is the last line of the log that is a
    warning or worse, said at `troubled`. `memory` are bytes (PSS), `restarts` how
    often systemd has started `unit` again; both None where nobody knows.
    """

    pid: int = 0
    version: str = ""
    python: str = ""
    qt: str = ""
    settings: str = ""
    store: str = ""
    system: str = ""
    began: float = 0.0
    running: float = 0.0
    still: str = ""
    problems: int = 0
    state: str = ""
    heard: float | None = None
    fault: str = ""
    sure: bool = False
    skew: float | None = None
    readings: Mapping[str, int] = field(default_factory=dict)
    commands: Mapping[str, int] = field(default_factory=dict)
    releases: int = 0
    frames: int = 0
    slow: int = 0
    patience: float | None = None
    signs: int = 0
    sign: float | None = None
    trouble: str = ""
    troubled: float | None = None
    memory: int | None = None
    unit: str = ""
    restarts: int | None = None


def to_json(vitals: Vitals) -> bytes:
    """As they go over the socket."""
    return json.dumps(asdict(vitals)).encode()


def from_json(text: bytes) -> Vitals:
    """The other way; figures that another version knows and this one does not are
    left out.

    Raises:
        ValueError: the text is not of `to_json`.
    """
    said = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError("no figures")
    hints = get_type_hints(Vitals)
    known = [one.name for one in fields(Vitals) if one.name in said]
    if not all(_fits(said[name], hints[name]) for name in known):
        raise ValueError("no figures")
    return Vitals(**{name: said[name] for name in known})


def _fits(value: Any, kind: Any) -> bool:
    if get_origin(kind) is UnionType:
        return any(_fits(value, one) for one in get_args(kind))
    if get_origin(kind) is not None:
        return isinstance(value, dict) and all(map(_is_count, value.values()))
    if kind is float:
        return isinstance(value, int | float)
    return isinstance(value, kind)


def _is_count(value: object) -> bool:
    return isinstance(value, int)


def wrong(vitals: Vitals, now: float) -> tuple[str, ...]:
    """Why the panel does not do its work at the moment `now`, a sentence each.

    What keeps the sign of life from systemd, and a booking system that was not heard
    of for so long that the screen claims nothing any more.
    """
    found = []
    if vitals.still:
        found.append(f"The panel hangs: {vitals.still}.")
    if vitals.problems:
        found.append("The settings are wrong; the screen says what.")
    elif vitals.heard is None:
        found.append("The booking system has not answered yet.")
    elif not vitals.sure:
        ago = int(max(now - vitals.heard, 0))
        found.append(f"The booking system was last heard {ago} s ago.")
    return tuple(found)
