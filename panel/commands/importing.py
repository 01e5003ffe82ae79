"""`import`: puts the bookings of an iCalendar file into the embedded calendar."""

import sys
from pathlib import Path

from panel.backends.base import RoomInfo
from panel.backends.local import LocalBackend
from panel.backends.local.calendar import LocalCalendar
from panel.cli import DONE, Failure
from panel.commands.opening import settings_at
from panel.engine.clock import system_now
from panel.importing import NotImported, import_file
from panel.progress import bar_on
from panel.sqlite import StorageError


def take_in(settings_path: Path | None, calendar_path: Path) -> int:
    """Prints what became of the bookings; a running panel shows them at once."""
    settings = settings_at(settings_path)
    kind = settings.backend.type
    if kind != LocalBackend.kind:
        raise Failure(
            f"Bookings go into the embedded calendar only; the settings say {kind!r} "
            'in [backend] type, so set it to "local" or import there.'
        )
    room, _ = settings.room_and_rules(RoomInfo(), LocalBackend.capabilities)
    calendar = LocalCalendar(settings.store, now=system_now, zone=room.zone)
    try:
        bar = bar_on(sys.stderr)
        import_file(calendar_path, calendar, room.zone, on_progress=bar, out=sys.stdout)
    except (NotImported, StorageError) as error:
        raise Failure(str(error)) from None
    finally:
        calendar.close()
    for notice in calendar.notices:
        print(notice, file=sys.stderr)
    return DONE
