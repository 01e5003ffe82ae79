"""A booking system whose process dies and comes back: told once, and right again."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.backends.makeplans_rig import settings_text
from tests.backends.servers.makeplans.world import KEY
from tests.e2e.places import GREEN, RED
from tests.e2e.program import FAULTS, Program, free_port
from tests.hostile import ROOT

OFTEN = "cache_polling_period = 0.02"
DOWN = 10.0
"""Seconds in which the panel asks again and again."""
SERVER = """
import sys, time
from tests.backends.servers.makeplans.server import MakePlans

server = MakePlans()
server.port = int(sys.argv[1])
now = float(round(time.time()))
for start, end, status in eval(sys.argv[2]):
    server.world.put(now + start * 60, now + end * 60, status=status)
server.start()
time.sleep(600)
"""


class Reached:
    """Where the system is, whether it is there or not."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}"


@contextmanager
def serving(
    reached: Reached, *bookings: tuple[float, float, str | None]
) -> Iterator[None]:
    """A process that is killed at the end; minutes from now, and who is there."""
    command = [sys.executable, "-c", SERVER, str(reached.port), repr(bookings)]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        yield
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def test_a_system_that_dies_and_comes_back(tmp_path: Path) -> None:
    reached = Reached(free_port())
    program = Program(tmp_path, settings_text(reached, tmp_path / "state", OFTEN))
    try:
        with serving(reached, (-1, 30, "checked_in")):
            finger = program.run()
            finger.wait_for(RED)
        with finger:
            program.wait_for_log("does not answer completely")
            ends = time.monotonic() + DOWN
            while time.monotonic() < ends:
                assert finger.colour() == RED
            with serving(reached):
                finger.wait_for(GREEN)
            assert program.end() == 0
    finally:
        program.clean_up()
    log = program.log.read_text(encoding="utf-8")
    assert not [word for word in (*FAULTS, KEY) if word in log], log
    told = [line for line in log.splitlines() if "booking system" in line]
    assert len([line for line in told if "answers again" in line]) == 1, log
    fell = [line for line in told if "does not answer completely" in line]
    # Once for this fall; and perhaps for the last one, at the very end.
    assert len(fell) in (1, 2), log
