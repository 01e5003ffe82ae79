"""What is wrong with a settings file, key by key."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong key (dotted inside a table), or the file itself, and why.

    The sentence goes on after a colon: it begins small and has no full stop.
    """

    key: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.key}: {self.sentence}"


class SettingsError(Exception):
    """All problems of a file together; the text has one a line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UnreadError(SettingsError):
    """It could not be read, whatever stands in it: trying again may help."""
