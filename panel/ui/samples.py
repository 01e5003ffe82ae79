"""Samples of every state of the screen, each a setting of the sample day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from panel.backends.base import Ending
from panel.domain.booking import Booking, BookingStatus, Person
from panel.domain.command import BookLater, BookNow, CheckIn
from panel.domain.link import Fault, Link
from panel.domain.marks import Marks
from panel.domain.outcome import Declined, Done, Reason, Unknown
from panel.domain.room import Rules
from panel.domain.sensor import Sensor
from panel.domain.stretches import stretches
from panel.engine.snapshot import Freed, Snapshot
from panel.ui.draft import Draft, Search
from panel.ui.staging import (
    ABLE,
    BUDGET,
    MINUTE,
    NOW,
    PRIVATE,
    REST,
    REVIEW,
    ROOM,
    STAND_UP,
    TOMORROW,
    Setting,
    at,
    booking,
    checked,
    result,
    snapshot,
)


def _busy(**more: object) -> Setting:
    running = Setting(bookings=(STAND_UP, REVIEW, *REST), marks=checked(REVIEW))
    return replace(running, **more)  # type: ignore[arg-type]


def _pending(**more: object) -> Setting:
    late = booking("10:40", "11:30", "Design review", "Ana Pires")
    pending = Setting(bookings=(STAND_UP, late, *REST))
    return replace(pending, **more)  # type: ignore[arg-type]


def _free() -> Setting:
    return Setting()


def _free_rest() -> Setting:
    return Setting(bookings=(STAND_UP, *TOMORROW))


def _pending_next() -> Setting:
    return Setting(now=at("12:26"))


def _pending_current() -> Setting:
    return _pending(release_at=NOW + timedelta(minutes=3, seconds=12))


def _by_code() -> Setting:
    """A system that takes no check-in from the door, and ends nothing."""
    able = replace(ABLE, check_in=False, ending=Ending.NONE, extend=False)
    return _pending(capabilities=able)


def _busy_next_pending() -> Setting:
    long = booking("11:30", "12:30", "Quarterly figures", "Rui Lopes")
    review = replace(BUDGET, title="Design review")
    bookings = (STAND_UP, long, review, PRIVATE, *TOMORROW)
    return Setting(bookings=bookings, now=at("12:27"), marks=checked(long))


def _released() -> Setting:
    late = booking("10:30", "11:30", "Design review", "Ana Pires")
    freed = Freed(booking=late, at=at("10:40"), no_show=True)
    return Setting(freed=freed)


def _presence() -> Setting:
    sensor = Sensor(at=NOW, name="ceiling", presence=True, people_count=2)
    return Setting(sensor=sensor)


def _given_up() -> Setting:
    """Ended at this panel alone; the calendar goes on holding the room."""
    long = booking("09:45", "11:30", "Design review", "Ana Pires")
    at_door = Freed(booking=long, at=at("10:35"), no_show=False)
    marks = Marks().with_ended(long, at("10:35"))
    able = replace(ABLE, ending=Ending.PANEL)
    running = (STAND_UP, long, *REST)
    return Setting(bookings=running, marks=marks, freed=at_door, capabilities=able)


def _prepared() -> Setting:
    buffer = replace(booking("10:30", "10:45", "Cleaning"), buffer=True)
    return Setting(bookings=(STAND_UP, buffer, *REST))


def _not_bookable() -> Setting:
    rules = Rules(disable_book_now=True)
    room = replace(ROOM, text="Please ask at the reception desk")
    return Setting(bookings=(STAND_UP,), rules=rules, room=room)


NIGHTS = stretches((at("18:00", day), at("08:00", day + 1)) for day in range(-1, 4))


def _closing() -> Setting:
    return Setting(now=at("17:20"), closed=NIGHTS)


def _closed() -> Setting:
    return Setting(now=at("19:10"), closed=NIGHTS)


def _unknown() -> Setting:
    link = Link(period=5 * MINUTE, heard=at("10:12"), fault=Fault.UNREACHABLE)
    return _busy(link=link)


def _starting() -> Setting:
    return Setting(bookings=(), link=Link(period=5 * MINUTE))


def _offline() -> Setting:
    link = Link(period=5 * MINUTE, heard=at("10:36"), fault=Fault.UNREACHABLE)
    return Setting(link=link)


def _short() -> Setting:
    rules = Rules(pending_before=timedelta(0))
    return Setting(now=at("12:21"), rules=rules)


def _doing() -> Setting:
    return Setting(doing=BookNow(30 * MINUTE))


def _checking_in() -> Setting:
    return replace(_pending_current(), doing=CheckIn(at("10:40")))


def _booked() -> Setting:
    mine = Booking(id="mine", start=NOW, end=NOW + 30 * MINUTE, title="Ad Hoc booking")
    done = result(BookNow(30 * MINUTE), Done(mine))
    marks = checked(mine)
    return Setting(bookings=(STAND_UP, mine, *REST), marks=marks, result=done)


def _declined() -> Setting:
    clash = Declined(Reason.CLASH, at=at("12:30"))
    return Setting(result=result(BookNow(120 * MINUTE), clash))


def _failed() -> Setting:
    failed = Declined(Reason.UNREACHABLE)
    return Setting(result=result(BookNow(30 * MINUTE), failed))


def _lost() -> Setting:
    return Setting(result=result(BookNow(30 * MINUTE), Unknown()))


LONG = "Alignment on the alignment of the quarterly planning of the planning " * 8


def _nasty() -> Setting:
    long = booking("10:30", "11:30", LONG[:500], "Maria " * 30)
    others = (
        booking("11:30", "12:00", "<b>Bold</b> & <img src=x>", "<i>x</i>"),
        booking("12:00", "12:10", "ten\nminutes\tonly\x07", "Rui"),
        booking("12:15", "12:30", "", "Nobody"),
        booking("13:00", "14:00", "اجتماع مراجعة التصميم", "ليلى"),
        booking("14:00", "15:00", "🎉 Party 🎂 prep", "Zoë"),
        booking("15:00", "15:00", "No length", "Rui"),
        replace(booking("08:00", "23:00", "Fair", day=0), all_day=True),
    )
    room = replace(ROOM, name="The Extraordinarily Long-Named Room by the Lake " * 2)
    notes = ("The calendar's file was damaged and set aside",)
    everything = (long, *others, *TOMORROW)
    return Setting(bookings=everything, marks=checked(long), room=room, notes=notes)


def _crowded() -> Setting:
    crowd = [
        booking(f"11:{5 * n:02}", "12:00" if n % 2 else "12:30", f"Interview {n + 1}")
        for n in range(12)
    ]
    return Setting(bookings=(STAND_UP, *crowd, PRIVATE, *TOMORROW))


def _full() -> Setting:
    """A whole day with one of everything that the day line tells apart."""
    tentative = replace(
        booking("11:30", "12:30", "Supplier visit", "Joana Reis"),
        status=BookingStatus.TENTATIVE,
    )
    cancelled = replace(
        booking("14:00", "14:30", "One to one", "Rui Lopes"),
        status=BookingStatus.CANCELLED,
    )
    prepared = replace(booking("13:30", "14:00", "Cleaning"), buffer=True)
    evening = (
        booking("14:00", "15:00", "Interview", "Marta Sousa"),
        booking("16:15", "17:00", "Retrospective", "Ana Pires"),
        booking("17:30", "18:30", "Town hall", "Joana Reis"),
    )
    bookings = (STAND_UP, REVIEW, tentative, BUDGET, prepared, cancelled, PRIVATE)
    rules = Rules(include_cancelled=True)
    everything = (*bookings, *evening, *TOMORROW)
    return Setting(bookings=everything, rules=rules, marks=checked(REVIEW))


def _outlets() -> Setting:
    """A room with pages for its controls and for catering."""
    pages = {
        "control_ui": "https://control.example.com/boardroom",
        "catering_ui": "https://catering.example.com/order?room=boardroom",
    }
    return Setting(room=replace(ROOM, **pages))  # type: ignore[arg-type]


def _hidden() -> Setting:
    return _busy(rules=Rules(hide_details=True))


def _visited() -> Setting:
    """A booking with guests from outside and with what was ordered for it."""
    ada, charles = Person(name="Ada Byron"), Person(name="Charles Babbage")
    visited = replace(
        REVIEW, visitors=(ada, charles), services=("Coffee for 8", "Projector")
    )
    bookings = (STAND_UP, visited, *REST)
    return _busy(
        bookings=bookings, marks=checked(visited), wording="Meeting in progress"
    )


def _expected() -> Setting:
    """The same before it begins."""
    many = tuple(Person(name=f"Guest {n}") for n in "ABCDE")
    visited = replace(BUDGET, visitors=many)
    bookings = (STAND_UP, visited, *TOMORROW)
    shown = visited.start - 40 * MINUTE
    free = "Free until the next booking"
    return Setting(bookings=bookings, now=shown, wording=free)


def _early() -> Setting:
    return Setting(now=at("12:26"), marks=checked(BUDGET))


def _long_name() -> Setting:
    name = "Conference Centre North, Room Alexander von Humboldt"
    return replace(_starting(), room=replace(ROOM, name=name))


SAMPLES: dict[str, Callable[[], Setting]] = {
    "free": _free,
    "free-rest": _free_rest,
    "pending-next": _pending_next,
    "pending-current": _pending_current,
    "pending-current-kept": _pending,
    "pending-by-code": _by_code,
    "busy": _busy,
    "busy-next-pending": _busy_next_pending,
    "released": _released,
    "given-up": _given_up,
    "presence": _presence,
    "prepared": _prepared,
    "not-bookable": _not_bookable,
    "closing": _closing,
    "closed": _closed,
    "unknown": _unknown,
    "starting": _starting,
    "offline": _offline,
    "too-short": _short,
    "early": _early,
    "doing": _doing,
    "checking-in": _checking_in,
    "booked": _booked,
    "declined": _declined,
    "failed": _failed,
    "lost": _lost,
    "hidden": _hidden,
    "visited": _visited,
    "expected": _expected,
    "nasty": _nasty,
    "crowded": _crowded,
    "full": _full,
    "outlets": _outlets,
    "long-name": _long_name,
}
"""By name; `settings-wrong` has no snapshot, see PROBLEMS."""

GUESTS = (
    Person(name="Marta Sousa", address="marta.sousa@example.com"),
    Person(name="Marta Santos Oliveira", address="marta.oliveira@example.com"),
    Person(name="Martin Keller", address="m.keller@partner.example.org"),
    Person(name="Martha O'Neill", address="martha@example.com"),
    Person(name="", address="martinez.recepcion@example.com"),
)


def _asking() -> Setting:
    able = replace(ABLE, people=True)
    return Setting(rules=Rules(ask_host=True), capabilities=able)


def _sheet_declined() -> Setting:
    return Setting(result=result(BookLater(at("14:00"), 60 * MINUTE), CLASH))


CLASH = Declined(Reason.CLASH, at=at("15:00"))
LATER = Draft(start=at("14:00"), length=60 * MINUTE)
WROTE = replace(LATER, title="Interview with Ana", cursor="title")
MARTA = Draft(
    host="mart", cursor="host", search=Search("mart", GUESTS), length=30 * MINUTE
)
SHEETS: dict[str, tuple[Callable[[], Setting], Draft]] = {
    "sheet": (_free, Draft()),
    "sheet-later": (_busy, LATER),
    "sheet-title": (_free, WROTE),
    "sheet-host": (_asking, MARTA),
    "sheet-hosted": (_asking, replace(LATER, host="Marta Sousa", person=GUESTS[0])),
    "sheet-declined": (_sheet_declined, replace(WROTE, cursor="", refused=CLASH)),
    "sheet-full": (_busy, Draft()),
}
"""States with the booking sheet over them, and what is being put together there."""

PROBLEMS = [
    "pending_periode: unknown key; did you mean pending_period?",
    "min_duration: -5 is not allowed; 1 to 1440 minutes are",
    '[backend] type: "exchange" is not known; local, placeos, caldav, ics are',
]


WHERE = "/etc/room-panel/settings.toml"

SAME = {
    "just-released": "released",
    "being-prepared": "prepared",
    "not-sure": "unknown",
    "free-next": "free",
}
"""Other names of the same states."""


def names() -> list[str]:
    """Every name that `sample` takes."""
    return [*SAMPLES, *SHEETS, *SAME]


def sample(name: str) -> Snapshot:
    """The sample of this name.

    Raises:
        KeyError: there is none of this name.
    """
    if name in SHEETS:
        return snapshot(SHEETS[name][0]())
    return snapshot(SAMPLES[SAME.get(name, name)]())


def sample_draft(name: str) -> Draft | None:
    """What is on the booking sheet in the sample of this name."""
    return SHEETS[name][1] if name in SHEETS else None
