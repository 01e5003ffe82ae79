"""Places that are hard to live in: folders and disks that do not take a write."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BARRED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
APART = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
FIXED = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
SMALL = 'mount -t tmpfs -o size=256k none "$1" && shift && exec "$@"'
FULL = """
mkdir "$1.kept" && cp -a "$1/." "$1.kept" && mount -t tmpfs -o size=512k none "$1" &&
cp -a "$1.kept/." "$1" && rm -r "$1.kept" && cat /dev/zero >"$1/full" 2>/dev/null
shift && exec "$@"
"""
LIMITED = 'ulimit -f "$1" && shift && exec "$@"'


def in_barred_folder(folder: Path, code: str) -> str:
    """What the code prints where this user may read the folder but not write it."""
    mode = folder.stat().st_mode
    folder.chmod(0o555)
    try:
        return _told([*(BARRED if os.geteuid() == 0 else []), *_python(code, folder)])
    finally:
        folder.chmod(mode)


def on_fixed_disk(folder: Path, code: str) -> str:
    """What the code prints where the folder's disk can only be read."""
    return _told([*_apart(), "sh", "-c", FIXED, "sh", folder, *_python(code, folder)])


def on_small_disk(folder: Path, code: str) -> str:
    """What the code prints on an empty disk of 256 kB in place of the folder."""
    return _told([*_apart(), "sh", "-c", SMALL, "sh", folder, *_python(code, folder)])


def on_full_disk(folder: Path) -> tuple[str, ...]:
    """What to put before a command so that the folder is on a disk that is full."""
    return (*_apart(), "sh", "-c", FULL, "sh", str(folder))


def with_small_files(folder: Path, code: str, blocks: int) -> str:
    """What the code prints where no file may grow beyond so many half kilobytes."""
    return _told(["sh", "-c", LIMITED, "sh", str(blocks), *_python(code, folder)])


def _python(code: str, folder: Path) -> list[str | Path]:
    return [sys.executable, "-c", code, folder]


@cache
def _apart() -> tuple[str, ...]:
    """The way to a mount table of our own, where the system allows one."""
    try:
        subprocess.run([*APART, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system does not let us mount a disk")
    return tuple(APART)


def _told(command: list[str | Path]) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr, done.stderr
    return done.stdout
