"""A calendar on a CalDAV server; see docs/backends/caldav.md."""

from panel.backends.caldav.backend import CalDavBackend

__all__ = ["CalDavBackend"]
