"""Where the secrets of a table come from: the booking system's, a light's."""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from panel.settings.phrases import found
from panel.settings.places import resolved
from panel.settings.problem import Problem
from panel.settings.source import read_text, why_unreadable

MOST_BYTES = 64_000


@dataclass(frozen=True, slots=True)
class Around:
    """The settings file and the environment it is read in."""

    path: Path
    environ: Mapping[str, str]

    def resolved(self, text: str) -> Path:
        return resolved(text, self.path.parent, self.environ)


@dataclass(slots=True)
class Gathered:
    """The table `at` with its secrets in place, and what is to be said about them."""

    at: str
    table: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def gather(
    kind: str,
    names: Iterable[str],
    table: Mapping[str, Any],
    around: Around,
    *,
    at: str = "backend",
) -> Gathered:
    """Put the secrets of these names into a copy of the table `at`.

    Of several sources the first counts: systemd credential, environment variable,
    `<key>_file`, in place.
    """
    gathered = Gathered(at, dict(table))
    for name in names:
        _Search(kind, name, gathered, around).run()
    return gathered


class _Search:
    """One secret's sources, asked in order."""

    def __init__(
        self, kind: str, name: str, gathered: Gathered, around: Around
    ) -> None:
        self._name = name
        self._into = gathered
        self._around = around
        owner = re.sub(r"\W", "_", kind)
        self._variable = f"ROOM_PANEL_{owner}_{name}".upper()

    def run(self) -> None:
        answers = [answer for answer in self._sources() if answer[1] != ""]
        if answers:
            self._into.table[self._name] = answers[0][1]
        if len(answers) > 1:
            places = " and ".join(place for place, _ in answers)
            self._warn(f"given by {places}; {answers[0][0]} counts")

    def _sources(self) -> Iterator[tuple[str, Any]]:
        yield "a systemd credential", self._credential()
        environ = self._around.environ
        yield f"${self._variable}", environ.get(self._variable, "").strip()
        yield f"{self._name}_file", self._file()
        yield "the settings file", self._in_place()

    def _credential(self) -> str:
        folder = self._around.environ.get("CREDENTIALS_DIRECTORY")
        if not folder or not os.path.lexists(path := Path(folder, self._variable)):
            return ""
        return self._read(path, self._name)

    def _file(self) -> str:
        key = f"{self._name}_file"
        text = self._into.table.pop(key, None)
        if text is None:
            return ""
        if not isinstance(text, str) or not text:
            self._wrong(key, f"found {found(text)}, allowed is the path of a file")
            return ""
        path = self._around.resolved(text)
        secret = self._read(path, key)
        if secret and _open_to_others(path):
            self._warn(f"others on this machine can read {path}; chmod 600 helps")
        return secret

    def _in_place(self) -> Any:
        secret = self._into.table.pop(self._name, None)
        if secret is None or secret == "":
            return ""
        path = self._around.path
        if _open_to_others(path):
            self._warn(
                f"others on this machine can read it in {path}; "
                f"chmod 600 helps, or {self._name}_file"
            )
        return secret

    def _read(self, path: Path, key: str) -> str:
        try:
            secret = read_text(path, MOST_BYTES).strip()
        except OSError as error:
            self._wrong(key, f"{path}: {why_unreadable(error)}")
        except ValueError as error:
            self._wrong(key, f"{path} {error}")
        else:
            if not secret:
                self._wrong(key, f"{path} is empty")
            return secret
        return ""

    def _wrong(self, key: str, sentence: str) -> None:
        self._into.problems.append(Problem(f"{self._into.at}.{key}", sentence))

    def _warn(self, sentence: str) -> None:
        self._into.warnings.append(f"{self._into.at}.{self._name}: {sentence}")


def _open_to_others(path: Path) -> bool:
    """Whether others may read it.

    A group may, where we ourselves need the group: the owner is somebody else.
    """
    try:
        seen = os.stat(path)
    except OSError:
        return False
    group = stat.S_IRGRP if seen.st_uid == os.geteuid() else 0
    return bool(seen.st_mode & (group | stat.S_IROTH))
