"""The frames of the WebSocket as text: what we send and what comes."""

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from json.decoder import JSONDecoder, scanstring  # type: ignore[attr-defined]
from typing import Any

from panel.sqlite import gently

LARGE = 2**16
"""Characters; a longer frame is read in a worker thread, so that no picture waits."""
PING, PONG = "ping", "pong"
BLANKS = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One module of one system, such as `Bookings_1`."""

    system: str
    name: str
    index: int = 1


@dataclass(frozen=True, slots=True)
class LongList:
    """A list as text, known to be sound; its items are made when they are needed.

    Thousands of them would be kept, compared and looked through for garbage.
    """

    text: str = field(repr=False)

    def __iter__(self) -> Iterator[Any]:
        return iter(_Items(self.text, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame of the server; `code` is 0 to 7 where it is an error's."""

    kind: str
    id: int = 0
    name: str = ""
    value: Any = None
    code: int | None = None
    message: str = ""


def module_of(system: str, slug: str) -> Module:
    """The module that a slug names: `Bookings` is `Bookings_1`."""
    name, line, index = slug.rpartition("_")
    if line and name and index.isdecimal():
        return Module(system=system, name=name, index=int(index))
    return Module(system=system, name=slug)


def request(
    number: int, cmd: str, module: Module, name: str, args: list[object] | None = None
) -> str:
    """A request; the server drops one with a key that it does not know."""
    frame: dict[str, object] = {
        "id": number,
        "cmd": cmd,
        "sys": module.system,
        "mod": module.name,
        "index": module.index,
        "name": name,
    }
    if args is not None:
        frame["args"] = args
    return json.dumps(frame)


async def frame_of(text: str) -> Frame:
    """What the server says.

    Raises:
        ValueError: it cannot be understood.
    """
    if len(text) < LARGE:
        return _frame(_loaded(text))
    return _frame(await asyncio.to_thread(_in_slices, text))


def _frame(said: object) -> Frame:
    if not isinstance(said, dict) or not isinstance(said.get("type"), str):
        raise ValueError("no frame of this protocol")
    meta, number = said.get("meta"), said.get("id")
    name = meta.get("name") if isinstance(meta, dict) else ""
    return Frame(
        kind=said["type"],
        id=number if type(number) is int else 0,
        name=name if isinstance(name, str) else "",
        value=said.get("value"),
        code=_code(said),
        message=str(said.get("msg") or ""),
    )


def _code(said: dict[str, Any]) -> int | None:
    """Newer servers have it in `error_code`, and something like 500 in `code`."""
    code = said.get("error_code")
    if code is None:
        code = said.get("code")
        return code if type(code) is int and 0 <= code < 8 else None
    return code if type(code) is int else None


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _in_slices(text: str) -> dict[str, object]:
    """A large frame; its list is read item by item, since one call holds up Python."""
    try:
        return dict(_members(text))
    except (IndexError, RecursionError):
        raise ValueError("cut off, or nested too deeply") from None


def _members(text: str) -> Iterator[tuple[str, object]]:
    decode = JSONDecoder().raw_decode
    at = _after(text, 0, "{")
    while text[at] != "}":
        key, at = scanstring(text, _after(text, at, '"'))
        at = _after(text, at, ":")
        if text[at] == "[":
            value, at = _list(text, at)
        else:
            value, at = decode(text, at)
        yield key, value
        at = _skipped(text, at)
        if text[at] == ",":
            at = _skipped(text, at + 1)
        elif text[at] != "}":
            raise ValueError("no object")


def _list(text: str, at: int) -> tuple[object, int]:
    items = _Items(text, at + 1)
    for _ in gently(items):
        pass
    inside = text[at : items.at]
    return (LongList(inside) if len(inside) >= LARGE else _loaded(inside)), items.at


class _Items:
    """The items of a list that begins before `at`, which then stands behind it."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at

    def __iter__(self) -> Iterator[object]:
        decode = JSONDecoder().raw_decode
        self.at = _skipped(self.text, self.at)
        while self.text[self.at] != "]":
            item, end = decode(self.text, self.at)
            yield item
            self.at = _skipped(self.text, end)
            if self.text[self.at] == ",":
                self.at = _skipped(self.text, self.at + 1)
            elif self.text[self.at] != "]":
                raise ValueError("no list")
        self.at += 1


def _after(text: str, at: int, mark: str) -> int:
    at = _skipped(text, at)
    if text[at] != mark:
        raise ValueError(f"no {mark}")
    at += 1
    return at if mark == '"' else _skipped(text, at)


def _skipped(text: str, at: int) -> int:
    """The place of the next character that is no blank."""
    blanks = BLANKS.match(text, at)
    return blanks.end() if blanks else at
