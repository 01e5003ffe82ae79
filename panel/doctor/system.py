"""The booking system's matters: link, rights, the key's end, and the clock."""

from panel.backends.base import Finding
from panel.device.tool import printed
from panel.doctor.line import Line, bad, good, unknown, warn
from panel.doctor.seen import Seen, System

SLOW = 3.0
"""Seconds; somebody who taps waits for two answers."""
SKEWED = 5.0
"""Seconds by which the clock may be wrong: the other tells whole seconds only."""
TIME_REMEDY = "let systemd-timesyncd or chrony set it (timedatectl set-ntp true)"


def link(seen: Seen) -> Line:
    """Whether the booking system answers, and how long that took."""
    system = seen.system()
    if system is None:
        return _unasked(seen)
    if found := _worst(system, "link"):
        return found
    if any(one.failure for one in system.findings):
        return unknown(f"{system.kind} answers, but not to this key")
    said = f"{system.kind} answers in {system.took:.2f} s"
    if system.took > SLOW:
        remedy = "look at the network between the two, and at the system's own load"
        return warn(said, remedy, round(system.took, 3))
    return good(said, round(system.took, 3))


def rights(seen: Seen) -> Line:
    """What the key may do, against what the settings want."""
    system = seen.system()
    if system is None:
        return _unasked(seen)
    if found := _worst(system, "rights"):
        return found
    if system.keyless:
        return good(f"{system.kind} asks for no key")
    if any(one.failure for one in system.findings):
        return unknown("not asked, since the booking system did not answer")
    return good("the key may do what the settings want")


def key(seen: Seen) -> Line:
    """How long the key is good, where the system says it."""
    system = seen.system()
    if system is None:
        return _unasked(seen)
    if system.keyless:
        return good(f"{system.kind} asks for no key")
    if found := _worst(system, "key"):
        return found
    told = [one.text for one in system.findings if one.about == "key"]
    if told:
        return good(told[0])
    return unknown("the booking system does not say how long the key is good")


def _unasked(seen: Seen) -> Line:
    if seen.settings is None:
        return unknown("not asked, since the settings are wrong")
    return unknown("not asked, since the store cannot be used")


def _worst(system: System, about: str) -> Line | None:
    """The first failure about it; else its warnings together."""
    found = [one for one in system.findings if one.about == about and one.remedy]
    for one in found:
        if one.failure:
            return bad(_plain(one), one.remedy)
    if not found:
        return None
    remedies = dict.fromkeys(one.remedy for one in found)
    return warn("; ".join(map(_plain, found)), "; ".join(remedies))


def _plain(finding: Finding) -> str:
    return " ".join(finding.text.split()).rstrip(".")


def clock(seen: Seen) -> Line:
    """This machine's clock against the booking system's, or who sets it."""
    system = seen.system()
    skew = system.skew if system else None
    if skew is None and seen.vitals:
        skew = seen.vitals.skew
    return judged_clock(skew, _kept())


def judged_clock(skew: float | None, kept: bool | None) -> Line:
    """`kept` says whether anybody sets the clock, None where nobody knows."""
    if skew is not None:
        side = "ahead of" if skew > 0 else "behind"
        off = round(skew, 1)
        if abs(skew) > SKEWED:
            said = f"{abs(skew):.0f} s {side} the booking system's"
            return bad(said, TIME_REMEDY, off)
        return good(f"within {SKEWED:.0f} s of the booking system's", off)
    if kept is None:
        return unknown("neither the booking system nor systemd tells the time")
    if not kept:
        return warn("nobody sets this machine's clock", TIME_REMEDY)
    return good("set over the network")


def _kept() -> bool | None:
    """Whether systemd says that the clock is right."""
    asked = ("show", "--property=NTPSynchronized", "--value")
    said = printed("timedatectl", *asked) or ""
    return {"yes": True, "no": False}.get(said.strip())
