"""The booking systems' own keys: type -> where its table stands, imported on demand.

A new system adds a module beside `local.py` and one line here.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panel.settings.systems.common import System

SYSTEMS = {
    "caldav": "panel.settings.systems.caldav:CalDav",
    "local": "panel.settings.systems.local:Local",
    "ics": "panel.settings.systems.ics:Ics",
    "makeplans": "panel.settings.systems.makeplans:MakePlans",
    "officernd": "panel.settings.systems.officernd:OfficeRnD",
    "placeos": "panel.settings.systems.placeos:PlaceOs",
    "bookings_one": "panel.settings.systems.ones:BookingsOne",
    "offision": "panel.settings.systems.ones:Offision",
}


def system_table(kind: str) -> "type[System]":
    """The table of a system.

    Raises:
        KeyError: there is no such type.
    """
    module, name = SYSTEMS[kind].split(":")
    found: type[System] = getattr(import_module(module), name)
    return found
