"""A calendar that is published as an .ics file: it can be read, and nothing else."""

from panel.backends.ics.backend import IcsBackend

__all__ = ["IcsBackend"]
