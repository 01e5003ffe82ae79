"""The socket's frames: read strictly, as the server does, and written."""

import json
from dataclasses import dataclass
from typing import Any

COMMANDS = ("bind", "unbind", "exec", "debug", "ignore")
KEYS = {"id", "cmd", "sys", "mod", "index", "name", "args"}
INT64 = range(-(2**63), 2**63)
INT32 = range(-(2**31), 2**31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One request of a client."""

    id: int
    cmd: str
    sys: str = ""
    mod: str = ""
    index: int = 1
    name: str = ""
    args: tuple[Any, ...] = ()

    @property
    def meta(self) -> dict[str, Any]:
        return {
            "sys": self.sys,
            "mod": self.mod,
            "index": self.index,
            "name": self.name,
        }


def parsed(text: str) -> Frame | None:
    """A request; None for what the server would drop without a word."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not isinstance(found, dict) or not _sound(found):
        return None
    return Frame(**{**found, "args": tuple(found.get("args") or ())})


def _sound(found: dict[str, Any]) -> bool:
    texts = [name for name in ("sys", "mod", "name") if name in found]
    needed = {"sys", "mod", "name"} if found.get("cmd") in COMMANDS[:3] else {"mod"}
    checks = (
        set(found) <= KEYS,
        needed <= set(found),
        found.get("cmd") in COMMANDS,
        _whole(found.get("id"), INT64),
        _whole(found.get("index", 1), INT32),
        all(isinstance(found[name], str) for name in texts),
        isinstance(found.get("args", []), list | None),
    )
    return all(checks)


def _whole(value: Any, within: range) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in within


def written(**parts: Any) -> str:
    """A frame of the server; raw JSON is given as `Raw`."""
    raw = {name: part for name, part in parts.items() if isinstance(part, Raw)}
    plain = {name: part for name, part in parts.items() if name not in raw}
    text = json.dumps(plain, separators=(",", ":"), ensure_ascii=False)
    more = "".join(f',"{name}":{part.text}' for name, part in raw.items())
    return text[:-1] + more + "}"


@dataclass(frozen=True, slots=True)
class Raw:
    """JSON that is put into a frame as it is."""

    text: str
