"""The server's socket: the protocol's odd corners, each as the facts have it."""

import asyncio
import json
import time
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.backends.servers.client import Client, opened
from tests.backends.servers.placeos.apart import serving_apart
from tests.backends.servers.placeos.faults import Phase
from tests.backends.servers.placeos.keys import Key
from tests.backends.servers.placeos.server import PlaceOS
from tests.backends.servers.placeos.world import API_KEY, SYSTEM_ID, TOKEN

BIND = {"id": 1, "cmd": "bind", "sys": SYSTEM_ID, "mod": "Bookings", "name": "status"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PING",
        "{",
        "[]",
        "null",
        json.dumps({**BIND, "id": "1"}),
        json.dumps({**BIND, "id": 1.5}),
        json.dumps({**BIND, "id": True}),
        json.dumps({**BIND, "id": 2**63}),
        json.dumps({**BIND, "cmd": "subscribe"}),
        json.dumps({**BIND, "surprise": 1}),
        json.dumps({**BIND, "index": "1"}),
        json.dumps({**BIND, "args": {}}),
        json.dumps({**BIND, "name": None}),
        json.dumps({k: v for k, v in BIND.items() if k != "mod"}),
    ],
)
async def test_what_it_cannot_read_it_does_not_answer(
    client: Client, server: PlaceOS, text: str
) -> None:
    await client.socket.send(text)
    assert (await client.ask("exec", "poll_events"))["type"] == "success"
    assert len(client.received) == 1
    assert server.world.ignored == [text]


async def test_a_ping_is_a_word(client: Client, server: PlaceOS) -> None:
    await client.socket.send("ping")
    assert await client.text() == "pong"
    assert server.world.pings == 1
    async with asyncio.timeout(1):
        await (await client.socket.ping())
    server.say("pong")
    assert await client.text() == "pong"


@pytest.mark.parametrize("first", [True, False, None])
async def test_a_bind_gives_the_value_before_or_after_its_success(
    client: Client, server: PlaceOS, first: bool | None
) -> None:
    server.world.manners.value_first = first
    id = await client.send("bind", "status")
    frames = [json.loads(await client.text()) for _ in range(2)]
    if first is not None:
        assert [f["type"] == "notify" for f in frames] == [first, not first]
    by_type = {frame["type"]: frame for frame in frames}
    meta = {"sys": SYSTEM_ID, "mod": "Bookings", "index": 1, "name": "status"}
    assert by_type["success"] == {"id": id, "type": "success", "meta": meta}
    assert by_type["notify"] == {
        "id": id,
        "type": "notify",
        "value": "free",
        "meta": meta,
    }


async def test_a_second_bind_gives_nothing_and_one_unbind_is_enough(
    client: Client, server: PlaceOS
) -> None:
    await client.ask("bind", "room_capacity")
    await client.rest()
    again = await client.ask("bind", "room_capacity")
    assert again["type"] == "success"
    server.publish(room_capacity=11)
    await client.rest()
    assert client.notified("room_capacity") == [10, 11]
    assert json.loads(client.received[-1])["id"] != again["id"]
    assert await client.ask("unbind", "room_capacity") == {
        "id": again["id"] + 1,
        "type": "success",
    }
    server.publish(room_capacity=12)
    await client.rest()
    assert client.notified("room_capacity") == [10, 11]
    await client.ask("bind", "room_capacity")
    await client.rest()
    assert client.notified("room_capacity") == [10, 11, 12]


@pytest.mark.parametrize(
    "name", ["current_booking", "control_ui", "last_booking_started", "nonsense"]
)
async def test_what_is_null_or_absent_gives_no_value(client: Client, name: str) -> None:
    assert (await client.ask("bind", name))["type"] == "success"
    assert await client.rest() == []
    assert client.notified(name) == []


async def test_equal_values_are_not_told_again_and_null_deletes(
    client: Client, server: PlaceOS
) -> None:
    await client.ask("bind", "people_count")
    for value in (1, 1, 2, None, None, 2):
        server.publish(people_count=value)
    await client.rest()
    assert client.notified("people_count") == [1, 2, None, 2]
    assert '"value":null' in client.received[3]
    server.world.manners.null_left_out = True
    server.publish(people_count=None)
    (text,) = await client.rest()
    assert "value" not in json.loads(text)


async def test_a_missing_module_is_bound_in_silence(client: Client) -> None:
    assert (await client.ask("bind", "status", index=2))["type"] == "success"
    assert (await client.ask("bind", "status", mod="Nothing"))["type"] == "success"
    assert await client.rest() == []


async def test_a_restart_is_a_burst_of_nulls_and_then_values(
    client: Client, server: PlaceOS
) -> None:
    for name in ("status", "bookings", "room_name", "connected"):
        await client.ask("bind", name)
    await client.rest()
    server.module.pace.first = 0.3
    server.restart_module()
    await client.rest(0.1)
    assert client.notified("room_name") == ["Boardroom", None, "Boardroom"]
    assert client.notified("connected") == [True, None, True]
    assert client.notified("bookings") == [[], None]
    await client.rest(0.5)
    assert client.notified("bookings") == [[], None, []]
    assert client.notified("status") == ["free", None, "free"]


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        ({"name": "waiter_call"}, 1, "could not find function waiter_call"),
        ({"name": "book_now"}, 3, "wrong number of arguments"),
        ({"name": "end_meeting", "args": [1, None]}, 3, "module raised: "),
        ({"name": "end_meeting", "args": [1]}, 3, "only the current or pending"),
        ({"name": "checkin", "sys": "sys-none"}, 5, "sys-none"),
        ({"name": "checkin", "mod": "Nothing"}, 6, "could not find module"),
    ],
)
async def test_errors_have_two_codes(
    client: Client, more: dict[str, Any], code: int, message: str
) -> None:
    told = await client.ask("exec", **more)
    assert (told["type"], told["error_code"], told["code"]) == ("error", code, 500)
    assert message in told["msg"]


