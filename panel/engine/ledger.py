"""What is known now, and everybody who wants to be told of the picture."""

from collections.abc import Callable
from datetime import datetime

from panel.engine.clock import Now
from panel.engine.known import Known, picture
from panel.engine.news import looked
from panel.engine.snapshot import Snapshot

Listener = Callable[[Snapshot], None]


class Ledger:
    """Holds what is known; every change leads to a look and a new snapshot.

    `edge` is the next moment at which the picture changes by itself.
    """

    def __init__(self, known: Known, now: Now) -> None:
        self._now = now
        self._listeners: list[Listener] = []
        self.known = known
        self.snapshot = picture(known, now())
        self.edge: datetime = now()

    def subscribe(self, listener: Listener) -> None:
        """Hands every new snapshot to the listener, beginning with this one."""
        self._listeners.append(listener)
        listener(self.snapshot)

    def apply(self, known: Known, *, jumped: bool = False) -> None:
        """Takes over what is known now; `jumped` says that the clock has jumped."""
        now = self._now()
        self.known = looked(known, now, jumped=jumped)
        self.snapshot = picture(self.known, now)
        offered = self.snapshot.offers.changes_at
        edge = self.known.next_edge(now)
        self.edge = edge if offered is None else min(edge, offered)
        for listener in self._listeners:
            listener(self.snapshot)
