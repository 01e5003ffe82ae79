"""What is hidden is nowhere in the tree, not even unseen."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible

from panel.domain.booking import Person
from panel.domain.room import Rules
from panel.ui.samples import SAMPLES
from panel.ui.staging import Setting, snapshot
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.tree import items, texts, window_of

SAID = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)
SECRET, SOMEBODY = "Merger of Acme", "Zelda Fitzgerald"
GUEST, ORDERED = "Ada Byron", "Champagne for two"
TOLD = f"{SECRET} is running"
STATES = [
    "busy",
    "early",
    "pending-next",
    "pending-current",
    "busy-next-pending",
    "free",
    "unknown",
    "prepared",
    "released",
    "expected",
]


def told_of(make: Made, setting: Setting) -> str:
    """All that the window's items know, shown or not."""
    screen = make()
    screen.show(snapshot(setting))
    window_of(screen).grabWindow()
    known = texts(screen)
    known += [
        str(item.property(name))
        for item in items(screen)
        for name in ("title", "host", "label", "line", "spoken", "services")
    ]
    return " ".join(known + list(read_out(screen)))


def read_out(screen: Screen) -> Iterator[str]:
    """All that a screen reader can find."""
    for item in items(screen):
        found = QAccessible.queryAccessibleInterface(item)
        if found is not None:
            yield from (found.text(kind) for kind in SAID)


def with_secrets(name: str, **more: object) -> Setting:
    setting = SAMPLES[name]()
    hidden = tuple(
        replace(
            b,
            title=SECRET,
            host=Person(name=SOMEBODY),
            visitors=(Person(name=GUEST),),
            services=(ORDERED,),
            **more,
        )
        for b in setting.bookings
    )
    return replace(setting, bookings=hidden, wording=TOLD)


@pytest.mark.parametrize("name", STATES)
def test_private_bookings(make: Made, name: str) -> None:
    known = told_of(make, with_secrets(name, private=True))
    assert [word for word in (SECRET, SOMEBODY, GUEST, ORDERED) if word in known] == []


@pytest.mark.parametrize("name", STATES)
def test_hidden_details(make: Made, name: str) -> None:
    setting = replace(with_secrets(name), rules=Rules(hide_details=True))
    known = told_of(make, setting)
    assert [word for word in (SECRET, SOMEBODY, GUEST, ORDERED) if word in known] == []


@pytest.mark.parametrize("name", STATES)
def test_hidden_titles(make: Made, name: str) -> None:
    setting = replace(with_secrets(name), rules=Rules(hide_title=True))
    assert SECRET not in told_of(make, setting)


def test_a_screen_reader_finds_what_is_not_hidden(make: Made) -> None:
    screen = make()
    screen.show(snapshot(with_secrets("busy")))
    window_of(screen).grabWindow()
    assert SECRET in " ".join(read_out(screen))


def test_what_is_not_hidden_is_found_by_this_search(make: Made) -> None:
    known = told_of(make, with_secrets("busy"))
    for word in (SECRET, SOMEBODY, TOLD, f"Welcome, {GUEST}", ORDERED):
        assert word in known
