"""How booking systems are asked over HTTP."""

from panel.backends.http.answer import Answer, moment
from panel.backends.http.client import Http
from panel.backends.http.errors import not_trusted
from panel.backends.http.server import Server, tls

__all__ = ["Answer", "Http", "Server", "moment", "not_trusted", "tls"]
