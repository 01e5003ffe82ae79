"""The machine's own matters: disk, heat, memory."""

import os
from pathlib import Path

from panel.device.heat import Heat, heat
from panel.device.memory import machine
from panel.doctor.line import Line, bad, good, mega, unknown, warn
from panel.doctor.seen import Seen
from panel.sqlite.errors import is_fixed
from panel.sqlite.looking import unsound

LEAST_FREE, LITTLE_FREE = 50 * 2**20, 200 * 2**20
"""Bytes on the disk of the store."""
LEAST_NODES, LITTLE_NODES = 0.01, 0.05
"""Shares of the inodes."""
HOT = 80.0
"""Degrees that are many where the machine names no limit of its own."""
NEAR = 5.0
LEAST_MEMORY, LITTLE_MEMORY = 0.05, 0.1
"""Shares of the machine's memory that must be left."""
LARGE = 200 * 2**20
"""Bytes that no panel needs."""


def disk(seen: Seen) -> Line:
    """Room, rights and soundness where the store is."""
    store = seen.store
    if store is None:
        return unknown("where the store is stands in the settings, which are wrong")
    if not store.is_dir():
        return unknown(f"{store} is not there yet; the panel's first start makes it")
    return _full(store) or _barred(store) or _damaged(store) or _sound(store)


def _full(store: Path) -> Line | None:
    about = os.statvfs(store)
    # Some file systems have as many inodes as they need and name none.
    nodes = about.f_favail / about.f_files if about.f_files else 1.0
    return judged_room(store, about.f_bavail * about.f_frsize, nodes)


def judged_room(store: Path, free: int, nodes: float) -> Line | None:
    """What is wrong with so many bytes and such a share of the inodes, if anything."""
    remedy = "delete what is not needed there, or give the store more room"
    if free < LEAST_FREE:
        return bad(f"{mega(free)} are left for {store}", remedy, free)
    if nodes < LEAST_NODES:
        return bad(f"{nodes:.1%} of the inodes are left for {store}", remedy, free)
    if free < LITTLE_FREE:
        return warn(f"only {mega(free)} are left for {store}", remedy, free)
    if nodes < LITTLE_NODES:
        return warn(f"only {nodes:.1%} of the inodes are left", remedy, free)
    return None


def _barred(store: Path) -> Line | None:
    if is_fixed(store):
        remedy = "look at the disk (dmesg), mount it for writing"
        return bad(f"{store} lies on a disk that can only be read", remedy)
    if not os.access(store, os.W_OK | os.X_OK):
        remedy = "run this as the panel's user or as root, or mend the folder's rights"
        return bad(f"nothing can be written to {store} by this user", remedy)
    return None


def _damaged(store: Path) -> Line | None:
    for path in sorted(store.glob("*.sqlite")):
        try:
            why = unsound(path)
        except OSError as error:
            why = str(error.strerror or error)
            return unknown(f"{path} cannot be looked at: {why}")
        if why:
            remedy = "restart the panel, which sets it aside; look at the card"
            return bad(f"{path} is damaged: {why}", remedy)
    aside = sorted(store.glob("*.damaged-*"))
    if aside:
        remedy = "look at the card; delete or keep the file"
        return warn(f"a damaged file was set aside: {aside[-1]}", remedy, len(aside))
    return None


def _sound(store: Path) -> Line:
    about = os.statvfs(store)
    free = about.f_bavail * about.f_frsize
    return good(f"{mega(free)} free, {store} is writable and sound", free)


def temperature(seen: Seen) -> Line:
    """How warm it is, and whether it goes slower for that."""
    return judged_heat(heat())


def judged_heat(found: Heat) -> Line:
    celsius, limit = found.celsius, found.limit or HOT
    if found.starved:
        remedy = "use a stronger power supply and a better cable"
        return bad("the machine gets too little power", remedy, celsius)
    air = "give it air, keep the sun off, look at the fan"
    shown = "" if celsius is None else f" at {celsius:.0f} °C"
    if found.slowed:
        return warn(f"the machine is slowed down by heat{shown}", air, celsius)
    if celsius is None:
        return unknown("this machine does not say how warm it is")
    if celsius > limit - NEAR:
        near = f"{celsius:.0f} °C, and it slows down from {limit:.0f} °C"
        return warn(near, air, celsius)
    return good(f"{celsius:.0f} °C", celsius)


def memory(seen: Seen) -> Line:
    """What the machine has left, and what the panel takes."""
    panel = seen.vitals.memory if seen.vitals else None
    return judged_memory(machine(), panel)


def judged_memory(found: tuple[int, int] | None, panel: int | None) -> Line:
    takes = "" if panel is None else f"; the panel takes {mega(panel)}"
    if panel is not None and panel > LARGE:
        remedy = "restart the panel, and tell its makers"
        return warn(f"the panel takes {mega(panel)}", remedy, panel)
    if found is None:
        return unknown(f"this machine does not say what is left{takes}", "", panel)
    left, whole = found
    said = f"{mega(left)} of {mega(whole)} left{takes}"
    remedy = "end what else runs here (systemd-cgtop shows it)"
    if left < LEAST_MEMORY * whole:
        return bad(said, remedy, panel)
    if left < LITTLE_MEMORY * whole:
        return warn(said, remedy, panel)
    return good(said, panel)
