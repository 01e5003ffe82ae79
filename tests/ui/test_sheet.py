"""The booking sheet under real fingers and real keys, on the real window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from panel.domain.booking import Person
from panel.domain.command import BookLater, BookNow, Command
from panel.domain.outcome import Declined, Done, Outcome, Reason, Unknown
from panel.domain.room import Rules
from panel.engine.snapshot import Result
from panel.ui.look import Look
from panel.ui.samples import sample, sample_draft
from panel.ui.sheet import Told
from panel.ui.staging import (
    ABLE,
    MINUTE,
    NOW,
    TOMORROW,
    Setting,
    at,
    booking,
    checked,
    snapshot,
)
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.sizes import dressed
from tests.ui.tree import (
    LEFT,
    buttons,
    click,
    control,
    field,
    hit,
    is_open,
    items,
    middle,
    of_kind,
    place,
    seen,
    tap,
    texts,
    truth,
    value,
    window_of,
    write,
)

Key = Qt.Key
HALF = BookNow(30 * MINUTE)
ASKING = Setting(rules=Rules(ask_host=True))
DIRECTORY = replace(ASKING, capabilities=replace(ABLE, people=True))
MARTA = Person(name="Marta Sousa", address="marta@example.com")
MARTIN = Person(name="Martin Keller", address="martin@example.com")


class Directory:
    """Keeps the questions until a test answers them."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Told]] = []

    def __call__(self, query: str, told: Told) -> None:
        self.asked.append((query, told))

    @property
    def queries(self) -> list[str]:
        return [query for query, _ in self.asked]


@pytest.fixture
def directory() -> Directory:
    return Directory()


def shown(make: Made, setting: Setting | None = None, **more: object) -> Screen:
    screen = make(**more)
    screen.show(snapshot(setting or Setting()))
    window_of(screen).grabWindow()
    return screen


def opened(make: Made, setting: Setting | None = None, **more: object) -> Screen:
    screen = shown(make, setting, **more)
    tap(screen, "Book…")
    assert is_open(screen)
    return screen


def keys(screen: Screen, text: str) -> None:
    """Typed on a keyboard that is plugged in."""
    for letter in text:
        QTest.keyClick(window_of(screen), letter)


def line_at(screen: Screen, clock: str) -> QPoint:
    """A place on the day line, free or not."""
    window_of(screen).grabWindow()
    (line,) = of_kind(screen, "Hours")
    day = screen.models.day
    first = float(day.hours.rows[0].key)
    hours = (at(clock).timestamp() - first) / 3600
    area = place(line)
    y = area.top() + hours / day.lineHours * area.height()
    return QPoint(int(area.center().x()), int(y))


def told(screen: Screen, command: Command, outcome: Outcome, number: int = 1) -> None:
    """The engine answers."""
    result = Result(command=command, outcome=outcome, at=NOW, took=0.2, number=number)
    screen.show(replace(sample("free"), result=result))


def test_book_opens_it_and_closes_it(make: Made, sent: list[Command]) -> None:
    screen = opened(make)
    assert "Book Boardroom" in seen(screen)
    tap(screen, "Close")
    assert not is_open(screen)
    assert sent == []


def test_a_finger_that_stays_goes_on_by_itself(make: Made, qtbot: QtBot) -> None:
    screen = opened(make)
    window, spot = window_of(screen), middle(control(screen, "Longer"))
    QTest.mousePress(window, LEFT, pos=spot)
    qtbot.waitUntil(lambda: "45 min" in seen(screen))
    QTest.mouseRelease(window, LEFT, pos=spot)
    after = screen.models.sheet.property("when")
    (stepper,) = [s for s in of_kind(screen, "Stepper") if truth(s, "key") == "length"]
    assert not truth(stepper, "repeating")
    assert screen.models.sheet.property("when") == after


