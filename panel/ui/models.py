"""The view models together: one snapshot in, all regions of the screen up to date."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from panel.domain.booking import Booking
from panel.domain.command import Command
from panel.domain.face import Face
from panel.domain.night import is_night
from panel.domain.shown import Level, Shown
from panel.engine.snapshot import Snapshot
from panel.ui.actions import ActionsModel
from panel.ui.agenda import DayInputs
from panel.ui.attention import (
    REACH,
    AttentionModel,
    darkest,
    next_dusk_or_dawn,
    orbit,
)
from panel.ui.browser import Browser
from panel.ui.buttons import ActionsInputs
from panel.ui.day import DayModel
from panel.ui.dress import DressModel, DressProps
from panel.ui.field import RoomInputs, picture_source
from panel.ui.fonts import capital_share, display_family, prefer, text_font
from panel.ui.later import LaterModel
from panel.ui.look import Look, field_size, turned
from panel.ui.notice import NoticeInputs, NoticeModel
from panel.ui.outlets import OutletsInputs, OutletsModel
from panel.ui.pictures import Order, Pictures
from panel.ui.qr import content
from panel.ui.room import RoomModel
from panel.ui.speech import Speech
from panel.ui.tongue import language_of, mirrored, speech_for
from panel.ui.words import next_change

if TYPE_CHECKING:
    from panel.ui.admin import AdminModel
    from panel.ui.health import Desk
    from panel.ui.more import More
    from panel.ui.problems import ProblemsModel
    from panel.ui.sheet import Ask, SheetModel


Follow = Callable[[Shown], None]


class Models:
    """Holds the view models and the last snapshot, and derives them again."""

    def __init__(
        self,
        look: Look,
        send: Callable[[Command], None],
        now: Callable[[], datetime] | None,
        cache: Path,
        people: "Ask | None" = None,
        desk: "Callable[[], Desk] | None" = None,
    ) -> None:
        """Nothing to show yet; `people` asks the directory, `desk` serves the admin."""
        self._people, self._desk = people, desk
        self.room, self.dress = RoomModel(), DressModel()
        self.day = DayModel(self._begin_at, self._begin_after)
        self.attention = AttentionModel()
        self.attention.levelChanged.connect(self._tell)
        self.actions = ActionsModel(send, self._open_sheet, now)
        self.notice = NoticeModel(self.actions.send)
        self.later = LaterModel(self._make_more)
        self.browser = Browser()
        self.attention.awake_while(lambda: self.browser.running)
        self.browser.closed.connect(self.attention.wake)
        self.outlets = OutletsModel(self.attention, self.browser)
        self.outlets.addressChanged.connect(self._derive)
        self.outlets.headingChanged.connect(self.later.now)
        self.pictures = Pictures(cache / "pictures")
        self.pictures.changed.connect(self._derive)
        self._look, self._size = look, (0, 0)
        self._now = now
        self._snapshot: Snapshot | None = None
        self._explaining = False
        self._moment: datetime | None = None
        self._follow: Follow | None = None
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
            "attention": self.attention,
            "outlets": self.outlets,
            "later": self.later,
        }

    @property
    def face(self) -> str:
        """The name of the state that is shown."""
        if self._snapshot is None or self._explaining:
            return "settings-wrong"
        return self._snapshot.face.value

    @property
    def shown(self) -> Shown:
        """What the screen shows, for what is fitted beside it."""
        snapshot, now = self._snapshot, self._moment
        if self._explaining or snapshot is None or now is None:
            face = Face.SETTINGS_WRONG if self._explaining else Face.STARTING
            return Shown(face, level=self.attention.level)
        night = self._look.night
        is_dark = night is not None and is_night(now, night, snapshot.room.zone)
        return Shown(snapshot.face, is_dark, self.attention.level)

    def follow(self, follow: Follow | None) -> None:
        """Tell it what the screen shows, from now on and in the same moment."""
        self._follow = follow
        self._tell()

    @property
    def sheet(self) -> "SheetModel":
        """The booking sheet."""
        return self._more().sheet

    @property
    def admin(self) -> "AdminModel":
        """The admin's page."""
        return self._more().admin

    @property
    def problems(self) -> "ProblemsModel":
        """The page of wrong settings."""
        return self._more().problems

    def show(self, snapshot: Snapshot, now: datetime) -> None:
        """Show this snapshot as it is at `now`."""
        if self._speech is None or self._speech.zone != snapshot.room.zone:
            self._speech = speech_for(self._look, snapshot.room.zone)
        before, self._snapshot, self._moment = self._snapshot, snapshot, now
        self._explaining = False
        self._derive()
        if self._look.presence_wakes and before and _somebody_came(before, snapshot):
            self.attention.wake()

    def show_problems(self, problems: list[str], where: str) -> None:
        """Show what is wrong with the settings."""
        speech = self._speech or speech_for(self._look, ZoneInfo("UTC"))
        self._explaining = True
        self.attention.show(darkest=Level.DAY, shift=(0, 0))
        self._tell()
        self._more().show_problems(problems, where, speech)

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
        self.attention.wear(look)
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
        self.later.begin()

    def close(self) -> None:
        """Stop drawing pictures, and close what else was opened."""
        self.pictures.close()
        self.browser.close()

    def _derive(self) -> None:
        snapshot, now, speech = self._snapshot, self._moment, self._speech
        if snapshot is None or now is None or speech is None:
            return
        self.attention.show(
            darkest=self._darkest(snapshot, now),
            shift=orbit(now) if self._now is not None else (0, 0),
        )
        image, code = self._image(snapshot), self._code(snapshot)
        self.room.show(RoomInputs(snapshot, now, self._look, speech, image))
        self._tell()
        self.actions.show(ActionsInputs(snapshot, now, speech))
        self.day.show(DayInputs(snapshot, now, speech))
        self.notice.show(NoticeInputs(snapshot, now, speech, code))
        if self.later.more is not None:
            self._feed(self.later.more)
        turned = self._look.rotate != 0
        self.outlets.show(OutletsInputs(snapshot.room, speech, self._size, turned))
        self.outlets.show_code(self._drawn(self.outlets.wanted, "black"))

    def _darkest(self, snapshot: Snapshot, now: datetime) -> Level:
        """How dark it may be; who has to mend the settings needs a bright screen."""
        return Level.DAY if self._explaining else darkest(snapshot, now, self._look)

    def _tell(self) -> None:
        if self._follow is not None:
            self._follow(self.shown)

    def _make_more(self) -> "More":
        from panel.ui.more import More

        more = More(
            self.actions.send,
            self._now,
            self.attention,
            people=self._people,
            desk=self._desk() if self._desk else None,
        )
        self._feed(more)
        more.sheet.begin()
        return more

    def _more(self) -> "More":
        """What the first picture does not show; made where it is not there yet."""
        self.later.now()
        assert self.later.more is not None
        return self.later.more

    def _feed(self, more: "More") -> None:
        """Shows it the room, where the settings are sound."""
        snapshot, now, speech = self._snapshot, self._moment, self._speech
        if snapshot is None or now is None or speech is None or self._explaining:
            return
        from panel.ui.health import AdminInputs
        from panel.ui.paper import SheetInputs

        more.show(
            SheetInputs(snapshot, now, speech, busy=self.actions.busy),
            language_of(self._look),
            AdminInputs(snapshot=snapshot, now=now, speech=speech, size=self._size),
        )

    def _open_sheet(self, length: timedelta | None) -> None:
        self._more().open(length)

    def _begin_at(self, moment: datetime) -> None:
        more = self._more()
        if self._snapshot is not None and self._moment is not None:
            more.begin_at(self._snapshot, self._moment, moment)

    def _begin_after(self, moment: datetime, booking: Booking | None) -> None:
        more = self._more()
        if self._snapshot is not None and self._moment is not None:
            more.begin_after(self._snapshot, self._moment, moment, booking)

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


def _somebody_came(before: Snapshot, now: Snapshot) -> bool:
    """Whether the sensor sees somebody where it saw nobody."""
    seen, sees = (
        one.sensor is not None and one.sensor.presence for one in (before, now)
    )
    return bool(sees and not seen)
