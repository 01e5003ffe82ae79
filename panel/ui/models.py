"""The view models together: one snapshot in, all regions of the screen up to date."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from panel.domain.booking import Booking
from panel.domain.command import Command
from panel.domain.face import Face
from panel.engine.snapshot import Snapshot
from panel.ui.actions import ActionsModel
from panel.ui.admin import AdminModel
from panel.ui.agenda import DayInputs
from panel.ui.attention import (
    REACH,
    AttentionModel,
    may_rest,
    next_dusk_or_dawn,
    orbit,
)
from panel.ui.browser import Browser
from panel.ui.buttons import ActionsInputs
from panel.ui.day import DayModel
from panel.ui.draft import Place, start_at, start_on
from panel.ui.dress import DressModel, DressProps
from panel.ui.field import RoomInputs, picture_source
from panel.ui.fonts import capital_share, display_family, prefer, text_font
from panel.ui.health import AdminInputs, Desk
from panel.ui.look import Look, field_size, turned
from panel.ui.notice import NoticeInputs, NoticeModel
from panel.ui.outlets import OutletsInputs, OutletsModel
from panel.ui.paper import SheetInputs
from panel.ui.pictures import Order, Pictures
from panel.ui.problems import ProblemsModel, ProblemsProps, derive_problems
from panel.ui.qr import content
from panel.ui.room import RoomModel
from panel.ui.sheet import Ask, SheetModel
from panel.ui.speech import Speech
from panel.ui.tongue import language_of, mirrored, speech_for
from panel.ui.words import next_change

DARK = {Face.SETTINGS_WRONG, Face.STARTING, Face.NOT_SURE, Face.NOT_BOOKABLE}
"""States in which nothing is booked, not even for later."""


class Models:
    """Holds the view models and the last snapshot, and derives them again."""

    def __init__(
        self,
        look: Look,
        send: Callable[[Command], None],
        now: Callable[[], datetime] | None,
        cache: Path,
        people: Ask | None = None,
        desk: Desk | None = None,
    ) -> None:
        """Nothing to show yet; `people` asks the directory, `desk` serves the admin."""
        self.room, self.dress = RoomModel(), DressModel()
        self.day = DayModel(self._begin_at, self._begin_after)
        self.attention = AttentionModel()
        self.actions = ActionsModel(send, self._open_sheet, now)
        self.sheet = SheetModel(self.actions.send, now, people, self.attention)
        self.notice = NoticeModel(self.actions.send)
        self.problems = ProblemsModel()
        self.admin = AdminModel(desk, self.attention)
        self.browser = Browser()
        self.outlets = OutletsModel(self.attention, self.browser)
        self.outlets.addressChanged.connect(self._derive)
        self.pictures = Pictures(cache / "pictures")
        self.pictures.changed.connect(self._derive)
        self._look, self._size = look, (0, 0)
        self._moves = now is not None
        self._snapshot: Snapshot | None = None
        self._moment: datetime | None = None
        self._speech: Speech | None = None
        QGuiApplication.setFont(text_font())
        self.wear(look)

    def by_name(self) -> dict[str, QObject]:
        """The view models under the names of the window's properties."""
        return {
            "room": self.room,
            "actions": self.actions,
            "day": self.day,
            "notice": self.notice,
            "dress": self.dress,
            "problems": self.problems,
            "attention": self.attention,
            "sheet": self.sheet,
            "outlets": self.outlets,
            "admin": self.admin,
        }

    @property
    def face(self) -> str:
        """The name of the state that is shown."""
        if self._snapshot is None or self.problems.property("heading"):
            return "settings-wrong"
        return self._snapshot.face.value

    def show(self, snapshot: Snapshot, now: datetime) -> None:
        """Show this snapshot as it is at `now`."""
        if self._speech is None or self._speech.zone != snapshot.room.zone:
            self._speech = speech_for(self._look, snapshot.room.zone)
        self._snapshot, self._moment = snapshot, now
        self.problems.show(ProblemsProps())
        self._derive()

    def show_problems(self, problems: list[str], where: str) -> None:
        """Show what is wrong with the settings."""
        self.attention.show(restful=False, shift=(0, 0))
        speech = self._speech or speech_for(self._look, ZoneInfo("UTC"))
        self.problems.show(derive_problems(problems, where, speech))
        self.sheet.close()

    def tick(self, now: datetime) -> None:
        """Show the same snapshot at a later moment."""
        self._moment = now
        self._derive()

    def next_change(self, now: datetime) -> datetime | None:
        """When a word changes by itself, or the night begins or ends."""
        snapshot = self._snapshot
        if snapshot is None:
            return None
        turn = next_dusk_or_dawn(snapshot, now, self._look)
        return min(filter(None, (next_change(snapshot, now), turn)))

    def wear(self, look: Look) -> None:
        """Change the look."""
        self._look = look
        prefer(language_of(look))
        display = display_family()
        self.dress.show(
            DressProps(
                look=look,
                mirrored=mirrored(look),
                display=display,
                cap=capital_share(display),
            )
        )
        if self._snapshot is not None:
            self._speech = speech_for(look, self._snapshot.room.zone)
            self._derive()

    def measure(self, size: tuple[int, int]) -> None:
        """The window has this size in pixels: pictures are cut to fit."""
        if size != self._size:
            self._size = size
            self._derive()

    def begin(self) -> None:
        """The first frame is out: pictures may be drawn."""
        self.pictures.begin()
        self.day.begin()
        self.sheet.begin()

    def close(self) -> None:
        """Stop drawing pictures, and close what else was opened."""
        self.pictures.close()
        self.browser.close()

    def _derive(self) -> None:
        snapshot, now, speech = self._snapshot, self._moment, self._speech
        if snapshot is None or now is None or speech is None:
            return
        self.attention.show(
            restful=may_rest(snapshot, now, self._look),
            shift=orbit(now) if self._moves else (0, 0),
        )
        image, code = self._image(snapshot), self._code(snapshot)
        self.room.show(RoomInputs(snapshot, now, self._look, speech, image))
        self.actions.show(ActionsInputs(snapshot, now, speech))
        self.day.show(DayInputs(snapshot, now, speech))
        self.notice.show(NoticeInputs(snapshot, now, speech, code))
        busy = self.actions.busy
        inputs = SheetInputs(snapshot, now, speech, busy=busy)
        self.sheet.show(inputs, language_of(self._look))
        self.admin.show(
            AdminInputs(snapshot=snapshot, now=now, speech=speech, size=self._size)
        )
        turned = self._look.rotate != 0
        self.outlets.show(OutletsInputs(snapshot.room, speech, self._size, turned))
        self.outlets.show_code(self._drawn(self.outlets.wanted, "black"))

    def _open_sheet(self, length: timedelta | None) -> None:
        self.sheet.open(None, length)

    def _begin_at(self, moment: datetime) -> None:
        """Book from this moment of today's line, where that is possible."""
        place = self._bookable()
        if place is not None:
            fits, start = start_at(place, moment)
            if fits:
                self.sheet.begin_at(start)

    def _begin_after(self, moment: datetime, booking: Booking | None) -> None:
        """Book on a later day, after a booking of it where one was tapped."""
        place = self._bookable()
        if place is None or place.snapshot.offers.no_later is not None:
            return
        local = (booking.end if booking else moment).astimezone(place.snapshot.day.zone)
        wanted = (local.time(),) if booking else ()
        self.sheet.begin_at(start_on(place, local.date(), *wanted))

    def _bookable(self) -> Place | None:
        """The room, where the screen claims to know it."""
        snapshot, now = self._snapshot, self._moment
        if snapshot is None or now is None or snapshot.face in DARK:
            return None
        return Place(snapshot, now)

    def _image(self, snapshot: Snapshot) -> str:
        source = picture_source(snapshot)
        if not source or not self._size[0]:
            return ""
        width, height = field_size(turned(self._size, self._look.rotate))
        # The ground reaches beyond the edges, and the picture with it.
        width, height = width + 2 * REACH, height + 2 * REACH
        order = Order(kind="image", source=source, width=width, height=height)
        return self.pictures.url(order)

    def _code(self, snapshot: Snapshot) -> str:
        return self._drawn(content(snapshot.room), snapshot.room.qr_color or "black")

    def _drawn(self, address: str, colour: str) -> str:
        """The file with this address as a code, or nothing while there is none."""
        if not address:
            return ""
        return self.pictures.url(Order(kind="qr", source=address, colour=colour))
