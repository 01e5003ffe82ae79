"""Every text of ours finds its place, in every language, state and size."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem

from panel.engine.snapshot import Snapshot
from panel.ui.admin import KNOCKS
from panel.ui.dress import DressProps
from panel.ui.fonts import capital_share, display_family, missing_package
from panel.ui.look import Look
from panel.ui.models import Models
from panel.ui.samples import PROBLEMS, SAMPLES, SHEETS, WHERE, sample, sample_draft
from panel.ui.shot import application, settle
from panel.ui.titles import clean
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.sizes import some
from tests.ui.test_admin import HEALTH, Program
from tests.ui.tree import kind, of_kind, place, truth, window_of

LANGUAGES = ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pt", "zh"]
TIGHTEST = [(800, 480), (800, 1280)]
LONG = 60
"""Letters of a title that nobody would write: it may be cut wherever it stands."""
LEAST = 11
"""Pixels of the smallest letters."""
AIR = 0.16
"""The share of a line above and below its letters, in which nothing is drawn."""


OVER = ["Problems", "PinPad", "AdminPage", "OutletCard", "Sheet"]
"""What lies over all else when it is there: only that is read then."""
HOLDERS = {"Button", "QrCard", "Banner"}
"""What a text may stand on, and must not reach beyond."""
RIGHT, CENTRE, BOTTOM, MIDDLE = 2, 4, 64, 128
SIDE, LEVEL = "effectiveHorizontalAlignment", "verticalAlignment"


@dataclass(frozen=True)
class Around:
    """What a text stands in: what cuts it off, what it stands on, what is not ours."""

    clip: QRectF
    outside: set[str]
    holder: QRectF | None = None
    on_line: bool = False


@dataclass(frozen=True)
class Seen:
    """A text on the screen, where its letters are, and whether it is ours."""

    text: str
    drawn: QRectF
    pixels: int
    cut: bool
    ours: bool
    around: Around


def seen(screen: Screen, outside: set[str]) -> list[Seen]:
    """The texts that somebody in front of the window can read."""
    window = window_of(screen)
    # Twice, since what one finds its place by may be placed after it.
    for _ in range(2):
        _polish(window.contentItem())
    clip = QRectF(0, 0, window.width(), window.height())
    above = (page for kind in OVER for page in of_kind(screen, kind))
    page = next(above, window.contentItem())
    return list(_below(page, Around(clip, outside)))


def _polish(item: QQuickItem) -> None:
    """Rows and columns put their items in place; no frame needs to be drawn."""
    for child in item.childItems():
        _polish(child)
    item.ensurePolished()


def _below(item: QQuickItem, around: Around) -> Iterator[Seen]:
    if not item.isVisible() or item.opacity() == 0:
        return
    if item.clip():
        around = replace(around, clip=around.clip.intersected(place(item)))
    if kind(item) in HOLDERS:
        around = replace(around, holder=place(item))
    if kind(item) == "Block":
        around = replace(around, on_line=True)
    if kind(item) == "Label" and str(truth(item, "text")).strip():
        drawn = _drawn(item)
        if drawn.intersects(around.clip):
            yield _text(item, drawn, around)
    for child in item.childItems():
        yield from _below(child, around)


def _text(item: QQuickItem, drawn: QRectF, around: Around) -> Seen:
    text = str(truth(item, "text"))
    beyond = drawn.width() > item.width() + 1 or drawn.height() > item.height() + 1
    return Seen(
        text=text,
        drawn=drawn,
        pixels=truth(item, "fontInfo").property("pixelSize").toInt(),
        cut=bool(truth(item, "truncated")) or beyond,
        ours=not _from_outside(text, around.outside),
        around=around,
    )


def _from_outside(text: str, outside: set[str]) -> bool:
    """Whether it is, or holds, what may be cut."""
    long = (each for each in outside if len(each) > LONG)
    return text in outside or any(each in text for each in long)


def _drawn(item: QQuickItem) -> QRectF:
    """Where the letters are: the item may be wider and higher."""
    width, height = truth(item, "contentWidth"), truth(item, "contentHeight")
    across, down = item.width() - width, item.height() - height
    x, y = 0.0, truth(item, "topPadding")
    if across > 1:
        x = {RIGHT: across, CENTRE: across / 2}.get(_asked(item, SIDE), x)
    if down > 1:
        y = {BOTTOM: down, MIDDLE: down / 2}.get(_asked(item, LEVEL), y)
    return item.mapRectToScene(QRectF(x, y, width, height))


def _asked(item: QQuickItem, name: str) -> int:
    """An alignment, which Python has no type for."""
    context = QQmlEngine.contextForObject(item)
    return int(QQmlExpression(context, item, name).evaluate()[0])


def wrong(texts: list[Seen]) -> Iterator[str]:
    """What cannot be read as it should."""
    for text in texts:
        holder = text.around.holder
        if text.ours and text.cut:
            yield f"{text.text!r} is cut"
        if text.ours and not text.around.on_line and text.pixels < LEAST:
            yield f"{text.text!r} has {text.pixels} pixels"
        if holder and not holder.adjusted(-1, -1, 1, 1).contains(text.drawn):
            yield f"{text.text!r} reaches beyond what it stands on"
    for one, other in combinations(texts, 2):
        if _over_each_other(one, other):
            yield f"{one.text!r} lies over {other.text!r}"


def _over_each_other(one: Seen, other: Seen) -> bool:
    if one.around.on_line and other.around.on_line:
        return False
    return (one.ours or other.ours) and _letters(one).intersects(_letters(other))


def _letters(text: Seen) -> QRectF:
    drawn = text.drawn.intersected(text.around.clip)
    air = drawn.height() * AIR
    return drawn.adjusted(1, air, -1, -air)


def from_outside(snapshot: Snapshot) -> set[str]:
    """What the booking system says."""
    room = snapshot.room
    bookings = (*snapshot.schedule, *snapshot.day.bookings)
    texts = {room.name, room.text, *snapshot.notes, *(b.title for b in bookings)}
    texts |= {b.host.label for b in bookings if b.host is not None}
    texts |= {snapshot.wording, *(each for b in bookings for each in b.services)}
    return set(map(clean, texts))


def knock(models: Models, act: str = "") -> None:
    """The admin's page, and what needs a PIN there."""
    for _ in range(KNOCKS):
        models.admin.knock()
    if act:
        models.admin.ask(act)