def test_it_books_now(make: Made, sent: list[Command]) -> None:
    screen = opened(make)
    hit(screen, "Longer", "Longer", "Shorter")
    tap(screen, "Book")
    assert sent == [BookNow(35 * MINUTE)]
    assert truth(buttons(screen)["Booking…"], "running")


def test_tomorrow_at_ten_with_a_title(make: Made, sent: list[Command]) -> None:
    """Nothing is booked tomorrow, and nobody has to know the house."""
    screen = opened(make)
    hit(screen, "The day after", *["Start later"] * 4)
    assert "Tomorrow  ·  10:00 – 10:30" in seen(screen)
    field(screen, "Title")
    write(screen, "J")
    write(screen, "our fixe")
    assert value(screen, "Title") == "Jour fixe"
    tap(screen, "Book")
    assert sent == [BookLater(at("10:00", 1), 30 * MINUTE, "Jour fixe")]


def test_two_taps_on_book_do_one_thing(make: Made, sent: list[Command]) -> None:
    screen = opened(make)
    spot = middle(control(screen, "Book"))
    click(screen, spot)
    QTest.mouseDClick(window_of(screen), LEFT, pos=spot)
    click(screen, spot)
    assert sent == [HALF]
    assert truth(buttons(screen)["Booking…"], "running")


def test_a_double_tap_on_what_opens_it_books_nothing(
    make: Made, sent: list[Command]
) -> None:
    """Book comes to lie where a finger is about to come down once more."""
    screen = shown(make)
    spot = middle(control(screen, "Book…"))
    QTest.mouseDClick(window_of(screen), LEFT, pos=spot)
    assert is_open(screen)
    window_of(screen).grabWindow()
    assert place(control(screen, "Book")).contains(spot)
    assert sent == []
    tap(screen, "Book")
    assert sent == [HALF]


def test_nothing_is_sent_beside_something_under_way(
    make: Made, sent: list[Command]
) -> None:
    screen = opened(make)
    screen.show(replace(sample("free"), doing=BookNow(60 * MINUTE)))
    tap(screen, "Book")
    assert sent == []


def test_it_closes_when_it_is_done_and_the_banner_tells(
    make: Made, sent: list[Command]
) -> None:
    screen = opened(make)
    tap(screen, "Book")
    screen.show(replace(sample("free"), doing=HALF))
    assert is_open(screen)
    mine = booking("10:42", "11:12", "Ad Hoc booking")
    told(screen, sent[0], Done(mine))
    assert not is_open(screen)
    assert "Booked until 11:12  ·  confirmed in 0.2 s" in seen(screen)


def test_declined_it_stays_with_what_was_typed(make: Made, sent: list[Command]) -> None:
    screen = opened(make)
    field(screen, "Title")
    write(screen, "A")
    tap(screen, "Book")
    told(screen, sent[0], Declined(Reason.CLASH, at=at("11:00")))
    assert is_open(screen)
    assert "That runs into the booking at 11:00" in seen(screen)
    assert value(screen, "Title") == "A"
    tap(screen, "Book")
    assert sent == [BookNow(30 * MINUTE, "A")] * 2


def test_another_result_is_not_its_own(make: Made, sent: list[Command]) -> None:
    screen = opened(make)
    tap(screen, "Book")
    told(screen, BookNow(60 * MINUTE), Done())
    assert is_open(screen)
    told(screen, sent[0], Done(), number=2)
    assert not is_open(screen)


def test_a_lost_answer_is_not_asked_for_again(make: Made, sent: list[Command]) -> None:
    screen = opened(make)
    tap(screen, "Book")
    told(screen, sent[0], Unknown())
    assert not is_open(screen)
    assert len(sent) == 1


def own_timer(screen: Screen) -> QTimer:
    timers = screen.models.attention.findChildren(QTimer)
    (timer,) = [t for t in timers if t.interval() == 45_000]
    return timer


