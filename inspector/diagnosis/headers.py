"""From headers to what may be kept of them: neither a token nor a cookie's value."""

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

from inspector.diagnosis.hidden import hides
from inspector.visible import cut, visible

_KEPT = (
    "origin",
    "date",
    "qlik-web-integration-id",
    "sec-fetch-site",
    "retry-after",
    "content-type",
    "access-control-allow-origin",
    "access-control-allow-credentials",
    "via",
    "server",
)
_SCHEMES = re.compile(r"(?:^|[\n,])[ \t]*(basic|digest|ntlm|negotiate|kerberos|bearer)(?![^\s,])", re.IGNORECASE)
_NEXT = r"[ \t]*[^;,=\s]+="  # a comma is between cookies where a name follows it; one in a date is not
_SESSION = re.compile(rf"(?:^|[\r\n,])[ \t]*eas\.sid=(?P<rest>(?:[^\r\n,]|,(?!{_NEXT})){{0,4096}}+)")
_SAME_SITE = re.compile(r";[ \t]*samesite[ \t]*=[ \t]*(?P<word>[a-z]{1,20})", re.IGNORECASE)
_SECURE = re.compile(r";[ \t]*secure[ \t]*(?:[;=]|\Z)", re.IGNORECASE)  # it counts whatever its value: RFC 6265, 5.2.5
_BEARER = re.compile(r"bearer(?:[\s:]+|\Z)", re.IGNORECASE)
_COOKIE = re.compile(r"(?:^|[;\n])[ \t]*([^=;\s]{1,60})=")
_PUT = re.compile(rf"(?:^|[\r\n]|,(?={_NEXT}))[ \t]*([^=;,\s]{{1,60}})=")


def harmless(headers: Mapping[str, str]) -> Mapping[str, str]:
    """The headers that matter to a login and hold no secret, safe to show; of Proxy-Authenticate the schemes."""
    found = {name: visible(cut(headers[name].strip(), 200)) for name in _KEPT if headers.get(name)}
    schemes = dict.fromkeys(_SCHEMES.findall(headers.get("proxy-authenticate", "")))
    return found | ({"proxy-authenticate": ", ".join(schemes)} if schemes else {})


def is_browsers(headers: Mapping[str, str]) -> bool:
    """Whether a request's headers are those of a browser."""
    return "sec-fetch-mode" in headers or "mozilla/" in headers.get("user-agent", "").lower()


def bearer_of(authorization: str) -> str:
    """What stands after Bearer in an Authorization header; all of it where the word is not there.

    Nothing where somebody has put another word in the token's place, to hide it.
    """
    found = _behind_word(authorization)
    return "" if hides(found) else found


def is_hidden(authorization: str) -> bool:
    """Whether another word stands in the token's place."""
    return hides(_behind_word(authorization))


def _behind_word(authorization: str) -> str:
    told = authorization.strip()
    word = _BEARER.match(told)
    return told if word is None else told[word.end() :]


def is_empty(authorization: str) -> bool:
    """Whether nothing stands in an Authorization header, or behind the word Bearer in it."""
    return not _behind_word(authorization).strip(" \"'")


def has_word(authorization: str) -> bool:
    """Whether the word Bearer stands where it must, or there is no token at all."""
    return not bearer_of(authorization) or _BEARER.match(authorization.lstrip()) is not None


def cookies_in(header: str) -> tuple[str, ...]:
    """The names of the cookies in a Cookie header."""
    return tuple(dict.fromkeys(visible(name) for name in _COOKIE.findall(header)))


def cookies_put(header: str) -> tuple[str, ...]:
    """The names of the cookies that Set-Cookie headers set, a line or a comma between them."""
    return tuple(dict.fromkeys(visible(name) for name in _PUT.findall(header)))


def same_site(set_cookies: str) -> str | None:
    """What the session's cookie was set with as SameSite, in small letters, "" for nothing; None where it was not set.

    Of several with its name a browser keeps the last.
    """
    rest = _behind_session(set_cookies)
    if rest is None:
        return None
    word = _SAME_SITE.search(rest)
    return word["word"].lower() if word else ""


def is_secure(set_cookies: str) -> bool | None:
    """Whether the session's cookie was set with Secure; None where it was not set."""
    rest = _behind_session(set_cookies)
    return None if rest is None else _SECURE.search(rest) is not None


def _behind_session(set_cookies: str) -> str | None:
    """What stands behind the name of the session's cookie where it was set last; None where it was not."""
    rest = None
    for found in _SESSION.finditer(set_cookies):
        rest = found["rest"]
    return rest


def told_time(headers: Mapping[str, str]) -> float | None:
    """The Date header in seconds since 1970-01-01 UTC, to the second; None where there is none."""
    try:
        found = parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return (found if found.tzinfo is not None else found.replace(tzinfo=UTC)).timestamp()
