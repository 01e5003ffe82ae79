"""The contract of a booking system: what it can do, answers and errors."""

from panel.backends.base.contract import Backend, Examined, Live, Noting, Reporting
from panel.backends.base.errors import (
    BackendError,
    Conflict,
    Garbled,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.backends.base.push import Call, Choosing, Pushed, silence
from panel.backends.base.values import (
    Capabilities,
    Draft,
    Ending,
    Finding,
    Reading,
    RoomInfo,
    Said,
    Site,
)

__all__ = [
    "Backend",
    "BackendError",
    "Call",
    "Capabilities",
    "Choosing",
    "Conflict",
    "Draft",
    "Ending",
    "Examined",
    "Finding",
    "Garbled",
    "Live",
    "Noting",
    "Pushed",
    "Reading",
    "Refused",
    "Reporting",
    "RoomInfo",
    "Said",
    "Site",
    "Unauthorised",
    "Unreachable",
    "silence",
]
