"""The on-screen keyboard's keys, by language: pure, no Qt.

Letters with marks stand in their language's rows where it writes them often; all others
are on a page of their own, so that nothing needs a long press. Japanese and Chinese
have Latin letters: their own writing takes a converter, and addresses need none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from panel.ui.speech import Speech

Page = Literal["letters", "marks", "symbols"]
Lines = tuple[str, str, str]

LATIN: Lines = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
LETTERS: dict[str, Lines] = {
    "de": ("qwertzuiopü", "asdfghjklöä", "yxcvbnmß"),
    "fr": ("azertyuiop", "qsdfghjklm", "wxcvbnéè"),
    "es": ("qwertyuiop", "asdfghjklñ", "zxcvbnm"),
    "pt": ("qwertyuiop", "asdfghjklç", "zxcvbnmã"),
    "it": ("qwertyuiop", "asdfghjklò", "zxcvbnmè"),
    "ar": ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظذ"),
}
"""By language; where there is none, Latin letters as in English."""
MARKS: Lines = ("àáâäãåæçèé", "êëìíîïñòóô", "öõøœùúûüßÿ")
ARABIC_MARKS: Lines = ("أإآٱىئؤءةـ", "ًٌٍَُِّْ", "،؛؟«»")
SYMBOLS: Lines = ("1234567890", "$#&/()'\"!?", "-_+:;*=%€")
OTHER_SCRIPTS = {"ar": "ع"}
"""Languages that are not written in Latin letters, and the key that leads to them."""

ERASE, ENTER, SHIFT, SCRIPT = "erase", "enter", "shift", "script"
PAGES: dict[str, Page] = {
    "to-letters": "letters",
    "to-marks": "marks",
    "to-symbols": "symbols",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Which keys are shown; `latin` where the language has another script."""

    language: str = "en"
    page: Page = "letters"
    shift: bool = False
    latin: bool = False

    @property
    def written(self) -> str:
        """The language whose letters are shown."""
        return "en" if self.latin else self.language


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """One key: `row` from the top, from `at` on `span` broad as shares of the width.

    `text` is what it types, empty for one that does something else. `spoken` is its
    name for a screen reader. `quiet` keys stand back, a `lit` one is switched on.
    """

    key: str
    label: str
    spoken: str
    text: str = ""
    row: int = 0
    at: float = 0.0
    span: float = 0.0
    quiet: bool = False
    lit: bool = False


def caps(board: Board, enter: str, speech: Speech) -> tuple[Cap, ...]:
    """All keys of the board; `enter` is what the key at the end says."""
    rows = [
        *_letter_rows(board, speech),
        tuple(_last_row(board, enter, speech)),
    ]
    columns = float(max(10, *map(len, rows[:3])))
    return tuple(
        cap for number, row in enumerate(rows) for cap in _placed(row, number, columns)
    )


def pressed(board: Board, cap: Cap) -> Board:
    """The keys after this one was pressed."""
    if cap.key in PAGES:
        return replace(board, page=PAGES[cap.key], shift=False)
    if cap.key == SHIFT:
        return replace(board, shift=not board.shift)
    if cap.key == SCRIPT:
        return replace(board, latin=not board.latin, page="letters", shift=False)
    # A letter with a mark is wanted once; after a number often another one.
    back = cap.text == " " or board.page == "marks"
    page: Page = "letters" if back and cap.text else board.page
    return replace(board, page=page, shift=board.shift and not cap.text)


def _letter_rows(board: Board, speech: Speech) -> Iterator[tuple[Cap, ...]]:
    first, second, third = _lines(board)
    yield tuple(_letters(first, board))
    yield tuple(_letters(second, board))
    erase = Cap(key=ERASE, label="⌫", spoken=speech.say("Delete"), quiet=True)
    yield (*_shift(board, speech), *_letters(third, board), erase)


def _lines(board: Board) -> Lines:
    if board.page == "symbols":
        return SYMBOLS
    if board.page == "marks":
        return ARABIC_MARKS if board.written == "ar" else MARKS
    return LETTERS.get(board.written, LATIN)


def _letters(line: str, board: Board) -> Iterator[Cap]:
    for letter in line:
        text = _capital(letter) if board.shift else letter
        yield Cap(
            key=f"type-{letter}",
            # A mark that stands above or below needs something to stand on.
            label=f"◌{text}" if "\u064b" <= text <= "\u0652" else text,
            spoken=text,
            text=text,
            span=1.0,
        )


def _capital(letter: str) -> str:
    capital = letter.upper()
    return capital if len(capital) == 1 else letter


def _shift(board: Board, speech: Speech) -> tuple[Cap, ...]:
    """The key for capitals, where the script has them."""
    if board.page == "symbols" or board.written in OTHER_SCRIPTS:
        return ()
    key = Cap(key=SHIFT, label="⇧", spoken=speech.say("Capital letters"), quiet=True)
    return (replace(key, lit=board.shift),)


def _last_row(board: Board, enter: str, speech: Speech) -> Iterator[Cap]:
    yield from _page_keys(board, speech)
    if board.language in OTHER_SCRIPTS:
        label = OTHER_SCRIPTS[board.language] if board.latin else "ABC"
        spoken = speech.say("Other letters")
        yield Cap(key=SCRIPT, label=label, spoken=spoken, span=1.2, quiet=True)
    yield Cap(key="type-@", label="@", spoken="@", text="@", span=1.0)
    yield Cap(key="type-,", label=",", spoken=",", text=",", span=1.0)
    space = speech.say("Space")
    yield Cap(key="space", label="", spoken=space, text=" ", span=0.0)
    yield Cap(key="type-.", label=".", spoken=".", text=".", span=1.0)
    yield Cap(key=ENTER, label=enter, spoken=enter, span=2.0, quiet=True)


def _page_keys(board: Board, speech: Speech) -> Iterator[Cap]:
    """The keys to the two other pages."""
    arabic = board.written == "ar"
    letters, marks = ("ابت", "أإآ") if arabic else ("abc", "àéü")
    pages = {
        "to-letters": (letters, speech.say("Letters")),
        "to-marks": (marks, speech.say("Letters with marks")),
        "to-symbols": ("123", speech.say("Numbers and signs")),
    }
    for key, (label, spoken) in pages.items():
        if PAGES[key] != board.page:
            yield Cap(key=key, label=label, spoken=spoken, span=1.3, quiet=True)


def _placed(row: tuple[Cap, ...], number: int, columns: float) -> Iterator[Cap]:
    """The row's keys side by side, in the middle; those without a width share the
    rest."""
    rest = columns - sum(cap.span for cap in row)
    sharing = sum(not cap.span for cap in row)
    at = 0.0 if sharing else rest / 2
    for cap in row:
        span = cap.span or rest / sharing
        yield replace(cap, row=number, at=at / columns, span=span / columns)
        at += span
