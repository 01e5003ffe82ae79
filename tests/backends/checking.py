"""`room-panel check` as a process, and what it says of the booking system."""

import subprocess
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path


def checked(
    text: str, folder: Path, secrets: Iterable[str] = ()
) -> tuple[int, list[str]]:
    """The exit code, and the lines from the booking system's on.

    None of the secrets may be there, nor a traceback; they are looked at afterwards.
    """
    path = folder / "settings.toml"
    path.write_text(text)
    path.chmod(0o600)
    done = subprocess.run(
        [sys.executable, "-m", "panel", "check", "--settings", str(path)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    said = done.stdout + done.stderr
    assert not [secret for secret in chain(secrets, ["Traceback"]) if secret in said]
    lines = [line.strip() for line in said.splitlines()]
    system = next(n for n, line in enumerate(lines) if line.startswith("booking sys"))
    return done.returncode, lines[system + 1 :]


def failed(lines: list[str]) -> tuple[str, str]:
    """The failure and its remedy, which stand together."""
    at = next(i for i, line in enumerate(lines) if line.startswith("failed: "))
    assert lines[at + 1].startswith("remedy: ")
    return lines[at], lines[at + 1]
