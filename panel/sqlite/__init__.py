"""SQLite files that several processes share: durable, and set aside when damaged."""

from panel.sqlite.database import Database
from panel.sqlite.errors import Damaged, StorageError
from panel.sqlite.gently import gently

__all__ = ["Damaged", "Database", "StorageError", "gently"]