def test_left_alone_it_closes_and_forgets(
    make: Made, sent: list[Command], qtbot: QtBot
) -> None:
    screen = opened(make)
    field(screen, "Title")
    write(screen, "S")
    timer = own_timer(screen)
    assert timer.isActive()
    with qtbot.waitSignal(screen.models.sheet.openedChanged):
        # The timer's own end, without waiting for it.
        timer.setInterval(1)
    timer.setInterval(45_000)
    assert not is_open(screen)
    assert sent == []
    tap(screen, "Book…")
    assert value(screen, "Title") == ""


def test_a_touch_anywhere_keeps_it_open(make: Made) -> None:
    screen = opened(make)
    timer = own_timer(screen)
    timer.start(1000)
    click(screen, QPoint(1200, 40))
    assert timer.remainingTime() > 900


def test_wrong_settings_close_it(make: Made) -> None:
    screen = opened(make)
    screen.show_problems(["key: is wrong"], "/etc/x")
    assert not is_open(screen)


def test_somebody_else_books(make: Made, sent: list[Command]) -> None:
    screen = opened(make)
    hit(screen, *["Longer"] * 4)
    assert "50 min" in seen(screen)
    other = booking("11:00", "12:00", "Elsewhere")
    screen.show(snapshot(Setting(bookings=(other,))))
    assert "18 min" in seen(screen)
    running = booking("10:30", "12:00", "Elsewhere")
    screen.show(snapshot(Setting(bookings=(running,), marks=checked(running))))
    assert "The room is in use until 12:00" in seen(screen)
    tap(screen, "Book")
    assert sent == []


@pytest.mark.parametrize(
    ("clock", "command"),
    [
        ("14:07", BookLater(at("14:00"), 30 * MINUTE)),
        ("11:20", BookLater(at("11:15"), 30 * MINUTE)),
        ("10:50", BookLater(at("10:45"), 30 * MINUTE)),
        ("10:43", HALF),
    ],
)
def test_a_free_place_on_the_line_is_a_start(
    make: Made, sent: list[Command], clock: str, command: Command
) -> None:
    screen = shown(make)
    click(screen, line_at(screen, clock))
    assert is_open(screen)
    tap(screen, "Book")
    assert sent == [command]


@pytest.mark.parametrize("clock", ["13:00", "15:20", "10:10"])
def test_what_is_booked_or_past_is_no_start(make: Made, clock: str) -> None:
    screen = shown(make)
    click(screen, line_at(screen, clock))
    assert not is_open(screen)


def test_while_it_is_open_the_line_moves_the_start(
    make: Made, sent: list[Command]
) -> None:
    screen = opened(make)
    hit(screen, "Longer")
    click(screen, line_at(screen, "14:05"))
    tap(screen, "Book")
    assert sent == [BookLater(at("14:00"), 35 * MINUTE)]


@pytest.mark.parametrize("name", ["unknown", "starting", "not-bookable"])
def test_where_nothing_can_be_booked_the_line_is_a_picture(
    make: Made, name: str
) -> None:
    screen = make()
    screen.show(sample(name))
    click(screen, line_at(screen, "14:05"))
    assert not is_open(screen)


@pytest.mark.parametrize(
    ("row", "command"),
    [
        ("Monday", BookLater(at("09:30", 2), 30 * MINUTE)),
        ("Supplier workshop", BookLater(at("12:00", 2), 30 * MINUTE)),
    ],
)
def test_a_day_after_is_a_start(
    make: Made, sent: list[Command], row: str, command: Command
) -> None:
    screen = shown(make, Setting(bookings=TOMORROW), size=(1080, 1920))
    labels = [i for i in of_kind(screen, "Label") if truth(i, "text")]
    found = [i for i in labels if str(truth(i, "text")).startswith(row)]
    click(screen, middle(found[0]))
    tap(screen, "Book")
    assert sent == [command]


