"""A resource of a MakePlans account; see docs/backends/makeplans.md."""

from panel.backends.makeplans.backend import MakePlansBackend

__all__ = ["MakePlansBackend"]
