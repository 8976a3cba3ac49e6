"""From a request's header Authorization, its URL and body to how it carried a token: in one of them, or not."""

import re
from typing import NamedTuple

from inspector.diagnosis.evidence import LOGIN_PATH
from inspector.diagnosis.headers import bearer_of, has_word, is_empty, is_hidden
from inspector.intake import find_tokens
from inspector.jose import read_header

_IN_ADDRESS = re.compile(
    r"(?P<place>[?#&;](?:[A-Za-z0-9_.-]{1,40}=)?)(?:(?i:bearer)(?:%20|[+ ])+)?"
    r"(?P<token>(?P<header>ey[A-Za-z0-9_-]{8,8192}+)\.[A-Za-z0-9_-]{1,65536}+\.[A-Za-z0-9_-]{0,4096}+)"
)
_LOGIN = re.compile(rf"{re.escape(LOGIN_PATH)}/?[?#]")


class Carried(NamedTuple):
    """How a request carried its token, by the names that an exchange has for it."""

    bearer: str = ""
    is_hidden: bool = False
    has_word: bool = True
    is_empty: bool = False
    in_address: str = ""
    in_body: bool = False

    def __repr__(self) -> str:
        return f"Carried(in_address={self.in_address!r})"


def carried(authorization: str | None, url: str, body: str = "") -> Carried:
    """The token of a request, a login's from its URL or body where no header has one.

    `authorization` is None for no header.
    """
    told = authorization or ""
    found = Carried(
        bearer_of(told), is_hidden(told), has_word(told), is_empty=authorization is not None and is_empty(told)
    )
    found = found._replace(bearer="") if found.is_empty else found
    if found.bearer or found.is_hidden:
        return found
    place, token = in_address(url)
    in_body = "" if token or not is_logins(url) else next((each.text for each in find_tokens(body)), "")
    return found._replace(in_address=place, bearer=token or in_body, in_body=bool(in_body))


def is_logins(url: str) -> bool:
    """Whether a URL, or the path of one, is that of a login."""
    return LOGIN_PATH in url.partition("?")[0].partition("#")[0]


def in_address(url: str) -> tuple[str, str]:
    """Where in a login's URL a token stands ("?token=", "#"), and the token; "" twice where none does."""
    login = _LOGIN.search(url)
    if login is None:
        return "", ""
    for found in _IN_ADDRESS.finditer(url, login.end() - 1):
        if read_header(found["header"]).members is not None:
            behind = "#" if "#" in url[login.end() - 1 : found.start("token")] else "?"
            return f"{behind}{found['place'][1:]}", found["token"]
    return "", ""
