"""The embedded calendar's table: it has no keys."""

from panel.settings.systems.common import System


class Local(System):
    """The embedded calendar, in the store."""
