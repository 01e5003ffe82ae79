"""What has happened since the start, in numbers."""

from collections import Counter
from dataclasses import dataclass, field
from typing import get_args

from panel.domain.command import Command
from panel.domain.link import Fault
from panel.domain.outcome import Outcome

OK = "ok"


def _dashed(kind: type) -> str:
    """The name of a class: `BookNow` is `book-now`."""
    name = kind.__name__
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


COMMANDS = tuple(_dashed(kind) for kind in get_args(Command))
OUTCOMES = tuple(_dashed(kind) for kind in get_args(Outcome))


@dataclass(slots=True)
class Tally:
    """Counts on through every change of the settings.

    `readings` are complete (`ok`) or failed by their fault, `commands` are taps by
    their names and what became of them (`book-now done`), `releases` no-shows that
    were ended.
    """

    readings: Counter[str] = field(default_factory=Counter)
    commands: Counter[str] = field(default_factory=Counter)
    releases: int = 0

    def read(self, fault: Fault | None = None) -> None:
        """The booking system was asked for its list."""
        self.readings[OK if fault is None else fault.value] += 1

    def did(self, command: Command, outcome: Outcome) -> None:
        """Somebody at the door asked for something."""
        self.commands[f"{_dashed(type(command))} {_dashed(type(outcome))}"] += 1

    def released(self) -> None:
        """A no-show was ended."""
        self.releases += 1
