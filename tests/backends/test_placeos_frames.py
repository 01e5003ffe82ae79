"""The frames as text, errors as sentences, and what a key may do."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.backends.base import (
    BackendError,
    Conflict,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.backends.placeos import frames
from panel.backends.placeos.frames import Frame, frame_of, module_of, request
from panel.backends.placeos.refusal import error_of, plain
from panel.backends.placeos.rest import Key

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=6,
)


def test_a_request_has_the_keys_that_the_server_knows() -> None:
    module = module_of("sys-1", "Bookings_2")
    asked = json.loads(request(7, "exec", module, "book_now", [900, "T", None]))
    assert asked == {
        "id": 7,
        "cmd": "exec",
        "sys": "sys-1",
        "mod": "Bookings",
        "index": 2,
        "name": "book_now",
        "args": [900, "T", None],
    }
    assert "args" not in json.loads(request(8, "bind", module, "status"))


@pytest.mark.parametrize(
    ("slug", "name", "index"),
    [
        ("Bookings", "Bookings", 1),
        ("Bookings_1", "Bookings", 1),
        ("Room_Bookings_12", "Room_Bookings", 12),
        ("Room_Bookings", "Room_Bookings", 1),
    ],
)
def test_a_slug_names_a_module(slug: str, name: str, index: int) -> None:
    module = module_of("sys-1", slug)
    assert (module.name, module.index) == (name, index)


@given(
    value=st.dictionaries(st.text(), JSON, max_size=3),
    indent=st.sampled_from([None, 1]),
)
@settings(max_examples=200)
def test_a_large_frame_is_read_as_any_other(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    assert frames._in_slices(text) == value


@pytest.mark.parametrize("end", ["", "{", ']"', "}}", "x"])
async def test_a_large_frame_that_is_broken(end: str) -> None:
    whole = json.dumps({"type": "notify", "value": ["x" * frames.LARGE] * 2})
    frame = await frame_of(whole)
    assert list(frame.value) == ["x" * frames.LARGE] * 2
    with pytest.raises(ValueError):
        await frame_of(whole[:-2] + end)


@pytest.mark.parametrize(
    "text", ["", "nonsense", "[]", "3", "{}", '{"type":3}', '{"a":' + "[" * 30000]
)
async def test_what_is_no_frame(text: str) -> None:
    with pytest.raises(ValueError):
        await frame_of(text)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"error_code": 3, "code": 500}, 3),
        ({"error_code": 0, "code": 500}, 0),
        ({"code": 6}, 6),
        ({"code": 500}, None),
        ({"error_code": "3"}, None),
        ({}, None),
    ],
)
async def test_the_code_of_an_error(said: dict[str, Any], code: int | None) -> None:
    frame = await frame_of(json.dumps({"type": "error", "id": 1, "msg": "x", **said}))
    assert frame.code == code


RAISED = "module raised: {} (Exception)"
BAD_HOST = (
    "module raised: remote exception: Bad Request (PlaceCalendar::Exception) "
    "(PlaceOS::Driver::RemoteException) (PlaceOS::Driver::RemoteException)"
)


@pytest.mark.parametrize(
    ("code", "message", "kind", "sentence"),
    [
        (
            3,
            RAISED.format("the room is currently in use"),
            Conflict,
            "The room is currently in use.",
        ),
        (
            3,
            RAISED.format("unable to book due to clash"),
            Conflict,
            "Unable to book due to clash.",
        ),
        (
            3,
            RAISED.format("only the current or pending meeting can be cancelled"),
            Conflict,
            "Only the current or pending meeting can be cancelled.",
        ),
        (3, BAD_HOST, Refused, "Bad Request."),
        (3, "", Refused, "PlaceOS gave no reason."),
        (3, RAISED.format("a\nb\x07"), Refused, "A b."),
        (2, "denied", Unauthorised, "PlaceOS does not let this key use the room's"),
        (5, "x", Refused, "PlaceOS knows no such system"),
        (6, "x", Refused, "The system has no such module"),
        (1, "could not find function x", Refused, "PlaceOS does not take this: could"),
        (0, "x", Refused, "PlaceOS does not take this"),
        (4, "x", Refused, "PlaceOS does not take this"),
        (7, "failed to execute request", Unreachable, "PlaceOS could not do it at"),
        (None, "x", Unreachable, "PlaceOS could not do it at present"),
    ],
)
def test_an_error_as_a_sentence(
    code: int | None, message: str, kind: type[BackendError], sentence: str
) -> None:
    error = error_of(Frame(kind="error", code=code, message=message), writes=True)
    assert type(error) is kind
    assert str(error).startswith(sentence)
    assert str(error).endswith(".")


@pytest.mark.parametrize("writes", [True, False])
def test_what_failed_unexpectedly_may_be_done(writes: bool) -> None:
    error = error_of(Frame(kind="error", code=7, message="x"), writes=writes)
    assert isinstance(error, Unreachable)
    assert error.maybe_done is writes


def test_a_long_message_is_cut() -> None:
    assert len(plain("x" * 5000)) <= 201


@pytest.mark.parametrize(
    ("scopes", "reads", "controls", "public"),
    [
        (("public",), True, True, True),
        (("control",), False, True, False),
        (("control.write", "systems.read"), True, True, False),
        (("control.read",), False, False, False),
        (("systems",), True, True, False),
        (("systems.read",), True, False, False),
        (("public.read",), True, False, False),
        (("users.read",), False, False, False),
    ],
)
def test_what_a_key_may_do(
    scopes: tuple[str, ...], reads: bool, controls: bool, public: bool
) -> None:
    key = Key(scopes=scopes, expires=datetime(2026, 1, 1, tzinfo=UTC))
    found = (key.reads_system, key.controls, key.is_public)
    assert found == (reads, controls, public)
