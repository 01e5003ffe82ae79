"""What the status field shows, derived: texts, colours, shape, picture, progress."""

from dataclasses import dataclass, fields, replace
from datetime import datetime

from PySide6.QtGui import QColor

from panel.domain.face import Face
from panel.engine.snapshot import Snapshot
from panel.ui.colours import Tint, action_tint, on_ground, tint, veil
from panel.ui.look import Look
from panel.ui.speech import Speech
from panel.ui.words import Words, words

SHAPES = {
    Face.FREE: "circle",
    Face.RELEASED: "circle",
    Face.PENDING_NEXT: "hourglass",
    Face.PENDING_CURRENT: "hourglass",
    Face.BUSY: "square",
    Face.BUSY_NEXT_PENDING: "square",
    Face.PREPARED: "square",
    Face.NOT_BOOKABLE: "bar",
    Face.NOT_SURE: "question",
}
PICTURED = {
    Face.FREE,
    Face.RELEASED,
    Face.PENDING_NEXT,
    Face.PENDING_CURRENT,
    Face.BUSY,
    Face.BUSY_NEXT_PENDING,
}
"""The states in which the room's picture stands behind a veil."""
TIMED = {Face.BUSY, Face.BUSY_NEXT_PENDING, Face.PREPARED}
"""The states that show how much of the current booking has passed."""
STEPS = 500


@dataclass(frozen=True, slots=True)
class RoomInputs:
    """What the status field is derived from; `image` is a file's address or empty."""

    snapshot: Snapshot
    now: datetime
    look: Look
    speech: Speech
    image: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomProps(Words):
    """What the status field shows, its texts and all else.

    `progress` is the share that has passed, 0 to 1, below 0 where none is shown.
    `alone` says that the picture stands without a veil.
    """

    face: str = ""
    shape: str = ""
    progress: float = -1.0
    image: str = ""
    veil: float = 1.0
    alone: bool = False
    ground: str = "#424A52"
    ink: str = "#FFFFFF"
    soft: str = "#FFFFFF"
    edge: str = "#424A52"
    bar_ground: str = "#424A52"
    bar_ink: str = "#FFFFFF"
    bar_outline: str = "#FFFFFF"


def picture_source(snapshot: Snapshot) -> str:
    """The address or path of the picture this state shows, or nothing."""
    room = snapshot.room
    if snapshot.face is Face.NOT_BOOKABLE:
        return room.offline_image or room.image
    return room.image if snapshot.face in PICTURED else ""


def derive_room(inputs: RoomInputs) -> RoomProps:
    """The status field: texts, colours, shape, picture, progress."""
    snapshot, face = inputs.snapshot, inputs.snapshot.face
    told = words(snapshot, inputs.now, inputs.speech)
    props = RoomProps(
        face=face.value,
        shape=SHAPES.get(face, ""),
        progress=_progress(snapshot, inputs.now),
        **{field.name: getattr(told, field.name) for field in fields(told)},
    )
    return _tinted(props, inputs)


def _tinted(props: RoomProps, inputs: RoomInputs) -> RoomProps:
    face = inputs.snapshot.face
    base = _base(inputs)
    bar = action_tint(face, inputs.look.palette)
    if bar == tint(face, inputs.look.palette):
        bar = base
    return replace(
        props,
        image=inputs.image,
        alone=face is Face.NOT_BOOKABLE and bool(inputs.image),
        veil=veil(base) if inputs.image else 1.0,
        ground=base.ground,
        ink=base.ink,
        # What matters less is not lighter over a picture: the veil is measured by ink.
        soft=base.ink if inputs.image else base.soft,
        edge=base.edge,
        bar_ground=bar.ground,
        bar_ink=bar.ink,
        bar_outline=bar.outline,
    )


def _base(inputs: RoomInputs) -> Tint:
    """The state's colours; an admin may choose the ground where none may book."""
    face, wanted = inputs.snapshot.face, inputs.snapshot.room.offline_color
    # The one name of CSS that Qt does not know.
    wanted = "#663399" if wanted.lower() == "rebeccapurple" else wanted
    colour = QColor.fromString(wanted) if wanted else QColor()
    if face is Face.NOT_BOOKABLE and colour.isValid():
        return on_ground(colour.name(QColor.NameFormat.HexRgb).upper())
    return tint(face, inputs.look.palette)


def _progress(snapshot: Snapshot, now: datetime) -> float:
    """In steps that are seen, so that a still line draws nothing."""
    current = snapshot.status.current
    if current is None or snapshot.face not in TIMED:
        return -1.0
    share = (now - current.start) / current.length
    return round(min(1.0, max(0.0, share)) * STEPS) / STEPS
