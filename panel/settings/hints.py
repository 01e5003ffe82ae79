"""What an unknown key was most likely meant to be."""

from collections.abc import Collection, Mapping

from panel.settings.phrases import either, named, nearest

Known = Mapping[str, Collection[str]]
"""The keys of each table by its dotted name; the top level is the empty name."""


def unknown(key: str, table: str, known: Known) -> str:
    """The rest of the sentence that begins with the unknown key."""
    own = known.get(table, ())
    if table == "backend":
        # A light on the network takes the same keys; nobody means it here.
        known = {other: keys for other, keys in known.items() if other != "lights"}
    homes = [other for other, keys in known.items() if key in keys]
    if homes:
        return f"unknown key here, it belongs {either(map(_place, homes))}"
    if near := nearest(key, own):
        return f"unknown key, did you mean {_shown(near, table, known)}?"
    return _elsewhere(key, known) or f"unknown key{_choice(table, own)}"


def _shown(key: str, table: str, known: Known) -> str:
    """A key as it is written; one that begins a table stands in brackets."""
    dotted = f"{table}.{key}" if table else key
    return f"[{dotted}]" if dotted in known else key


def _elsewhere(key: str, known: Known) -> str | None:
    near = nearest(key, {one for keys in known.values() for one in keys})
    if near is None:
        return None
    homes = [other for other, keys in known.items() if near in keys]
    return f"unknown key, did you mean {near} {either(map(_place, homes))}?"


def _place(table: str) -> str:
    return f"in [{table}]" if table else "at the top of the file, before any table"


def _choice(table: str, own: Collection[str]) -> str:
    if not table:
        return ""
    if table == "backend" and set(own) == {"type"}:
        return ", this type takes no keys"
    return f", [{named(*table.split('.'))}] takes {', '.join(own)}"
