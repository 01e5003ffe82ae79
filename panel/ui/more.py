"""The view models of the sheet and of the pages, together; see `later`."""

from collections.abc import Callable
from datetime import datetime, timedelta

from panel.domain.booking import Booking
from panel.domain.command import Command
from panel.domain.face import Face
from panel.engine.snapshot import Snapshot
from panel.ui.admin import AdminModel
from panel.ui.attention import AttentionModel
from panel.ui.draft import Place, start_at, start_on
from panel.ui.health import AdminInputs, Desk
from panel.ui.paper import SheetInputs
from panel.ui.problems import ProblemsModel, ProblemsProps, derive_problems
from panel.ui.sheet import Ask, SheetModel
from panel.ui.speech import Speech

DARK = {Face.SETTINGS_WRONG, Face.STARTING, Face.NOT_SURE, Face.NOT_BOOKABLE}
"""States in which nothing is booked, not even for later."""


class More:
    """`people` asks the directory, `desk` serves the admin's page."""

    def __init__(
        self,
        send: Callable[[Command], bool],
        now: Callable[[], datetime] | None,
        attention: AttentionModel,
        *,
        people: Ask | None,
        desk: Desk | None,
    ) -> None:
        """Nothing to show yet."""
        self.sheet = SheetModel(send, now, people, attention)
        self.admin = AdminModel(desk, attention)
        self.problems = ProblemsModel()

    def show(self, sheet: SheetInputs, language: str, admin: AdminInputs) -> None:
        """The room as it is; so the settings are sound."""
        self.problems.show(ProblemsProps())
        self.sheet.show(sheet, language)
        self.admin.show(admin)

    def show_problems(self, problems: list[str], where: str, speech: Speech) -> None:
        """What is wrong with the settings."""
        self.problems.show(derive_problems(problems, where, speech))
        self.sheet.close()

    def open(self, length: timedelta | None) -> None:
        """Book from now on."""
        self.sheet.open(None, length)

    def begin_at(self, snapshot: Snapshot, now: datetime, moment: datetime) -> None:
        """Book from this moment of today's line, where that is possible."""
        if snapshot.face in DARK:
            return
        fits, start = start_at(Place(snapshot, now), moment)
        if fits:
            self.sheet.begin_at(start)

    def begin_after(
        self,
        snapshot: Snapshot,
        now: datetime,
        moment: datetime,
        booking: Booking | None,
    ) -> None:
        """Book on a later day, after a booking of it where one was tapped."""
        if snapshot.face in DARK or snapshot.offers.no_later is not None:
            return
        local = (booking.end if booking else moment).astimezone(snapshot.day.zone)
        wanted = (local.time(),) if booking else ()
        self.sheet.begin_at(start_on(Place(snapshot, now), local.date(), *wanted))
