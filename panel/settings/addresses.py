"""Addresses that a settings file takes, for the pydantic models."""

import re
from collections.abc import Sequence
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, ValidationInfo

from panel.settings.kinds import Allowed

# A validator that raises an empty ValueError leaves the sentence to `Allowed`.

FILLED_IN = ("system_id", "calendar_id", "room_name")
OF_A_LIGHT = ("state", "colour", "red", "green", "blue")

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST_AND_PORT = re.compile(r"(?P<host>[0-9.]+|\[[0-9a-fA-F:.]+\]):(?P<port>\d{1,5})")
_FIELD = re.compile(r"\{([^{}]*)\}")


def check_address(text: str) -> str:
    """An http or https address with a host and without a login."""
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and parts.hostname
        _ = parts.port  # a ValueError where it is no number
    except ValueError:
        raise ValueError from None
    if not sound or any(one.isspace() or not one.isprintable() for one in text):
        raise ValueError
    if parts.username is not None:
        raise ValueError("a user name or password does not belong in an address")
    return text


def _address(text: str) -> str:
    return check_address(text) if text else text


def _filled(text: str, names: Sequence[str]) -> str:
    """The text with something in each place where one of these names may stand."""
    for name in _FIELD.findall(text):
        if name not in names:
            allowed = ", ".join(f"{{{one}}}" for one in names)
            raise ValueError(f"cannot fill in {{{name}}}, only {allowed}")
    return _FIELD.sub("x", text)


def _template(text: str) -> str:
    _address(_filled(text, FILLED_IN))
    return text


def _picture(text: str) -> str:
    if text.lower().startswith(("http:", "https:")):
        return _address(text)
    if _SCHEME.match(text) or "\0" in text:
        raise ValueError
    return text


def _listen(text: str) -> str:
    found = _HOST_AND_PORT.fullmatch(text)
    if found is None or not 1 <= int(found["port"]) <= 65535:
        raise ValueError
    try:
        version = ip_address(found["host"].strip("[]")).version
    except ValueError:
        raise ValueError from None
    if (version == 6) is not text.startswith("["):
        raise ValueError
    return text


def is_loopback(address: str) -> bool:
    """Whether an http address leads to this machine."""
    host = urlsplit(address).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _public_url(text: str) -> str:
    parts = urlsplit(check_address(text))
    if parts.query or parts.fragment:
        raise ValueError
    if parts.scheme == "http" and not is_loopback(text):
        raise ValueError("plain http is only for this machine; use https")
    return text


def check_server(text: str, info: ValidationInfo) -> str:
    """An address over https; over http on this machine, or where `allow_http` is."""
    if urlsplit(check_address(text)).scheme == "http" and not _harmless(text, info):
        raise ValueError(
            "plain http is only for this machine; use https or set allow_http = true"
        )
    return text


def _harmless(text: str, info: ValidationInfo) -> bool:
    # A wrong allow_http is missing from the data and is a problem of its own.
    return bool(info.data.get("allow_http", True)) or is_loopback(text)


def _light_address(text: str, info: ValidationInfo) -> str:
    check_server(_filled(text, OF_A_LIGHT), info)
    if "{" in urlsplit(text).netloc:
        raise ValueError("what is filled in belongs after the host")
    return text


_AN_ADDRESS = "an address that begins with https:// or http://"

Address = Annotated[str, AfterValidator(_address), Allowed(_AN_ADDRESS)]
Template = Annotated[str, AfterValidator(_template), Allowed(_AN_ADDRESS)]
Picture = Annotated[
    str, AfterValidator(_picture), Allowed(f"the path of a file or {_AN_ADDRESS}")
]
Listen = Annotated[
    str,
    AfterValidator(_listen),
    Allowed('an IP address and a port such as "0.0.0.0:8088"'),
]
PublicUrl = Annotated[
    str, AfterValidator(_public_url), Allowed("an address that begins with https://")
]
Server = Annotated[
    str, AfterValidator(check_server), Allowed("an address that begins with https://")
]
"""The address of something on the network; needs an `allow_http` before it."""
LightAddress = Annotated[
    str, AfterValidator(_light_address), Allowed("an address that begins with https://")
]
"""The same, with what a light shows filled in."""
