"""A strict CalDAV server on loopback, steered by the tests."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import quote, unquote
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from tests.backends.servers.caldav.expanding import expanded
from tests.backends.servers.caldav.world import (
    HOME,
    PASSWORD,
    PRINCIPAL,
    ROOM,
    TOKEN,
    USER,
    World,
)
from tests.backends.servers.http import Answer, Asked
from tests.backends.servers.web import Web

D, C, S = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}", "{http://calendarserver.org/ns/}"
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<d:multistatus xmlns:d="DAV:" '
    'xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:s="http://calendarserver.org/ns/">'
)
BASIC = "Basic " + b64encode(f"{USER}:{PASSWORD}".encode()).decode()
XML = {"Content-Type": "application/xml; charset=utf-8"}
STAMP = "%Y%m%dT%H%M%SZ"

Props = dict[str, str]


class CalDav(Web):
    """`world` is what it holds; change it within `steer`."""

    def __init__(self, world: World) -> None:
        self.world = world
        super().__init__(self._answer, world.clock)

    @property
    def room(self) -> str:
        """The calendar's own address."""
        return self.url + ROOM

    def put(self, name: str, text: str) -> None:
        """Somebody writes an object."""
        self.steer(lambda: self.world.put(name, text))

    def remove(self, name: str) -> None:
        """Somebody removes one."""
        self.steer(lambda: self.world.remove(name))

    def written(self) -> list[tuple[str, str]]:
        """The changes that were asked for."""
        reads = ("PROPFIND", "REPORT", "OPTIONS", "GET")
        return [(a.method, a.path) for a in tuple(self.asked) if a.method not in reads]

    def _answer(self, asked: Asked) -> Answer:
        told = asked.headers.get("authorization")
        if told not in (BASIC, f"Bearer {TOKEN}"):
            return Answer(401, headers={"WWW-Authenticate": 'Basic realm="x"'})
        path = quote(asked.path)
        if path == "/.well-known/caldav":
            if not self.world.well_known:
                return Answer(404)
            return Answer(301, headers={"Location": self.world.well_known})
        if asked.method == "OPTIONS":
            return Answer(200, headers={"DAV": self.world.offers})
        known = path in ("/dav/", PRINCIPAL, HOME) or path in self._calendars()
        if not known and path.rstrip("/") + "/" in self._calendars():
            return Answer(301, headers={"Location": path + "/"})
        if not known:
            return Answer(404)
        ask = {"PROPFIND": self._propfind, "REPORT": self._report}.get(asked.method)
        return Answer(405) if ask is None else ask(path, asked)

    def _calendars(self) -> list[str]:
        others = [f"{HOME}other-{n}/" for n, _ in enumerate(self.world.others)]
        return [ROOM, *others]

    def _propfind(self, path: str, asked: Asked) -> Answer:
        depth = asked.headers.get("depth")
        if depth not in ("0", "1"):
            return Answer(403)
        wanted = [each.tag for each in _root(asked, "propfind").find(f"{D}prop") or ()]
        inside = self._calendars() if path == HOME and depth == "1" else []
        return _listed(
            _said(each, self._props(each), wanted) for each in [path, *inside]
        )

    def _props(self, path: str) -> Props:
        who = {f"{D}current-user-principal": _href(PRINCIPAL)}
        if path == PRINCIPAL:
            home = {f"{C}calendar-home-set": _href(self.world.home)}
            return {**who, **home, f"{D}resourcetype": "<d:principal/>"}
        if path not in self._calendars():
            return {**who, f"{D}resourcetype": "<d:collection/>"}
        return {**who, **self._of_calendar(path)}

    def _of_calendar(self, path: str) -> Props:
        world = self.world
        number = self._calendars().index(path)
        calendar = "<c:calendar/>" if world.is_calendar else ""
        kinds = "".join(f'<c:comp name="{kind}"/>' for kind in world.kinds)
        found = {
            f"{D}resourcetype": f"<d:collection/>{calendar}",
            f"{D}displayname": escape([world.name, *world.others][number]),
            f"{C}supported-calendar-component-set": kinds,
        }
        if world.tells:
            found[f"{S}getctag"] = f"ctag-{world.changes}"
            found[f"{D}sync-token"] = f"data:,{world.changes}"
        if world.rights is not None:
            rights = "".join(f"<d:{each}/>" for each in world.rights)
            found[f"{D}current-user-privilege-set"] = (
                f"<d:privilege>{rights}</d:privilege>"
            )
        if world.zone:
            text = f"BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:{world.zone}\r\n"
            found[f"{C}calendar-timezone"] = escape(text)
        return found

    def _report(self, path: str, asked: Asked) -> Answer:
        if asked.headers.get("depth") != "1" or path not in self._calendars():
            return Answer(400)
        root = ElementTree.fromstring(asked.body)
        wanted = [each.tag for each in root.find(f"{D}prop") or ()]
        expand = root.find(f"{D}prop/{C}calendar-data/{C}expand")
        names = list(self.world.objects) if path == ROOM else []
        if root.tag == f"{C}calendar-multiget":
            hrefs = [each.text or "" for each in root.findall(f"{D}href")]
            names = [unquote(each.removeprefix(ROOM)) for each in hrefs]
            names = [each for each in names if each not in self.world.textless]
        elif root.find(f".//{C}time-range") is None:
            return Answer(403)
        said = [
            self._object(name, wanted, expand)
            for name in names
            if name not in self.world.silent
        ]
        if self.world.folder_status:
            said.append(_failed(path, self.world.folder_status))
        return _listed(said)

    def _object(
        self, name: str, wanted: list[str], expand: ElementTree.Element | None
    ) -> str:
        href = ROOM + quote(name)
        status = 0 if name in self.world.objects else 404
        status = self.world.failing.get(name, status)
        if status:
            return _failed(href, status)
        text = self.world.objects[name]
        if expand is not None and self.world.expansion == "in utc":
            span = [_moment(expand.get(each, "")) for each in ("start", "end")]
            text = expanded(text, *span)
        data = escape(text).replace("\r", "&#13;")
        props = {f"{D}getetag": self.world.etag(name), f"{C}calendar-data": data}
        return _said(href, props, wanted)