def test_a_preset_opens_it_where_a_host_is_asked_for(
    make: Made, sent: list[Command]
) -> None:
    screen = shown(make, ASKING)
    tap(screen, "60 min")
    assert sent == []
    assert of_kind(screen, "Keyboard")
    tap(screen, "Book")
    assert "A booking here needs a host" in seen(screen)
    assert sent == []
    write(screen, "ana")
    tap(screen, "Book")
    assert sent == [BookNow(60 * MINUTE, "", "ana")]


def test_a_missing_host_is_asked_for(make: Made, sent: list[Command]) -> None:
    screen = opened(make, ASKING)
    tap(screen, "Book")
    assert of_kind(screen, "Keyboard")
    assert sent == []


def test_somebody_from_the_directory(
    make: Made, sent: list[Command], directory: Directory, qtbot: QtBot
) -> None:
    screen = shown(make, DIRECTORY, people=directory)
    tap(screen, "15 min")
    write(screen, "ma")
    assert "The first three letters find somebody" in seen(screen)
    write(screen, "r")
    assert "Looking for “mar”…" in seen(screen)
    qtbot.waitUntil(lambda: directory.queries == ["mar"])
    directory.asked[0][1]((MARTIN, MARTA))
    assert {"Martin Keller", "marta@example.com"} <= set(seen(screen))
    window_of(screen).grabWindow()
    people = {truth(p, "name"): p for p in of_kind(screen, "Person")}
    click(screen, middle(people["Marta Sousa"]))
    assert not of_kind(screen, "Keyboard")
    tap(screen, "Book")
    assert sent == [BookNow(15 * MINUTE, "", "marta@example.com")]


def test_an_answer_to_what_is_no_longer_typed_is_dropped(
    make: Made, directory: Directory, qtbot: QtBot
) -> None:
    screen = shown(make, DIRECTORY, people=directory)
    tap(screen, "15 min")
    write(screen, "mar")
    qtbot.waitUntil(lambda: directory.queries == ["mar"])
    write(screen, "t")
    directory.asked[0][1]((MARTA,))
    assert MARTA.address not in seen(screen)
    qtbot.waitUntil(lambda: directory.queries == ["mar", "mart"])
    directory.asked[1][1](None)
    assert "The directory does not answer" in seen(screen)
    tap(screen, "Close")
    directory.asked[1][1]((MARTA,))
    assert not is_open(screen)


def test_fast_typing_asks_once(make: Made, directory: Directory, qtbot: QtBot) -> None:
    screen = shown(make, DIRECTORY, people=directory)
    screen.models.sheet.open(None, 15 * MINUTE)
    for text in ("mar", "mart", "marta"):
        screen.models.sheet.write("host", text)
    qtbot.waitUntil(lambda: bool(directory.queries))
    assert directory.queries == ["marta"]


def test_nobody_half_typed_is_a_host(
    make: Made, sent: list[Command], directory: Directory
) -> None:
    screen = shown(make, DIRECTORY, people=directory)
    tap(screen, "15 min")
    write(screen, "mart")
    tap(screen, "Book")
    assert "Choose the host from the list" in seen(screen)
    assert sent == []


def test_typing_on_forgets_who_was_picked(
    make: Made, sent: list[Command], directory: Directory, qtbot: QtBot
) -> None:
    screen = shown(make, DIRECTORY, people=directory)
    tap(screen, "15 min")
    write(screen, "mar")
    qtbot.waitUntil(lambda: bool(directory.queries))
    directory.asked[0][1]((MARTA,))
    screen.models.sheet.pick("0")
    field(screen, "Host")
    hit(screen, "Delete")
    tap(screen, "Book")
    assert sent == []


def test_erasing_and_signs(make: Made) -> None:
    screen = opened(make)
    field(screen, "Title")
    hit(screen, "A", "Delete", "Numbers and signs", "4", "(", "Letters", "x")
    assert value(screen, "Title") == "4(x"
    hit(screen, "Letters with marks", "ç", "Capital letters", "Q")
    assert value(screen, "Title") == "4(xçQ"


