"""What an account holds, as plain objects with the field names of the service."""

from datetime import UTC, datetime
from typing import Any

Thing = dict[str, Any]

STATES = (
    "awaiting_verification",
    "verification_expired",
    "awaiting_payment",
    "awaiting_confirmation",
    "confirmed",
    "waitlisted",
    "declined",
    "cancelled",
    "deleted",
)
ACTIVE = (
    "awaiting_verification",
    "awaiting_payment",
    "awaiting_confirmation",
    "confirmed",
)
VISIBLE = ("declined", "cancelled")
STATUSES = ("checked_in", "in_progress", "completed", "no_show")
SAMPLE = (
    "booked_from",
    "booked_to",
    "created_at",
    "custom_data",
    "count",
    "expires_at",
    "external_id",
    "id",
    "notes",
    "person_id",
    "resource_id",
    "service_id",
    "state",
    "status",
    "updated_at",
)
"""The fields of the sample in the source document."""
MORE = (
    "title",
    "event_id",
    "reminder_at",
    "reminded_at",
    "paid_at",
    "paid_amount",
    "revision_count",
    "created_by",
    "updated_by",
    "external_url",
    "external_host_url",
    "booked_by_person_id",
    "verification_method",
    "location_url",
    "location_host_url",
    "active",
    "collection_id",
    "booking_type",
    "coupon_id",
)
"""The other attributes that are put out."""
SETTABLE = (
    "service_id",
    "event_id",
    "resource_id",
    "person_id",
    "booked_from",
    "booked_to",
    "title",
    "notes",
    "external_id",
    "external_url",
    "external_host_url",
    "custom_data",
    "count",
    "coupon_id",
    "person_attributes",
    "public_booking",
    "expires_at",
    "reminder_at",
    "paid_at",
    "paid_amount",
)
PERSON = ("name", "email", "phone_number", "national_id_no", "external_id")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def booking(id: int, start: float, end: float, **more: Any) -> Thing:
    """Active and confirmed, from and to these unix times."""
    plain = dict.fromkeys((*SAMPLE, *MORE))
    return {
        **plain,
        "id": id,
        "booked_from": start,
        "booked_to": end,
        "count": 1,
        "resource_id": 1,
        "state": "confirmed",
        "revision_count": 0,
        "booking_type": "appointment",
        **more,
    }


def resource(id: int, title: str, **more: Any) -> Thing:
    """Open at all times, one booking at a time."""
    hours = dict.fromkeys(f"opening_hours_{day}" for day in DAYS)
    return {
        "id": id,
        "title": title,
        "capacity": 1,
        "custom_data": {"seats": "10"},
        "active": True,
        **hours,
        **more,
    }


def service(id: int, title: str, **more: Any) -> Thing:
    return {
        "id": id,
        "title": title,
        "active": True,
        "booking_type": "appointment",
        "interval": 60,
        **more,
    }


def person(id: int, name: str, email: str = "", **more: Any) -> Thing:
    return {
        "id": id,
        "name": name,
        "email": email or None,
        "phone_number": "",
        "national_id_no": None,
        "external_id": None,
        "blocked": False,
        **more,
    }


def unix(text: str, zone: Any) -> float:
    """A moment as it may be put in: without a zone it is in the account's.

    Raises:
        ValueError: it is none.
    """
    found = datetime.fromisoformat(text)
    return (found if found.tzinfo else found.replace(tzinfo=zone)).timestamp()


def shown(moment: float | None, zone: Any) -> str | None:
    """A moment as it is put out: to the second, with the account's offset."""
    if moment is None:
        return None
    local = datetime.fromtimestamp(moment, UTC).astimezone(zone)
    return local.isoformat(timespec="seconds")
