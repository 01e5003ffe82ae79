"""May a booking to which nobody checks in be released, when, and why not.

A `Watch` follows the booking that the panel shows as current. It is a value: every
new picture of the room gives a new watch, and what it has once lost stays lost.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from panel.domain.booking import Booking, Key
from panel.domain.room import Rules

PUNCTUAL = timedelta(seconds=2)
"""First shown later after its start, a booking was not shown from its start."""
FORGIVEN = timedelta(seconds=30)
"""Gaps in the connection that sum to less are forgiven."""
SKEW = timedelta(seconds=30)
"""The most by which the panel's clock and the system's may differ."""
PRESENCE = timedelta(minutes=2)
"""Somebody seen this shortly before the deadline prevents the release."""
FIRST_PAUSE = timedelta(minutes=1)


class Kept(StrEnum):
    """Why a booking is not released; final for this booking."""

    SWITCHED_OFF = "switched-off"
    NOT_WATCHED = "not-watched"
    LINK_LOST = "link-lost"
    NO_TOUCH = "no-touch"
    RULES_CHANGED = "rules-changed"
    CLOCK = "clock"
    NOT_A_MEETING = "not-a-meeting"
    PRESENCE = "presence"
    OTHER_PANELS = "other-panels"
    CANNOT_END = "cannot-end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """How things stand at one moment, beside the bookings.

    `sees_check_ins`: a check-in at another panel of this room would be seen here.
    `can_end`: the system can end this occurrence, and only it. `jumped`: the clock
    has jumped since the last look. `touchable`: a tap would be taken now.
    """

    connected: bool
    touchable: bool
    sees_check_ins: bool
    can_end: bool
    jumped: bool = False
    skew: timedelta | None = None
    presence: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What this panel has seen of the current booking since it became current.

    `lost` is the sum of the gaps in the connection, `gap_from` the start of one that
    still lasts, `kept` why it will not be released, `tries` how often it was tried.
    `seen` is when the sensor last saw somebody, `inside` whether it does still.
    """

    key: Key
    period: timedelta
    since: datetime
    kept: Kept | None = None
    lost: timedelta = timedelta()
    gap_from: datetime | None = None
    seen: datetime | None = None
    inside: bool = False
    tries: int = 0
    retry_at: datetime | None = None

    @property
    def deadline(self) -> datetime:
        """Start and pending period, moved by the forgiven gaps."""
        return self.key.start + self.period + self.lost

    def retry(self, now: datetime) -> "Watch":
        """The watch after a try that did not succeed: again in 1, 2, 4 ... minutes."""
        pause = FIRST_PAUSE * 2 ** min(self.tries, 6)
        return replace(self, tries=self.tries + 1, retry_at=now + pause)


def watched(
    watch: Watch | None,
    now: datetime,
    current: Booking | None,
    rules: Rules,
    conditions: Conditions,
) -> Watch | None:
    """The watch after one more look; None where nothing is current."""
    if current is None:
        return None
    if watch is None or watch.key != current.key:
        watch = Watch(key=current.key, period=rules.pending_period, since=now)
    if watch.kept is not None:
        return watch
    if watch.tries == 0:
        watch = _with_gap(watch, now, connected=conditions.connected)
    watch = _with_presence(watch, now, inside=conditions.presence is True)
    return replace(watch, kept=_kept(watch, current, rules, conditions))


def due(watch: Watch, now: datetime) -> bool:
    """Whether the release is to be tried now."""
    if watch.kept is not None:
        return False
    return now >= (watch.retry_at or watch.deadline)


def _with_gap(watch: Watch, now: datetime, *, connected: bool) -> Watch:
    """Adds the time without connection since the last look to what was lost."""
    if watch.gap_from is not None:
        lost = watch.lost + (now - watch.gap_from)
        return replace(watch, lost=lost, gap_from=None if connected else now)
    return watch if connected else replace(watch, gap_from=now)


def _with_presence(watch: Watch, now: datetime, *, inside: bool) -> Watch:
    """Notes when somebody was last inside: since the last look, if they were then."""
    seen = watch.seen
    if inside:
        seen = now
    elif watch.inside:
        seen = now - timedelta.resolution
    return replace(watch, seen=seen, inside=inside)


def _kept(
    watch: Watch,
    current: Booking,
    rules: Rules,
    conditions: Conditions,
) -> Kept | None:
    """The first reason not to release, of those that hold for good."""
    skew = conditions.skew
    reasons = (
        (_not_a_meeting(current), Kept.NOT_A_MEETING),
        (_switched_off(rules), Kept.SWITCHED_OFF),
        (not conditions.can_end or not current.editable, Kept.CANNOT_END),
        (not conditions.sees_check_ins, Kept.OTHER_PANELS),
        (watch.since - watch.key.start > PUNCTUAL, Kept.NOT_WATCHED),
        (rules.pending_period != watch.period, Kept.RULES_CHANGED),
        (watch.lost >= FORGIVEN, Kept.LINK_LOST),
        (not conditions.touchable and watch.tries == 0, Kept.NO_TOUCH),
        (conditions.jumped, Kept.CLOCK),
        (skew is not None and abs(skew) > SKEW, Kept.CLOCK),
        (_somebody_inside(watch), Kept.PRESENCE),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _not_a_meeting(current: Booking) -> bool:
    return not current.can_pend or "main_event_id" in current.body


def _switched_off(rules: Rules) -> bool:
    return rules.disable_end_meeting or not rules.pending_period


def _somebody_inside(watch: Watch) -> bool:
    """Whether presence fell into the time before this try that counts.

    Said as soon as it is so: nothing counts down to a release that cannot be.
    """
    counts = min(PRESENCE, watch.period / 2)
    try_at = watch.retry_at or watch.deadline
    return watch.seen is not None and try_at - watch.seen <= counts
