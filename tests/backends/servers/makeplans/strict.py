"""What is looked at before anything is answered: headers, names, limits."""

from collections import deque

from tests.backends.servers.http import Answer, Asked
from tests.backends.servers.makeplans.world import KEY, World

FILTERS = {
    "service_id",
    "event_id",
    "resource_id",
    "person_id",
    "external_id",
    "start",
    "end",
    "since",
    "collection_id",
    "state",
    "status",
    "extended",
    "page",
}
MESSAGES = {
    f"{kind}_send_{way}"
    for kind in ("verification", "confirmation", "notification")
    for way in ("email", "sms")
}
NEW = {
    "booking",
    "confirm",
    "ignore_capacity",
    "add_reminder_sms",
    "add_messages",
    "extended",
    *MESSAGES,
}
CHANGED = {
    "booking",
    "ignore_capacity",
    "add_reminder_sms",
    "modification_send_email",
    "modification_send_sms",
    "notification_send_email",
    "notification_send_sms",
    "extended",
}
CANCELLED = {
    "cancellation_send_email",
    "cancellation_send_sms",
    "notification_send_email",
    "notification_send_sms",
}


class Gate:
    """Lets a request in, or says why not.

    `refused` are the moments at which too many came, and the rest that was asked for.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._let_in: deque[float] = deque()
        self.refused: list[tuple[float, int]] = []

    def refusal(self, asked: Asked) -> Answer | None:
        manners = self._world.manners
        if crowded := self._too_often():
            return crowded
        if not asked.headers.get("user-agent", "").startswith("Room Panel"):
            return Answer(403, {"error": {"description": "No identification"}})
        if asked.headers.get("accept") != "application/json":
            return Answer(406)
        if asked.headers.get("authorization") != f"Bearer {KEY}" or not manners.enabled:
            return Answer(401, {"error": {"description": "Not authenticated"}})
        if not manners.paid:
            return Answer(402, {"error": {"description": "Payment required"}})
        if asked.body and asked.headers.get("content-type") != "application/json":
            return Answer(415)
        path = asked.path.removeprefix("/api/v1")
        if any(path.startswith(each) for each in manners.forbidden):
            return Answer(403, {"error": {"description": "Not allowed"}})
        return None

    def _too_often(self) -> Answer | None:
        """So many requests in so many seconds, whenever these seconds begin."""
        manners, now = self._world.manners, self._world.now()
        while self._let_in and self._let_in[0] <= now - manners.per:
            self._let_in.popleft()
        if manners.limit and len(self._let_in) >= manners.limit:
            left = max(int(self._let_in[0] + manners.per - now) + 1, 1)
            self.refused.append((now, left))
            return Answer(429, None, {"Retry-After": str(left)})
        self._let_in.append(now)
        return None
