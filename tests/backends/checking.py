"""`room-panel check`, and what it says of the booking system."""

from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import chain
from pathlib import Path

from panel.cli import main


def checked(
    text: str, folder: Path, secrets: Iterable[str] = ()
) -> tuple[int, list[str]]:
    """The exit code, and the lines from the booking system's on.

    None of the secrets may be there, nor a traceback; they are looked at afterwards.
    """
    path = folder / "settings.toml"
    path.write_text(text)
    path.chmod(0o600)
    out, complaints = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(complaints):
        code = main(["check", "--settings", str(path)])
    said = out.getvalue() + complaints.getvalue()
    assert not [secret for secret in chain(secrets, ["Traceback"]) if secret in said]
    lines = [line.strip() for line in said.splitlines()]
    system = next(n for n, line in enumerate(lines) if line.startswith("booking sys"))
    return code, lines[system + 1 :]


def failed(lines: list[str]) -> tuple[str, str]:
    """The failure and its remedy, which stand together."""
    at = next(i for i, line in enumerate(lines) if line.startswith("failed: "))
    assert lines[at + 1].startswith("remedy: ")
    return lines[at], lines[at + 1]
