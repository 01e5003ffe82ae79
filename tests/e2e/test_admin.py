"""The admin's page of the running program, by fingers alone."""

from panel.pin import hashed
from tests.e2e.finger import Finger
from tests.e2e.places import GREEN
from tests.e2e.program import SETTINGS, Program

DARK = (14, 18, 22)
CORNER, RELOAD, QUIT, OK = (1252, 28), (504, 724), (820, 724), (784, 555)
KEYS = {"1": (496, 231), "4": (496, 339), "7": (496, 447)}


def entered(finger: Finger) -> None:
    """Opens the page by five taps in the corner."""
    finger.wait_for(GREEN)
    for _ in range(5):
        finger.tap(*CORNER)
    finger.wait_for(DARK)


def typed(finger: Finger, pin: str) -> None:
    for digit in pin:
        finger.tap(*KEYS[digit])
    finger.tap(*OK)


def test_reload_and_quit(program: Program) -> None:
    kept = hashed("4711")
    text = SETTINGS + f'\n[admin]\npin = "{kept}"\n'
    program.settings.write_text(text, encoding="utf-8")
    with program.run() as finger:
        entered(finger)
        finger.tap(*RELOAD)
        typed(finger, "4711")
        program.wait_for_log("read again, as the admin asked")
        finger.wait_for(GREEN)
        entered(finger)
        finger.tap(*QUIT)
        typed(finger, "4711")
        assert program.ended() == 0
    log = program.log.read_text(encoding="utf-8")
    assert "4711" not in log.replace(kept, "")
    assert program.faults == []