async def test_protected_modules_are_denied(client: Client) -> None:
    told = await client.ask("bind", "status", mod="_Secret")
    assert told["error_code"] == 2


async def test_replies_come_out_of_order(client: Client, server: PlaceOS) -> None:
    server.world.manners.shuffle = 0.05
    ids = [await client.send("exec", "calendar_id") for _ in range(10)]
    came = [json.loads(await client.text())["id"] for _ in ids]
    assert sorted(came) == ids
    assert came != ids


async def test_an_exec_without_a_result(client: Client, server: PlaceOS) -> None:
    assert (await client.ask("exec", "poll_events"))["value"] is None
    server.world.manners.null_results = False
    told = await client.ask("exec", "poll_events", args=None)
    assert "value" not in told
    assert told["code"] == 200


async def test_without_a_sound_key_there_is_no_socket(server: PlaceOS) -> None:
    late = Key("a.late", expires_at=1)
    reader = Key("a.reader", scopes=("systems.read", "users.read"))
    server.world.keyring.keys += [late, reader]
    for key, status, body in (
        ("", 401, b'{"error": ""}'),
        ("a.none", 401, b'{"error": "unknown X-API-Key"}'),
        ("a.late", 401, b'{"error": "API key has expired"}'),
        ("a.reader", 403, b""),
    ):
        with pytest.raises(InvalidStatus) as caught:
            async with opened(server, key):
                pass
        response = caught.value.response
        assert (response.status_code, response.body) == (status, body)


async def test_every_way_to_show_a_key(server: PlaceOS) -> None:
    server.world.keyring.keys.append(Key("a.control", scopes=("control",)))
    for ways in (
        {"query": f"?api-key={API_KEY}&fixed_device=true", "key": ""},
        {"query": f"?bearer_token={TOKEN}", "key": ""},
        {"header": "Authorization", "key": f"Bearer {TOKEN}"},
        {"header": "Cookie", "key": f"api-key={API_KEY}"},
        {"key": "a.control"},
    ):
        async with opened(server, **ways) as client:
            assert (await client.ask("bind", "status"))["type"] == "success"


@pytest.mark.parametrize(
    "phase", [Phase.FIRST_BIND, Phase.BETWEEN_BINDS, Phase.BEFORE_EXEC]
)
async def test_the_connection_is_cut_where_asked(
    client: Client, server: PlaceOS, phase: Phase
) -> None:
    server.cut_at(phase, after=1)
    with pytest.raises(ConnectionClosed):
        await client.ask("bind", "status")
        await client.ask("bind", "booked")
        await client.ask("exec", "poll_events")
    async with opened(server) as again:
        assert (await again.ask("bind", "status"))["type"] == "success"
    assert server.done("poll_events") == []


async def test_what_was_cut_after_it_was_done_was_done(
    client: Client, server: PlaceOS
) -> None:
    server.cut_at(Phase.AFTER_EXEC, function="book_now")
    with pytest.raises(ConnectionClosed):
        await client.ask("exec", "book_now", args=[900])
    assert server.calls("book_now") == server.done("book_now") == [(900,)]
    assert len(server.world.calendar.created) == 1


async def test_a_server_that_hangs_does_it_all_later(
    client: Client, server: PlaceOS
) -> None:
    await client.ask("bind", "room_capacity")
    await client.rest()
    server.faults.mute = True
    await client.socket.send("ping")
    id = await client.send("exec", "calendar_id")
    server.publish(room_capacity=11)
    assert await client.rest(0.2) == []
    assert server.calls("calendar_id") == []
    server.faults.mute = False
    assert (await client.reply(id))["value"] == "boardroom@example.com"
    assert "pong" in client.received
    assert client.notified("room_capacity") == [10, 11]


async def test_it_answers_late(client: Client, server: PlaceOS) -> None:
    server.faults.delay = 0.2
    id = await client.send("exec", "calendar_id")
    assert await client.rest(0.1) == []
    assert (await client.reply(id))["value"] == "boardroom@example.com"


async def test_a_restarted_server_has_the_same_address(server: PlaceOS) -> None:
    async with opened(server) as client:
        await client.ask("bind", "status")
        server.stop()
        with pytest.raises(ConnectionClosed):
            await client.ask("bind", "booked")
    with pytest.raises(OSError):
        async with opened(server):
            pass
    server.start()
    async with opened(server) as client:
        await client.ask("bind", "status")
        await client.rest()
        assert client.notified("status") == ["free"]


async def test_a_thousand_a_second(client: Client, server: PlaceOS) -> None:
    await client.ask("bind", "people_count")
    await client.ask("bind", "room_capacity")
    await client.ask("bind", "ending_at")
    sent = await asyncio.to_thread(server.flood, 0.3)
    await client.rest()
    assert 250 <= sent <= 350
    names = ("people_count", "room_capacity", "ending_at")
    came = sum(len(client.notified(name)) for name in names)
    assert came in range(sent, sent + 4)


async def test_it_lives_in_another_process_too() -> None:
    with serving_apart() as server:
        server.poll()
        async with opened(server) as client:
            await client.ask("bind", "people_count")
            began = time.monotonic()
            assert began < server.publish(people_count=3) < time.monotonic()
            await client.rest()
            assert client.notified("people_count") == [3]
