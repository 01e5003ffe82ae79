"""The room and its rules: the settings file and what the system publishes."""

import os
from collections.abc import Mapping
from datetime import timedelta
from zoneinfo import ZoneInfo

from panel.backends.base import Capabilities, RoomInfo
from panel.domain.room import Room, Rules
from panel.settings.keys import KEYS, Value, stricter_wins, usable
from panel.settings.settings import Settings
from panel.settings.zones import machine_zone, zone_of

NAMELESS = "Meeting room"
LIVE = timedelta(minutes=1)
"""The shortest period in which a system that tells its list by itself is believed."""


def room_and_rules(
    settings: Settings, info: RoomInfo, capabilities: Capabilities
) -> tuple[Room, Rules]:
    """What holds for the room.

    A key written in the file wins over a published one; of `hide_*` and
    `disable_*` the stricter wins, and so it does of `bookable`.
    """
    force = _Force(settings, info)
    room = _room(settings, info, force)
    return room, _rules(settings, force, room=room, capabilities=capabilities)


class _Force:
    """The value in force of each key, by the type that is asked for."""

    def __init__(self, settings: Settings, info: RoomInfo) -> None:
        self._settings = settings
        self._published = {
            name: usable(name, info.published.get(name)) for name in KEYS
        }

    def value(self, name: str) -> Value:
        own, published = self._settings.keys[name], self._published[name]
        if published is None:
            return own
        if name not in self._settings.written:
            return published
        return own or published if stricter_wins(name) else own

    def text(self, name: str) -> str:
        return str(self.value(name))

    def switch(self, name: str) -> bool:
        return bool(self.value(name))

    def number(self, name: str) -> float:
        value = self.value(name)
        assert isinstance(value, int | float)
        return value

    def minutes(self, name: str) -> timedelta:
        return timedelta(minutes=self.number(name))

    def said(self, name: str) -> bool:
        written = name in self._settings.written
        return written or self._published[name] is not None


def _room(settings: Settings, info: RoomInfo, force: _Force) -> Room:
    table, calendar_id = settings.room, force.text("calendar_id")
    capacity = info.capacity if table.capacity is None else table.capacity
    return Room(
        calendar_id=calendar_id,
        name=table.name or info.name or calendar_id or NAMELESS,
        zone=_zone(settings, info, force),
        capacity=capacity,
        bookable=table.bookable is not False and info.bookable is not False,
        text=table.text,
        image=force.text("room_image"),
        offline_image=force.text("offline_image"),
        offline_color=force.text("offline_color"),
        show_qr=not force.switch("hide_qr_code"),
        qr_url=force.text("custom_qr_url"),
        qr_color=_dark_enough(force.text("custom_qr_color")),
        control_ui=force.text("control_ui"),
        catering_ui=force.text("catering_ui"),
        sensor_mac=force.text("sensor_mac"),
        system_id=_system_id(settings.backend.values, info.published),
    )


def _zone(settings: Settings, info: RoomInfo, force: _Force) -> ZoneInfo:
    published = info.zone or zone_of(force.text("calendar_time_zone"))
    return settings.zone or published or machine_zone(os.environ.get("TZ"))


def _system_id(values: Mapping[str, object], published: Mapping[str, object]) -> str:
    """What the system calls itself; the file may name it by an e-mail address."""
    found = published.get("system_id") or values.get("system_id")
    return found if isinstance(found, str) else ""


def _dark_enough(colour: str) -> str:
    if colour == "black":
        return colour
    from panel.settings.colours import LEAST_CONTRAST, contrast_on_white

    return colour if contrast_on_white(colour) >= LEAST_CONTRAST else "black"


def _rules(
    settings: Settings, force: _Force, *, room: Room, capabilities: Capabilities
) -> Rules:
    least, most = _lengths(settings, force)
    disabled = force.value("disable_book_now")
    return Rules(
        pending_period=force.minutes("pending_period"),
        pending_before=force.minutes("pending_before"),
        pending_lapses=capabilities.pending_lapses,
        names_waiting=capabilities.names_waiting,
        min_duration=least,
        max_duration=most,
        presets=tuple(timedelta(minutes=n) for n in settings.screen.presets),
        default_title=force.text("book_now_default_title"),
        disable_book_now=not room.bookable if disabled is None else bool(disabled),
        disable_end_meeting=force.switch("disable_end_meeting"),
        end_button=force.switch("enable_end_meeting_button"),
        ask_host=not force.switch("disable_book_now_host"),
        cache_days=int(force.number("cache_days")),
        include_cancelled=force.switch("include_cancelled_bookings"),
        hide_details=force.switch("hide_meeting_details"),
        hide_title=force.switch("hide_meeting_title"),
        sole_panel=settings.room.sole_panel,
        sensor_stale=force.minutes("sensor_stale_minutes"),
        sync_delay=timedelta(seconds=force.number("change_event_sync_delay")),
        period=_period(force, capabilities),
    )


def _lengths(settings: Settings, force: _Force) -> tuple[timedelta, timedelta]:
    """The shortest and the longest; where the two contradict, the written one stays."""
    least, most = force.minutes("min_duration"), force.minutes("max_duration")
    if least <= most:
        return least, most
    return (least, least) if "min_duration" in settings.written else (most, most)


def _period(force: _Force, able: Capabilities) -> timedelta:
    period = force.minutes("cache_polling_period")
    if able.live:
        # It is not asked then but looked at, and it is heard of in its own time.
        return max(period, LIVE)
    if able.harmless_period is None or force.said("cache_polling_period"):
        return period
    return min(period, able.harmless_period)
