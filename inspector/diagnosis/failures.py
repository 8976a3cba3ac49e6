"""From what a browser or curl says of a call without an answer to whom it is about, and how far the call came."""

import re

from inspector.diagnosis.evidence import Exchange
from inspector.jose import read_header
from inspector.visible import cut, visible

_LONGEST = 120
ASKS_FOR_PROXY = 407  # a proxy's own answer: nothing went through it
_HIDDEN = "(a token)"
_TOKEN = re.compile(r"\bey[a-z0-9_-]{8,}[a-z0-9_.-]*|[a-z0-9_-]{64,}[a-z0-9_.-]*", re.IGNORECASE)
_LONGEST_LABEL = 63  # of a host's name
_NO_HOST = re.compile(
    r"NAME_NOT_RESOLVED|could(?: not|n't) resolve host|UNKNOWN_HOST|HOSTNAME_NOT_FOUND", re.IGNORECASE
)
_NAMED = re.compile(
    r"could(?: not|n't) resolve host(?::|(?= ')) '?(?P<sought>\([a-z ]+\)|[^\s';]+)"
    r"|failed to connect to (?P<found>\S+) port"
    r"|target host name '(?P<shown>[^\s']+)'"
    r"|in connection to (?P<lost>[^\s:]+):[0-9]",
    re.IGNORECASE,
)
_NO_PROXY = re.compile(r"could(?: not|n't) resolve proxy(?::|(?= ')) '?(?P<name>[^\s';]+)", re.IGNORECASE)
_OF_PROXY = re.compile(
    r"curl: (?:CONNECT tunnel failed, response|Received HTTP code) (?P<status>[45][0-9]{2})\b", re.IGNORECASE
)
_UNTRUSTED = re.compile(r"(?<!CLIENT_AUTH_)CERT(?!_NEEDED)|UNKNOWN_ISSUER|SELF_SIGNED", re.IGNORECASE)
_NO_TLS = re.compile(r"SSL|TLS|CIPHER|HANDSHAKE", re.IGNORECASE)
_NOT_SENT = re.compile(
    r"ERR_(?:CONNECTION_REFUSED|CONNECTION_TIMED_OUT|CONNECTION_FAILED|ADDRESS_UNREACHABLE|INTERNET_DISCONNECTED"
    r"|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|BLOCKED_BY_CLIENT)"
    r"|curl: (?:failed to connect|could(?:n't| not) connect)",
    re.IGNORECASE,
)


def curls_words(words: str) -> str:
    """What curl says went wrong, safe to show: a token that it took for an address is not in it."""
    return f"curl: {visible(cut(_TOKEN.sub(_hidden, words), _LONGEST))}" if words else ""


def _hidden(found: re.Match[str]) -> str:
    """What stands for a word that may be a token, or the word: the name of a host may begin as one does."""
    parts = found[0].split(".")
    is_token = (
        any(each.lower().startswith("eyj") or len(each) > _LONGEST_LABEL for each in parts)
        or read_header(parts[0]).members is not None
    )
    return _HIDDEN if is_token else found[0]


def host_named(failure: str) -> str:
    """The host that curl's words are about, in small letters; "" where they name none."""
    found = _NAMED.search(failure)
    return next(filter(None, found.groups())).lower() if found else ""


def proxy_sought(failure: str) -> str:
    """The proxy whose name was found nowhere; "" where there is none."""
    found = _NO_PROXY.search(failure)
    return found["name"] if found else ""


def proxys_status(failure: str) -> int | None:
    """The status by which a proxy refused to open the way to the host, as curl tells it; None where it tells none."""
    found = _OF_PROXY.search(failure)
    return int(found["status"]) if found else None


def is_about(failure: str, host: str) -> bool:
    """Whether a failure is one of this host, as far as it says of which."""
    named = host_named(failure)
    return not named or named == host.partition(":")[0]


def is_unquoted(failure: str) -> bool:
    """Whether curl took a header with a token for addresses, as it does where the header was not quoted."""
    return has_no_host(failure) and host_named(failure) in ("bearer", _HIDDEN)


def has_no_host(failure: str) -> bool:
    """Whether the name of the host was found nowhere."""
    return _NO_HOST.search(failure) is not None


def is_untrusted(failure: str) -> bool:
    """Whether the certificate that the other side showed was not trusted."""
    return _UNTRUSTED.search(failure) is not None


def has_no_tls(failure: str) -> bool:
    """Whether a TLS connection could not be made, for whatever reason."""
    return is_untrusted(failure) or _NO_TLS.search(failure) is not None


def was_not_sent(exchange: Exchange) -> bool:
    """Whether a call ended before anything of it was sent: then it has spent no jti. A lost answer says less."""
    failure = exchange.failure
    if exchange.is_answered:
        return exchange.status == ASKS_FOR_PROXY
    return (
        proxys_status(failure) is not None
        or bool(proxy_sought(failure))
        or has_no_host(failure)
        or has_no_tls(failure)
        or _NOT_SENT.search(failure) is not None
    )
