"""The work of `import`: an iCalendar file goes into the embedded calendar."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TextIO
from zoneinfo import ZoneInfo

from panel.backends.ical import (
    MOST_BYTES,
    Entry,
    Parsed,
    Problem,
    Series,
    parse,
)

MOST_NAMED = 50
"""Problems that are listed one by one."""

OnProgress = Callable[[str, int, int], None]
"""Hears what is being done, how much of it is done, and how much there is; nothing of
nothing at the end, whatever became of it."""


class NotImported(Exception):
    """Nothing of the file can be read; the text is one sentence."""


class Counts(Protocol):
    """What became of the bookings of a file."""

    @property
    def new(self) -> int:
        """Bookings that were not there before."""

    @property
    def changed(self) -> int:
        """Bookings that were there with other contents."""

    @property
    def same(self) -> int:
        """Bookings that were there as they are."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Series that could not be worked out."""


class Calendar(Protocol):
    """Where imported bookings go."""

    def put(
        self,
        entries: Sequence[Entry],
        series: Sequence[Series],
        *,
        progress: Callable[[int, int], None],
    ) -> Counts:
        """Keep them; the same ones again change nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import did. The occurrences of a series are counted one by one."""

    new: int
    changed: int
    same: int
    problems: tuple[Problem, ...] = ()

    def lines(self) -> Iterator[str]:
        """The report for people: one sentence, and one line for each problem."""
        skipped = [each for each in self.problems if each.skipped]
        notes = [each for each in self.problems if not each.skipped]
        done = (
            f"{_many(self.new, 'booking')} added, {self.changed} changed, "
            f"{self.same} already there"
        )
        if skipped:
            done += f"; {_many(len(skipped), 'entry', 'entries')} skipped:"
        yield done if skipped else f"{done}."
        yield from _named(skipped)
        if notes:
            yield f"{_many(len(notes), 'remark')}:"
        yield from _named(notes)


def import_file(
    path: Path,
    calendar: Calendar,
    zone: ZoneInfo,
    *,
    on_progress: OnProgress,
    out: TextIO,
) -> Report:
    """Put the bookings of a file into the calendar and print what became of them.

    `zone` is the room's. The same file twice changes nothing; what is broken off
    half-way is completed by doing it again.

    Raises:
        NotImported: the file cannot be read at all.
        StorageError: the calendar cannot be written.
    """
    try:
        parsed = parse(_data(path), zone, on_progress=partial(on_progress, "Reading"))
        _refuse_nothing(path, parsed)
        storing = partial(on_progress, "Storing")
        counts = calendar.put(parsed.entries, parsed.series, progress=storing)
    finally:
        on_progress("", 0, 0)
    report = Report(
        new=counts.new,
        changed=counts.changed,
        same=counts.same,
        problems=parsed.problems + counts.problems,
    )
    for line in report.lines():
        print(line, file=out)
    return report


def _data(path: Path) -> bytes:
    """What stands in the file, or a little more than is ever read."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise NotImported(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise NotImported(f"{path} is a folder: name the file in it.") from None
    except PermissionError:
        raise NotImported(f"{path} may not be read by this user.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise NotImported(f"{path} cannot be read: {why}.") from None


def _refuse_nothing(path: Path, parsed: Parsed) -> None:
    if parsed.entries or parsed.series:
        return
    for problem in parsed.problems:
        if problem.where == "file" and problem.skipped:
            raise NotImported(f"{path}: {problem.sentence}")


def _named(problems: list[Problem]) -> Iterator[str]:
    for problem in problems[:MOST_NAMED]:
        yield f"  {problem.where}: {problem.sentence}"
    if len(problems) > MOST_NAMED:
        yield f"  and {len(problems) - MOST_NAMED} more"


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"
