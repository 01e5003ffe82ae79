"""The keys of the keyboard on the screen, in every language."""

import pytest

from panel.ui.keys import Board, Cap, caps, pressed
from panel.ui.speech import Speech
from panel.ui.staging import ZONE

SPEECH = Speech(zone=ZONE)
LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "nl", "ar", "ja", "zh"]
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
WRITTEN = {
    "de": "äöüß",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúü",
    "pt": "áâãàçéêíóôõú",
    "it": "àèéìòù",
    "nl": "éëïóöü",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة",
}


def typed(board: Board) -> set[str]:
    return {cap.text for cap in shown(board) if cap.text}


def shown(board: Board) -> tuple[Cap, ...]:
    return caps(board, "Done", SPEECH)


def after(board: Board, *keys: str) -> Board:
    """The board after these keys; each has to be there."""
    for key in keys:
        (cap,) = [c for c in shown(board) if c.key == key]
        board = pressed(board, cap)
    return board


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_can_be_typed(language: str) -> None:
    board = Board(language=language)
    if language == "ar":
        board = after(board, "script")
    reach = typed(board) | typed(after(board, "to-symbols"))
    assert set(ALPHABET) | set("0123456789@.,-_'") | {" "} <= reach


@pytest.mark.parametrize("language", WRITTEN)
def test_what_the_language_writes_takes_no_long_press(language: str) -> None:
    board = Board(language=language)
    reach = typed(board) | typed(after(board, "to-marks"))
    assert set(WRITTEN[language]) <= reach


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [(), ("to-marks",), ("to-symbols",)])
def test_keys_do_not_overlap(language: str, page: tuple[str, ...]) -> None:
    found = shown(after(Board(language=language), *page))
    names = [cap.key for cap in found]
    assert len(names) == len(set(names))
    for row in range(4):
        ends = 0.0
        for cap in (c for c in found if c.row == row):
            assert cap.at >= ends - 1e-9
            assert cap.span >= 1 / 12 - 1e-9
            ends = cap.at + cap.span
        assert ends <= 1 + 1e-9
    assert all(cap.spoken for cap in found)


def test_shift_is_for_one_letter() -> None:
    board = after(Board(), "shift")
    assert set(ALPHABET.upper()) <= typed(board)
    (lit,) = [cap.key for cap in shown(board) if cap.lit]
    assert lit == "shift"
    assert after(board, "type-a") == Board()
    assert after(board, "shift") == Board()


def test_a_letter_that_has_no_capital_stays() -> None:
    assert "ß" in typed(Board(language="de", shift=True))


def test_a_letter_with_a_mark_is_wanted_once_numbers_more_often() -> None:
    marks = after(Board(language="fr"), "to-marks")
    assert after(marks, "type-ç").page == "letters"
    numbers = after(Board(), "to-symbols")
    assert after(numbers, "type-1").page == "symbols"
    assert after(numbers, "type-1", "space").page == "letters"
    assert after(numbers, "to-letters").page == "letters"


def test_another_script_and_back() -> None:
    arabic = Board(language="ar")
    assert "ض" in typed(arabic)
    assert not {"shift"} & {cap.key for cap in shown(arabic)}
    latin = after(arabic, "script")
    assert "q" in typed(latin)
    assert after(latin, "script") == arabic
