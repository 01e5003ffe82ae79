"""The embedded calendar: the bookings of one room in a file of the store."""

from panel.backends.local.backend import LocalBackend

__all__ = ["LocalBackend"]
