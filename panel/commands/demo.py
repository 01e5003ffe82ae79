"""`demo`: the panel in a window, in a made-up room."""

from panel.commands.made_up import made_up_room
from panel.commands.run import on_the_wall


def demo(size: tuple[int, int] | None) -> int:
    """Runs the panel on a calendar of its own that is gone afterwards."""
    with made_up_room() as path:
        return on_the_wall(path, size)
