"""What most commands begin with: the settings, and a room opened for one question."""

import asyncio
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from panel.app import Parts, opened
from panel.backends.base import BackendError
from panel.cli import Failure, Wrong
from panel.engine.clock import system_now
from panel.settings import Settings, SettingsError
from panel.sqlite import StorageError

T = TypeVar("T")


def settings_at(path: Path | None) -> Settings:
    """The settings of the file named, or of the first default one there is.

    Raises:
        Wrong: all that is wrong with it.
    """
    # Brings pydantic, which a panel that lives for months never loads.
    from panel.settings.reading import read_settings

    try:
        return read_settings(path, os.environ)
    except SettingsError as error:
        raise Wrong(*map(str, error.problems)) from None


def asked(
    settings: Settings,
    at: datetime | None,
    question: Callable[[Parts, datetime], Awaitable[T]],
) -> T:
    """What a room answers to one question, now or as if it were the moment `at`.

    Raises:
        Failure: the store cannot be used, or the system lives on the real clock.
    """
    now = system_now if at is None else lambda: at.astimezone(UTC)

    async def ask() -> T:
        async with opened(settings, now, replay=at is not None) as parts:
            if at is not None and not parts.backend.capabilities.replays:
                raise Failure(
                    f"--at cannot be used with {parts.backend.kind}: "
                    "that system lives on the real clock."
                )
            return await question(parts, now())

    log = _Overheard()
    logging.getLogger("panel").addHandler(log)
    try:
        answer = asyncio.run(ask())
    except (StorageError, BackendError) as error:
        raise Failure(str(error)) from None
    finally:
        logging.getLogger("panel").removeHandler(log)
    for sentence in log.sentences:
        print(sentence, file=sys.stderr)
    return answer


class _Overheard(logging.Handler):
    """Keeps what is logged until it is known whether a failure says it better."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.sentences.append(record.getMessage())
