"""From what a browser or curl says of a call without an answer to how far the call came."""

import re

from inspector.diagnosis.evidence import Exchange

_NO_HOST = re.compile(r"NAME_NOT_RESOLVED|could not resolve host|UNKNOWN_HOST|HOSTNAME_NOT_FOUND", re.IGNORECASE)
_NOT_SENT = re.compile(
    r"ERR_(?:CONNECTION_REFUSED|CONNECTION_TIMED_OUT|CONNECTION_FAILED|ADDRESS_UNREACHABLE|INTERNET_DISCONNECTED"
    r"|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|BLOCKED_BY_CLIENT|CERT_[A-Z_]+|SSL_[A-Z_]+)"
    r"|curl: (?:failed to connect|could(?:n't| not) connect|ssl certificate problem)",
    re.IGNORECASE,
)


def has_no_host(failure: str) -> bool:
    """Whether the name of the host was found nowhere."""
    return _NO_HOST.search(failure) is not None


def was_not_sent(exchange: Exchange) -> bool:
    """Whether a call ended before anything of it was sent: then it has spent no jti. A lost answer says less."""
    failure = exchange.failure
    return not exchange.is_answered and (has_no_host(failure) or _NOT_SENT.search(failure) is not None)
