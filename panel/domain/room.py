"""A room and the rules it is used by."""

from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What is known about the room; empty or None where nobody said.

    `image` and `offline_image` are an address or a file's path, as written.
    """

    calendar_id: str = ""
    name: str = ""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    capacity: int | None = None
    bookable: bool = True
    text: str = ""
    image: str = ""
    offline_image: str = ""
    offline_color: str = ""
    show_qr: bool = True
    qr_url: str = ""
    qr_color: str = "black"
    control_ui: str = ""
    catering_ui: str = ""
    sensor_mac: str = ""
    system_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The settings that decide, as `docs/settings.md` explains them.

    `pending_lapses` is no setting: it is false where the booking system lets a booking
    wait for its check-in until somebody checks in or ends it. Nor is `names_waiting`:
    it is true where the system says itself which bookings wait.
    """

    pending_period: timedelta = timedelta(minutes=5)
    pending_before: timedelta = timedelta(minutes=5)
    pending_lapses: bool = True
    names_waiting: bool = False
    min_duration: timedelta = timedelta(minutes=15)
    max_duration: timedelta = timedelta(minutes=480)
    presets: tuple[timedelta, ...] = (
        timedelta(minutes=15),
        timedelta(minutes=30),
        timedelta(minutes=60),
    )
    default_title: str = "Ad Hoc booking"
    disable_book_now: bool = False
    disable_end_meeting: bool = False
    end_button: bool = True
    ask_host: bool = False
    cache_days: int = 30
    include_cancelled: bool = False
    hide_details: bool = False
    hide_title: bool = False
    sole_panel: bool = False
    sensor_stale: timedelta = timedelta(minutes=8)
    sync_delay: timedelta = timedelta(seconds=5)
    period: timedelta = timedelta(minutes=5)
