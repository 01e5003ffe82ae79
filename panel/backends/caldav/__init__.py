"""A calendar on a CalDAV server; see docs/backends/caldav.md."""
