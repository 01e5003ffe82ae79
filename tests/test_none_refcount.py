"""Timers must not use up references to None: an interpreter once died of it."""

import subprocess
import sys

TIMERS = 5000
# PySide6 6.12.0 on Python 3.11 lost one at every timer, until "none_dealloc" ended
# the process. Python 3.12 made None immortal: the count then never moves.
COUNT = f"""
import asyncio, sys
from PySide6.QtGui import QGuiApplication
from panel.ui.loop import make_loop

async def timers():
    loop = asyncio.get_running_loop()
    before = sys.getrefcount(None)
    for _ in range({TIMERS}):
        done = loop.create_future()
        loop.call_later(0, done.set_result, None)
        await done
    return before - sys.getrefcount(None)

app = QGuiApplication([])
with make_loop(app) as loop:
    print(loop.run_until_complete(timers()))
"""


def test_timers_keep_their_references_to_none() -> None:
    child = subprocess.run(
        [sys.executable, "-c", COUNT], capture_output=True, text=True
    )
    assert child.returncode == 0, child.stderr
    assert int(child.stdout) < TIMERS / 100
