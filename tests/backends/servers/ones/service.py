"""The external interface of Bookings ONE and Offision, as strict as its documents.

It stands at paths of its own: nothing here is where the panel would guess it.
"""

import base64
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from tests.backends.servers.http import Answer, Asked
from tests.backends.servers.ones.world import (
    KEY,
    ROOM,
    STATES,
    Kept,
    Row,
    World,
    living,
    overlap,
)

ROOT = "/svc/API/external"
PATHS = {
    "root": ROOT,
    "system": "sys/v1/info",
    "resource": "rooms/v3/one/{id}",
    "appointments": "cal/v2/list",
    "users": "people/v1/find",
    "player_content": "screens/v1/content",
    "access_keys": "keys/v4/all",
    "visits": "/else/where/visits",
    "occupancy": "iot/v1/occ",
    "epaper_tag": "tags/v1/state",
    "subscribe_appointments": "hooks/v1/appointments",
    "subscribe_player_content": "hooks/v1/content",
    "subscribe_access_keys": "hooks/v1/keys",
    "booking": "/svc/api/external/book-it",
}
OFFISION_PATHS = {**PATHS, "environment": "iot/v1/env"}

PAGED = ("page", "row")
WINDOW = ("from", "to")
QUERIES: Mapping[str, tuple[str, ...]] = {
    "system": (),
    "resource": (),
    "appointments": (
        *("id", *WINDOW, "organizerUserId", "searchText", "bookingState"),
        *("bookableResourceId", "bookableResourceType", "bookingId"),
        *("excludePreparation", *PAGED),
    ),
    "users": ("id", "userGroupId", "searchText", *PAGED),
    "player_content": ("id",),
    "access_keys": ("bookableResourceId", "type"),
    "visits": (
        *("id", *WINDOW, "invitingUserId", "searchText", "bookingState"),
        *("bookableResourceId", "buildingId", "visitorId", "bookingId", *PAGED),
    ),
}
SUBSCRIPTION = ("ids", "callbackUrl", "expireTime")
AIR = (
    *("temperature", "humidity", "hcho", "cO2", "detectedLUX", "detectedKelvin"),
    *("actualLUX", "actualKelvin", "tvoc", "pM25", "pM10", "barometricPressure"),
    *("powerConsumption", "noiseLevel"),
)
UNITS = {
    "temperatureUnit": (0, 1),
    "humidityUnit": (0,),
    "powerConsumptionUnit": (0,),
}
BOOKING = (
    *("subject", "htmlBody", "textBody", "period", "resources", "organizer"),
    *("requiredAttendees", "optionalAttendees", "isAllDay", "withOnlineMeeting"),
)
PERIOD = ("start", "startTimeZone", "end", "endTimeZone")


