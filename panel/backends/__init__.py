"""The booking systems: kind -> where its class stands, imported on demand."""

from importlib import import_module

BACKENDS = {
    "caldav": "panel.backends.caldav:CalDavBackend",
    "local": "panel.backends.local:LocalBackend",
    "ics": "panel.backends.ics:IcsBackend",
    "makeplans": "panel.backends.makeplans:MakePlansBackend",
    "officernd": "panel.backends.officernd:OfficeRnDBackend",
    "placeos": "panel.backends.placeos:PlaceOsBackend",
    "bookings_one": "panel.backends.ones:BookingsOneBackend",
    "offision": "panel.backends.ones:OffisionBackend",
}


def backend_class(kind: str) -> type:
    """The class of a booking system.

    Raises:
        KeyError: there is no such kind.
    """
    module, name = BACKENDS[kind].split(":")
    found: type = getattr(import_module(module), name)
    return found
