"""Settings that are read anew."""

import asyncio
from pathlib import Path

from panel.renewal import Renewal
from panel.settings.watch import FileWatch

NOT_TO_BE_STARTED = "no\0name"
"""A variable with which no process can be started."""


async def test_what_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    """The file is good all the time, and never touched."""
    path = tmp_path / "settings.toml"
    path.write_text("pending_period = 3", encoding="utf-8")
    environ = {"HOME": "/h", NOT_TO_BE_STARTED: ""}
    told = []

    def report(problems: list[str]) -> None:
        told.append(problems)
        del environ[NOT_TO_BE_STARTED]

    renewal = Renewal(path, environ, FileWatch(path), pause=0.1)
    renewal.ask()
    settings = await asyncio.wait_for(renewal.sound(report), 30)
    assert settings.keys["pending_period"] == 3
    ((problem,),) = told
    assert "could not begin" in problem
