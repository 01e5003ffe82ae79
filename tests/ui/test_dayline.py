"""Today true to scale, and the days after."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from panel.domain.booking import Booking, BookingStatus
from panel.domain.room import Rules
from panel.ui import staging
from panel.ui.agenda import MOST_LATER, DayInputs, DayProps, derive_day
from panel.ui.dayline import MOST_BLOCKS, Block
from panel.ui.samples import sample
from panel.ui.speech import Speech
from panel.ui.staging import MINUTE, NOW, Setting, at, booking, snapshot

SPEECH = Speech(zone=staging.ZONE)


def day_of(setting: Setting, now: datetime | None = None) -> DayProps:
    speech = Speech(zone=setting.room.zone)
    return derive_day(DayInputs(snapshot(setting), now or setting.now, speech))


def sampled(name: str) -> DayProps:
    shown = sample(name)
    return derive_day(DayInputs(shown, shown.at, SPEECH))


def test_clock_and_date() -> None:
    props = sampled("free")
    assert (props.clock, props.half) == ("10:42", "")
    assert (props.weekday, props.date) == ("Saturday", "21 November")


def test_places_are_true_to_scale() -> None:
    props = sampled("busy")
    assert props.hours[0].label == "09:00"
    review = next(b for b in props.blocks if b.title == "Design review")
    hour = 1 / props.line_hours
    assert abs(review.begins - 1.5 * hour) < 1e-9
    assert abs(review.reach - hour) < 1e-9
    assert (review.inset, review.breadth) == (0, 1)
    assert abs(props.now_at - 1.7 * hour) < 1e-9


def test_past_current_and_to_come() -> None:
    marks = {b.title: (b.past, b.current) for b in sampled("busy").blocks}
    assert marks == {
        "Stand-up": (True, False),
        "Design review": (False, True),
        "Budget": (False, False),
        "Private": (False, False),
    }


def test_the_days_after_stand_under_their_names() -> None:
    rows = sampled("free").later
    assert [(r.heading, r.title) for r in rows] == [
        (True, "Monday 23 November"),
        (False, "Stand-up"),
        (False, "Supplier workshop"),
        (False, "Hiring round"),
        (True, "Tuesday 24 November"),
        (False, "Stand-up"),
    ]


def test_what_fills_the_day_is_a_strip_above_it() -> None:
    fair = replace(staging.BUDGET, id="fair", title="Fair", all_day=True)
    weeks = replace(fair, id="weeks", title="Works", all_day=False)
    weeks = replace(weeks, start=at("09:00", -7), end=at("17:00", 14))
    props = day_of(Setting(bookings=(fair, weeks, staging.BUDGET)))
    assert {s.title for s in props.strips} == {"Fair", "Works"}
    assert [b.title for b in props.blocks] == ["Budget"]


def test_one_that_began_yesterday_reaches_in() -> None:
    night = replace(staging.BUDGET, start=at("22:00", -1), end=at("06:00"))
    (block,) = day_of(Setting(bookings=(night,))).blocks
    assert block.begins == 0
    assert block.past


def test_cancelled_ones_are_struck_through() -> None:
    gone = replace(staging.BUDGET, status=BookingStatus.CANCELLED)
    setting = Setting(bookings=(gone,), rules=Rules(include_cancelled=True))
    (block,) = day_of(setting).blocks
    assert block.cancelled


def test_one_without_length_can_be_seen() -> None:
    nothing = replace(staging.BUDGET, end=staging.BUDGET.start)
    props = day_of(Setting(bookings=(nothing,)))
    (block,) = props.blocks
    assert abs(block.reach * props.line_hours - 0.25) < 1e-9


def test_hours_on_the_days_of_a_clock_change() -> None:
    zone = ZoneInfo("Europe/Lisbon")
    room = replace(staging.ROOM, zone=zone)
    spring = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    labels = [
        h.label for h in day_of(Setting(bookings=(), room=room, now=spring)).hours
    ]
    assert labels[:3] == ["00:00", "02:00", "03:00"]
    autumn = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    labels = [
        h.label for h in day_of(Setting(bookings=(), room=room, now=autumn)).hours
    ]
    assert labels[:4] == ["00:00", "01:00", "01:00", "02:00"] or labels[:2] == [
        "01:00",
        "01:00",
    ]


def test_zones_with_halves() -> None:
    room = replace(staging.ROOM, zone=ZoneInfo("Asia/Kolkata"))
    props = day_of(Setting(bookings=(), room=room))
    assert all(hour.label.endswith(":00") for hour in props.hours)
    assert props.clock == "16:12"


def test_thousands_of_bookings_make_few_rows() -> None:
    many = [
        Booking(id=str(n), start=NOW + n * MINUTE, end=NOW + (n + 5) * MINUTE)
        for n in range(5000)
    ]
    props = day_of(Setting(bookings=tuple(many)))
    assert len(props.blocks) <= MOST_BLOCKS
    assert len([r for r in props.later if not r.heading]) == MOST_LATER


spans = st.tuples(st.integers(0, 1439), st.integers(0, 400))


@given(st.lists(spans, max_size=16), st.integers(0, 1439))
def test_blocks_never_cover_each_other(
    lengths: list[tuple[int, int]], minute: int
) -> None:
    midnight = at("00:00")
    bookings = tuple(
        Booking(
            id=str(n),
            start=midnight + start * MINUTE,
            end=midnight + (start + length) * MINUTE,
        )
        for n, (start, length) in enumerate(lengths)
    )
    now = midnight + minute * MINUTE
    props = day_of(Setting(bookings=bookings, now=now))
    assert len(props.blocks) + len(props.strips) >= min(len(bookings), 1)
    assert 0 <= props.anchor <= props.now_at <= 1
    for block in props.blocks:
        assert 0 <= block.begins < block.begins + block.reach <= 1 + 1e-9
        assert 0 <= block.inset < block.inset + block.breadth <= 1 + 1e-9
    for one, other in combinations(props.blocks, 2):
        assert _apart(one, other)


def _apart(one: Block, other: Block) -> bool:
    tiny = 1e-9
    across = (
        one.inset + one.breadth <= other.inset + tiny
        or other.inset + other.breadth <= one.inset + tiny
    )
    along = (
        one.begins + one.reach <= other.begins + tiny
        or other.begins + other.reach <= one.begins + tiny
    )
    return across or along


def test_twelve_at_once_share_the_width() -> None:
    crowd = [b for b in sampled("crowded").blocks if b.title.startswith("Interview")]
    assert len({round(b.inset, 6) for b in crowd}) == 12
    assert all(abs(b.breadth - 1 / 12) < 1e-9 for b in crowd)


def test_touching_bookings_stand_under_each_other() -> None:
    first = booking("10:00", "11:00", "One")
    second = booking("11:00", "12:00", "Two")
    blocks = day_of(Setting(bookings=(first, second))).blocks
    assert {b.breadth for b in blocks} == {1}


def test_the_line_grows_with_the_day() -> None:
    props = day_of(Setting(bookings=()), now=NOW + timedelta(hours=12))
    assert props.hours[-1].label == "23:00"


def test_of_too_many_the_current_one_and_what_comes_are_shown() -> None:
    first = at("00:00")
    starts = [first + n * 8 * MINUTE for n in range(180)]
    many = [Booking(id=str(s), start=s, end=s + 8 * MINUTE) for s in starts]
    now = starts[100] + MINUTE
    blocks = day_of(Setting(bookings=tuple(many), now=now), now).blocks
    assert len(blocks) == MOST_BLOCKS
    assert blocks[0].current
    evening = starts[170] + MINUTE
    blocks = day_of(Setting(bookings=tuple(many), now=evening), evening).blocks
    assert len(blocks) == MOST_BLOCKS
    assert [b.past for b in blocks].index(False) == MOST_BLOCKS - 10
