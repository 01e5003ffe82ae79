"""What is fitted to the tablet, where the settings name any of it."""

from panel.doctor.line import Line, good, warn
from panel.doctor.seen import Seen
from panel.fitted import Found, of_backlight, of_lights


def lights(seen: Seen) -> Line | None:
    """Whether the lights are there and may be set."""
    table = seen.settings and seen.settings.lights
    return _line(of_lights(table)) if table else None


def backlight(seen: Seen) -> Line | None:
    """Whether the backlight is there and may be set."""
    table = seen.settings and seen.settings.power
    return _line(of_backlight(table)) if table else None


def _line(found: Found) -> Line:
    told = list(found)
    wrong = [text for text, remedy in told if remedy]
    if not wrong:
        return good("; ".join(text for text, _ in told), 0)
    remedies = dict.fromkeys(remedy for _, remedy in told if remedy)
    return warn("; ".join(wrong), "; ".join(remedies), len(wrong))
