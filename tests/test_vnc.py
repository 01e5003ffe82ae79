"""The VNC server answers on loopback and nowhere else."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LISTENING = "0A"
LOOPBACK = "0100007F"
SERVER = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from panel.ui.vnc import keep_on_loopback

app = QGuiApplication([])
keep_on_loopback()
QTimer.singleShot(0, lambda: print("ready", flush=True))
app.exec()
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@pytest.fixture
def served(port: int) -> Iterator[None]:
    child = subprocess.Popen(
        [sys.executable, "-c", SERVER],
        env={**os.environ, "QT_QPA_PLATFORM": f"vnc:port={port}"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    yield
    child.terminate()
    child.communicate()


def addresses_listening_on(port: int) -> list[str]:
    rows = [
        line.split()
        for table in ("tcp", "tcp6")
        for line in Path("/proc/net", table).read_text().splitlines()[1:]
    ]
    local = [row[1].split(":") for row in rows if row[3] == LISTENING]
    return [address for address, hexadecimal in local if int(hexadecimal, 16) == port]


@pytest.mark.usefixtures("served")
def test_viewers_are_served_on_loopback_alone(port: int) -> None:
    assert addresses_listening_on(port) == [LOOPBACK]
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", port), timeout=5) as viewer:
            assert viewer.recv(12) == b"RFB 003.003\n"
