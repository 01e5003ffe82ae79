"""What an admin may say. Nothing here loads pydantic: see `child` and `reading`."""

from panel.settings.problem import Problem, SettingsError
from panel.settings.settings import Settings
from panel.settings.tables import (
    AdminTable,
    BackendTable,
    LightsTable,
    MetricsTable,
    PowerTable,
    PushTable,
    RoomTable,
    ScreenTable,
    Secret,
    SensorTable,
)

__all__ = [
    "AdminTable",
    "BackendTable",
    "LightsTable",
    "MetricsTable",
    "PowerTable",
    "Problem",
    "PushTable",
    "RoomTable",
    "ScreenTable",
    "Secret",
    "SensorTable",
    "Settings",
    "SettingsError",
]
