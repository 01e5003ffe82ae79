"""Radicale as a process on loopback, with calendars in it that the tests fill."""

import itertools
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape

import httpx

from tests.e2e.program import free_port

USER, PASSWORD = "boardroom", "Zebra-crossing-47"
PATIENCE = 20.0
TRIES = 5
"""How many ports are tried: another program may take one before Radicale does."""
TURN = 0.01
LISTENING = re.compile(r"Listening on '127\.0\.0\.1:(\d+)'")
ICAL = {"Content-Type": "text/calendar; charset=utf-8"}
MAKE = """\
<?xml version="1.0" encoding="utf-8"?>
<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:set><D:prop><D:displayname>{name}</D:displayname>{more}</D:prop></D:set>
</C:mkcalendar>
"""


class Calendar:
    """One calendar, as somebody else sees it. Objects are named without their folder.

    `ask` is the plain HTTP client, with the user and the password.
    """

    def __init__(self, ask: httpx.Client, url: str) -> None:
        self.ask = ask
        self.url = url

    def put(self, name: str, text: str | bytes, **headers: str) -> httpx.Response:
        """One object, as it is; any answer is given back."""
        sent = {**ICAL, **{k.replace("_", "-"): v for k, v in headers.items()}}
        body = text.encode() if isinstance(text, str) else text
        return self.ask.put(self.at(name), content=body, headers=sent)

    def plant(self, name: str, text: str | bytes) -> None:
        """The same, which has to succeed."""
        answer = self.put(name, text)
        assert answer.is_success, (answer.status_code, answer.text)

    def get(self, name: str) -> str:
        """An object's text, to the byte."""
        answer = self.ask.get(self.at(name))
        assert answer.is_success, answer.status_code
        return answer.content.decode()

    def remove(self, name: str) -> None:
        """An object goes."""
        assert self.ask.delete(self.at(name)).is_success

    def fill(self, text: str | bytes) -> httpx.Response:
        """A whole file in the calendar's place, as an import does."""
        body = text.encode() if isinstance(text, str) else text
        return self.ask.put(self.url, content=body, headers=ICAL)

    def names(self) -> list[str]:
        """What its objects are called."""
        answer = self.ask.request("PROPFIND", self.url, headers={"Depth": "1"})
        assert answer.status_code == 207, answer.status_code
        found = re.findall(r"<(?:\w+:)?href>([^<]*)</", answer.text)
        path = httpx.URL(self.url).raw_path.decode()
        names = {unquote(each[len(path) :]) for each in found if each.startswith(path)}
        return sorted(names - {""})

    def texts(self) -> dict[str, str]:
        """All of its objects."""
        return {name: self.get(name) for name in self.names()}

    def at(self, name: str) -> str:
        """An object's address."""
        return self.url + quote(name)


class Radicale:
    """A process of its own in a folder of its own; it keeps its port for good."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.ask = httpx.Client(auth=(USER, PASSWORD), timeout=PATIENCE, verify=False)
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = itertools.count(1)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "users").write_text(f"{USER}:{PASSWORD}\n")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def home(self) -> str:
        """Where the user's calendars are."""
        return f"{self.url}/{USER}/"

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        """What it has written since its last start."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def start(self) -> None:
        """Waits until it listens; does nothing where it does already.

        A port that somebody else has by then is given up for another one.
        """
        if self.running:
            return
        for _ in range(TRIES):
            if self._listens(self.port or free_port()):
                return
        raise AssertionError(f"Radicale does not start: {self.log[-2000:]}")

    def stop(self) -> None:
        """Ends the process at once, as a power cut does; the calendars stay."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(PATIENCE)
            self._process = None

    def close(self) -> None:
        """For good."""
        self.stop()
        self.ask.close()

    def calendar(self, name: str = "Boardroom", more: str = "") -> Calendar:
        """A new and empty calendar; `more` are further properties as XML."""
        url = f"{self.home}room-{next(self._numbers)}/"
        body = MAKE.format(name=escape(name), more=more)
        answer = self.ask.request("MKCALENDAR", url, content=body)
        assert answer.status_code == 201, (answer.status_code, answer.text)
        return Calendar(self.ask, url)

    def _listens(self, port: int) -> bool:
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "radicale", *self._options(port)],
                stdout=log,
                stderr=log,
            )
        latest = time.monotonic() + PATIENCE
        while self.running and time.monotonic() < latest:
            if LISTENING.search(self.log):
                self.port = port
                return True
            time.sleep(TURN)
        self.stop()
        return False

    def _options(self, port: int) -> list[str]:
        options = {
            "server-hosts": f"127.0.0.1:{port}",
            "server-max-connections": "64",
            "server-delay-on-error": "0",
            "auth-type": "htpasswd",
            "auth-htpasswd-filename": str(self.folder / "users"),
            "auth-htpasswd-encryption": "plain",
            "auth-delay": "0",
            "storage-filesystem-folder": str(self.folder / "store"),
        }
        # Whatever this machine is set up with does not count.
        return ["--config", "", *(f"--{name}={is_}" for name, is_ in options.items())]


@contextmanager
def serving(folder: Path) -> Iterator[Radicale]:
    """A Radicale that is there until the block ends."""
    made = Radicale(folder)
    made.start()
    try:
        yield made
    finally:
        made.close()
