"""A list tells the least that changed."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from panel.ui.rows import FIRST_ROLE, PORTION, Rows, Turns


@dataclass(frozen=True)
class Card:
    key: str
    text: str = ""


def cards(keys: str, text: str = "") -> list[Card]:
    return [Card(key, text) for key in keys]


def made(keys: str) -> tuple[Rows, list[str]]:
    """Rows, and what they tell from now on."""
    rows, told = Rows(Card), []
    rows.show(cards(keys))
    rows.rowsInserted.connect(lambda _, a, b: told.append(f"+{a}-{b}"))
    rows.rowsRemoved.connect(lambda _, a, b: told.append(f"-{a}-{b}"))
    rows.dataChanged.connect(lambda a, b, roles: told.append(f"~{a.row()} {roles}"))
    rows.modelReset.connect(lambda: told.append("reset"))
    return rows, told


def test_the_fields_are_the_roles() -> None:
    rows, _ = made("ab")
    names = {role: bytes(name.data()) for role, name in rows.roleNames().items()}
    assert names == {FIRST_ROLE: b"key", FIRST_ROLE + 1: b"text"}
    assert rows.data(rows.index(1)) == "b"
    assert rows.data(QModelIndex()) is None


def test_the_same_rows_tell_nothing() -> None:
    rows, told = made("abc")
    rows.show(cards("abc"))
    assert told == []


def test_one_that_comes_and_one_that_goes() -> None:
    rows, told = made("abc")
    rows.show(cards("abxc"))
    rows.show(cards("abx"))
    assert told == ["+2-2", "-3-3"]


def test_one_that_changes_keeps_its_place() -> None:
    rows, told = made("abc")
    rows.show([Card("a"), Card("b", "new"), Card("c")])
    assert told == [f"~1 [{FIRST_ROLE + 1}]"]


@given(st.lists(st.text("abcdef", max_size=6), max_size=5))
def test_any_list_after_any_other(lists: list[str]) -> None:
    rows = Rows(Card)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number, keys in enumerate(lists):
        unique = "".join(dict.fromkeys(keys))
        rows.show(cards(unique, str(number)))
        assert list(rows.rows) == cards(unique, str(number))


def test_a_full_day_comes_in_portions(qtbot: QtBot) -> None:
    rows, told = made("")
    rows.ease(Turns())
    full = cards("abcdefghijklmnopqrstuvwxyz")
    rows.show(full)
    assert told == []
    qtbot.waitUntil(lambda: list(rows.rows) == full)
    inserted = [[int(place) for place in one[1:].split("-")] for one in told]
    assert max(last - first for first, last in inserted) < PORTION


def test_many_changes_come_in_portions(qtbot: QtBot) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    rows, told = made(letters)
    rows.ease(Turns())
    rows.show(cards(letters, "new"))
    assert told == []
    QCoreApplication.processEvents()
    assert len(told) == PORTION
    qtbot.waitUntil(lambda: list(rows.rows) == cards(letters, "new"))
    assert len(told) == len(letters)


def test_several_lists_take_turns(qtbot: QtBot) -> None:
    """Together they would take longer than a frame, each with a portion of its own."""
    letters, turns = "abcdefgh", Turns()
    lists = [made(letters) for _ in range(3)]
    for rows, _ in lists:
        rows.ease(turns)
        rows.show(cards(letters, "new"))
    for turn in range(1, 4):
        QCoreApplication.processEvents()
        assert sum(len(told) for _, told in lists) == turn * PORTION
    assert all(told for _, told in lists)
    wanted = cards(letters, "new")
    qtbot.waitUntil(lambda: all(list(rows.rows) == wanted for rows, _ in lists))


def test_a_single_one_is_shown_at_once() -> None:
    rows, told = made("abc")
    rows.ease(Turns())
    rows.show(cards("abcx"))
    assert told == ["+3-3"]
    assert list(rows.rows) == cards("abcx")


def test_what_comes_between_two_portions_is_what_is_shown(qtbot: QtBot) -> None:
    rows, _ = made("")
    rows.ease(Turns())
    rows.show(cards("abcdefghijklmnopqrstuvwxyz"))
    rows.show(cards("xmas"))
    qtbot.waitUntil(lambda: list(rows.rows) == cards("xmas"))


@given(st.lists(st.text("abcdefghijklmnop", max_size=16), max_size=5))
def test_any_list_after_any_other_in_portions(lists: list[str]) -> None:
    rows = Rows(Card)
    rows.ease(Turns())
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number, keys in enumerate(lists):
        wanted = cards("".join(dict.fromkeys(keys)), str(number))
        rows.show(wanted)
        for _ in range(10):
            QCoreApplication.processEvents()
        assert list(rows.rows) == wanted
