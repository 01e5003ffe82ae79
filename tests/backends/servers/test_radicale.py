"""The real Radicale answers as the panel relies on it."""

from tests.backends.calendar_text import vcalendar, vevent
from tests.backends.servers.radicale import Calendar, Radicale

TIMES = ("DTSTAMP:20250101T000000Z", "DTSTART:20250312T100000Z", "DURATION:PT1H")
TEXT = vcalendar(vevent(*TIMES, "X-ROOM;X-A=b:c"))


def test_who_comes_first_has_the_name(calendar: Calendar) -> None:
    assert calendar.put("a.ics", TEXT, If_None_Match="*").status_code == 201
    assert calendar.put("a.ics", TEXT, If_None_Match="*").status_code == 412


def test_what_was_changed_meanwhile_stays(calendar: Calendar) -> None:
    old = calendar.put("a.ics", TEXT).headers["ETag"]
    changed = TEXT.replace(b"PT1H", b"PT2H")
    assert calendar.put("a.ics", changed, If_Match=old).is_success
    assert calendar.put("a.ics", TEXT, If_Match=old).status_code == 412
    assert "PT2H" in calendar.get("a.ics")


def test_properties_of_others_are_kept(calendar: Calendar) -> None:
    calendar.plant("a.ics", TEXT)
    assert "X-ROOM;X-A=b:c" in calendar.get("a.ics")


def test_it_comes_back_with_what_it_had(radicale: Radicale, calendar: Calendar) -> None:
    calendar.plant("a b.ics", TEXT)
    port = radicale.port
    radicale.stop()
    radicale.start()
    assert radicale.port == port
    assert calendar.names() == ["a b.ics"]
