"""Time zones by the names that MakePlans has for them."""

from collections.abc import Mapping
from types import MappingProxyType
from zoneinfo import ZoneInfo

AREAS = (
    "Europe",
    "America",
    "Asia",
    "Africa",
    "Australia",
    "Pacific",
    "Atlantic",
    "Indian",
)
OWN: Mapping[str, str] = MappingProxyType(
    {
        "Abu Dhabi": "Asia/Muscat",
        "Adelaide": "Australia/Adelaide",
        "Alaska": "America/Juneau",
        "American Samoa": "Pacific/Pago_Pago",
        "Arizona": "America/Phoenix",
        "Astana": "Asia/Almaty",
        "Atlantic Time (Canada)": "America/Halifax",
        "Auckland": "Pacific/Auckland",
        "Azores": "Atlantic/Azores",
        "Bangalore": "Asia/Kolkata",
        "Beijing": "Asia/Shanghai",
        "Bern": "Europe/Zurich",
        "Brasilia": "America/Sao_Paulo",
        "Canberra": "Australia/Canberra",
        "Cape Verde Is.": "Atlantic/Cape_Verde",
        "Central America": "America/Guatemala",
        "Central Time (US & Canada)": "America/Chicago",
        "Chatham Is.": "Pacific/Chatham",
        "Chennai": "Asia/Kolkata",
        "Chongqing": "Asia/Chongqing",
        "Eastern Time (US & Canada)": "America/New_York",
        "Edinburgh": "Europe/London",
        "Ekaterinburg": "Asia/Yekaterinburg",
        "Fiji": "Pacific/Fiji",
        "Georgetown": "America/Guyana",
        "Greenland": "America/Nuuk",
        "Guadalajara": "America/Mexico_City",
        "Hanoi": "Asia/Bangkok",
        "Hawaii": "Pacific/Honolulu",
        "Indiana (East)": "America/Indiana/Indianapolis",
        "International Date Line West": "Etc/GMT+12",
        "Islamabad": "Asia/Karachi",
        "Kyiv": "Europe/Kiev",
        "Marshall Is.": "Pacific/Majuro",
        "Mid-Atlantic": "Atlantic/South_Georgia",
        "Midway Island": "Pacific/Midway",
        "Mountain Time (US & Canada)": "America/Denver",
        "Mumbai": "Asia/Kolkata",
        "New Caledonia": "Pacific/Noumea",
        "New Delhi": "Asia/Kolkata",
        "Newfoundland": "America/St_Johns",
        "Nuku'alofa": "Pacific/Tongatapu",
        "Osaka": "Asia/Tokyo",
        "Pacific Time (US & Canada)": "America/Los_Angeles",
        "Port Moresby": "Pacific/Port_Moresby",
        "Pretoria": "Africa/Johannesburg",
        "Quito": "America/Lima",
        "Samoa": "Pacific/Apia",
        "Sapporo": "Asia/Tokyo",
        "Saskatchewan": "America/Regina",
        "Solomon Is.": "Pacific/Guadalcanal",
        "Sri Jayawardenepura": "Asia/Colombo",
        "St. Petersburg": "Europe/Moscow",
        "Tokelau Is.": "Pacific/Fakaofo",
        "Ulaan Bataar": "Asia/Ulaanbaatar",
        "Ulaanbaatar": "Asia/Ulaanbaatar",
        "Volgograd": "Europe/Volgograd",
        "Wellington": "Pacific/Auckland",
        "West Central Africa": "Africa/Algiers",
        "Buenos Aires": "America/Argentina/Buenos_Aires",
        "Urumqi": "Asia/Urumqi",
        "La Paz": "America/La_Paz",
        "UTC": "UTC",
    }
)
"""Those that are no city of the time zone database."""


def zone_named(name: str) -> ZoneInfo | None:
    """The zone; a city alone is enough. None where there is none of that name."""
    city = name.replace(" ", "_")
    for key in (OWN.get(name, name), *(f"{area}/{city}" for area in AREAS)):
        try:
            return ZoneInfo(key)
        except (ValueError, OSError, KeyError):
            continue
    return None
