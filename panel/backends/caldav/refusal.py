"""What the statuses of a calendar server mean, as the five errors."""

from panel.backends.base import BackendError, Conflict, Refused, Unauthorised
from panel.backends.http import Answer

GONE = "The booking is gone."
CHANGED = "The booking was changed meanwhile."


def error_of(answer: Answer, *, wrote: bool = False) -> BackendError:
    """An answer that is no success; its own words are not repeated."""
    status, host = answer.status, answer.host
    if status == 401:
        return Unauthorised(
            f"{host} does not accept the user name and password or token (401)."
        )
    if status == 403:
        return Unauthorised(f"{host} does not allow this to the user.")
    if status in (404, 410):
        return Refused(f"{host} does not know what was asked for ({status}).")
    if status in (405, 501):
        return Refused(f"{host} has no calendars at this address ({status}).")
    if status == 409:
        return Refused(f"{host} does not take this ({status}).")
    if status == 412:
        return Conflict(CHANGED)
    if status == 423:
        return Refused(f"Somebody keeps this locked on {host} ({status}).")
    if status == 507:
        lacking = "has no space left" if wrote else "gives only a part of the list"
        return Refused(f"{host} {lacking} ({status}).")
    return answer.error(wrote=wrote)
