"""What systemd knows of the unit that a process belongs to."""

from pathlib import Path

from panel.device.tool import printed

PROC = Path("/proc")
SUFFIX = ".service"


def unit_of(pid: int, proc: Path = PROC) -> str:
    """The service that a process runs in, such as `kiosk.service`; else nothing."""
    try:
        text = (proc / str(pid) / "cgroup").read_text("utf-8", "replace")
    except OSError:
        return ""
    # The last line is the one hierarchy of today's systems, before it stand old ones.
    last = text.strip().rpartition("\n")[2]
    folder = last.rpartition(":")[2].rstrip("/").rpartition("/")[2]
    return folder if folder.endswith(SUFFIX) else ""


def shown(unit: str, *names: str) -> dict[str, str]:
    """The properties of these names, as `systemctl show` prints them.

    Empty where there is no systemd, or it does not answer.
    """
    if not unit.endswith(SUFFIX):
        return {}
    asked = ("show", "--property", ",".join(names), "--", unit)
    said = printed("systemctl", *asked) or ""
    return dict(line.split("=", 1) for line in said.splitlines() if "=" in line)


def restarts(unit: str) -> int | None:
    """How often systemd has started the unit again since it was told to start it."""
    said = shown(unit, "NRestarts").get("NRestarts", "")
    return int(said) if said.isdecimal() else None
