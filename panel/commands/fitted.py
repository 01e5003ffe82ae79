"""What `check` says of the lights and the backlight: what is there, what may be set."""

from panel.fitted import Found, of_backlight, of_lights
from panel.settings import Settings


def print_fitted(settings: Settings) -> None:
    """Prints what the settings name of them, each failure with its remedy."""
    if settings.lights is not None:
        print("lights:")
        _print(of_lights(settings.lights))
    if settings.power is not None:
        print("backlight:")
        _print(of_backlight(settings.power))


def _print(lines: Found) -> None:
    """Each with its remedy, where it is a failure."""
    for text, remedy in lines:
        print(f"  {'warning: ' if remedy else ''}{text}")
        if remedy:
            print(f"  remedy: {remedy}")
