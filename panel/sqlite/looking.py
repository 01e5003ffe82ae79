"""A look at a database file from outside: nothing is written, mended or set aside."""

import sqlite3
from contextlib import closing
from pathlib import Path

from panel.sqlite.errors import is_busy

PATIENCE = 2.0
"""Seconds to wait for those who are writing."""


def unsound(path: Path) -> str:
    """What is wrong inside the file, in a few words; empty where it is sound.

    Raises:
        OSError: it cannot be looked at now.
    """
    address = f"{path.as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, timeout=PATIENCE, uri=True)) as it:
            (said,) = it.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if is_busy(error) or error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CANTOPEN:
            raise OSError(0, str(error)) from None
        return str(error)
    return "" if said == "ok" else " ".join(str(said).split())[:100]
