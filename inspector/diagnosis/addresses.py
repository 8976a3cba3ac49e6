"""From URLs, as captures have them, to host and path: queries hold secrets, and nothing but one ID is read of them."""

import re

from inspector.diagnosis.evidence import Address
from inspector.diagnosis.veil.veil import Veil, cut_whole
from inspector.visible import cut, visible

_URL = re.compile(
    r"(?:(?:https?|wss?)://)?(?:[^/?#\s]*@)?(?P<host>[^/?#\s]*)(?P<path>[^?#\s]*)(?:\?(?P<query>[^#\s]*))?"
)
_PASSWORD = re.compile(r"[^:\[]*:(?!\d{0,5}\Z).*", re.ASCII)  # where a port is: it broke the URL
_INTEGRATION = re.compile(r"(?:^|[&;])qlik-web-integration-id=([^&;]{1,1000})(?=[&;]|\Z)", re.IGNORECASE)
_LONG_PART = re.compile(r"[^/]{41,}")
_LONGEST = 200
_LONGEST_HOST = 253  # with its port; none that DNS knows is longer
UNKNOWN_CALL = "an unknown call"


def address_of(url: str, host: str = "") -> Address:
    """Host, path and web integration ID of a URL; `host` is that of a request that names its path alone.

    A URL ends at white space, where it has any: its path is cut there.
    """
    whole = url if not url.startswith("/") else f"{host}{url}"
    found = _URL.match(whole)
    if found is None:
        return Address(host.lower())
    if _PASSWORD.fullmatch(found["host"]):
        return Address("", "/")
    if found["path"] and whole[found.end("path") : found.end("path") + 1].isspace():
        return Address(found["host"].lower(), f"{found['path']}…")
    integration = _INTEGRATION.search(found["query"] or "")
    return Address(found["host"].lower(), found["path"] or "/", integration[1] if integration else "")


def shown_host(address: Address) -> str:
    """The host as it may be shown."""
    return visible(cut(address.host, _LONGEST_HOST)) or "an unknown host"


def shown_path(address: Address, veil: Veil | None = None) -> str:
    """The path as it may be shown, with the stand-ins in it: no part of it is long, for it may be a token."""
    path = address.path if veil is None else veil.path(address.path)
    return visible(cut_whole(_LONG_PART.sub(lambda part: cut_whole(part[0], 13), path), _LONGEST))
