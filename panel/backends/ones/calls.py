"""Subscriptions: the system calls the panel when something has changed."""

from datetime import timedelta

from panel.backends.base import Call
from panel.backends.ones.aside import Aside
from panel.backends.ones.asking import Asking

LARGEST = 64 * 1024


class Calls:
    """Up to three kinds; only that of the appointments is needed."""

    def __init__(self, asking: Asking, *, keys: bool, content: bool) -> None:
        self._asking = asking
        kinds = (("access_keys", keys), ("player_content", content))
        self._more = {
            f"subscribe_{kind}": Aside(f"Calls for changes of {kind}")
            for kind, wanted in kinds
            if wanted
        }

    @property
    def asides(self) -> tuple[Aside, ...]:
        """What the panel can do without."""
        return tuple(self._more.values())

    async def subscribe(self, address: str) -> timedelta:
        """Asks to be called; the time after which nobody calls any more."""
        minutes = self._asking.table.number("subscribe_minutes") or 60
        body = {
            "ids": self._asking.table.resource_id,
            "callbackUrl": address,
            "expireTime": minutes,
        }
        await self._asking.post("subscribe_appointments", body)
        for path, aside in self._more.items():
            await aside.tried(self._asking.post(path, body))
        return timedelta(minutes=minutes)


def looks_right(call: Call) -> bool:
    """Calls bear no signature: what can be seen is their size and shape."""
    if len(call.body) > LARGEST:
        return False
    return not call.body.strip() or call.said is not None
