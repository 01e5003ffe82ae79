"""What goes wrong between the server and a panel, as a test asks for it."""

from dataclasses import dataclass, field
from enum import Enum, auto


class Phase(Enum):
    """Where a connection can be cut."""

    HANDSHAKE = auto()
    FIRST_BIND = auto()
    BETWEEN_BINDS = auto()
    BEFORE_EXEC = auto()
    AFTER_EXEC = auto()
    UNBIND = auto()


@dataclass(slots=True)
class Cut:
    """The connection is cut in a phase, so many times.

    `function` narrows the phases of an exec; between the binds `after` of them have
    been answered.
    """

    phase: Phase
    times: int = 1
    function: str = ""
    after: int = 5


@dataclass(slots=True)
class Faults:
    """How the server fails at present; a fresh one does not.

    `cut` is the next cut. `mute` hangs: all is taken, nothing is looked at and
    nothing said, on old and new connections, until it is over. `delay` is the seconds
    before each reply, notifications apart. `refuse` closes what connects at once.
    `statuses` are HTTP answers by the beginning of the path, empty bodies.
    """

    cut: Cut | None = None
    mute: bool = False
    delay: float = 0.0
    refuse: bool = False
    statuses: dict[str, int] = field(default_factory=dict)

    def cuts(self, phase: Phase, function: str = "", done: int = 0) -> bool:
        """Whether the connection is to be cut here; counts it."""
        cut = self.cut
        if cut is None or cut.phase is not phase or cut.times < 1:
            return False
        if cut.function not in ("", function):
            return False
        if phase is Phase.BETWEEN_BINDS and done < cut.after:
            return False
        cut.times -= 1
        return True


@dataclass(slots=True)
class Manners:
    """Which of the orders and spellings that the protocol allows are used.

    `value_first` sends a bound value before the success of its bind, None draws lots.
    `shuffle` is the most by which two replies change places, in seconds.
    `null_results` says that an exec without a result answers with `value: null`.
    `null_left_out` leaves the null out of a notification. `late` are the seconds, by
    variable, for which a bound value comes after the success of its bind. `gate` is
    the level that the REST side asks for the module's state and functions.
    """

    value_first: bool | None = None
    shuffle: float = 0.005
    null_results: bool = True
    null_left_out: bool = False
    late: dict[str, float] = field(default_factory=dict)
    gate: int = 1
    pong_every: float = 80.0
