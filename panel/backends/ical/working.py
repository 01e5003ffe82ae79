"""What the process that reads calendars does with one order."""

from collections.abc import Iterator

from panel.backends.ical.editing.change import Change
from panel.backends.ical.editing.changing import change
from panel.backends.ical.reading import given
from panel.backends.ical.wanted import Wanted


def lines_for(order: Wanted | Change) -> Iterator[bytes]:
    """The answer, line by line."""
    if isinstance(order, Change):
        return change(order).lines()
    return given(order).lines()
