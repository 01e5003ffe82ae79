"""The program among bad files, bad disks and bad moments: a sentence, never a trace."""

import json
import os
import signal
import socket
import struct
import subprocess
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from panel.cli import main
from tests.e2e.places import BLUE, GREEN, PRIMARY, RED, WHITE
from tests.e2e.program import FAULTS, PROGRAM, SETTINGS, Program
from tests.e2e.test_states import CALENDAR
from tests.hostile import on_small_disk

DAMAGE = b"no database at all " * 3000
IN_BLUE = f'{SETTINGS}\n[screen]\npalette = "colour-blind"\n'
QR = (856, 658)
"""A dark place in the code."""
NOISE = (*FAULTS, "panel.qml", "Warning", "Fatal", "destroyed")


def _quiet(program: Program) -> None:
    log = program.log.read_text(encoding="utf-8")
    assert not [word for word in NOISE if word in log], log


def _sentence(done: "subprocess.CompletedProcess[str]") -> str:
    """The one sentence of a command that failed."""
    assert done.returncode == 1
    assert done.stderr.startswith("room-panel: ")
    assert done.stderr.count("\n") == 1
    return done.stderr


def _printing_to(
    target: int, program: Program, **environ: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*PROGRAM, "status", "--settings", program.settings],
        env={**os.environ, **environ},
        stdout=target,
        stderr=subprocess.PIPE,
        text=True,
    )


