"""What a program of the machine prints, where it is there."""

import shutil
import subprocess

PATIENCE = 5.0
"""Seconds that it may take."""


def printed(name: str, *words: str) -> str | None:
    """Its answer; None where there is no such program or it takes too long."""
    program = shutil.which(name)
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout
