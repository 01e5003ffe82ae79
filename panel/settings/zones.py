"""Time zones: by name, and the machine's own."""

from pathlib import Path
from zoneinfo import ZoneInfo

LOCALTIME = Path("/etc/localtime")
TIMEZONE = Path("/etc/timezone")


def zone_of(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, or None where there is none of that name."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def machine_zone(
    tz: str | None, localtime: Path = LOCALTIME, timezone: Path = TIMEZONE
) -> ZoneInfo:
    """The zone of this machine.

    `$TZ` where it names a zone, else what `localtime` links to, else the name in
    `timezone`, else the rules in `localtime` itself, else UTC.
    """
    return (
        _of_variable(tz)
        or _of_link(localtime)
        or _of_name(timezone)
        or _of_rules(localtime)
        or ZoneInfo("UTC")
    )


def _of_variable(tz: str | None) -> ZoneInfo | None:
    if tz is None:
        return None
    name = tz.removeprefix(":")
    return ZoneInfo("UTC") if not name else zone_of(_below_zoneinfo(name))


def _of_link(localtime: Path) -> ZoneInfo | None:
    try:
        return zone_of(_below_zoneinfo(str(localtime.resolve())))
    except (OSError, RuntimeError):
        return None


def _below_zoneinfo(name: str) -> str:
    below = name.rpartition("/zoneinfo/")[2]
    return below.removeprefix("posix/")


def _of_name(timezone: Path) -> ZoneInfo | None:
    try:
        return zone_of(timezone.read_text("ascii").strip())
    except (OSError, ValueError):
        return None


def _of_rules(localtime: Path) -> ZoneInfo | None:
    try:
        with localtime.open("rb") as rules:
            return ZoneInfo.from_file(rules, key="localtime")
    except (OSError, ValueError):
        return None