def test_a_key_shows_the_finger_on_the_next_frame(make: Made, qtbot: QtBot) -> None:
    screen = opened(make)
    field(screen, "Title")
    key, window = control(screen, "G"), window_of(screen)
    corner = place(key).topLeft().toPoint() + QPoint(12, 12)
    before = window.grabWindow().pixelColor(corner)
    with qtbot.waitSignal(window.frameSwapped):
        QTest.mousePress(window, LEFT, pos=middle(key))
    pressed = window.grabWindow().pixelColor(corner)
    QTest.mouseRelease(window, LEFT, pos=middle(key))
    assert pressed != before


def test_two_fingers_type_two_letters(make: Made) -> None:
    """Fast typing: the second finger comes before the first has gone."""
    screen = opened(make)
    screen.models.sheet.write("title", "x")
    field(screen, "Title")
    window, device = window_of(screen), QTest.createTouchDevice()
    one, other = middle(control(screen, "g")), middle(control(screen, "o"))
    QTest.touchEvent(window, device).press(0, one, window).commit()
    QTest.touchEvent(window, device).stationary(0).press(1, other, window).commit()
    QTest.touchEvent(window, device).release(0, one, window).stationary(1).commit()
    QTest.touchEvent(window, device).release(1, other, window).commit()
    assert value(screen, "Title") == "xgo"


def test_real_keys(make: Made, sent: list[Command]) -> None:
    screen = opened(make, ASKING)
    window = window_of(screen)
    QTest.keyClick(window, Key.Key_Tab)
    keys(screen, "Stand-up <b>")
    assert value(screen, "Title") == "Stand-up <b>"
    QTest.keyClick(window, Key.Key_Return)
    assert sent == [], "the host comes first"
    keys(screen, "Zoe")
    QTest.keyClick(window, Key.Key_Backspace)
    QTest.keyClick(window, Key.Key_Return)
    assert sent == [BookNow(30 * MINUTE, "Stand-up <b>", "Zo")]


def test_escape_closes(make: Made, sent: list[Command]) -> None:
    screen = opened(make)
    QTest.keyClick(window_of(screen), Key.Key_Escape)
    assert not is_open(screen)
    tap(screen, "Book…")
    field(screen, "Title")
    QTest.keyClick(window_of(screen), Key.Key_Escape)
    assert not is_open(screen)
    assert sent == []


def test_tab_goes_from_field_to_field(make: Made) -> None:
    screen = opened(make, ASKING)
    found = []
    for _ in range(4):
        QTest.keyClick(window_of(screen), Key.Key_Tab)
        found.append(screen.models.sheet.property("cursor"))
    assert found == ["title", "host", "", "title"]


def test_return_picks_the_only_one(
    make: Made, sent: list[Command], directory: Directory, qtbot: QtBot
) -> None:
    screen = shown(make, DIRECTORY, people=directory)
    tap(screen, "15 min")
    keys(screen, "marta")
    qtbot.waitUntil(lambda: bool(directory.queries))
    directory.asked[-1][1]((MARTA,))
    QTest.keyClick(window_of(screen), Key.Key_Return)
    QTest.keyClick(window_of(screen), Key.Key_Return)
    assert sent == [BookNow(15 * MINUTE, "", "marta@example.com")]


def test_titles_are_bounded_and_no_markup(make: Made, sent: list[Command]) -> None:
    screen = opened(make)
    field(screen, "Title")
    keys(screen, "<i>" + "x" * 150)
    assert value(screen, "Title") == "<i>" + "x" * 117
    write(screen, "Y")
    assert value(screen, "Title") == "<i>" + "x" * 117
    markup = [i for i in items(screen) if "<i>" in str(truth(i, "text") or "")]
    assert markup
    for item in markup:
        assert item.inherits("QQuickTextInput")


def test_what_was_typed_is_nowhere_when_it_is_closed(make: Made) -> None:
    screen = opened(make)
    screen.models.sheet.write("title", "Merger of Acme")
    assert any("Merger" in text for text in texts(screen))
    tap(screen, "Close")
    window_of(screen).grabWindow()
    assert not any("Merger" in text for text in texts(screen))


