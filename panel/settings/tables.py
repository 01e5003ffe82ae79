"""The tables of the settings file, as the program uses them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from panel.ports import shown


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """A key or password, which shows itself to nobody who does not ask for it."""

    _text: str

    def reveal(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return "Secret(hidden)"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomTable:
    """`[room]`; empty or None where it is not written."""

    name: str = ""
    capacity: int | None = None
    bookable: bool | None = None
    text: str = ""
    sole_panel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BackendTable:
    """`[backend]`: the system and its keys, defaults included.

    In `values` the secrets are `Secret` and the files absolute paths.
    """

    type: str = "local"
    values: Mapping[str, object] = field(default_factory=dict)

    def revealed(self) -> dict[str, object]:
        """The values with the secrets as text, for the system's own class."""
        return {
            name: value.reveal() if isinstance(value, Secret) else value
            for name, value in self.values.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenTable:
    """`[screen]`; None means as the machine's locale says, or no night.

    `presets` are minutes; the night is in the room's own time.
    """

    palette: str = "standard"
    language: str | None = None
    clock: str | None = None
    presets: tuple[int, ...] = (15, 30, 60)
    column: str = "dark"
    large_text: bool = False
    reduce_motion: bool = False
    low_reach: bool = False
    diagonal_inches: float = 10.1
    rotate: int = 0
    night_start: time | None = None
    night_end: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorTable:
    """`[sensor]`: the words of a command, or a path to read; never both."""

    command: tuple[str, ...] = ()
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PushTable:
    """`[push]`: where calls are received, and how the booking system gets there."""

    host: str
    port: int
    public_url: str

    @property
    def listen(self) -> str:
        """As the settings write it."""
        return shown(self.host, self.port)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricsTable:
    """`[metrics]`: where health and metrics are told, on this machine alone."""

    address: str = "127.0.0.1"
    port: int = 9464

    @property
    def listen(self) -> str:
        """As it stands in an address."""
        return shown(self.address, self.port)


@dataclass(frozen=True, slots=True, kw_only=True)
class LightsTable:
    """`[lights]`: which there are, and what they show.

    `colours` are those that are written, by the name of what they tell. `brightness`
    is in percent, `timeout` in seconds.
    """

    leds: tuple[str, ...] = ()
    busylights: bool = False
    brightness: int = 100
    off_at_night: bool = False
    colours: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    url: str = ""
    method: str = "POST"
    body: str = ""
    header: str = "Authorization"
    token: Secret | None = None
    ca_file: str | None = None
    timeout: float = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerTable:
    """`[power]`; the hours are in the room's own time, None where there are none.

    `brightness` and `dim_brightness` are in percent.
    """

    backlight: str | None = None
    brightness: int = 100
    dim_brightness: int = 20
    dim_start: time | None = None
    dim_end: time | None = None
    off_start: time | None = None
    off_end: time | None = None
    wake_seconds: int = 30
    wake_on_presence: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminTable:
    """`[admin]`: the PIN's hash, empty where there is none."""

    pin: str = field(default="", repr=False)