WRONG = "settings-wrong"
TAPPED: dict[str, tuple[str, Callable[[Models], None]]] = {
    "asking": ("busy", lambda models: models.actions.tap("ask")),
    "outlet": ("outlets", lambda models: models.outlets.tap("control")),
    "admin": ("free", knock),
    "pin": ("free", lambda models: knock(models, "quit")),
}
"""What somebody has tapped in a state."""
LOOKS: dict[str, Look] = {
    **{language: Look(language=language) for language in LANGUAGES},
    "es, to twelve": Look(language="es", clock="12h"),
    "ja, to twelve": Look(language="ja", clock="12h"),
}
TELLING = ["ar", "de", "es, to twelve", "ja"]
"""The longest words, the widest clock, letters of other heights."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_drawn_and_not_boxes(qapp: object, language: str) -> None:
    package = missing_package(language)
    if package:
        pytest.skip(f"{language} is measured in boxes: no font; {package} has letters")
    assert QFontDatabase.families(QFontDatabase.WritingSystem.Latin)


@pytest.mark.parametrize("size", some(TIGHTEST))
def test_texts_find_their_place(
    request: pytest.FixtureRequest, tmp_path: Path, size: tuple[int, int]
) -> None:
    """Ordinarily at the two tightest sizes, and in few languages.

    In a process of its own: which letters Qt takes for a script that a family lacks
    depends on all that it has drawn before.
    """
    every = request.config.getoption("--long")
    spoken = list(LOOKS) if every else TELLING
    large = [False, True] if every else [False]
    asked = json.dumps([str(tmp_path), size, spoken, large])
    command = [sys.executable, "-m", "tests.ui.test_fit", asked]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def main(asked: str) -> None:
    """What is wrong at one size, a line each."""
    folder, size, spoken, all_large = json.loads(asked)
    app = application()
    size = int(size[0]), int(size[1])
    cache, desk = Path(folder), Program().desk
    screen = Screen(Look(), print, cache=cache, size=size, desk=desk)
    for large in all_large:
        for fault in all_wrong(screen, spoken, large):
            print(fault)
    screen.close()
    app.processEvents()


def all_wrong(screen: Screen, languages: list[str], large: bool) -> Iterator[str]:
    """What is wrong in these languages in any state."""
    shown = {name: sample(name) for name in (*SAMPLES, *SHEETS)}
    screen.show(shown["free"])
    begun(screen)
    assert of_kind(screen, "QrCard")
    for spoken in languages:
        screen.wear(replace(LOOKS[spoken], large_text=large))
        for name in (*shown, *TAPPED, WRONG):
            outside = put(screen, shown, name)
            changed(screen)
            faults = wrong(seen(screen, outside))
            yield from (f"{spoken} {name}: {fault}" for fault in faults)


def begun(screen: Screen) -> None:
    """The first frame is out, and the QR code is drawn."""
    window = window_of(screen)
    window.grabWindow()
    screen.models.begin()
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    settle(app, screen, window)
    # What is looked at is where the items lie: no frame needs to be drawn for it.
    window.hide()


def changed(screen: Screen) -> None:
    """Rows come in portions, and go with the events after their model's."""
    timers = screen.models.day.findChildren(QTimer)
    QCoreApplication.processEvents()
    while any(timer.isActive() for timer in timers):
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def put(screen: Screen, shown: dict[str, Snapshot], name: str) -> set[str]:
    """Show a state; gives the texts in it that are not ours."""
    if name == WRONG:
        screen.show_problems(PROBLEMS, WHERE)
        return {WHERE, *chain.from_iterable(p.split(": ", 1) for p in PROBLEMS)}
    state, tap = TAPPED.get(name, (name, None))
    snapshot = shown[state]
    screen.show(snapshot)
    for page in (screen.models.sheet, screen.models.admin, screen.models.outlets):
        page.close()
    draft = sample_draft(name)
    if draft is not None:
        screen.models.sheet.lay(draft)
    if tap is not None:
        tap(screen.models)
    return from_outside(snapshot) | {*HEALTH.log, HEALTH.settings, HEALTH.store}


