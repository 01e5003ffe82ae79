"""`doctor`: how the panel, its machine and its booking system are, line by line."""

import json
import os
import sys
from pathlib import Path

from panel.cli import DONE, FAILED
from panel.doctor.line import Line
from panel.doctor.visit import visit


def doctor(path: Path | None, *, as_json: bool) -> int:
    """Prints one line a matter; 0 where none needs a hand."""
    told = visit(path, os.environ)
    print(_json(told.lines) if as_json else _text(told.lines))
    code = FAILED if any(one.needs_a_hand for one in told.lines.values()) else DONE
    if told.stuck:
        # What hangs in a thread would keep the program from ending.
        sys.stdout.flush()
        os._exit(code)
    return code


def _json(lines: dict[str, Line]) -> str:
    found = [
        {
            "name": name,
            "state": line.state.value,
            "sentence": _plain(line.sentence),
            "remedy": _plain(line.remedy),
            "value": line.value,
        }
        for name, line in lines.items()
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def _text(lines: dict[str, Line]) -> str:
    return "\n".join(_line(name, line) for name, line in lines.items())


def _line(name: str, line: Line) -> str:
    said = _plain(line.sentence)
    remedy = f" -> {_plain(line.remedy)}" if line.remedy else ""
    return f"{line.state.value:<8} {name:<12} {said}{remedy}"


def _plain(text: str) -> str:
    """On one line, whatever a system or a file may have put into it."""
    return "".join(c if c.isprintable() else " " for c in text)
