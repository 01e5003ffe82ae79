"""Every text in every language: whole, fitting its number, its places kept."""

import importlib.util
import logging
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from panel.ui.look import Look
from panel.ui.speech import Translate
from panel.ui.tongue import FOLDER, locale_of, tongue_of

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "assets" / "translations"
LANGUAGES = ["ar", "de", "es", "fr", "it", "ja", "nl", "pt", "zh_Hans"]
PLACES = re.compile(r"\{\w+\}|%n")
BESIDE = re.compile(r"^\s|\s$")
WITHOUT_NUMBER = {"ar": 3}
"""So many of the first forms say the number in words: none, one and two."""


def tool() -> ModuleType:
    """The script that extracts and compiles."""
    if "translations" not in sys.modules:
        path = ROOT / "packaging" / "translations.py"
        spec = importlib.util.spec_from_file_location("translations", path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["translations"] = module
        spec.loader.exec_module(module)
    return sys.modules["translations"]


@pytest.fixture(scope="module")
def said() -> list[str]:
    """Every text of the program."""
    texts: list[str] = tool().said()
    return texts


def faults(language: str, source: str, said: list[str]) -> list[str]:
    """What is wrong with a translation."""
    root = ElementTree.fromstring(source)
    texts = [message.findtext("source", "") for message in root.iter("message")]
    found = [f"{text}: missing" for text in said if text not in texts]
    found += [f"{text}: nobody says this" for text in texts if text not in said]
    found += [f"{text}: twice" for text in {t for t in texts if texts.count(t) > 1}]
    for message in root.iter("message"):
        text = message.findtext("source", "")
        found += [f"{text}: {fault}" for fault in wrong(language, message)]
    return found


def wrong(language: str, message: ElementTree.Element) -> Iterator[str]:
    source, translation = message.findtext("source", ""), message.find("translation")
    assert translation is not None
    if translation.get("type"):
        yield str(translation.get("type"))
    forms = [form.text or "" for form in translation.findall("numerusform")]
    if "%n" in source and len(forms) != tool().forms(language):
        yield f"{len(forms)} plural forms"
    if ("%n" in source) is not (message.get("numerus") == "yes"):
        yield "marked wrongly as counting"
    in_words = WITHOUT_NUMBER.get(language, 0) if len(forms) > 1 else 0
    for place, said in enumerate(forms or [translation.text or ""]):
        kept = set(PLACES.findall(source)) - ({"%n"} if place < in_words else set())
        if not said:
            yield "empty"
        elif not kept <= set(PLACES.findall(said)) <= set(PLACES.findall(source)):
            yield f"other places in {said!r}"
        if BESIDE.search(said) or "  " in said:
            yield f"spaces in {said!r}"


def test_the_languages() -> None:
    assert sorted(path.stem for path in SOURCES.glob("*.ts")) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str, said: list[str]) -> None:
    source = (SOURCES / f"{language}.ts").read_text("utf-8")
    assert ElementTree.fromstring(source).get("language") == language
    assert faults(language, source, said) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sources_are_laid_out_as_the_tool_does(
    language: str, said: list[str]
) -> None:
    path = SOURCES / f"{language}.ts"
    translations = tool().known(path)
    assert path.read_text("utf-8") == tool().written(language, said, translations)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    tr = tongue_of(language, FOLDER).tr
    for text, forms in tool().known(SOURCES / f"{language}.ts").items():
        if "%n" not in text:
            assert tr(text) == forms[0], text


