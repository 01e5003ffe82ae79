"""`shot`: the screen as a picture, without a display."""

import argparse
import os
from dataclasses import replace
from datetime import datetime

from panel.app import Parts, look_of
from panel.cli import DONE, Failure, Wrong
from panel.commands.opening import asked, settings_at
from panel.engine.snapshot import Snapshot
from panel.ui.look import Look


def shot(options: argparse.Namespace) -> int:
    """Writes the picture; a named state comes with sample bookings."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    look = _look(options)
    seen = _seen(options) if options.state is None else None
    from panel.ui import shot as camera

    try:
        if seen is not None:
            camera.shot(seen, look, options.size, options.out)
        else:
            camera.shot_of_state(options.state, look, options.size, options.out)
    except KeyError:
        raise Wrong(f"--state: {options.state!r} is none of {_states()}") from None
    except OSError as error:
        raise Failure(f"{options.out} cannot be written: {error.strerror}.") from None
    return DONE


def _states() -> str:
    from panel.ui.samples import names

    return ", ".join(names())


def _look(options: argparse.Namespace) -> Look:
    plain = options.state is not None and options.settings is None
    look = Look() if plain else look_of(settings_at(options.settings))
    asked_for = {
        "palette": options.palette,
        "column": options.column,
        "language": options.language,
    }
    return replace(look, **{name: v for name, v in asked_for.items() if v})


def _seen(options: argparse.Namespace) -> Snapshot:
    async def question(parts: Parts, now: datetime) -> Snapshot:
        await parts.engine.read()
        return parts.engine.snapshot

    return asked(settings_at(options.settings), options.at, question)