Place = tuple[str, int, int, int]
"""A part's name, how far from the top and from the left it lies, its breadth."""
PLACED = {"Button", "Block", "QrCard", "Field", "Word", "Banner", "Schedule"}


@pytest.mark.parametrize("size", TIGHTEST)
def test_right_to_left_is_the_same_in_a_mirror(
    make: Made, size: tuple[int, int]
) -> None:
    screen = make(size=size)
    for name in sorted(SAMPLES):
        screen.show(sample(name))
        begun(screen)
        screen.models.dress.show(dressed(mirrored=False))
        found = sorted(placed(screen))
        screen.models.dress.show(dressed(mirrored=True))
        there = sorted(
            (kind, top, size[0] - left - width, width)
            for kind, top, left, width in placed(screen)
        )
        pairs = zip(found, there, strict=True)
        assert [pair for pair in pairs if not alike(*pair)] == [], name


def alike(one: Place, other: Place) -> bool:
    """The same, but for a pixel that was rounded the other way."""
    apart = zip(one[1:], other[1:], strict=True)
    return one[0] == other[0] and all(abs(a - b) <= 1 for a, b in apart)


def dressed(*, mirrored: bool) -> DressProps:
    display = display_family()
    cap = capital_share(display)
    return DressProps(look=Look(), mirrored=mirrored, display=display, cap=cap)


def placed(screen: Screen) -> Iterator[Place]:
    """Where each part lies."""
    changed(screen)
    for _ in range(2):
        _polish(window_of(screen).contentItem())
    for name in PLACED:
        for item in of_kind(screen, name):
            where = place(item).toRect()
            yield name, where.top(), where.left(), where.width()


if __name__ == "__main__":
    main(sys.argv[1])
