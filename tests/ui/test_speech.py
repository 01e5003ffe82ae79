"""How times, lengths and dates are said."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.ui.look import Look
from panel.ui.speech import Speech, english
from panel.ui.tongue import mirrored, speech_for

LISBON, KOLKATA = ZoneInfo("Europe/Lisbon"), ZoneInfo("Asia/Kolkata")
NOON = datetime(2026, 11, 21, 12, 5, tzinfo=UTC)
DAY, TWELVE = Speech(zone=LISBON), Speech(zone=LISBON, twelve=True)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (minutes(0), "1 min"),
        (minutes(0.5), "1 min"),
        (minutes(1), "1 min"),
        (minutes(21.01), "22 min"),
        (minutes(60), "1 h"),
        (minutes(108), "1 h 48 min"),
        (minutes(120), "2 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=21), "21 days"),
    ],
)
def test_lengths(length: timedelta, said: str) -> None:
    assert DAY.length(length) == said


@pytest.mark.parametrize(
    ("length", "said"),
    [(15, "15 min"), (60, "60 min"), (90, "90 min"), (120, "2 h"), (108, "1 h 48 min")],
)
def test_lengths_on_buttons(length: int, said: str) -> None:
    assert DAY.preset(minutes(length)) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (192, "3:12"),
        (191.2, "3:12"),
        (60, "1:00"),
        (0.1, "0:01"),
        (0, "0:00"),
        (-5, "0:00"),
    ],
)
def test_countdown(seconds: float, said: str) -> None:
    assert DAY.countdown(timedelta(seconds=seconds)) == said


@pytest.mark.parametrize(
    ("hour", "day", "twelve"),
    [(0, "00:05", "12:05 am"), (9, "09:05", "9:05 am"), (12, "12:05", "12:05 pm")],
)
def test_clock(hour: int, day: str, twelve: str) -> None:
    moment = NOON.replace(hour=hour)
    assert (DAY.time(moment), TWELVE.time(moment)) == (
        day,
        twelve.replace(" ", "\u00a0"),
    )


def test_times_are_the_rooms() -> None:
    assert Speech(zone=KOLKATA).time(NOON) == "17:35"


def test_other_days_are_named() -> None:
    assert DAY.moment(NOON + timedelta(days=1), NOON) == "tomorrow 12:05"
    assert DAY.moment(NOON + timedelta(days=2), NOON) == "23 November 12:05"
    assert DAY.day(NOON, NOON) == "Today"
    assert DAY.day(NOON + timedelta(days=1), NOON) == "Tomorrow"
    assert DAY.day(NOON + timedelta(days=2), NOON) == "Monday 23 November"


def test_plurals() -> None:
    assert english("%n seat(s)", 1) == "1 seat"
    assert english("%n seat(s)", 10) == "10 seats"


def test_translation_is_handed_in() -> None:
    def german(text: str, n: int | None = None) -> str:
        return {"until {time}": "bis {time}"}.get(text, text)

    said = Speech(zone=LISBON, tr=german).say("until {time}", time="12:30")
    assert said == "bis 12:30"


def test_seconds_never_say_nothing() -> None:
    assert DAY.seconds(0.004) == "0.1 s"
    assert Speech(zone=LISBON, point=",").seconds(0.42) == "0,4 s"


@pytest.mark.parametrize(
    ("language", "weekday", "date", "day", "twelve"),
    [
        ("en_GB", "Saturday", "21 November", "Saturday, 21 November", False),
        ("en_US", "Saturday", "November 21", "Saturday, November 21", True),
        ("de_DE", "Samstag", "21. November", "Samstag, 21. November", False),
        ("fr_FR", "Samedi", "21 novembre", "Samedi 21 novembre", False),
        ("es_ES", "Sábado", "21 de noviembre", "Sábado, 21 de noviembre", False),
        ("pt_PT", "Sábado", "21 de novembro", "Sábado, 21 de novembro", False),
        ("it_IT", "Sabato", "21 novembre", "Sabato 21 novembre", False),
        ("nl_NL", "Zaterdag", "21 november", "Zaterdag 21 november", False),
        ("ja_JP", "土曜日", "11月21日", "11月21日土曜日", False),
        ("zh_CN", "星期六", "11月21日", "11月21日星期六", False),
        ("ar_EG", "السبت", "21 نوفمبر", "السبت، 21 نوفمبر", True),
        ("ar_AE", "السبت", "21 نوفمبر", "السبت، 21 نوفمبر", True),
        # No translation: all of it in English, hours as at home.
        ("sv_SE", "Saturday", "21 November", "Saturday, 21 November", False),
    ],
)
def test_dates_and_hours_follow_the_locale(
    language: str, weekday: str, date: str, day: str, twelve: bool
) -> None:
    speech = speech_for(Look(language=language), LISBON)
    assert speech.weekday(NOON.date()) == weekday
    assert speech.date(NOON.date()) == date
    assert speech.full_day(NOON.date()) == day
    assert speech.twelve is twelve


@pytest.mark.parametrize(
    ("language", "time", "hour", "tenth"),
    [
        ("en", "1:05 pm", "1 pm", "0.4 s"),
        ("de", "1:05 PM", "1 PM", "0,4 s"),
        ("fr", "1:05 PM", "1 PM", "0,4 s"),
        ("es", "1:05 p.m.", "1 p.m.", "0,4 s"),
        ("pt", "1:05 PM", "1 PM", "0,4 s"),
        ("it", "1:05 PM", "1 PM", "0,4 s"),
        ("nl", "1:05 p.m.", "1 p.m.", "0,4 s"),
        ("ja", "午後1:05", "午後1", "0.4秒"),
        ("zh", "下午1:05", "下午1", "0.4 秒"),
        ("ar", "1:05 م", "1 م", "0.4 ث"),
    ],
)
def test_hours_to_twelve_and_decimals(
    language: str, time: str, hour: str, tenth: str
) -> None:
    speech = speech_for(Look(language=language, clock="12h"), LISBON)
    afternoon = NOON.replace(hour=13)
    assert speech.time(afternoon) == time.replace(" ", "\u00a0")
    assert speech.hour(afternoon) == hour.replace(" ", "\u00a0")
    assert speech.seconds(0.42) == tenth


def test_the_setting_wins_over_the_locale() -> None:
    assert speech_for(Look(language="en_US", clock="24h"), LISBON).twelve is False
    assert speech_for(Look(language="de_DE", clock="12h"), LISBON).twelve is True


def test_direction_of_the_language() -> None:
    assert mirrored(Look(language="ar_EG"))
    assert not mirrored(Look(language="en_GB"))
    # There are no Hebrew words: English ones run from left to right.
    assert not mirrored(Look(language="he_IL"))
