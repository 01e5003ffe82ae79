"""What the module publishes of the room, and where it is silent the system."""

from panel.backends.base import RoomInfo
from panel.backends.placeos.rest import System
from panel.backends.placeos.values import Values


def room_info(
    values: Values,
    system: System | None,
    *,
    system_id: str,
    calendar_id: str,
    web_panel: str = "",
) -> RoomInfo:
    """The room; `web_panel` is the address of the building's own web panel."""
    system = system or System(id=system_id)
    capacity = values.number("room_capacity")
    bookable = values.flag("bookable")
    published = {"system_id": system_id, **values.published()}
    if calendar_id:
        published["calendar_id"] = calendar_id
    if system.image and "room_image" not in published:
        published["room_image"] = system.image
    if web_panel and "custom_qr_url" not in published:
        published["custom_qr_url"] = f"{web_panel}#/checkin/{{system_id}}"
    return RoomInfo(
        name=values.text("room_name").strip() or system.name or None,
        capacity=int(capacity) if capacity and capacity > 0 else system.capacity,
        zone=system.zone,
        bookable=system.bookable if bookable is None else bookable,
        published=published,
    )
