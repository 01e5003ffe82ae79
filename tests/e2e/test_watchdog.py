"""The real program under systemd's eyes: ready, alive, and not when it hangs."""

import signal
import sys
import time
from pathlib import Path

from tests.device.listening import systemd
from tests.e2e.places import RED
from tests.e2e.program import Program

HANGING = Path(__file__).with_name("hanging.py")
PATIENCE = 60.0


def _environ(address: Path) -> dict[str, str]:
    return {"NOTIFY_SOCKET": str(address), "WATCHDOG_USEC": "2000000"}


def test_ready_with_its_first_picture_and_alive_to_its_end(
    program: Program, tmp_path: Path
) -> None:
    address = tmp_path / "notify"
    with systemd(address) as heard, program.run(**_environ(address)):
        words = [heard.take(PATIENCE) for _ in range(3)]
        assert words == ["READY=1", "WATCHDOG=1", "WATCHDOG=1"]
        assert program.end() == 0
        while words[-1] != "STOPPING=1":
            words.append(heard.take(PATIENCE))
    assert set(words) == {"READY=1", "WATCHDOG=1", "STOPPING=1"}


def test_wrong_settings_are_a_picture_too(program: Program, tmp_path: Path) -> None:
    program.settings.write_text("nonsense = 1", encoding="utf-8")
    address = tmp_path / "notify"
    with systemd(address) as heard, program.run(**_environ(address)):
        assert heard.take(PATIENCE) == "READY=1"
        assert heard.take(PATIENCE) == "WATCHDOG=1"


def test_a_screen_that_hangs_is_started_again(program: Program, tmp_path: Path) -> None:
    """As systemd does it: no sign for too long, an end by force, a new start."""
    program.call("book_now", [1800])
    address, sign = tmp_path / "notify", tmp_path / "hang"
    environ = _environ(address)
    with systemd(address) as heard:
        with program.run(
            by=(sys.executable, str(HANGING), str(sign)), **environ
        ) as finger:
            finger.wait_for(RED)
            assert heard.take(PATIENCE) == "READY=1"
            assert heard.take(PATIENCE) == "WATCHDOG=1"
            sign.touch()
            while not heard.silent(3.0):
                pass
            assert program.end(signal.SIGKILL) == -signal.SIGKILL
        began = time.monotonic()
        with program.run(**environ) as finger:
            finger.wait_for(RED)
            print(f"right again after {time.monotonic() - began:.2f} s")
            assert heard.take(PATIENCE) == "READY=1"
            assert heard.take(PATIENCE) == "WATCHDOG=1"
