"""The pydantic model of the settings file; `[backend]` stands in `systems`."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from panel.settings import addresses, kinds
from panel.settings.keys import KEYS


class Table(BaseModel):
    """A table that knows all its keys and takes every value as it is written."""

    model_config = ConfigDict(
        extra="forbid", strict=True, hide_input_in_errors=True, allow_inf_nan=False
    )


def _key(name: str, description: str) -> Any:
    key = KEYS[name]
    return Field(
        default=key.default, ge=key.least, le=key.most, description=description
    )


def _field(
    default: Any,
    description: str,
    least: float | None = None,
    most: float | None = None,
) -> Any:
    return Field(default=default, description=description, ge=least, le=most)


class Room(Table):
    """The room, where the booking system does not say or says it badly."""

    name: str = _field("", "The room's name on the screen.")
    capacity: int | None = _field(None, "How many seats it has.", 1, 10000)
    bookable: bool | None = _field(
        None, "False: the room cannot be booked at the door, whatever the system says."
    )
    text: str = _field("", "Shown while the room is not bookable.")
    sole_panel: bool = _field(
        False,
        "True: no other panel serves this room, so a no-show may be released even "
        "where check-ins are known to this panel only.",
    )


class Screen(Table):
    """How the screen looks."""

    palette: Literal["standard", "colour-blind"] = _field(
        "standard", "The colours of the states."
    )
    language: kinds.Language | None = _field(
        None, "The language of the words; unset: the machine's locale."
    )
    clock: Literal["12h", "24h"] | None = _field(
        None, "How the time is written; unset: as the locale does."
    )
    presets: kinds.Presets = _field(
        [15, 30, 60], "The lengths in minutes that one tap books."
    )
    column: Literal["dark", "light"] = _field(
        "dark", "The column with the clock and the schedule."
    )
    large_text: bool = _field(False, "All text is 1.3 times as large.")
    reduce_motion: bool = _field(False, "Nothing moves or fades.")
    low_reach: bool = _field(False, "All controls are in the lower half.")
    diagonal_inches: float = _field(
        10.1, "The screen's diagonal, for sizes in millimetres.", 3, 120
    )
    rotate: Literal[0, 90, 180, 270] = _field(
        0, "Turns the picture clockwise, in degrees."
    )
    night_start: kinds.TimeOfDay | None = _field(
        None, "When the screen goes dark, in the room's time; unset: never."
    )
    night_end: kinds.TimeOfDay | None = _field(None, "When the night ends.")


class Sensor(Table):
    """The panel's own sensor: one JSON line a reading."""

    command: kinds.Command | None = _field(
        None, "A program that prints the readings, with its arguments."
    )
    path: kinds.PathText | None = _field(None, "A device or file to read them from.")


class Store(Table):
    """What the panel keeps across restarts."""

    path: kinds.PathText | None = _field(
        None, "The folder; unset: the service's or the user's state folder."
    )


class Push(Table):
    """Where the booking system calls when something has changed."""

    listen: addresses.Listen | None = _field(
        None, "The address and port on which calls are received, without TLS."
    )
    public_url: addresses.PublicUrl | None = _field(
        None,
        "The address under which the booking system gets there; this panel's alone.",
    )


class Metrics(Table):
    """Health and metrics over HTTP, for this machine alone."""

    address: Literal["127.0.0.1", "::1"] = _field(
        "127.0.0.1", "The address on which they are told."
    )
    port: int = _field(9464, "The port.", 1, 65535)


class Admin(Table):
    """What only who looks after the panel may do."""

    pin: kinds.Pin | None = _field(
        None,
        "The PIN as `room-panel pin` writes it; unset: the admin's page only shows.",
    )


class Lights(Table):
    """Lights beside the door that show what the screen shows."""

    leds: kinds.Leds | None = _field(
        None, "LEDs of this machine, as they are called in /sys/class/leds."
    )
    busylights: bool = _field(
        False, "USB busylights, all that are plugged in; needs room-panel[lights]."
    )
    brightness: kinds.Percent = _field(100, "How bright they are, in percent.", 1, 100)
    off_at_night: bool = _field(
        False,
        "From night_start to night_end they are out while nobody uses the room or "
        "is waited for.",
    )
    free_color: kinds.Ink | None = _field(None, "The colour of a free room.")
    check_in_color: kinds.Ink | None = _field(None, "While a check-in is asked for.")
    in_use_color: kinds.Ink | None = _field(None, "While the room is in use.")
    being_prepared_color: kinds.Ink | None = _field(
        None, "While it is being prepared; unset: as in use."
    )
    not_bookable_color: kinds.Ink | None = _field(
        None, "While it cannot be booked here; unset: out."
    )
    not_sure_color: kinds.Ink | None = _field(
        None, "While nobody knows: nothing heard yet, or too long ago."
    )
    allow_http: bool = _field(False, "Plain http is accepted from any host.")
    url: addresses.LightAddress | None = _field(
        None,
        "A light that is asked over HTTP; {state}, {colour}, {red}, {green} and "
        "{blue} are filled in.",
    )
    method: Literal["GET", "POST", "PUT", "PATCH"] = _field("POST", "How it is asked.")
    body: str = _field("", "What it is sent; the same are filled in.")
    header: kinds.Header = _field("Authorization", "The header that takes the token.")
    token: kinds.Token | None = _field(None, "What the header says; a secret.")
    ca_file: kinds.File | None = _field(
        None, "The certificates (PEM) to trust instead of the usual."
    )
    timeout: Annotated[float, kinds.Unit("seconds")] = _field(
        5, "Seconds to wait for its answer.", 0.5, 60
    )


