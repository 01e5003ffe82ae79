"""The server's module: polls, settings, commands with their quirks, sensors."""

import asyncio
import time
from typing import Any

from tests.backends.servers.client import Client
from tests.backends.servers.placeos.formula import Event
from tests.backends.servers.placeos.sensors import Sensor
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.backends.servers.placeos.world import ADDRESS, World

NOW = time.time()
TO_NOON = NOW // 86_400 * 86_400 + 43_200 - NOW
"""Seconds, either way."""


def event(start: float, end: float, id: str = "", **more: Any) -> Event:
    """From and to so many minutes after now."""
    return {
        "id": id or f"e{start:g}",
        "event_start": int(NOW + start * 60),
        "event_end": int(NOW + end * 60),
        "host": "ada@example.com",
        "title": "Review",
        "attendees": [{"name": "Ada", "email": "ada@example.com"}],
        "attachments": [],
        **more,
    }


def at_noon(start: float, end: float, **more: Any) -> Event:
    """From and to so many minutes after noon."""
    shift = TO_NOON / 60
    return event(start + shift, end + shift, f"e{start:g}", **more)


async def book(client: Client, *args: Any) -> dict[str, Any]:
    return await client.ask("exec", "book_now", args=list(args))


def states(server: PlaceOS) -> dict[str, Any]:
    names = server.module.states.texts()
    return {name: server.module.states[name] for name in names}


def wait_for(server: PlaceOS, **wanted: Any) -> None:
    until = time.monotonic() + 5
    while any(server.module.states[name] != value for name, value in wanted.items()):
        assert time.monotonic() < until, states(server)
        time.sleep(0.01)


def test_what_a_fresh_module_says(server: PlaceOS) -> None:
    assert states(server) == {
        "connected": True,
        "bookable": True,
        "room_name": "Boardroom",
        "room_capacity": 10,
        "default_title": "Ad Hoc booking",
        "disable_book_now_host": False,
        "disable_book_now": False,
        "disable_end_meeting": False,
        "pending_period": 5,
        "pending_before": 5,
        "hide_meeting_details": False,
        "hide_meeting_title": False,
        "show_qr_code": True,
        "min_duration": 15,
        "max_duration": 480,
        "enable_end_meeting_button": False,
        "bookings": [],
        "booked": False,
        "current_pending": False,
        "next_pending": False,
        "pending": False,
        "in_use": False,
        "status": "free",
    }


def test_what_follows_from_other_settings(server: PlaceOS) -> None:
    server.configure(not_bookable=True, pending_period=0, hide_qr_code=True)
    found = states(server)
    assert (found["bookable"], found["disable_book_now"]) == (False, True)
    assert (found["pending_period"], found["show_qr_code"]) == (0, False)
    server.configure(disable_book_now=False, book_now_default_title=" ".strip())
    found = states(server)
    assert (found["disable_book_now"], found["default_title"]) == (
        False,
        "Ad Hoc booking",
    )


def test_a_meeting_is_told_in_all_its_variables() -> None:
    """At noon, since the module lists nothing of yesterday."""
    with serving(World(clock=lambda: time.time() + TO_NOON)) as server:
        look_at_all_variables(server)


def look_at_all_variables(server: PlaceOS) -> None:
    runs = at_noon(-10, 20, extension_data={"host_override": "eve@example.com"})
    open_ended = {k: v for k, v in at_noon(30, 0).items() if k != "event_end"}
    server.plant(at_noon(-60, -30), runs, open_ended, at_noon(700, 730))
    server.configure(expose_for_analytics={"first": "host", "none": "a->b"})
    found = states(server)
    assert [e["id"] for e in found["bookings"]] == ["e-60", "e-10", "e30", "e700"]
    assert (found["previous_booking"]["id"], found["next_booking"]["id"]) == (
        "e-60",
        "e30",
    )
    assert (found["event_id"], found["host_email"]) == ("e-10", "eve@example.com")
    assert (found["started_at"], found["ending_at"]) == (
        runs["event_start"],
        runs["event_end"],
    )
    assert (found["all_day_event"], found["first"]) == (False, "ada@example.com")
    assert "none" not in found
    server.remove("e-10")
    server.remove("e30")
    server.poll()
    found = states(server)
    assert "next_booking" not in found
    assert not {"current_booking", "started_at", "event_id"} & found.keys()


def test_what_is_read(server: PlaceOS) -> None:
    server.plant(event(-10, 10, status="cancelled"), event(60 * 24 * 40, 60 * 24 * 41))
    server.poll()
    assert states(server)["bookings"] == []
    server.configure(include_cancelled_bookings=True, cache_days=50)
    assert len(states(server)["bookings"]) == 2
    assert states(server)["status"] == "pending"
    other = event(5, 6, id="o")
    server.steer(lambda: server.world.calendar.put("other@example.com", other))
    server.configure(calendar_ids=["Other@example.com", ADDRESS.upper()])
    assert [e["id"] for e in states(server)["bookings"]][1] == "o"


async def test_a_check_in_is_a_high_water_mark(client: Client, server: PlaceOS) -> None:
    server.plant(event(-10, 2), event(4, 30))
    server.poll()
    assert states(server)["current_pending"]
    assert (await client.ask("exec", "checkin", args=[1]))["value"] is None
    found = states(server)
    assert found["last_booking_started"] == found["started_at"]
    assert (found["in_use"], found["status"]) == (True, "pending")
    await client.ask("exec", "checkin")
    assert states(server)["status"] == "busy"
    await client.ask("exec", "start_meeting", args=[0])
    assert states(server)["status"] == "pending", "the second one moves the mark back"


