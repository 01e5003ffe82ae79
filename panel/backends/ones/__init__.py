"""Bookings ONE and Offision: one vendor, two dialects of one interface."""

from panel.backends.ones.backend import BookingsOneBackend, OffisionBackend

__all__ = ["BookingsOneBackend", "OffisionBackend"]