PLANTED = {
    "missing": ("<message>.*?</message>", ""),
    "unfinished": ("<translation>Frei", '<translation type="unfinished">Frei'),
    "vanished": ("<translation>Frei", '<translation type="vanished">Frei'),
    "nobody says this": ("<source>Available", "<source>Obtainable"),
    "empty": ("<translation>Frei", "<translation>"),
    "other places": ("noch {length}", "noch {laenge}"),
    "other places in": ("noch {length}", "noch"),
    "1 plural forms": ("<numerusform>%n Tag</numerusform>", ""),
    "spaces in": ("<translation>Frei", "<translation>Frei "),
    "marked wrongly": (' numerus="yes"', ""),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_fault_is_found(fault: str, said: list[str]) -> None:
    sound = (SOURCES / "de.ts").read_text("utf-8")
    old, new = PLANTED[fault]
    planted, count = re.subn(old, new, sound, count=1, flags=re.DOTALL)
    assert count == 1
    assert any(fault in found for found in faults("de", planted, said))


WRITTEN = """
TABLE: dict[int, Text] = {1: "in a table"}
def after(speech, text: Text): return speech.say(text)
def chosen(reason) -> Text: return TABLE[reason]
def f(speech, late):
    text = "by a name"
    speech.say(text)
    speech.say("late" if late else "early", time="not this")
    speech.say("%n min", 3)
    after(speech, "handed on")
    speech.say(chosen(1))
    speech.say(TABLE[1])
"""
FOUND = ["%n min", "by a name", "early", "handed on", "in a table", "late"]


def extracted(code: str) -> list[str]:
    path = ROOT / "tests" / "made_up.py"
    tree = tool().ast.parse(code)
    return sorted(tool().Module.of(path, tree).texts())


def test_texts_are_found_wherever_they_stand() -> None:
    assert extracted(WRITTEN) == FOUND


@pytest.mark.parametrize(
    "code",
    [
        "say(f'until {time}')",
        "say('until ' + time)",
        "def f(text): say(text)",
        "say(TABLE[1])",
        "say('%n min')",
        "say('minutes', 3)",
    ],
)
def test_a_text_that_cannot_be_found_is_no_silent_one(code: str) -> None:
    with pytest.raises(tool().NotFound):
        extracted(code)


def test_no_text_stands_in_the_qml() -> None:
    named = re.compile(r"(text|label|name|title|caption|heading|line|aside): (.*)")
    words = re.compile(r"[^\W\d_]{2,}")
    for path in ROOT.joinpath("panel", "ui", "qml").rglob("*.qml"):
        for line in path.read_text("utf-8").splitlines():
            assert "qsTr" not in line, path
            found = named.search(line)
            if found is not None and not re.search("objectName|property color", line):
                shown = re.sub('[=!]== "[^"]*"', "", found[2])
                literals = re.findall('"([^"]*)"', shown)
                assert not any(map(words.search, literals)), f"{path}: {line}"


def tr(language: str) -> Translate:
    return tongue_of(language, FOLDER).tr


SEATS = {
    "de": {0: "0 Plätze", 1: "1 Platz", 2: "2 Plätze", 11: "11 Plätze"},
    "fr": {0: "0 place", 1: "1 place", 2: "2 places", 100: "100 places"},
    "es": {0: "0 plazas", 1: "1 plaza", 2: "2 plazas"},
    "pt": {1: "1 lugar", 2: "2 lugares", 11: "11 lugares"},
    "it": {0: "0 posti", 1: "1 posto", 2: "2 posti"},
    "nl": {0: "0 plaatsen", 1: "1 plaats", 2: "2 plaatsen"},
    "ja": {0: "0席", 1: "1席", 2: "2席"},
    "zh_Hans": {0: "0 座", 1: "1 座", 2: "2 座"},
    "ar": {
        0: "بلا مقاعد",
        1: "مقعد واحد",
        2: "مقعدان",
        3: "3 مقاعد",
        10: "10 مقاعد",
        11: "11 مقعدًا",
        99: "99 مقعدًا",
        100: "100 مقعد",
        103: "103 مقاعد",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals(language: str) -> None:
    said = {n: tr(language)("%n seat(s)", n) for n in SEATS[language]}
    assert said == SEATS[language]


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("de_AT", "Frei"),
        ("pt-BR", "Livre"),
        ("pt_PT", "Livre"),
        ("zh", "空闲"),
        ("zh-CN", "空闲"),
        ("ar_AE", "متاحة"),
        ("en_GB", "Available"),
        ("C", "Available"),
        # Simplified characters are not what they read in Taiwan.
        ("zh_TW", "Available"),
        ("sv", "Available"),
    ],
)
def test_which_language_a_locale_gets(language: str, word: str) -> None:
    name = locale_of(Look(language=language)).name()
    assert tongue_of(name, FOLDER).tr("Available") == word


def test_without_compiled_files_the_words_are_english(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        tongue = tongue_of("ar_EG", tmp_path)
        assert tongue.tr("%n seat(s)", 2) == "2 seats"
        assert not tongue.mirrored
    (record,) = caplog.records
    assert "'ar_EG'" in record.getMessage()
    assert "packaging/translations.sh build" in record.getMessage()


def test_a_file_that_cannot_be_read_is_as_none(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "de.qm").write_bytes(b"no translation")
    assert tongue_of("de_DE", tmp_path).tr("Available") == "Available"
    assert len(caplog.records) == 1


def test_an_old_file_says_what_it_knows(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copy(FOLDER / "de.qm", tmp_path)
    german = tongue_of("de_DE", tmp_path).tr
    assert german("%n new text(s)", 2) == "2 new texts"
    assert german("another") == "another"
    assert german("Available") == "Frei"
    (record,) = (r for r in caplog.records if r.levelno == logging.WARNING)
    assert "de.qm is older than the program" in record.getMessage()
