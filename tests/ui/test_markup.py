"""A title that is markup is a text like any other, and asks nobody for anything."""

import socket
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from panel.domain.booking import Person
from panel.ui.samples import SAMPLES
from panel.ui.staging import REST, Setting, booking, snapshot
from tests.ui.conftest import Made
from tests.ui.tree import seen, window_of

WAIT = 50
"""Milliseconds of events, in which a request would have been made."""


@pytest.mark.parametrize("name", ["busy", "pending-next", "free", "early"])
def test_markup_makes_no_request(make: Made, name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        port = server.getsockname()[1]
        title = f'<img src="http://127.0.0.1:{port}/x.png"> <b>Sum</b>'
        setting = SAMPLES[name]()
        marked = tuple(
            replace(b, title=title, host=Person(name=title)) for b in setting.bookings
        )
        screen = make()
        screen.show(snapshot(replace(setting, bookings=marked)))
        window_of(screen).grabWindow()
        QTest.qWait(WAIT)
        with pytest.raises(BlockingIOError):
            server.accept()
        assert any("<b>Sum</b>" in text for text in seen(screen))


def test_the_name_of_the_room_is_no_markup_either(make: Made) -> None:
    setting = Setting(bookings=(booking("10:30", "11:30", "<u>x</u>"), *REST))
    room = replace(setting.room, name="<i>Room</i>", text="<h1>Ask</h1>")
    screen = make()
    screen.show(snapshot(replace(setting, room=room)))
    assert {"<i>Room</i>", "<u>x</u>"} <= set(seen(screen))