def test_controls_have_names_and_roles(make: Made) -> None:
    screen = opened(make, DIRECTORY)
    field(screen, "Host")
    window_of(screen).grabWindow()
    wanted = QAccessible.Role.Button
    for item in (*of_kind(screen, "Key"), *of_kind(screen, "Button")):
        found = QAccessible.queryAccessibleInterface(item)
        assert found is not None
        assert found.text(QAccessible.Text.Name) == truth(item, "spoken") != ""
        assert found.role() == wanted
    inputs = [i for i in items(screen) if i.inherits("QQuickTextInput")]
    names = []
    for item in inputs:
        found = QAccessible.queryAccessibleInterface(item)
        assert found is not None
        assert found.role() == QAccessible.Role.EditableText
        names.append(found.text(QAccessible.Text.Name))
    assert names == ["Title", "Host"]


LOOKS = {
    "plain": Look(),
    "large": Look(large_text=True, clock="12h"),
    "low": Look(low_reach=True, column="light"),
    "small panel": Look(diagonal_inches=5.0),
    "right to left": Look(language="ar"),
    "german": Look(language="de"),
}
STATES = ["sheet", "sheet-title", "sheet-host", "sheet-hosted", "sheet-declined"]


@pytest.mark.parametrize(("size", "look"), dressed(LOOKS))
def test_fingers_find_everything(make: Made, size: tuple[int, int], look: str) -> None:
    worn = LOOKS[look]
    screen = make(worn, size=size)
    per_mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / (worn.diagonal_inches * 25.4)
    unit = min(max(size) / 1280, min(size) / 800)
    least = max(9 * per_mm, 56 * unit) - 1
    for name in STATES:
        draft = sample_draft(name)
        assert draft is not None
        screen.show(sample(name))
        screen.models.sheet.lay(draft)
        window_of(screen).grabWindow()
        (sheet,) = of_kind(screen, "Sheet")
        ours = [
            item
            for kind in ("Button", "Entry", "Key", "Person")
            for item in of_kind(screen, kind)
            if sheet.isAncestorOf(item)
        ]
        for item in ours:
            spot = place(item)
            assert spot.left() >= 0 and spot.right() <= size[0] + 1, name
            assert spot.top() >= 0 and spot.bottom() <= size[1] + 1, name
            assert spot.height() >= least, (name, item.objectName())
        clashes = [
            (name, a.objectName(), truth(a, "label"), b.objectName())
            for a in ours
            for b in ours
            if a is not b and _over(a, b)
        ]
        assert clashes == []
        assert not any(truth(b, "cut") for b in of_kind(screen, "Button")), name
        screen.models.sheet.close()


def _over(one: QQuickItem, other: QQuickItem) -> bool:
    shared = place(one).intersected(place(other))
    return shared.width() >= 1 and shared.height() >= 1


def made(screen: Screen, qtbot: QtBot) -> None:
    """Waits until the closed sheet is there; piece by piece takes its time."""

    def there() -> bool:
        return any(item.objectName() == "Sheet" for item in items(screen))

    qtbot.waitUntil(there, timeout=30_000)


@pytest.mark.parametrize("prepare", [True, False])
def test_it_opens_drawn_in_advance_or_not(
    make: Made, qtbot: QtBot, prepare: bool
) -> None:
    screen = shown(make)
    if prepare:
        screen.models.sheet.prepare()
        made(screen, qtbot)
        assert not is_open(screen)
    tap(screen, "Book…")
    assert is_open(screen)


def test_a_sheet_drawn_in_advance_gets_the_keys(
    make: Made, sent: list[Command], qtbot: QtBot
) -> None:
    screen = shown(make)
    screen.models.sheet.prepare()
    made(screen, qtbot)
    tap(screen, "Book…")
    QTest.keyClick(window_of(screen), Key.Key_Return)
    assert sent == [HALF]
