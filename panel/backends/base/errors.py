"""The five errors of a booking system, and no others."""

from datetime import timedelta


class BackendError(Exception):
    """The booking system did not do what was asked; the text is one sentence.

    `retry_after` is how long it asks to be left alone, where it says so.
    """

    retry_after: timedelta | None = None


class Unreachable(BackendError):
    """No answer. `maybe_done` where a write may have happened all the same."""

    def __init__(
        self,
        sentence: str,
        *,
        maybe_done: bool = False,
        retry_after: timedelta | None = None,
    ) -> None:
        super().__init__(sentence)
        self.maybe_done = maybe_done
        self.retry_after = retry_after


class Unauthorised(BackendError):
    """The key or password was not accepted, or may not do this."""


class Refused(BackendError):
    """The system understood and said no, in its own sentence."""


class Conflict(Refused):
    """Another booking is in the way, or the booking was changed or is gone."""


class Garbled(BackendError):
    """The answer could not be understood."""
