"""What the Bookings driver publishes of its settings and its system."""

from collections.abc import Mapping
from typing import Any

from tests.backends.servers.placeos.formula import Switches

FUTURE = 30 * 60
"""A check-in mark that lies further ahead is thrown away when settings load."""

PASSED_ON = (
    "control_ui",
    "catering_ui",
    "custom_qr_url",
    "custom_qr_color",
    "offline_color",
    "offline_image",
    "sensor_mac",
)

Json = Mapping[str, Any]


def published(settings: Json, system: Json) -> dict[str, Any]:
    """The status variables that follow from the settings, as they are written last."""
    bookable = not settings.get("not_bookable", False) and system.get("bookable", True)
    images = system.get("images") or [None]
    return {
        "bookable": bookable,
        "room_name": settings.get("room_name") or _name(system),
        "room_capacity": settings.get("room_capacity", system.get("capacity")),
        "default_title": default_title(settings),
        "disable_book_now_host": settings.get("disable_book_now_host", False),
        "disable_book_now": settings.get("disable_book_now", not bookable),
        "disable_end_meeting": settings.get("disable_end_meeting", False),
        "pending_period": settings.get("pending_period", 5),
        "pending_before": settings.get("pending_before", 5),
        "room_image": settings.get("room_image", images[0]),
        "hide_meeting_details": settings.get("hide_meeting_details", False),
        "hide_meeting_title": settings.get("hide_meeting_title", False),
        "show_qr_code": not settings.get("hide_qr_code", False),
        "min_duration": settings.get("min_duration", 15),
        "max_duration": settings.get("max_duration", 480),
        "enable_end_meeting_button": settings.get("enable_end_meeting_button", False),
        **{name: settings.get(name) for name in PASSED_ON},
    }


def default_title(settings: Json) -> str:
    return settings.get("book_now_default_title") or "Ad Hoc booking"


def switches(settings: Json, last: int) -> Switches:
    """What the status formula looks at."""
    return Switches(
        last=last,
        pending_period=settings.get("pending_period", 5),
        pending_before=settings.get("pending_before", 5),
        disable_end_meeting=settings.get("disable_end_meeting", False),
    )


def mark_of(settings: Json, now: float) -> int:
    """The check-in mark that was kept; one in milliseconds is none."""
    last: int = settings.get("last_booking_started", 0)
    return 0 if last > now + FUTURE else last


def boxes_of(settings: Json, system: Json) -> list[str]:
    """The mailboxes that are read, the room's own first."""
    own = (settings.get("calendar_id") or system["email"]).lower()
    others = [box.lower() for box in settings.get("calendar_ids", [])]
    return list(dict.fromkeys([own, *others]))


def _name(system: Json) -> str:
    name: str = system.get("display_name") or system["name"]
    return name
