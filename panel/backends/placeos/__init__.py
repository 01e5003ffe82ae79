"""PlaceOS: the panel outside a room of a PlaceOS building."""

from panel.backends.placeos.backend import PlaceOsBackend

__all__ = ["PlaceOsBackend"]