class TestCommands:
    @pytest.mark.parametrize("buffered", ["", "1"])
    def test_an_output_that_takes_nothing(
        self, program: Program, buffered: str
    ) -> None:
        full = os.open("/dev/full", os.O_WRONLY)
        done = _printing_to(full, program, PYTHONUNBUFFERED=buffered)
        os.close(full)
        assert "No space left" in _sentence(done)

    def test_an_output_that_nobody_reads(self, program: Program) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        done = _printing_to(writer, program)
        os.close(writer)
        assert (done.returncode, done.stderr) == (1, "")

    def test_titles_in_a_machine_of_few_letters(
        self, program: Program, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        title = "Salão \u202e שלום 👩‍👩‍👧 \ud800 <b>\n\x1b[31m"
        program.call("book_now", [1800, title])
        monkeypatch.setenv("PYTHONIOENCODING", "ascii")
        made = program.status()["current_booking"]
        assert isinstance(made, dict)
        assert made["title"].startswith("Salão")
        shown = program.command("check")
        assert (shown.returncode, shown.stderr) == (0, "")
        assert "Salão" in shown.stdout and "\x1b" not in shown.stdout

    @pytest.mark.parametrize(
        "moment",
        [
            "0001-01-01T00:00:00+14:00",
            "0001-01-02T00:00:00Z",
            "9999-12-31T23:59:59-12:00",
            "9901-01-01T00:00:00Z",
        ],
    )
    def test_moments_that_no_calendar_has(
        self, capsys: pytest.CaptureFixture[str], moment: str
    ) -> None:
        assert main(["status", "--at", moment]) == 2
        assert capsys.readouterr().err.startswith("arguments: argument --at: ")

    @pytest.mark.parametrize("year", [1900, 9900])
    def test_the_first_and_the_last_moment(
        self, program: Program, capsys: pytest.CaptureFixture[str], year: int
    ) -> None:
        settings = ("--settings", str(program.settings))
        at = ("--at", f"{year}-12-31T23:30:00Z")
        assert main(["call", *settings, *at, "book_now", "[900]"]) == 0
        assert main(["status", *settings, *at]) == 0
        assert 'status: "busy"' in capsys.readouterr().out

    def test_a_store_that_is_none(self, program: Program) -> None:
        program.store.write_text("a file", encoding="utf-8")
        calendar = program.settings.with_name("one.ics")
        calendar.write_text(CALENDAR, encoding="utf-8")
        book = ["call", "book_now", "[900]"]
        for words in (book, ["check"], ["import", str(calendar)]):
            assert "calendar.sqlite" in _sentence(program.command(*words))
        assert program.command("status").returncode == 0

    def test_a_full_disk(self, program: Program) -> None:
        program.store.mkdir()
        said = on_small_disk(
            program.store,
            "import sys; from pathlib import Path; from panel.cli import main\n"
            "sys.stderr = sys.stdout\n"
            f"words = ['--settings', {str(program.settings)!r}, 'book_now', '[900]']\n"
            "try:\n  Path(sys.argv[1], 'fill').write_bytes(bytes(10**6))\n"
            "except OSError: pass\n"
            "print(main(['call', *words]))\n"
            "Path(sys.argv[1], 'fill').unlink()\n"
            "print(main(['call', *words]))\n",
        )
        first, code, *_, last = said.splitlines()
        assert "the disk is full; free some space" in first
        assert (code, last) == ("1", "0")

    def test_of_many_at_once_one_books(
        self, program: Program, sample: Callable[[int, int], int]
    ) -> None:
        words = [*PROGRAM, "call", "--settings", program.settings, "book_now", "[900]"]
        many = [
            subprocess.Popen(
                words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            for _ in range(sample(4, 50))
        ]
        said = [one.communicate()[1] for one in many]
        assert sorted(one.returncode for one in many) == [0] + [1] * (len(many) - 1)
        # Seen before the write, or by the write itself where two came together.
        why = ("room-panel: The room is in use until", "room-panel: Another booking")
        assert all(text.startswith(why) for text in said if text)
        found = program.status()["bookings"]
        assert isinstance(found, list) and len(found) == 1


def more(*values: str) -> ParameterSet:
    """One more of its kind, beside those that could hang or fill the memory."""
    return pytest.param(*values, marks=pytest.mark.long)


class TestPictures:
    @pytest.mark.parametrize(
        ("name", "why"),
        [
            ("fifo.png", "it is no ordinary file"),
            more("folder.png", "it is no ordinary file"),
            more("missing.png", "it cannot be read (No such file or directory)"),
            ("bomb.png", "it has more than 50 megapixels"),
            more("text.png", "it is no sound picture (none of PNG, JPEG, WebP, SVG)"),
            ("laughs.svg", "it is no sound drawing"),
        ],
    )
    def test_one_line_says_why_it_is_left_out(
        self, program: Program, name: str, why: str
    ) -> None:
        picture = program.settings.with_name(name)
        _make_bad_picture(picture)
        said = _shot_with(program, str(picture))
        assert said == f"picture {picture} is left out: {why}\n"

    def test_no_key_of_an_address_is_told(self, program: Program) -> None:
        said = _shot_with(program, "http://127.0.0.1:1/room.png?key=hunter2")
        assert said.startswith("picture http://127.0.0.1:1/room.png is left out: ")
        assert said.count("\n") == 1


def _make_bad_picture(path: Path) -> None:
    match path.name:
        case "fifo.png":
            os.mkfifo(path)
        case "folder.png":
            path.mkdir()
        case "bomb.png":
            path.write_bytes(_png_of(60_000, 60_000))
        case "text.png":
            path.write_text("hello", encoding="utf-8")
        case "laughs.svg":
            path.write_text(_laughs(), encoding="utf-8")


def _png_of(width: int, height: int) -> bytes:
    """A file that says it is so large; almost nothing is in it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def _laughs() -> str:
    """A text that grows to a thousand million words when it is read."""
    more = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text>&a9;</text></svg>'
    return f'<!DOCTYPE svg [<!ENTITY a0 "ha">{more}]>{drawing}'


def _shot_with(program: Program, picture: str) -> str:
    program.settings.write_text(f"room_image = {json.dumps(picture)}\n{SETTINGS}")
    out = program.settings.with_name("out.png")
    done = program.command("shot", "--size", "800x480", "--out", str(out))
    assert done.returncode == 0
    assert out.stat().st_size > 5000
    return done.stderr


SILENT = """\
{settings}
[backend]
type = "makeplans"
url = "http://127.0.0.1:{port}"
api_key = "k"
resource_id = 1
"""


class TestPanel:
    def test_a_settings_file_that_is_played_with(self, program: Program) -> None:
        """Whatever lies there, the panel stays; a sound file takes effect."""
        path = program.settings
        with program.run() as finger:
            finger.wait_for(GREEN)
            path.unlink()
            program.wait_for_log("there is no such file")
            path.mkdir()
            program.wait_for_log("is a folder")
            path.rmdir()
            os.mkfifo(path)
            program.wait_for_log("is not an ordinary file")
            path.unlink()
            path.write_bytes(b"\xff\xfe")
            program.wait_for_log("line 1 is not UTF-8")
            assert finger.colour() == GREEN
            fresh = path.with_name("fresh")
            fresh.write_text(IN_BLUE, encoding="utf-8")
            fresh.rename(path)
            finger.wait_for(BLUE)
            good = path.with_name("good.toml")
            good.write_text(SETTINGS, encoding="utf-8")
            fresh.symlink_to(good.name)
            fresh.rename(path)
            finger.wait_for(GREEN)
        assert program.end() == 0
        _quiet(program)

    def test_a_store_that_cannot_be_used_waits_for_the_settings(
        self, program: Program
    ) -> None:
        bad = SETTINGS.replace('"state"', '"settings.toml"')
        program.settings.write_text(bad, encoding="utf-8")
        with program.run() as finger:
            finger.wait_for(WHITE)
            program.settings.write_text(SETTINGS, encoding="utf-8")
            finger.wait_for(GREEN)
        assert program.end() == 0
        _quiet(program)

    def test_a_running_panel_does_not_end_for_the_store_of_another(
        self, program: Program, tmp_path: Path
    ) -> None:
        (tmp_path / "other").mkdir()
        other = Program(tmp_path / "other")
        taken = SETTINGS.replace('"state"', json.dumps(str(program.store)))
        try:
            with program.run() as mine, other.run() as theirs:
                mine.wait_for(GREEN)
                theirs.wait_for(GREEN)
                other.settings.write_text(taken, encoding="utf-8")
                theirs.wait_for(WHITE)
                other.settings.write_text(SETTINGS, encoding="utf-8")
                theirs.wait_for(GREEN)
            assert other.end() == 0
        finally:
            other.clean_up()
        _quiet(other)

    def test_files_that_are_damaged_while_it_runs(self, program: Program) -> None:
        with program.run() as finger:
            finger.wait_for(GREEN)
            finger.tap(*PRIMARY)
            finger.wait_for(RED)
            for name in ("calendar.sqlite", "calendar.sqlite-wal", "panel.sqlite"):
                (program.store / name).write_bytes(DAMAGE)
            program.command("call", "poll_events")
            finger.wait_for(GREEN)
            finger.tap(*PRIMARY)
            finger.wait_for(RED)
            assert program.status()["status"] == "busy"
        assert program.end() == 0
        aside = list(program.store.glob("calendar.sqlite.damaged-*"))
        assert DAMAGE in [path.read_bytes() for path in aside]
        _quiet(program)

    @pytest.mark.long
    def test_a_store_that_is_removed_while_it_runs(self, program: Program) -> None:
        with program.run() as finger:
            finger.wait_for(GREEN)
            finger.tap(*PRIMARY)
            finger.wait_for(RED)
            for path in program.store.iterdir():
                path.unlink()
            program.store.rmdir()
            finger.wait_for(GREEN)
            finger.tap(*PRIMARY)
            finger.wait_for(RED)
        assert program.end() == 0
        assert program.status()["status"] == "busy"
        _quiet(program)

    def test_a_panel_that_was_stopped_reads_again(
        self, program: Program, sample: Callable[[int, int], int]
    ) -> None:
        with program.run() as finger:
            finger.wait_for(GREEN)
            program.signal(signal.SIGSTOP)
            program.call("book_now", [1800])
            time.sleep(sample(1, 10))
            program.signal(signal.SIGCONT)
            assert finger.wait_for(RED) < 2
        assert program.end() == 0
        _quiet(program)

    def test_ended_while_the_first_answer_is_waited_for(self, program: Program) -> None:
        """By other settings, with a server that takes all and says nothing."""
        with socket.create_server(("127.0.0.1", 0)) as silent:
            port = silent.getsockname()[1]
            other = SILENT.format(port=port, settings=IN_BLUE)
            with program.run() as finger:
                finger.wait_for(GREEN)
                program.settings.write_text(other, encoding="utf-8")
                finger.wait_for(BLUE)
                assert program.end() == 0
        _quiet(program)

    def test_pictures_where_no_cache_can_be_kept(
        self, program: Program, tmp_path: Path
    ) -> None:
        (tmp_path / "cache").write_text("a file", encoding="utf-8")
        qr = f'custom_qr_url = "https://x.example/r"\n{SETTINGS}'
        program.settings.write_text(qr, encoding="utf-8")
        with program.run() as finger:
            finger.wait_for(GREEN)
            finger.wait_for((0, 0, 0), x=QR[0], y=QR[1])
        assert program.end() == 0
        assert "left out" not in program.log.read_text(encoding="utf-8")

    @pytest.mark.parametrize("loaded", ["shiboken", "libQt6Gui", "libQt6Quick"])
    def test_ctrl_c_while_its_libraries_are_loaded(
        self, program: Program, loaded: str
    ) -> None:
        panel = subprocess.Popen(
            [*PROGRAM, "run", "--settings", program.settings],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        maps = Path(f"/proc/{panel.pid}/maps")
        while loaded not in maps.read_text(encoding="utf-8"):
            assert panel.poll() is None
        panel.send_signal(signal.SIGINT)
        _, said = panel.communicate(timeout=20)
        assert panel.returncode in {0, -signal.SIGINT}
        assert not [word for word in NOISE if word in said]