class Wrong(Exception):
    """What the documents do not allow: the status and a sentence."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


class Service:
    """Answers requests out of a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        paths = PATHS if world.localised else OFFISION_PATHS
        self._places = {_whole(path): name for name, path in paths.items()}

    def __call__(self, asked: Asked) -> Answer:
        if not _authorised(asked.headers.get("authorization", "")):
            return Answer(401)
        name = self._places.get(asked.path, "")
        if name in ("", "root"):
            return Answer(404, {"title": "Not Found", "status": 404})
        answers = self._gets if asked.method == "GET" else self._posts
        if asked.method not in ("GET", "POST") or name not in answers:
            return Answer(405)
        try:
            return Answer(200, answers[name](self._told(asked, name)))
        except Wrong as wrong:
            told = {"title": str(wrong), "status": wrong.status}
            return Answer(wrong.status, told)

    def _told(self, asked: Asked, name: str) -> Row:
        """The query or the body, with nothing in it that is not documented."""
        if asked.method == "GET":
            _only(asked.query, QUERIES[name])
            return dict(asked.query)
        kind = asked.headers.get("content-type", "").partition(";")[0]
        body = asked.json()
        if kind != "application/json" or not isinstance(body, dict) or asked.query:
            raise Wrong("A body of JSON is needed.", 415)
        return body

    @property
    def _gets(self) -> dict[str, Callable[[Row], Any]]:
        return {
            "system": self._system,
            "resource": lambda told: self.world.room,
            "appointments": self._appointments,
            "users": self._users,
            "player_content": self._content,
            "access_keys": self._keys,
            "visits": self._visits,
        }

    @property
    def _posts(self) -> dict[str, Callable[[Row], Any]]:
        found = {
            "booking": self._book,
            "occupancy": self._occupancy,
            "environment": self._environment,
            "epaper_tag": self._tag,
        }
        kinds = (name for name in PATHS if name.startswith("subscribe_"))
        return found | {kind: self._subscriber(kind) for kind in kinds}

    def _system(self, told: Row) -> Row:
        return {
            "name": "Bookings ONE" if self.world.localised else "Offision",
            "version": "2.2.0",
            "environment": "Production",
            "clientName": "Happy Ltd.",
        }

    def _appointments(self, told: Row) -> Row:
        if told.get("bookableResourceId") != ROOM:
            return self._paged([], told)
        names = told.get("bookingState", ",".join(STATES)).split(",")
        if not set(names) <= set(STATES):
            raise Wrong("There is no such booking state.")
        self.world.before.pop(told.get("bookingState", ""), lambda: None)()
        window = self._moment(told.get("from")), self._moment(told.get("to"))
        manners = self.world.manners
        every = manners.stateless or (manners.one_state and len(names) > 1)
        found = [k for k in self.world.kept if every or k.state in names]
        listed = (k.told for k in found if self._within(k, *window))
        return self._paged(listed, told)

    def _within(self, kept: Kept, start: datetime, end: datetime) -> bool:
        if self.world.manners.starts_only:
            return start <= kept.start < end
        return overlap(kept, start, end)

    def _visits(self, told: Row) -> Row:
        if told.get("bookableResourceId") != ROOM:
            return self._paged([], told)
        self._moment(told.get("from")), self._moment(told.get("to"))
        return self._paged(self.world.visits, told)

    def _users(self, told: Row) -> Row:
        wanted = str(told.get("searchText", "")).casefold()
        found = (u for u in self.world.users if wanted in u["displayName"].casefold())
        return self._paged(found, told)

    def _content(self, told: Row) -> list[Row]:
        ids = told.get("id", "").split(",")
        content = self.world.content
        return [c for c in content if str(c["bookableResource"]["id"]) in ids]

    def _keys(self, told: Row) -> list[Row]:
        kinds = told.get("type", "oneTime,static,daily").split(",")
        if not set(kinds) <= {"oneTime", "static", "daily"}:
            raise Wrong("There is no such type of key.")
        if told.get("bookableResourceId") != ROOM:
            return []
        return [row for kind, row in self.world.access_keys if kind in kinds]

    def _paged(self, rows: Iterable[Row], told: Row) -> Row:
        manners, all_rows = self.world.manners, list(rows)
        row = min(_whole_number(told.get("row", "50")), manners.most)
        page = _whole_number(told.get("page", str(manners.first)))
        begin = (page - manners.first) * row
        if begin < 0:
            begin, page = 0, manners.first
        shown = all_rows[begin : begin + row]
        meta = {"total": len(all_rows), "row": row, "page": page}
        return {"data": shown, "metaData": meta if manners.meta else {}}

    def _book(self, told: Row) -> Row:
        _only(told, BOOKING)
        period = told.get("period")
        if not isinstance(period, dict) or set(period) != set(PERIOD):
            raise Wrong("A period is needed.")
        start, end = self._zoned(period, "start"), self._zoned(period, "end")
        if end <= start or told.get("resources") != [ROOM]:
            raise Wrong("The period or the resources are wrong.")
        if not isinstance(told.get("organizer"), str | None):
            raise Wrong("The organizer is wrong.")
        self._look_for_room(start, end)
        kept = self.world.made(start, end, subject=told["subject"])
        self._let_begin(self.world.put(kept))
        self.world.posted.append(("booking", told))
        return kept.told["booking"]

    def _let_begin(self, kept: Kept) -> None:
        """Without a rule for check-ins a booking is in use from its start on."""
        if kept.start.timestamp() <= self.world.now() < kept.end.timestamp():
            kept.state = "using"

    def _zoned(self, period: Row, name: str) -> datetime:
        zone = period[f"{name}TimeZone"]
        if zone not in available_timezones():
            raise Wrong("There is no such time zone.")
        told = self._moment(period[name])
        if told.utcoffset() != told.astimezone(ZoneInfo(zone)).utcoffset():
            raise Wrong("The offset is not that of the time zone.")
        return told.astimezone(UTC)

    def _look_for_room(self, start: datetime, end: datetime) -> None:
        manners = self.world.manners
        held = (k for k in self.world.kept if living(k))
        if not manners.overbooks and any(overlap(k, start, end) for k in held):
            raise Wrong("The resource is not available.", manners.clash)

    def _occupancy(self, told: Row) -> Row:
        own = "data" if self.world.localised else "hasMotion"
        _only(told, ("accessId", "timestamp", own))
        self._sensed(told)
        if not self.world.localised:
            if not isinstance(told.get("hasMotion"), bool):
                raise Wrong("hasMotion is true or false.")
            self._let_in(told["hasMotion"])
            return self._post("occupancy", told, {"isSuccess": True})
        data = told.get("data")
        if not isinstance(data, dict) or set(data) != {"isConnected", "isOccupied"}:
            raise Wrong("isConnected and isOccupied are needed.")
        self._let_in(data["isOccupied"])
        answer = {"deviceId": 10, "timestamp": told["timestamp"], "data": data}
        return self._post("occupancy", told, answer)

    def _environment(self, told: Row) -> Row:
        _only(told, ("accessId", "timestamp", "hasMotion", *AIR, *UNITS))
        self._sensed(told)
        for name, numbers in UNITS.items():
            if told.get(name, numbers[0]) not in numbers:
                raise Wrong(f"There is no such {name}.")
        return self._post("environment", told, {"isSuccess": True})

    def _let_in(self, there: bool) -> None:
        now = datetime.fromtimestamp(self.world.now(), UTC)
        for kept in self.world.kept if self.world.manners.sensor_checks_in else ():
            if there and living(kept) and kept.start <= now < kept.end:
                kept.state = "using"

    def _sensed(self, told: Row) -> None:
        if not told.get("accessId"):
            raise Wrong("The accessId is empty.")
        if told.get("timestamp") is not None:
            self._moment(told["timestamp"])

    def _tag(self, told: Row) -> Row:
        _only(told, ("batteryLevel", "screenSize", "isOnline", "ePaperTagId"))
        return self._post("epaper_tag", told, {"isSuccess": True})

    def _subscriber(self, kind: str) -> Callable[[Row], str]:
        def subscribe(told: Row) -> str:
            if set(told) != set(SUBSCRIPTION) or not told["ids"]:
                raise Wrong("ids, callbackUrl and expireTime are needed.")
            if not 1 <= told["expireTime"] <= 1440:
                raise Wrong("The most is 1440 minutes.")
            self.world.subscriptions.append((kind, told))
            return f"subscription-{len(self.world.subscriptions)}"

        return subscribe

    def _post(self, name: str, told: Row, answer: Row) -> Row:
        self.world.posted.append((name, told))
        return answer

    def _moment(self, text: Any) -> datetime:
        if text == "now":
            return datetime.fromtimestamp(self.world.now(), UTC)
        try:
            found = datetime.fromisoformat(text)
        except (TypeError, ValueError):
            raise Wrong("That is no time.") from None
        if found.tzinfo is None:
            raise Wrong("A time needs its offset.")
        return found


def _whole(path: str) -> str:
    whole = path if path.startswith("/") else f"{ROOT}/{path}"
    return whole.replace("{id}", ROOM)


def _authorised(shown: str) -> bool:
    basic = base64.b64encode(f"{KEY}:".encode()).decode()
    return shown in (KEY, f"Basic {basic}")


def _only(told: Mapping[str, Any], names: Iterable[str]) -> None:
    if unknown := set(told) - set(names):
        raise Wrong(f"There is no {min(unknown)}.")


def _whole_number(text: str) -> int:
    if not text.isdecimal():
        raise Wrong("A page and its rows are whole numbers.")
    return int(text)
