"""The view model of the page that says what is wrong with the settings."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from panel.ui.derived import tell_changes
from panel.ui.rows import Rows
from panel.ui.speech import Speech
from panel.ui.titles import clean

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1

MOST = 5
"""Problems that fit on the smallest screen; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One setting and what is wrong with it."""

    key: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsProps:
    """The page; nothing is shown while there is no heading."""

    heading: str = ""
    where: str = ""
    hint: str = ""
    rest: str = ""
    rows: tuple[Problem, ...] = ()


def derive_problems(problems: list[str], where: str, speech: Speech) -> ProblemsProps:
    """The page for problems written as `key: what is wrong`."""
    if not problems:
        return ProblemsProps()
    rest = len(problems) - MOST
    heading = "%n setting(s) must be put right"
    return ProblemsProps(
        heading=speech.say(heading, len(problems)),
        where=where,
        hint=speech.say("This panel goes on by itself when the file is mended."),
        rest=speech.say("and %n more", rest) if rest > 0 else "",
        rows=tuple(map(_row, range(MOST), problems)),
    )


def _row(place: int, problem: str) -> Problem:
    name, found, text = clean(problem).partition(": ")
    if not found:
        name, text = "", name
    return Problem(key=str(place), name=name, text=text)


@QmlElement
class ProblemsModel(QObject):
    """What is wrong with the settings, key by key, and where the file is."""

    headingChanged = Signal()
    whereChanged = Signal()
    hintChanged = Signal()
    restChanged = Signal()

    def __init__(self) -> None:
        """Nothing is wrong."""
        super().__init__()
        self._props = ProblemsProps()
        self._rows = Rows(Problem)

    def show(self, props: ProblemsProps) -> None:
        """Show these, and tell what changed."""
        old, self._props = self._props, props
        self._rows.show(props.rows)
        tell_changes(self, old, props)

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """How many settings are wrong; empty where none is."""
        return self._props.heading

    @Property(str, notify=whereChanged)
    def where(self) -> str:
        """The settings file."""
        return self._props.where

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        """What happens next."""
        return self._props.hint

    @Property(str, notify=restChanged)
    def rest(self) -> str:
        """How many more there are than are shown."""
        return self._props.rest

    @Property(Rows, constant=True)
    def rows(self) -> Rows:
        """The settings and what is wrong with each."""
        return self._rows
