"""The status variables of one module, as the platform stores them."""

import json
from collections.abc import Callable
from typing import Any

Published = Callable[[str, str], None]
"""Told of each change: the variable's name and its JSON."""


class States:
    """JSON texts by name: null deletes, and an equal text publishes nothing.

    What is `pinned` stays as it is, whatever the module writes.
    """

    def __init__(self) -> None:
        self._held: dict[str, str] = {}
        self.pinned: set[str] = set()
        self.published: Published = lambda name, text: None

    def __setitem__(self, name: str, value: Any) -> None:
        if name in self.pinned:
            return
        if value is None:
            self._delete(name)
            return
        text = as_json(value)
        if self._held.get(name) != text:
            self._held[name] = text
            self.published(name, text)

    def __getitem__(self, name: str) -> Any:
        text = self._held.get(name)
        return None if text is None else json.loads(text)

    def text(self, name: str) -> str | None:
        """The JSON of a variable, None where it is absent."""
        return self._held.get(name)

    def texts(self) -> dict[str, str]:
        """All of them, as the REST side gives them."""
        return dict(self._held)

    def clear(self) -> None:
        """As when a module starts: every variable becomes null."""
        for name in list(self._held):
            self._delete(name)

    def _delete(self, name: str) -> None:
        if self._held.pop(name, None) is not None:
            self.published(name, "null")


def as_json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
