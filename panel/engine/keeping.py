"""What the memory's file holds, and how it is written: only what differs."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from panel.backends.base import RoomInfo
from panel.domain.booking import Booking, Key
from panel.domain.marks import Ended, Marks
from panel.domain.record import from_record, to_record
from panel.domain.stretches import Stretches, stretches
from panel.engine.snapshot import Freed
from panel.sqlite import gently

SCHEMA = (
    """
    CREATE TABLE booking (key TEXT PRIMARY KEY, record TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE mark (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE ended (key TEXT PRIMARY KEY, record TEXT) STRICT, WITHOUT ROWID
    """,
)

List = Mapping[Key, Booking]


def read_list(connection: sqlite3.Connection) -> dict[Key, Booking]:
    """The bookings by their id and start.

    Raises:
        ValueError, TypeError, KeyError: one of them is not what was written.
    """
    rows = connection.execute("SELECT record FROM booking").fetchall()
    bookings = (from_record(json.loads(record)) for (record,) in gently(rows))
    return {booking.key: booking for booking in bookings}


def write_list(connection: sqlite3.Connection, before: List, after: List) -> bool:
    """Writes what differs; whether anything did."""
    gone = [(_text(key),) for key in gently(before) if key not in after]
    new = list(_differing(before, after))
    connection.executemany("DELETE FROM booking WHERE key = ?", gone)
    for booking in gently(new):
        row = _text(booking.key), json.dumps(to_record(booking))
        connection.execute("INSERT OR REPLACE INTO booking VALUES (?, ?)", row)
    return bool(gone or new)


def _differing(before: List, after: List) -> Iterator[Booking]:
    for key, booking in gently(after.items()):
        old = before.get(key)
        if old is not booking and old != booking:
            yield booking


def read_marks(connection: sqlite3.Connection) -> Marks:
    """The check-ins, and what was ended here."""
    rows = connection.execute("SELECT key FROM mark")
    keys = frozenset(_key(text) for (text,) in rows)
    rows = connection.execute("SELECT key, record FROM ended")
    ended = {_key(text): _ended(json.loads(record)) for text, record in rows}
    return Marks(keys, read_moment(connection, "last_started"), ended)


def write_marks(connection: sqlite3.Connection, before: Marks, after: Marks) -> None:
    """Writes what differs; marks that other processes have added stay."""
    gone, new = before.keys - after.keys, after.keys - before.keys
    connection.executemany("DELETE FROM mark WHERE key = ?", _texts(gone))
    connection.executemany("INSERT OR IGNORE INTO mark VALUES (?)", _texts(new))
    _write_ended(connection, before.ended, after.ended)
    if before.last_started != after.last_started:
        write_moment(connection, "last_started", after.last_started)


def _write_ended(
    connection: sqlite3.Connection,
    before: Mapping[Key, Ended],
    after: Mapping[Key, Ended],
) -> None:
    gone = [key for key in before if key not in after]
    new = [(key, each) for key, each in after.items() if before.get(key) != each]
    rows = [(_text(k), json.dumps([m.isoformat() for m in each])) for k, each in new]
    connection.executemany("DELETE FROM ended WHERE key = ?", _texts(gone))
    connection.executemany("INSERT OR REPLACE INTO ended VALUES (?, ?)", rows)


def _ended(record: list[str]) -> Ended:
    at, until = map(datetime.fromisoformat, record)
    return Ended(at, until)


def read_freed(connection: sqlite3.Connection) -> Freed | None:
    """What was given back last."""
    told = _fact(connection, "freed")
    if told is None:
        return None
    booking, at = from_record(told["booking"]), datetime.fromisoformat(told["at"])
    return Freed(booking=booking, at=at, no_show=told["no_show"])


def write_freed(connection: sqlite3.Connection, freed: Freed | None) -> None:
    """Writes what was given back, None for nothing."""
    told = freed and {
        "booking": to_record(freed.booking),
        "at": freed.at.isoformat(),
        "no_show": freed.no_show,
    }
    _tell(connection, "freed", told)


def read_room(connection: sqlite3.Connection) -> RoomInfo | None:
    """What the system said of the room."""
    told = _fact(connection, "room")
    if told is None:
        return None
    zone = told.pop("zone")
    return RoomInfo(zone=zone and ZoneInfo(zone), **told)


def write_room(connection: sqlite3.Connection, room: RoomInfo) -> None:
    """Writes what the system says of the room."""
    zone = room.zone.key if room.zone else None
    _tell(connection, "room", asdict(room) | {"zone": zone})


def read_closed(connection: sqlite3.Connection) -> Stretches:
    """The times in which nobody may book."""
    told = _fact(connection, "closed") or ()
    moment = datetime.fromisoformat
    return stretches((moment(start), moment(end)) for start, end in told)


def write_closed(connection: sqlite3.Connection, closed: Stretches) -> None:
    """Writes the times in which nobody may book."""
    told = [[start.isoformat(), end.isoformat()] for start, end in closed.all]
    _tell(connection, "closed", told)


def read_moment(connection: sqlite3.Connection, name: str) -> datetime | None:
    """A moment by its name; None where there is none."""
    told = _fact(connection, name)
    return None if told is None else datetime.fromisoformat(told)


def write_moment(
    connection: sqlite3.Connection, name: str, moment: datetime | None
) -> None:
    """Writes a moment under a name."""
    _tell(connection, name, moment and moment.isoformat())


def _fact(connection: sqlite3.Connection, name: str) -> Any:
    query = "SELECT value FROM fact WHERE name = ?"
    row = connection.execute(query, (name,)).fetchone()
    return None if row is None else json.loads(row[0])


def _tell(connection: sqlite3.Connection, name: str, value: object) -> None:
    """Writes a fact; one that stands there already costs the disk nothing."""
    connection.execute(
        "INSERT INTO fact VALUES (?, ?) ON CONFLICT DO UPDATE "
        "SET value = excluded.value WHERE value IS NOT excluded.value",
        (name, json.dumps(value, sort_keys=True)),
    )


def _text(key: Key) -> str:
    """A key as text; JSON, since an id may hold what SQLite's text cannot."""
    return json.dumps([key.id, key.start.isoformat()])


def _key(text: str) -> Key:
    id, start = json.loads(text)
    return Key(id, datetime.fromisoformat(start))


def _texts(keys: Iterable[Key]) -> list[tuple[str]]:
    return [(_text(key),) for key in keys]
