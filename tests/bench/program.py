"""The real program as a process: started, watched, ended."""

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.bench.room import ROOT, SIZE, Room

FRAME = "Frame rendered"
PATIENCE = 20.0


@dataclass(slots=True)
class Program:
    """A running panel; `started` is the time from its start to the first frame."""

    process: "subprocess.Popen[str]"
    started: float
    face: str
    frames: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def pid(self) -> int:
        return self.process.pid

    def listen(self) -> None:
        """Takes what the program says, so that it never waits for a reader."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if FRAME in line:
                self.frames += 1
            else:
                self.lines.append(line.rstrip())


@contextmanager
def running(room: Room, *, count_frames: bool = False) -> Iterator[Program]:
    """The panel on this room; its frames are counted from Qt's own log."""
    environ = room.environ
    if count_frames:
        environ["QT_LOGGING_RULES"] = "qt.scenegraph.time.renderloop.debug=true"
    command = room.command("run", "--window", "{}x{}".format(*SIZE))
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=environ,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        face = _first_frame(process)
        program = Program(process, time.perf_counter() - began, face)
        threading.Thread(target=program.listen, daemon=True).start()
        yield program
    finally:
        _end(process)


def _first_frame(process: "subprocess.Popen[str]") -> str:
    """Waits for the line that says which face the first frame showed."""
    assert process.stderr is not None
    said = []
    alarm = threading.Timer(PATIENCE, process.kill)
    alarm.start()
    try:
        for line in process.stderr:
            said.append(line)
            if found := re.search(r"first frame: (\S+)", line):
                return found.group(1)
    finally:
        alarm.cancel()
    raise SystemExit(f"no first frame within {PATIENCE:.0f} s:\n{''.join(said)}")


def _end(process: "subprocess.Popen[str]") -> None:
    os.kill(process.pid, signal.SIGTERM)
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
