"""OfficeRnD Flex: a meeting room of a flexible workspace."""

from panel.backends.officernd.backend import OfficeRnDBackend

__all__ = ["OfficeRnDBackend"]