async def test_without_a_list_nobody_checks_in(client: Client, server: PlaceOS) -> None:
    server.module.pace.first = 60
    server.restart_module()
    assert (await client.ask("exec", "checkin"))["error_code"] == 3


async def test_ending_declines(client: Client, server: PlaceOS) -> None:
    server.module.pace.after_end = 0.1
    runs = event(-10, 20)
    server.plant(runs, event(60, 90))
    server.poll()
    told = await client.ask(
        "exec", "end_meeting", args=[runs["event_start"], True, "Nobody came."]
    )
    assert told["type"] == "success"
    assert states(server)["status"] == "pending", "unchanged until the next poll"
    (declined,) = server.world.calendar.declined
    assert (declined.id, declined.notify, declined.comment) == (
        "e-10",
        True,
        "Nobody came.",
    )
    wait_for(server, status="free")
    told = await client.ask("exec", "end_meeting", args=[runs["event_start"]])
    assert "only the current or pending meeting can be cancelled" in told["msg"]


async def test_a_walk_up(client: Client, server: PlaceOS) -> None:
    server.module.pace.after_book = 0.1
    told = await book(client, 900)
    made = told["value"]
    assert made["title"] == "Ad Hoc booking"
    assert made["event_end"] - made["event_start"] == 900
    assert made["host"] == ADDRESS
    assert states(server)["status"] == "free", "unchanged until the next poll"
    wait_for(server, status="busy", in_use=True)
    assert "last_booking_started" not in states(server)
    assert "in use" in (await book(client, 900))["msg"]


async def test_what_refuses_a_walk_up(client: Client, server: PlaceOS) -> None:
    server.module.pace.after_book = 60
    coming = event(30, 60)
    server.plant(coming)
    server.poll()
    assert "clash" in (await book(client, 31 * 60))["msg"]
    until = coming["event_start"] - int(time.time())
    assert (await book(client, until - 1))["type"] == "success"
    server.plant(event(4, 20))
    server.poll()
    assert "in use" in (await book(client, 60))["msg"]


async def test_it_books_over_who_has_not_checked_in(
    client: Client, server: PlaceOS
) -> None:
    server.plant(event(-3, 30))
    server.poll()
    assert (await book(client, 60, "Mine", "ada@example.com"))["type"] == "success"
    server.poll()
    assert not states(server)["current_pending"]


async def test_a_host_nobody_knows_moves_the_mark_all_the_same(
    client: Client, server: PlaceOS
) -> None:
    server.world.calendar.strangers.add("no@example.com")
    told = await book(client, 900, None, "no@example.com")
    assert told["error_code"] == 3
    assert "Bad Request" in told["msg"]
    assert server.module.last > 0
    assert server.world.calendar.created == []


async def test_who_is_where(client: Client, server: PlaceOS) -> None:
    server.plant(event(-3, 30))
    server.poll()
    users = [{"id": "1", "name": "Ada Byron", "email": "ada@example.com"}]
    server.world.calendar.users += users
    for name, args, wanted in (
        ("calendar_id", [], ADDRESS),
        ("calendar_ids", [], [ADDRESS]),
        ("list_users", ["byr"], users),
        ("list_users", [None, None], users),
        ("macs_assigned_to", ["ada@example.com"], [ADDRESS]),
        ("macs_assigned_to", [None, "ad"], [ADDRESS]),
        ("macs_assigned_to", ["", ""], []),
        ("check_ownership_of", ["x"], None),
        ("device_locations", ["zone"], []),
        ("is_stale?", [None], False),
        ("is_stale?", [1], True),
    ):
        told = await client.ask("exec", name, args=args)
        assert told["value"] == wanted, name
    (found,) = (await client.ask("exec", "locate_user", args=["ada@example.com"]))[
        "value"
    ]
    assert found["location"] == "meeting"
    owner = await client.ask("exec", "check_ownership_of", args=[ADDRESS.upper()])
    assert owner["value"]["assigned_to"] == "ada@example.com"


def test_sensors(server: PlaceOS) -> None:
    sensors = server.module.sensors
    server.poll()
    assert "presence" not in states(server), "nothing found, nothing touched"
    sensors.all.append(Sensor("p1", "presence", "Eye", 0.0, time.time()))
    sensors.all.append(Sensor("c1", "people_count", "Counter", 3.0, time.time()))
    server.poll()
    found = states(server)
    assert (found["people_count"], found["presence"]) == (3.0, True)
    assert (found["sensor_name"], found["sensor_stale"]) == ("Counter", False)
    server.steer(lambda: sensors.tell("c1", 0.0))
    assert states(server)["presence"] is False
    server.steer(sensors.forget)
    server.configure(sensor_mac="p1")
    server.steer(lambda: sensors.tell("p1", 1.0))
    found = states(server)
    assert (found["sensor_name"], found["presence"]) == ("Eye", True)
    assert "people_count" not in found


def test_the_polls_go_on(server: PlaceOS) -> None:
    server.module.pace.scale = 0.001
    server.configure(cache_polling_period=1)
    polls = server.module.polls
    until = time.monotonic() + 5
    while server.module.polls < polls + 3:
        assert time.monotonic() < until
        time.sleep(0.01)


async def test_a_push_subscription_polls_by_itself(
    client: Client, server: PlaceOS
) -> None:
    server.module.push = True
    await book(client, 900)
    wait_for(server, status="busy")
    server.remove(states(server)["event_id"])
    wait_for(server, status="free")


async def test_a_broken_calendar_leaves_all_as_it_was(
    client: Client, server: PlaceOS
) -> None:
    server.plant(event(-3, 30))
    server.poll()
    server.world.calendar.broken = "Too Many Requests"
    assert (await client.ask("exec", "poll_events"))["error_code"] == 3
    assert states(server)["status"] == "pending"
    await asyncio.sleep(0)
