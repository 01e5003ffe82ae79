"""The room's pages in a window of their own: where their links may lead, and the real
engine where it is installed."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from panel.ui.browser import WEB, Browser, able
from panel.ui.look import Look
from panel.ui.samples import sample
from panel.ui.web import DONE, NOT_LOADED, may_open
from tests.e2e.finger import Finger
from tests.e2e.program import free_port
from tests.ui.conftest import Made
from tests.ui.test_outlets import opened
from tests.ui.tree import of_kind, tap

HOMES = ["https://control.example.com/room/1", "http://10.1.2.3:8080/menu"]
ENGINE = find_spec("PySide6.QtWebEngineQuick") is not None
needs_engine = pytest.mark.skipif(
    not ENGINE, reason="Qt WebEngine, the extra `web`, is not installed"
)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://control.example.com/", True),
        ("https://control.example.com:443/room/2?x=1#y", True),
        ("https://CONTROL.example.com/a", True),
        ("http://10.1.2.3:8080/", True),
        ("http://control.example.com/", False),
        ("https://control.example.com:8443/", False),
        ("https://control.example.com.evil.net/", False),
        ("https://evil.net/control.example.com", False),
        ("https://control.example.com@evil.net/", False),
        ("https://user@control.example.com/", False),
        ("https://sub.control.example.com/", False),
        ("http://10.1.2.3/", False),
        ("https://10.1.2.3:8080/", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("about:blank", False),
        ("view-source:https://control.example.com/", False),
        ("https://[::1", False),
        ("https://control.example.com:99999/", False),
        ("", False),
    ],
)
def test_links_lead_to_the_rooms_own_pages_alone(address: str, allowed: bool) -> None:
    assert may_open(address, HOMES) is allowed


def test_nothing_leads_anywhere_without_a_page() -> None:
    assert not may_open("", [""])
    assert not may_open("https://evil.net/", [])


@pytest.mark.skipif(ENGINE, reason="Qt WebEngine is installed")
def test_without_the_engine_the_code_is_shown(make: Made) -> None:
    assert not able()
    screen = opened(make)
    tap(screen, "Catering")
    assert len(of_kind(screen, "OutletCard")) == 1
    assert not screen.models.browser.running


def test_the_engine_is_not_loaded_before_the_first_tap(make: Made) -> None:
    screen = opened(make)
    assert not screen.models.browser.running
    assert not [name for name in sys.modules if "WebEngine" in name]


class Site:
    """A web server on loopback that remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.page = ""
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                text = site.page if self.path == "/" else ""
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def sites() -> Iterator[tuple[Site, Site]]:
    both = Site(), Site()
    yield both
    for site in both:
        site.close()


def started(
    address: str, seconds: float, screen: str = "offscreen"
) -> "subprocess.Popen[bytes]":
    """The page, in its process."""
    order = {
        "address": address,
        "homes": [address],
        "seconds": seconds,
        "leave": "Close",
        "width": 640,
        "height": 400,
    }
    more = {"QTWEBENGINE_DISABLE_SANDBOX": "1", "QT_QPA_PLATFORM": screen}
    return subprocess.Popen(
        [sys.executable, "-P", WEB, json.dumps(order)],
        env={**os.environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def shown(address: str, seconds: float) -> int:
    """The exit code of the page, which nobody touches."""
    return started(address, seconds).wait(120)


@needs_engine
def test_a_page_goes_nowhere_else(sites: tuple[Site, Site]) -> None:
    ours, other = sites
    ours.page = f"""
    <iframe src="{other.address}frame"></iframe>
    <script>
    window.open("{other.address}window");
    setTimeout(() => location = "{other.address}away", 300);
    setTimeout(() => location = "/inside", 600);
    </script>"""
    assert shown(ours.address, 5) == DONE
    assert "/inside" in ours.asked
    assert other.asked == []


@needs_engine
def test_a_page_that_does_not_answer_ends_at_once(sites: tuple[Site, Site]) -> None:
    gone = sites[1]
    assert shown(gone.address.replace("127.0.0.1", "127.0.0.2"), 60) == NOT_LOADED


@needs_engine
def test_a_finger_follows_a_link_and_closes_the_page(sites: tuple[Site, Site]) -> None:
    ours, other = sites
    links = (f"{other.address}away", "/inside")
    ours.page = '<body style="margin: 0; background: #2266cc">' + "".join(
        f'<a href="{link}" style="display: block; height: 100px">x</a>'
        for link in links
    )
    port = free_port()
    page = started(ours.address, 60, f"vnc:size=640x400:port={port}")
    with Finger(port, 640, 400) as finger:
        finger.wait_for((0x22, 0x66, 0xCC), x=600, y=250)
        finger.tap(300, 50)
        finger.tap(300, 150)
        finger.wait_for((255, 255, 255), x=600, y=250)
        finger.tap(320, 380)
        assert page.wait(60) == DONE
    assert "/inside" in ours.asked
    assert other.asked == []


@needs_engine
def test_the_panel_lives_on_when_the_page_is_killed(
    make: Made, qtbot: QtBot, qapp: QGuiApplication
) -> None:
    screen = opened(make)
    tap(screen, "Catering")
    browser = screen.models.browser
    assert browser.running
    (child,) = browser.findChildren(type(browser._child))
    child.kill()
    qtbot.waitUntil(lambda: not browser.running)
    assert len(of_kind(screen, "OutletCard")) == 1, "the code is still there"
    screen.show(sample("busy"))


@needs_engine
def test_a_turned_panel_shows_the_code(make: Made) -> None:
    screen = opened(make, Look(rotate=90))
    screen.models.outlets.tap("catering")
    assert not screen.models.browser.running
    assert len(of_kind(screen, "OutletCard")) == 1


def test_a_closed_page_closes_its_card(make: Made) -> None:
    screen = opened(make)
    tap(screen, "Catering")
    screen.models.browser.closed.emit()
    assert of_kind(screen, "OutletCard") == []
    screen.models.browser.close()


def test_a_browser_that_opened_nothing_closes() -> None:
    Browser().close()
