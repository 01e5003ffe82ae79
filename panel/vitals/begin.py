"""Begins to answer whoever asks how the panel is, once the first picture is out."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panel.vitals.vitals import Vitals

FIRST = 2.0
"""Seconds after the start: the first picture comes first."""


@contextmanager
def answering(folder: Path | None, take: "Callable[[], Vitals]") -> Iterator[None]:
    """Answers in this folder until the end; without a folder nobody does."""
    with ExitStack() as ends:

        def begin() -> None:
            from panel.vitals.answering import Answering, Asked

            if folder is not None:
                ends.callback(Answering(folder, Asked(take)).close)

        waiting = asyncio.get_running_loop().call_later(FIRST, begin)
        ends.callback(waiting.cancel)
        yield
