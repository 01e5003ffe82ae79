"""A light that is asked over HTTP, in whatever way it wants to be asked."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from panel.backends.base import BackendError
from panel.backends.http import Http, Server
from panel.device.keeping import DeviceError
from panel.domain.lamp import Lamp

AGAIN = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How the light is asked; `url` and `body` hold placeholders, see `filled`."""

    url: str
    method: str = "POST"
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    timeout: float = 5.0
    ca_file: str | None = None


def filled(text: str, lamp: Lamp) -> str:
    """The text with what the light shows; braces of any other kind stay."""
    red, green, blue = lamp.dimmed
    values = {
        "state": lamp.sign.value,
        "colour": f"{red:02x}{green:02x}{blue:02x}",
        "red": str(red),
        "green": str(green),
        "blue": str(blue),
    }
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


class WebLight:
    """Lives in one thread, with a loop of its own for the sake of its time limit."""

    name = "the light (url)"
    again = AGAIN

    def __init__(self, request: Request) -> None:
        """Nothing is asked yet, and nothing loaded."""
        self._request = request
        # Not the program's own kind of loop, which is Qt's.
        self._runner = asyncio.Runner(loop_factory=asyncio.SelectorEventLoop)
        self._http: Http | None = None

    def set(self, wish: Lamp) -> None:
        """Ask for it.

        Raises:
            DeviceError: it does not answer, or refuses.
        """
        self._runner.run(self._set(wish))

    def close(self) -> None:
        """Let go of the connection."""
        if self._http is not None:
            self._runner.run(self._http.aclose())
        self._runner.close()

    async def _set(self, wish: Lamp) -> None:
        request = self._request
        if self._http is None:
            server = Server(
                url=request.url,
                headers=request.headers,
                timeout=request.timeout,
                ca_file=request.ca_file,
            )
            self._http = Http(server)
        url, text = filled(request.url, wish), filled(request.body, wish)
        try:
            answer = await self._http.write(request.method, url, text=text or None)
            if not answer.ok:
                raise answer.error()
        except BackendError as error:
            raise DeviceError(str(error).rstrip(".")) from None
