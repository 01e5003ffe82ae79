"""Notes: sentences of the snapshot that stand on the screen as long as they hold."""

from panel.ui.speech import Speech, Text
from panel.ui.titles import clean

TEXT: Text = "These bookings are made up. Write the settings to {path}"
PATH = "/etc/room-panel/settings.toml"
MADE_UP = TEXT.format(path=PATH)
"""On a machine that nobody wrote settings for."""
JOINER = "\u2060"
"""Unseen; no line ends beside it."""


def said(note: str, speech: Speech) -> str:
    """A note in words for the screen; what comes from elsewhere stands as it is."""
    if note != MADE_UP:
        return clean(note)
    return speech.say(TEXT, path=PATH[0] + JOINER + _in_one(PATH[1:]))


def _in_one(path: str) -> str:
    """The path, kept together where a line may end otherwise."""
    for sign in "/-":
        path = path.replace(sign, f"{JOINER}{sign}{JOINER}")
    return path
