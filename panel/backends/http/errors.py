"""httpx's errors as ours; their texts may hold secrets and are left out."""

from collections.abc import Mapping

from panel.backends.base import BackendError, Garbled, Unreachable

_UNSENT, _LOST, _STRANGE = "unsent", "lost", "strange"
ERRORS: Mapping[str, tuple[str, str]] = {
    "ConnectError": (_UNSENT, "cannot be reached"),
    "ConnectTimeout": (_UNSENT, "does not answer"),
    "PoolTimeout": (_UNSENT, "cannot be asked, too much is under way"),
    "ProxyError": (_UNSENT, "cannot be reached through the proxy"),
    "UnsupportedProtocol": (_UNSENT, "has an address that is neither http nor https"),
    "InvalidURL": (_UNSENT, "has an address that cannot be understood"),
    "LocalProtocolError": (_UNSENT, "cannot be asked in this way"),
    "ReadTimeout": (_LOST, "does not answer in time"),
    "WriteTimeout": (_LOST, "does not take what is sent in time"),
    "TimeoutException": (_LOST, "does not answer in time"),
    "ReadError": (_LOST, "has broken off the connection"),
    "WriteError": (_LOST, "has broken off the connection"),
    "CloseError": (_LOST, "has broken off the connection"),
    "NetworkError": (_LOST, "has broken off the connection"),
    "RemoteProtocolError": (_LOST, "has broken off the connection"),
    "ProtocolError": (_LOST, "has broken off the connection"),
    "TransportError": (_LOST, "cannot be reached"),
    "RequestError": (_LOST, "cannot be asked"),
    "HTTPError": (_LOST, "cannot be asked"),
    "DecodingError": (_STRANGE, "answers with what cannot be understood"),
    "TooManyRedirects": (_STRANGE, "sends us from one address to the next"),
    "HTTPStatusError": (_STRANGE, "answers with a failure"),
    "CookieConflict": (_STRANGE, "answers with what cannot be understood"),
    "StreamError": (_STRANGE, "answers with what cannot be read"),
    "StreamConsumed": (_STRANGE, "answers with what cannot be read"),
    "StreamClosed": (_STRANGE, "answers with what cannot be read"),
    "ResponseNotRead": (_STRANGE, "answers with what cannot be read"),
    "RequestNotRead": (_STRANGE, "cannot be asked in this way"),
}
"""httpx's errors by name: was the request sent, and what is said of the server."""


def not_trusted(host: str) -> Unreachable:
    """The server's certificate is not one that we trust."""
    return Unreachable(
        f"{host} shows a certificate that is not trusted; name its authority in "
        "ca_file."
    )


def told(error: Exception, host: str, *, wrote: bool) -> BackendError:
    """One of httpx's errors as one of ours; its text may hold secrets and is left."""
    sent, words = ERRORS[type(error).__name__]
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return not_trusted(host)
    sentence = f"{host} {words}."
    if sent == _STRANGE:
        return Garbled(sentence)
    return Unreachable(sentence, maybe_done=wrote and sent == _LOST)
