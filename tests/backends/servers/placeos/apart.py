"""The same server in a process of its own, so that it takes nobody's time."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from tests.backends.servers.placeos.server import serving


class Apart:
    """Calls methods of `PlaceOS` in the other process; values must be plain."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self.url: str = line.recv()

    def __getattr__(self, name: str) -> Any:
        def call(*args: Any, **named: Any) -> Any:
            self._line.send((name, args, named))
            return self._line.recv()

        return call


@contextmanager
def serving_apart() -> Iterator[Apart]:
    """A server in another process that runs until the block ends."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Apart(ours)
    finally:
        ours.close()
        process.join(10)


def _serve(line: Connection) -> None:
    with serving() as server:
        line.send(server.url)
        while True:
            try:
                name, args, named = line.recv()
            except EOFError:
                return
            line.send(getattr(server, name)(*args, **named))
