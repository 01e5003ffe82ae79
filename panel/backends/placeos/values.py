"""The status variables of the module: what is bound, and what was last said."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType

SETTLE = 0.15
"""Seconds a burst of notifications is waited for at most."""
QUIET = 0.03
"""Seconds without a notification after which a burst is over."""

LIST = "bookings"
STARTED = "last_booking_started"
SURE = (LIST, "hide_meeting_details", "hide_meeting_title", "pending_period")
"""What a module that has started tells of: with these there, so is the rest."""

PUBLISHED: Mapping[str, str] = MappingProxyType(
    {
        "default_title": "book_now_default_title",
        "disable_book_now": "disable_book_now",
        "disable_book_now_host": "disable_book_now_host",
        "disable_end_meeting": "disable_end_meeting",
        "enable_end_meeting_button": "enable_end_meeting_button",
        "pending_period": "pending_period",
        "pending_before": "pending_before",
        "min_duration": "min_duration",
        "max_duration": "max_duration",
        "control_ui": "control_ui",
        "catering_ui": "catering_ui",
        "room_image": "room_image",
        "offline_image": "offline_image",
        "offline_color": "offline_color",
        "hide_meeting_details": "hide_meeting_details",
        "hide_meeting_title": "hide_meeting_title",
        "custom_qr_url": "custom_qr_url",
        "custom_qr_color": "custom_qr_color",
        "sensor_mac": "sensor_mac",
    }
)
"""Status variables that hold a setting -> the key of the settings file."""

NAMES = (
    # The list comes last: when it is there, the rest is too.
    "connected",
    *PUBLISHED,
    "room_name",
    "room_capacity",
    "bookable",
    "show_qr_code",
    "presence",
    "people_count",
    "sensor_name",
    "sensor_stale",
    STARTED,
    "status",
    "booked",
    "current_pending",
    "next_pending",
    "current_booking",
    "next_booking",
    LIST,
)
"""All that is bound. The other names and why they are not: docs/backends/placeos.md."""


class Values:
    """What one connection was told; an absent value and null are the same.

    `news` is set with every change.
    """

    def __init__(self, news: asyncio.Event) -> None:
        self._told: dict[str, object] = {}
        self._news = news
        self._clock = asyncio.get_running_loop().time
        self._last = 0.0
        self._counts: Counter[str] = Counter()
        self._arrived = asyncio.Event()

    def take(self, name: str, value: object) -> None:
        """One notification."""
        self._last = self._clock()
        self._counts[name] += 1
        self._arrived.set()
        if name not in NAMES or self._told.get(name) == value:
            return
        self._told[name] = value
        self._news.set()

    def heard(self, name: str) -> int:
        """How often it was told."""
        return self._counts[name]

    async def told(self, name: str, *, after: int, within: float) -> bool:
        """Whether it is told more often than `after`, in so many seconds."""
        latest = self._clock() + within
        while self._counts[name] <= after:
            left = latest - self._clock()
            if left <= 0:
                return False
            self._arrived.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._arrived.wait()
        return True

    async def settled(self) -> None:
        """Waits for the end of a burst: a module tells its variables one by one."""
        latest = self._clock() + SETTLE
        while (now := self._clock()) < min(self._last + QUIET, latest):
            await asyncio.sleep(min(self._last + QUIET, latest) - now)

    def get(self, name: str) -> object:
        """The value, None where there is none."""
        return self._told.get(name)

    def flag(self, name: str) -> bool | None:
        value = self._told.get(name)
        return value if isinstance(value, bool) else None

    def text(self, name: str) -> str:
        value = self._told.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> float | None:
        value = self._told.get(name)
        return None if isinstance(value, bool) else _finite(value)

    def published(self) -> dict[str, object]:
        """The settings that the module publishes, under the settings file's names."""
        found = {key: self._told.get(name) for name, key in PUBLISHED.items()}
        shown = self.flag("show_qr_code")
        if shown is not None:
            found["hide_qr_code"] = not shown
        return {key: value for key, value in found.items() if value is not None}


def _finite(value: object) -> float | None:
    if not isinstance(value, int | float) or not abs(value) < 2**53:
        return None
    return value
