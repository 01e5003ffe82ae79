"""Answers in XML: what is taken from them, and what is not read at all."""

import time
from typing import Any

import pytest

from panel.backends.base import Garbled
from panel.backends.caldav import names
from panel.backends.caldav.multistatus import read
from panel.backends.caldav.pulling import (
    DEEPEST,
    LONGEST,
    MOST_PARTS,
    MOST_RESPONSES,
)
from panel.backends.caldav.responses import TOO_LONG, Response, Value

HEAD = f'<?xml version="1.0"?>\n<d:multistatus xmlns:d="DAV:" xmlns:c="{names.CALDAV}">'
END = "</d:multistatus>"


def told(inside: str, *, head: str = HEAD, end: str = END) -> tuple[Response, ...]:
    return read((head + inside + end).encode(), "cal.example.com")


def one(props: str, status: str = "HTTP/1.1 200 OK") -> str:
    propstat = f"<d:prop>{props}</d:prop><d:status>{status}</d:status>"
    return (
        "<d:response><d:href>/a</d:href>"
        f"<d:propstat>{propstat}</d:propstat></d:response>"
    )


def refusal(text: str | bytes) -> str:
    body = text.encode() if isinstance(text, str) else text
    with pytest.raises(Garbled) as caught:
        read(body, "cal.example.com")
    said = str(caught.value)
    assert said.startswith("cal.example.com ")
    assert said.endswith(".")
    assert "\n" not in said
    return said


def test_what_is_taken() -> None:
    (found,) = told(
        "<d:response>\n <d:href> /cal/1.ics </d:href>"
        "<d:propstat><d:prop><d:getetag>&quot;1&quot;</d:getetag>"
        "<c:calendar-data><![CDATA[BEGIN:VCALENDAR\nEND&amp;]]></c:calendar-data>"
        "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
        "<c:calendar-home-set><d:href>/home/</d:href></c:calendar-home-set>"
        '<c:supported-calendar-component-set><c:comp name="VEVENT"/>'
        "</c:supported-calendar-component-set>"
        "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>"
        "<d:propstat><d:prop><d:displayname/></d:prop>"
        "<d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>"
    )
    assert (found.href, found.ok) == ("/cal/1.ics", True)
    assert found.text(names.ETAG) == '"1"'
    assert found.text(names.DATA) == "BEGIN:VCALENDAR\nEND&amp;"
    kind = found.value(names.KIND)
    assert kind.inside == (names.COLLECTION, names.CALENDAR)
    assert found.value(names.HOME).hrefs == ("/home/",)
    assert found.value(names.KINDS).named == ("VEVENT",)
    assert found.failed == {names.NAME: 404}
    assert found.value(names.CTAG) == Value()


def test_each_has_its_own_status() -> None:
    gone = (
        "<d:response><d:href>/b</d:href>"
        "<d:status>HTTP/1.1 404 Not Found</d:status></d:response>"
    )
    first, second, third = told(one("<d:getetag>1</d:getetag>") + gone + one(""))
    assert (first.status, second.status, third.status) == (200, 404, 200)
    assert [each.href for each in (first, second, third)] == ["/a", "/b", "/a"]
    assert second.found == third.found == {}


@pytest.mark.parametrize("status", ["", "nonsense", "HTTP/1.1 abc"])
def test_a_status_that_is_none_is_a_failure(status: str) -> None:
    (found,) = told(one("<d:getetag>1</d:getetag>", status))
    assert found.failed == {names.ETAG: 500}


@pytest.mark.parametrize(
    "of, words",
    [
        ("<!DOCTYPE x>", "entities"),
        ('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', "entities"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "entities"),
        (f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>', "entities"),
        (
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
            '<!ENTITY c "&b;&b;&b;&b;">]>',
            "entities",
        ),
    ],
    ids=["doctype", "external dtd", "external entity", "quadratic", "laughs"],
)
def test_nothing_is_defined_in_an_answer(of: str, words: str) -> None:
    began = time.monotonic()
    text = HEAD.replace("?>\n", "?>\n" + of) + one("<d:getetag>&a;&b;&c;</d:getetag>")
    assert words in refusal(text + END)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "<html><body>Sign in</body></html>",
        HEAD,
        HEAD + one("<d:getetag>&amp</d:getetag>") + END,
        (HEAD + one("<d:getetag>1</d:getetag>") + END)[:-5],
        HEAD + one("<d:getetag>&nbsp;</d:getetag>") + END,
        b"\xff\xfe\x00",
        HEAD.encode() + b"\xff" + END.encode(),
        HEAD.replace("1.0", '1.0" encoding="klingon') + END,
        "<multistatus/>",
    ],
)
def test_what_is_no_such_answer(text: Any) -> None:
    refusal(text)


def test_its_bounds() -> None:
    assert "inside one another" in refusal(HEAD + "<a>" * DEEPEST)
    assert "objects" in refusal(HEAD + "<d:response/>" * (MOST_RESPONSES + 1) + END)
    many = one("<d:resourcetype>" + "<d:x/>" * (MOST_PARTS + 1) + "</d:resourcetype>")
    assert "parts" in refusal(HEAD + many + END)


def test_a_text_that_is_too_long_counts_as_refused() -> None:
    long = f"<c:calendar-data>{'x' * (LONGEST + 1)}</c:calendar-data>"
    found, after = told(one(long + "<d:getetag>1</d:getetag>") + one(""))
    assert found.failed == {names.DATA: TOO_LONG}
    assert found.text(names.ETAG) == "1"
    assert after.failed == {}


@pytest.mark.parametrize("strange", ["\x07", "\0", "\ufffe", "\uffff"])
def test_one_odd_letter_spoils_nothing(strange: str) -> None:
    (found,) = told(one(f"<d:displayname>A{strange}b</d:displayname>"))
    assert found.text(names.NAME).split() == ["A", "b"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_letters_of_two_bytes(encoding: str) -> None:
    head = HEAD.replace("?>", ' encoding="utf-16"?>', 1)
    text = head + one("<d:displayname>Sala Mañana</d:displayname>") + END
    (found,) = read(text.encode(encoding), "h")
    assert found.text(names.NAME) == "Sala Mañana"
