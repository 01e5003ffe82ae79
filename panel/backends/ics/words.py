"""Sizes and times as `check` writes them."""

from datetime import timedelta

MINUTE = timedelta(minutes=1)
KILO, MEGA = 1_000, 1_000_000


def minutes(length: timedelta) -> str:
    """`15 min`; `0.5 min` where it is no whole number."""
    return f"{length / MINUTE:g} min"


def size_of(count: int) -> str:
    """`812 bytes`, `9.6 MB`."""
    if count < KILO:
        return f"{count} bytes"
    return f"{count / KILO:.1f} kB" if count < MEGA else f"{count / MEGA:.1f} MB"