class Power(Table):
    """How bright the screen is, and when it is dim or off."""

    backlight: kinds.Device | None = _field(
        None,
        "The backlight, as it is called in /sys/class/backlight; unset: the first.",
    )
    brightness: kinds.Percent = _field(
        100, "How bright the backlight is by day, in percent.", 1, 100
    )
    dim_brightness: kinds.Percent = _field(
        20, "How bright it is while the screen is dim, in percent.", 1, 100
    )
    dim_start: kinds.TimeOfDay | None = _field(
        None, "From when the screen of a free room is dim; unset: night_start."
    )
    dim_end: kinds.TimeOfDay | None = _field(
        None, "When it comes back; unset: night_end."
    )
    off_start: kinds.TimeOfDay | None = _field(
        None, "From when the screen of a free room is off; unset: never."
    )
    off_end: kinds.TimeOfDay | None = _field(None, "When it comes back.")
    wake_seconds: kinds.Seconds = _field(
        30, "How long the screen stays awake after a touch, in seconds.", 5, 3600
    )
    wake_on_presence: bool = _field(
        True, "The screen wakes when the sensor says that somebody has come."
    )


class File(Table):
    """Room Panel settings, without `[backend]`."""

    calendar_id: str = _key("calendar_id", "The room's calendar: an address or an id.")
    calendar_time_zone: kinds.Zone = _key(
        "calendar_time_zone",
        "The room's time zone; unset: the booking system's, else the machine's.",
    )
    book_now_default_title: kinds.Title = _key(
        "book_now_default_title", "The title of a booking made at the door."
    )
    disable_book_now: bool | None = _key(
        "disable_book_now",
        "True: nothing is booked at the door; unset: the opposite of bookable.",
    )
    disable_end_meeting: bool = _key(
        "disable_end_meeting", "True: the panel never releases a no-show."
    )
    pending_period: kinds.Minutes = _key(
        "pending_period",
        "Minutes after its start in which a booking waits for check-in; 0: no "
        "check-in after the start and no release.",
    )
    pending_before: kinds.Minutes = _key(
        "pending_before",
        "Minutes before its start from which check-in is possible; 0: none before.",
    )
    cache_polling_period: kinds.MinutesPart = _key(
        "cache_polling_period",
        "Minutes between two readings of the bookings; unset: 5, or less where the "
        "booking system allows it.",
    )
    cache_days: kinds.Days = _key("cache_days", "How many days are read ahead.")
    sensor_stale_minutes: kinds.Minutes = _key(
        "sensor_stale_minutes", "Sensor data of this age is unknown."
    )
    change_event_sync_delay: kinds.Seconds = _key(
        "change_event_sync_delay",
        "Seconds to wait before reading, after news from a system that is slow to "
        "show its own changes.",
    )
    control_ui: addresses.Address = _key("control_ui", "The room control's address.")
    catering_ui: addresses.Address = _key("catering_ui", "The catering page's address.")
    include_cancelled_bookings: bool = _key(
        "include_cancelled_bookings", "Cancelled bookings are listed, struck through."
    )
    hide_qr_code: bool = _key("hide_qr_code", "No QR code is shown.")
    custom_qr_url: addresses.Template = _key(
        "custom_qr_url",
        "The QR code's address; {system_id}, {calendar_id} and {room_name} are "
        "filled in.",
    )
    custom_qr_color: kinds.Ink = _key("custom_qr_color", "The QR code's colour.")
    room_image: addresses.Picture = _key(
        "room_image", "A picture of the room: png, jpeg, webp or svg."
    )
    sensor_mac: str = _key("sensor_mac", "Which sensor belongs to this room.")
    hide_meeting_details: bool = _key(
        "hide_meeting_details", "Titles and hosts are hidden."
    )
    hide_meeting_title: bool = _key(
        "hide_meeting_title", "Titles are hidden, hosts are shown."
    )
    min_duration: kinds.Minutes = _key(
        "min_duration", "The shortest booking at the door, in minutes."
    )
    max_duration: kinds.Minutes = _key(
        "max_duration", "The longest booking at the door, in minutes."
    )
    enable_end_meeting_button: bool = _key(
        "enable_end_meeting_button", "People in the room may end their booking."
    )
    disable_book_now_host: bool = _key(
        "disable_book_now_host", "False: a booking at the door asks for a host."
    )
    offline_image: addresses.Picture = _key(
        "offline_image", "Shown while the room is not bookable."
    )
    offline_color: kinds.Colour = _key(
        "offline_color", "The background while the room is not bookable."
    )
    room: Room = Field(default_factory=Room, description=str(Room.__doc__))
    screen: Screen = Field(default_factory=Screen, description=str(Screen.__doc__))
    sensor: Sensor | None = Field(default=None, description=str(Sensor.__doc__))
    store: Store = Field(default_factory=Store, description=str(Store.__doc__))
    push: Push | None = Field(default=None, description=str(Push.__doc__))
    metrics: Metrics | None = Field(default=None, description=str(Metrics.__doc__))
    lights: Lights | None = Field(default=None, description=str(Lights.__doc__))
    power: Power | None = Field(default=None, description=str(Power.__doc__))
    admin: Admin = Field(default_factory=Admin, description=str(Admin.__doc__))
