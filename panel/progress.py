"""A progress bar in plain characters, on a terminal only."""

from collections.abc import Callable
from typing import TextIO

WIDTH = 30


class Bar:
    """Draws itself over its own line, and clears it when all is done."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = ""

    def show(self, doing: str, done: int, total: int) -> None:
        """`doing` is one word; `done` of `total` is done."""
        share = done / total if total else 1.0
        bar = ("#" * int(share * WIDTH)).ljust(WIDTH, ".")
        line = f"{doing} [{bar}] {int(share * 100)} %" if share < 1 else ""
        if line != self._shown:
            blank = " " * len(self._shown)
            self._stream.write(f"\r{blank}\r{line}")
            self._stream.flush()
            self._shown = line


def bar_on(stream: TextIO) -> Callable[[str, int, int], None]:
    """What shows progress on a stream: nothing at all, unless it is a terminal."""
    if not stream.isatty():
        return lambda doing, done, total: None
    return Bar(stream).show
