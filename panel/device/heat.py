"""How warm the machine is, and whether it is slowed down for it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SYS = Path("/sys")
PI = "devices/platform/soc/soc:firmware/get_throttled"
"""Where a Raspberry Pi says what it suffers from."""
LOW_VOLTAGE, SLOWED = 0x1, 0xE
"""Its bits of the moment; those above tell of the time since the start."""
LIKELY = range(-40, 151)
"""Degrees that can be; some zones have no sensor and say nonsense."""


@dataclass(frozen=True, slots=True)
class Heat:
    """`celsius` is the warmest zone's, `limit` from where the machine slows down; both
    None where it does not say. `slowed` is by heat, `starved` by the power supply."""

    celsius: float | None = None
    limit: float | None = None
    slowed: bool = False
    starved: bool = False


def heat(sys: Path = SYS) -> Heat:
    """How it is now."""
    zones = [
        (celsius, zone)
        for zone in sorted(sys.glob("class/thermal/thermal_zone*"))
        if (celsius := _degrees(zone / "temp")) is not None
    ]
    throttled = _number(sys / PI, 16) or 0
    slowed = bool(throttled & SLOWED) or any(_cooling(sys))
    starved = bool(throttled & LOW_VOLTAGE)
    if not zones:
        return Heat(slowed=slowed, starved=starved)
    celsius, warmest = max(zones, key=lambda zone: zone[0])
    limit = min(_trips(warmest), default=None)
    return Heat(celsius, limit, slowed=slowed, starved=starved)


def _trips(zone: Path) -> Iterator[float]:
    """Where the kernel does something about it; fans turn long before."""
    for trip in sorted(zone.glob("trip_point_*_type")):
        degrees = _degrees(trip.with_name(trip.name.replace("_type", "_temp"))) or 0
        if degrees > 0 and _text(trip) in ("passive", "hot", "critical"):
            yield degrees


def _cooling(sys: Path) -> Iterator[bool]:
    """Of each way to slow a processor down, whether it is in use."""
    for device in sorted(sys.glob("class/thermal/cooling_device*")):
        kind = _text(device / "type").lower()
        if "cpufreq" in kind or kind == "processor":
            yield bool(_number(device / "cur_state"))


def _degrees(path: Path) -> float | None:
    thousandths = _number(path)
    celsius = None if thousandths is None else thousandths / 1000
    return celsius if celsius is not None and int(celsius) in LIKELY else None


def _number(path: Path, base: int = 10) -> int | None:
    with suppress(ValueError):
        return int(_text(path), base)
    return None


def _text(path: Path) -> str:
    # A zone that is asleep cannot be read.
    with suppress(OSError):
        return path.read_text("ascii", "replace").strip()
    return ""