def _root(asked: Asked, name: str) -> ElementTree.Element:
    root = ElementTree.fromstring(asked.body)
    assert root.tag == D + name, root.tag
    return root


def _listed(said: Iterator[str] | list[str]) -> Answer:
    return Answer(207, (HEAD + "".join(said) + "</d:multistatus>").encode(), dict(XML))


def _said(href: str, props: Props, wanted: list[str]) -> str:
    have = [each for each in wanted if each in props]
    lack = [each for each in wanted if each not in props]
    there = "".join(_element(each, props[each]) for each in have)
    missing = "".join(_element(each, "") for each in lack)
    stats = _stat(there, 200) * bool(have) + _stat(missing, 404) * bool(lack)
    return f"<d:response><d:href>{href}</d:href>{stats}</d:response>"


def _stat(props: str, status: int) -> str:
    line = _line(status)
    return f"<d:propstat><d:prop>{props}</d:prop>{line}</d:propstat>"


def _failed(href: str, status: int) -> str:
    return f"<d:response><d:href>{href}</d:href>{_line(status)}</d:response>"


def _line(status: int) -> str:
    return f"<d:status>HTTP/1.1 {status} {HTTPStatus(status).phrase}</d:status>"


def _element(name: str, inside: str) -> str:
    space, _, word = name.rpartition("}")
    short = {D: "d", C: "c", S: "s"}[space + "}"]
    return f"<{short}:{word}>{inside}</{short}:{word}>"


def _href(path: str) -> str:
    return f"<d:href>{path}</d:href>"


def _moment(text: str) -> datetime:
    return datetime.strptime(text, STAMP).replace(tzinfo=UTC)


@contextmanager
def serving(clock: Callable[[], float]) -> Iterator[CalDav]:
    """A server that runs until the block ends."""
    server = CalDav(World(clock))
    server.start()
    try:
        yield server
    finally:
        server.close()
