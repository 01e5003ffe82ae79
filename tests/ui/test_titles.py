"""What may be shown of a booking."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.domain.booking import Person
from panel.domain.room import Rules
from panel.ui.staging import REVIEW
from panel.ui.titles import LONGEST, clean, host_of, isolated, own_title, title_of

OPEN = Rules()
TITLE_HIDDEN = Rules(hide_title=True)
DETAILS_HIDDEN = Rules(hide_details=True)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\nlines\r\nand a\ttab", "two lines and a tab"),
        ("bell\x07 and \u2028 separators", "bell and separators"),
        ("<b>Bold</b> & co", "<b>Bold</b> & co"),
        ("🎉 Party", "🎉 Party"),
        ("اجتماع", "اجتماع"),
        ("turned \u202egnor\u202c", "turned gnor"),
        ("\ud800half a pair", "half a pair"),
        ("   ", ""),
    ],
)
def test_one_harmless_line(text: str, line: str) -> None:
    assert clean(text) == line


@given(st.text(max_size=900))
def test_whatever_comes_is_one_short_line(text: str) -> None:
    line = clean(text)
    assert len(line) <= LONGEST
    assert not {unicodedata.category(x) for x in line} & {"Cc", "Cs", "Zl", "Zp"}
    line.encode()
    assert clean(line) == line


@pytest.mark.parametrize(
    ("private", "rules", "title", "host"),
    [
        (False, OPEN, "Design review", "Ana Pires"),
        (False, TITLE_HIDDEN, "Booked", "Ana Pires"),
        (False, DETAILS_HIDDEN, "Booked", ""),
        (True, OPEN, "Private", ""),
        (True, DETAILS_HIDDEN, "Private", ""),
    ],
)
def test_what_is_hidden(private: bool, rules: Rules, title: str, host: str) -> None:
    booking = replace(REVIEW, private=private)
    assert (title_of(booking, rules), host_of(booking, rules)) == (title, host)


def test_nothing_to_show() -> None:
    bare = replace(REVIEW, title=" \n", host=None)
    assert (title_of(bare, OPEN), own_title(bare, OPEN)) == ("Booked", "")
    assert host_of(bare, OPEN) == ""
    nameless = replace(REVIEW, host=Person(address="ana@example.com"))
    assert host_of(nameless, OPEN) == "ana@example.com"


def test_direction_of_a_name_does_not_turn_the_sentence() -> None:
    assert isolated("Design review") == "Design review"
    assert isolated("اجتماع") == "\u2068اجتماع\u2069"
