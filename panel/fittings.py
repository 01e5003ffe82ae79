"""What is fitted to the tablet: its lights and its backlight, as the screen is.

They stand beside the screen and not beside the engine: they are told what the screen
shows in the moment in which its window gets it, and go on through other settings.
"""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from panel.device.backlight import Backlight, Shares
from panel.device.keeping import Device, Keeper
from panel.device.leds import Leds
from panel.device.sysfs import folder
from panel.domain.lamp import COLOURS, OUT, Lamp, Scheme, Sign, lamp_of
from panel.domain.shown import Level, Shown
from panel.settings import LightsTable, PowerTable, Settings

if TYPE_CHECKING:
    from panel.device.weblight import Request
    from panel.ui.models import Models

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that the lights may take to go out at the end."""
JSON, TEXT = "application/json", "text/plain; charset=utf-8"


class Fittings:
    """Lives as long as the window; `fit` with every new set of settings."""

    def __init__(self, models: "Models", environ: Mapping[str, str]) -> None:
        """Nothing is fitted yet."""
        self._models, self._environ = models, environ
        self._loop = asyncio.get_running_loop()
        self._scheme = Scheme()
        self._lights = Kept[Lamp](OUT)
        self._backlight = Kept[Level](Level.DAY)

    async def fit(self, settings: Settings) -> None:
        """What these settings name; what was there before goes on as it was."""
        lights, power = settings.lights, settings.power
        if lights is not None:
            self._scheme = scheme_of(lights, settings.screen.palette)
        backlight = dict(backlights_of(power, self._environ, self._told))
        if not backlight:
            self._models.attention.light(False)
        await self._lights.have(dict(lights_of(lights, self._environ)))
        await self._backlight.have(backlight)
        self._models.follow(self._tell)

    def end(self) -> None:
        """Lights out, and the backlight on; see `wait`."""
        self._models.follow(None)
        self._lights.end()
        self._backlight.end()

    async def wait(self) -> None:
        """Until that is done, or given up."""
        await asyncio.gather(self._lights.wait(), self._backlight.wait())

    def _tell(self, shown: Shown) -> None:
        self._lights.want(lamp_of(shown, self._scheme))
        self._backlight.want(shown.level)

    def _told(self, works: bool) -> None:
        """The backlight's thread says whether it does as it is asked."""
        with suppress(RuntimeError):  # the program has ended meanwhile
            self._loop.call_soon_threadsafe(self._models.attention.light, works)


class Kept(Generic[T]):
    """Things of one kind, each with its thread, by what tells them apart."""

    def __init__(self, last: T) -> None:
        """None is there; `last` is what each is set to before it is let go."""
        self._last = last
        self._keepers: dict[object, Keeper[T]] = {}
        self._ending: list[Keeper[T]] = []

    async def have(self, makers: Mapping[object, Callable[[], Device[T]]]) -> None:
        """These and no others. Two never set the same thing, as far as one ends."""
        for gone in self._keepers.keys() - makers.keys():
            self._end(gone)
        await self.wait()
        for key in makers.keys() - self._keepers.keys():
            self._keepers[key] = Keeper(makers[key]())

    def want(self, wish: T) -> None:
        """All of them are to be so."""
        for keeper in self._keepers.values():
            keeper.want(wish)

    def end(self) -> None:
        """Sets all of them a last time."""
        for key in list(self._keepers):
            self._end(key)

    async def wait(self) -> None:
        """Until those that end have ended, or for so long as one may wait."""
        until = time.monotonic() + PATIENCE
        ending, self._ending = self._ending, []
        for keeper in ending:
            await asyncio.to_thread(keeper.wait, until)

    def _end(self, key: object) -> None:
        keeper = self._keepers.pop(key)
        keeper.end(self._last)
        self._ending.append(keeper)


def scheme_of(table: LightsTable, palette: str) -> Scheme:
    """The colours of the palette, and those that the settings put in their place."""
    written = {Sign(name): colour for name, colour in table.colours.items()}
    colours = COLOURS[palette] | written
    if Sign.IN_USE in written and Sign.PREPARED not in written:
        colours[Sign.PREPARED] = colours[Sign.IN_USE]
    return Scheme(colours, table.brightness / 100, table.off_at_night)


def lights_of(
    table: LightsTable | None, environ: Mapping[str, str]
) -> Iterator[tuple[object, Callable[[], Device[Lamp]]]]:
    """The lights of the settings: what tells each apart, and how it is made."""
    if table is None:
        return
    if table.leds:
        place, names = folder("leds", environ), table.leds
        yield ("leds", names), lambda: Leds(place, names)
    if table.busylights:
        yield "busylights", _busylights
    if table.url:
        how = table.url, table.method, table.body, table.header, table.token
        yield (*how, table.ca_file, table.timeout), lambda: _weblight(table)


def backlights_of(
    table: PowerTable | None,
    environ: Mapping[str, str],
    works: Callable[[bool], None],
) -> Iterator[tuple[object, Callable[[], Device[Level]]]]:
    """The backlight of the settings, in the same way."""
    if table is None:
        return
    name = table.backlight
    shares = Shares(day=table.brightness / 100, dim=table.dim_brightness / 100)
    place = folder("backlight", environ)
    yield (name, shares), lambda: Backlight(place, name, shares, works)


def _busylights() -> Device[Lamp]:
    from panel.device.busylights import Busylights

    return Busylights()


def _weblight(table: LightsTable) -> Device[Lamp]:
    from panel.device.weblight import WebLight

    return WebLight(request_of(table))


def request_of(table: LightsTable) -> "Request":
    """How the light is asked."""
    from panel.device.weblight import Request

    headers = {table.header: table.token.reveal()} if table.token else {}
    if table.body:
        is_json = table.body.lstrip().startswith(("{", "["))
        headers["Content-Type"] = JSON if is_json else TEXT
    return Request(
        url=table.url,
        method=table.method,
        body=table.body,
        headers=headers,
        timeout=table.timeout,
        ca_file=table.ca_file,
    )
