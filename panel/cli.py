"""The commands; every error becomes a sentence and an exit code. No Qt at import."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from panel import __version__

DONE, FAILED, WRONG = 0, 1, 2
EARLIEST, LATEST = 1900, 9900
"""Years that `--at` may be in; what is counted from it still has a date."""


class Wrong(Exception):
    """Settings or arguments are wrong; one line for each problem."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Failure(Exception):
    """It was refused or failed; one sentence."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Wrong(f"arguments: {message}")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit code."""
    _print_utf8()
    try:
        options = _parser().parse_args(argv)
        code = int(options.command(options))
        if sys.stdout is not None:
            sys.stdout.flush()
    except Wrong as error:
        print(error, file=sys.stderr)
        return WRONG
    except Failure as error:
        print(f"room-panel: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:
        _print_no_more()
        return FAILED
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        print(f"room-panel: {what}{error.strerror or error}.", file=sys.stderr)
        _print_no_more()
        return FAILED
    return code


def _print_utf8() -> None:
    """JSON is UTF-8, and a title may hold what the machine's own encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _print_no_more() -> None:
    """Nobody reads it: what is left in the buffer must not be tried again."""
    with suppress(AttributeError, OSError, ValueError):  # there may be no output at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(options: argparse.Namespace) -> int:
    from panel.commands import run

    return run.run(options.settings, options.window)


def _demo(options: argparse.Namespace) -> int:
    from panel.commands import demo

    return demo.demo(options.window)


def _check(options: argparse.Namespace) -> int:
    from panel.commands import check

    return check.check(options.settings, offline=options.offline)


def _doctor(options: argparse.Namespace) -> int:
    from panel.commands import doctor

    return doctor.doctor(options.settings, as_json=options.json)


def _status(options: argparse.Namespace) -> int:
    from panel.commands import asking

    return asking.status(
        options.settings, options.at, as_json=options.json, private=options.private
    )


def _call(options: argparse.Namespace) -> int:
    from panel.commands import asking

    return asking.call(options.settings, options.at, options.name, options.arguments)


def _shot(options: argparse.Namespace) -> int:
    from panel.commands import shot

    return shot.shot(options)


def _import(options: argparse.Namespace) -> int:
    from panel.commands import importing

    return importing.take_in(options.settings, options.calendar)


def _schema(options: argparse.Namespace) -> int:
    from panel.commands import schema

    return schema.schema()


def _pin(options: argparse.Namespace) -> int:
    from panel.commands import pin

    return pin.pin()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="room-panel", description="The panel outside a room.")
    parser.add_argument(
        "--version", action="version", version=f"room-panel {__version__}"
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    run = _command(commands, "run", _run, "the panel, full screen")
    run.add_argument("--window", type=_size, metavar="WxH", help="in a window")

    demo = commands.add_parser("demo", help="a believable day in a window")
    demo.set_defaults(command=_demo)
    demo.add_argument("--window", type=_size, metavar="WxH", default=(1280, 800))

    check = _command(commands, "check", _check, "what is right and what is wrong")
    check.add_argument("--offline", action="store_true", help="the file alone")

    doctor = _command(commands, "doctor", _doctor, "how the panel and its machine are")
    doctor.add_argument("--json", action="store_true", help="as JSON")

    status = _command(commands, "status", _status, "the status variables")
    status.add_argument("--at", type=_moment, metavar="T", help="at that moment")
    status.add_argument("--json", action="store_true", help="as JSON")
    status.add_argument(
        "--private", action="store_true", help="with what the screen hides"
    )

    call = _command(commands, "call", _call, "a command of the room")
    call.add_argument("--at", type=_moment, metavar="T", help="at that moment")
    call.add_argument("name", metavar="NAME")
    call.add_argument("arguments", metavar="ARGS", nargs="?", default="")

    shot = _command(commands, "shot", _shot, "the screen as a picture")
    shot.add_argument("--at", type=_moment, metavar="T", help="at that moment")
    shot.add_argument("--state", metavar="NAME", help="a state with sample bookings")
    shot.add_argument("--palette", choices=("standard", "colour-blind"))
    shot.add_argument("--language", metavar="L")
    shot.add_argument("--column", choices=("dark", "light"))
    shot.add_argument("--size", type=_size, metavar="WxH", required=True)
    shot.add_argument("--out", type=Path, metavar="P.png", required=True)

    take_in = _command(commands, "import", _import, "an iCalendar file")
    take_in.add_argument("calendar", type=Path, metavar="CALENDAR.ics")

    schema = commands.add_parser("schema", help="JSON Schema of the settings file")
    schema.set_defaults(command=_schema)

    pin = commands.add_parser("pin", help="the admin's PIN for the settings file")
    pin.set_defaults(command=_pin)
    return parser


def _command(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    command: Callable[[argparse.Namespace], int],
    about: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about)
    parser.add_argument("--settings", type=Path, metavar="F", help="the settings file")
    parser.set_defaults(command=command)
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    try:
        size = int(width), int(height)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not like 1280x800") from None
    if not all(200 <= side <= 8000 for side in size):
        raise argparse.ArgumentTypeError("a side has 200 to 8000 pixels")
    return size


def _moment(text: str) -> datetime:
    """A moment of RFC 3339, which always has a zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() is None:
        example = "2026-11-21T10:00:00+00:00"
        raise argparse.ArgumentTypeError(f"{text!r} is not a moment like {example}")
    if not EARLIEST <= moment.year <= LATEST:
        years = f"{EARLIEST} to {LATEST}"
        raise argparse.ArgumentTypeError(f"{text!r} is not in the years {years}")
    return moment
