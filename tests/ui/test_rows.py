"""A list tells the least that changed."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from panel.ui.rows import FIRST_ROLE, Rows


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
