"""The admin's PIN: what stands in the file, what fits it, and who may try again."""

import pytest

from panel.pin import FIRST_PAUSE, LONGEST_PAUSE, Guard, hashed, is_hashed, matches

KEPT = hashed("4711")


def test_the_right_pin_fits_and_no_other() -> None:
    assert matches("4711", KEPT)
    for wrong in ("4712", "47111", "471", "", "４７１１"):
        assert not matches(wrong, KEPT)


def test_the_same_pin_never_looks_the_same() -> None:
    again = hashed("4711")
    assert again != KEPT
    assert matches("4711", again)
    assert "4711" not in again.split("$")[:4]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4711",
        "scrypt$4711",
        KEPT[:-2],
        KEPT + "A",
        KEPT.replace("$14$", "$31$"),
        KEPT.replace("$14$", "$1$"),
        KEPT.replace("$8$1$", "$8$9$"),
    ],
    ids=range(8),
)
def test_what_is_no_hash(text: str) -> None:
    assert not is_hashed(text)
    assert not matches("4711", text)


def test_three_tries_are_free_and_then_it_takes_longer() -> None:
    now = [1000.0]
    guard = Guard(lambda: now[0])
    waits = []
    for _ in range(12):
        assert guard.wait() == 0
        guard.learn(right=False)
        waits.append(guard.wait())
        now[0] += guard.wait()
    assert waits[:5] == [0, 0, FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert waits[-1] == LONGEST_PAUSE
    assert waits == sorted(waits)
    guard.learn(right=True)
    guard.learn(right=False)
    assert guard.wait() == 0


def test_a_pause_is_a_pause() -> None:
    now = [0.0]
    guard = Guard(lambda: now[0])
    for _ in range(3):
        guard.learn(right=False)
    now[0] += FIRST_PAUSE - 0.5
    assert guard.wait() == 0.5
