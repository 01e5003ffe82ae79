"""What a panel says of itself, as text and judged."""

import socket
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from panel.vitals.asking import Silent, asked, first_of
from panel.vitals.places import SERVICE, bound, folders
from panel.vitals.vitals import LONGEST, Vitals, from_json, to_json, wrong

NOW = 1_800_000_000.0
WELL = Vitals(
    pid=7,
    settings="/etc/s.toml",
    store="/var/lib/x",
    state="free",
    heard=NOW - 20,
    sure=True,
    readings={"ok": 3},
    commands={"book-now done": 1},
    patience=20.0,
)


def test_there_and_back() -> None:
    assert from_json(to_json(WELL)) == WELL
    assert from_json(to_json(Vitals())) == Vitals()


def test_another_version_says_more_or_less() -> None:
    assert from_json(b'{"pid": 3, "colour": "blue"}') == Vitals(pid=3)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"nonsense",
        b'{"pid": "x"}',
        b'{"heard": "now"}',
        b'{"readings": {"ok": "many"}}',
        b'{"readings": 3}',
        b"\xff",
    ],
)
def test_what_is_no_vitals(text: bytes) -> None:
    with pytest.raises(ValueError):
        from_json(text)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ()),
        ({"still": "it sleeps"}, ("The panel hangs: it sleeps.",)),
        ({"heard": None}, ("The booking system has not answered yet.",)),
        ({"sure": False}, ("The booking system was last heard 20 s ago.",)),
        (
            {"problems": 2, "heard": None},
            ("The settings are wrong; the screen says what.",),
        ),
    ],
)
def test_what_is_wrong(change: dict[str, object], said: tuple[str, ...]) -> None:
    assert wrong(replace(WELL, **change), NOW) == said


def test_where_a_panel_may_be(tmp_path: Path) -> None:
    assert folders({}, tmp_path) == (SERVICE, tmp_path)
    assert folders({"RUNTIME_DIRECTORY": "/run/a:/run/b"}, None)[0] == Path("/run/a")
    assert folders({"RUNTIME_DIRECTORY": str(SERVICE)}, None) == (SERVICE,)


def serve(folder: Path, said: bytes) -> socket.socket:
    listener = bound(folder)

    def answer() -> None:
        line, _ = listener.accept()
        with line:
            line.sendall(said)

    threading.Thread(target=answer, daemon=True).start()
    return listener


@pytest.mark.parametrize("said", [b"", b"nonsense", b"[1]", b"x" * (2 * LONGEST)])
def test_nonsense_is_no_answer(tmp_path: Path, said: bytes) -> None:
    with serve(tmp_path, said), pytest.raises(Silent):
        asked(tmp_path)


def test_a_panel_that_says_nothing(tmp_path: Path) -> None:
    with bound(tmp_path), pytest.raises(Silent):
        asked(tmp_path, patience=0.05)
    assert asked(tmp_path) is None, "the file is left, nobody listens"
    assert asked(tmp_path / "nowhere") is None


def test_one_that_is_silent_does_not_hide_another(tmp_path: Path) -> None:
    mute, ours = tmp_path / "mute", tmp_path / "ours"
    for folder in (mute, ours):
        folder.mkdir()
    with serve(mute, b""), serve(ours, to_json(WELL)):
        assert first_of((mute, ours), Path(WELL.settings), None) == WELL
    with serve(mute, b""), pytest.raises(Silent):
        first_of((mute, ours), Path(WELL.settings), None)


@pytest.mark.parametrize(
    ("settings", "store", "found"),
    [
        (WELL.settings, None, True),
        ("/else", Path(WELL.store), True),
        ("/else", Path("/else"), False),
        ("/else", None, False),
    ],
)
def test_only_the_one_that_is_meant(
    tmp_path: Path, settings: str, store: Path | None, found: bool
) -> None:
    with serve(tmp_path, to_json(WELL)):
        try:
            assert first_of((tmp_path,), Path(settings), store).pid == 7
        except LookupError:
            assert not found
        else:
            assert found
