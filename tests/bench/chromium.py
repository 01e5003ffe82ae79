"""Chromium in kiosk mode on a blank page, which is what we are compared with."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.bench.process import family, proportional

NAMES = ("chromium", "chromium-browser")
PAINTED = b"""<!doctype html><title>blank</title><script>
requestAnimationFrame(() => requestAnimationFrame(() => fetch('/painted')))
</script>"""
"""A blank page that tells when the frame after its first one begins."""
FLAGS = (
    "--headless=new",
    "--kiosk",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,800",
)
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A running browser; `started` is the time from its start to the first paint."""

    leader: int
    started: float

    def memory(self) -> float:
        """PSS in MB of all its processes."""
        return proportional(family(self.leader))


def installed() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def kiosk(browser: str) -> Iterator[Kiosk]:
    """The browser on the blank page, served on loopback."""
    painted = threading.Event()
    with _served(painted) as address, tempfile.TemporaryDirectory() as profile:
        began = time.perf_counter()
        process = subprocess.Popen(
            [browser, *FLAGS, f"--user-data-dir={profile}", address],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            if not painted.wait(PATIENCE):
                raise SystemExit(f"{browser} painted nothing in {PATIENCE:.0f} s.")
            yield Kiosk(process.pid, time.perf_counter() - began)
        finally:
            _end(process)


@contextmanager
def _served(painted: threading.Event) -> Iterator[str]:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/painted":
                painted.set()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(PAINTED if self.path == "/" else b"")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends every process of this browser, and waits until they are gone."""
    until = time.monotonic() + 10
    while (pids := _living(process)) and time.monotonic() < until:
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def _living(process: "subprocess.Popen[bytes]") -> list[int]:
    ended = process.poll() is not None
    return [p for p in family(process.pid) if not (ended and p == process.pid)]
