"""Where the settings file and the booking system do not say the same."""

from collections.abc import Iterator

from panel.backends.base import RoomInfo
from panel.settings.keys import KEYS, is_placeholder, stricter_wins, usable
from panel.settings.phrases import found
from panel.settings.settings import Settings


def differences(settings: Settings, info: RoomInfo) -> tuple[str, ...]:
    """A sentence for each written key that the booking system sees otherwise."""
    return tuple(
        f"{name}: the settings file says {found(own)}, the booking system "
        f"{found(published)}; {_who_counts(name)}"
        for name, own, published in _pairs(settings, info)
        if published is not None and _plain(name, own) != _plain(name, published)
    )


def refusals(info: RoomInfo) -> tuple[str, ...]:
    """A sentence for each published value that makes no sense and is left out."""
    return tuple(
        f"{name}: the booking system says {found(value)}, which makes no sense here "
        "and is left out"
        for name, value in info.published.items()
        if name in KEYS and not _sensible(name, value)
    )


def _pairs(settings: Settings, info: RoomInfo) -> Iterator[tuple[str, object, object]]:
    for name in KEYS:
        if name in settings.written:
            yield name, settings.keys[name], _published(name, info)
    room = settings.room
    if room.name:
        yield "room.name", room.name, info.name
    if room.capacity is not None:
        yield "room.capacity", room.capacity, info.capacity
    if room.bookable is not None:
        yield "room.bookable", room.bookable, info.bookable


def _published(name: str, info: RoomInfo) -> object:
    if name == "calendar_time_zone" and info.zone:
        return info.zone.key
    return usable(name, info.published.get(name))


def _plain(name: str, value: object) -> object:
    """Calendar ids and colours are the same in any case."""
    folds = name == "calendar_id" or name.endswith("_color")
    return value.casefold() if folds and isinstance(value, str) else value


def _who_counts(name: str) -> str:
    if stricter_wins(name) or name == "room.bookable":
        return "the stricter counts"
    return "the settings file counts"


def _sensible(name: str, value: object) -> bool:
    if value in (None, "") or is_placeholder(value):
        return True
    taken = usable(name, value)
    if name == "custom_qr_color" and isinstance(taken, str):
        from panel.settings.colours import LEAST_CONTRAST, contrast_on_white

        return contrast_on_white(taken) >= LEAST_CONTRAST
    return taken is not None
