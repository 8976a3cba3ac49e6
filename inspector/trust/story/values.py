"""From one member of header or payload to the values it may have had when it was signed, each with words on it."""

import math
from collections.abc import Iterator
from typing import TypeGuard

from inspector.jose import Json
from inspector.trust.story.known import Known
from inspector.trust.story.segment import written

AUDIENCE = "qlik.api/login/jwt-session"
# What public token generators send in place of the right audience.
_AUDIENCES = (
    AUDIENCE,
    *("qlik.api/jwt-login-session", "qlik.api/login-jwt", "qlik.api/jwt-login", "qlik.api/login/jwt", "qlik.api"),
)
_ALGORITHMS = ("RS256", "HS256", "none", "RS384", "RS512", "HS384", "HS512", "PS256", "ES256")
_PLAIN: dict[str, tuple[str, ...]] = {
    "aud": _AUDIENCES,
    "subType": ("user", "admin", "User"),
    "alg": _ALGORITHMS,
    "typ": ("JWT", "jwt", "at+jwt", "JOSE"),
}
_OLD_NAMES: dict[str, tuple[str, ...]] = {
    "email_verified": ("emailVerified", "email_Verified", "emailverified", "verified_email"),
    "subType": ("subtype", "sub_type", "SubType", "subjectType"),
    "groups": ("group", "Groups", "roles", "Group"),
    "email": ("mail", "Email", "e-mail", "upn"),
    "name": ("Name", "displayName", "preferred_username"),
    "sub": ("Sub", "user", "userId", "uid"),
    "kid": ("keyid", "keyId", "Kid"),
}

_LARGEST_TIME = 10**15  # in seconds or milliseconds: no time is larger, and no arithmetic may fail
Worded = tuple[str, str]


def is_time(value: Json) -> TypeGuard[int]:
    """Whether it is a whole number that may be a time: one that can be moved and written again."""
    return type(value) is int and abs(value) < _LARGEST_TIME


def former_names(name: str) -> tuple[str, ...]:
    """How a member may have been called before it was put right."""
    return _OLD_NAMES.get(name, ())


def former_values(name: str, value: Json, known: Known) -> Iterator[Worded]:
    """Each value as JSON, and what was done to it since."""
    for former in _PLAIN.get(name, ()):
        if former != value:
            yield written(former), f"{name} had another value ({former})"
    yield from _of_kind(name, value)
    for former in {"iss": known.issuers, "kid": known.key_ids}.get(name, ()):
        if former != value:
            yield written(former), f"{name} had another value, one that is configured"
    yield "null", f"{name} was null"
    yield '""', f"{name} was empty"


def _of_kind(name: str, value: Json) -> Iterator[Worded]:
    match value:
        case bool():
            yield written(str(value).lower()), f"{name} was text in quotes"
            yield written(str(value)), f"{name} was text in quotes"
            yield written(not value), f"{name} was {str(not value).lower()}"
            yield written(int(value)), f"{name} was a number"
        case int() | float():
            yield from _of_number(name, value)
        case str():
            yield from _of_text(name, value)
        case list():
            yield from _of_array(name, value)


def _of_number(name: str, value: float) -> Iterator[Worded]:
    yield written(str(value)), f"{name} was text in quotes"
    if is_time(value):
        yield written(value * 1000), f"{name} was in milliseconds"
    if isinstance(value, int):
        yield f"{value}.0", f"{name} was written with a fraction"
    elif math.isfinite(value):
        yield written(int(value)), f"{name} had no fraction"


def _of_text(name: str, value: str) -> Iterator[Worded]:
    if value in ("true", "false"):
        yield value, f"{name} was a boolean without quotes"
    if value.isascii() and value.isdigit() and not (value.startswith("0") and len(value) > 1):
        yield value, f"{name} was a number without quotes"
    for former, words in _texts(value):
        if former != value:
            yield written(former), f"{name} {words}"
    yield written([value]), f"{name} was an array"
    if "," in value:
        yield written([each.strip() for each in value.split(",")]), f"{name} was an array"


def _texts(value: str) -> Iterator[Worded]:
    bare = value.rstrip("/")
    yield bare, "ended without a slash"
    yield value + "/", "ended with a slash"
    rest = value.removeprefix("https://").removeprefix("http://")
    for scheme in ("", "https://", "http://"):
        yield scheme + rest, f"began with {scheme}" if scheme else "had no scheme before it"
        yield scheme + rest.rstrip("/"), "had another scheme, and no slash at its end"
    yield value.strip(), "had no white space around it"
    for former in (value + " ", " " + value, value + "\n", value + "\r\n"):
        yield former, "had white space around it"
    for former in (value.lower(), value.upper(), value.title(), value[:1].swapcase() + value[1:]):
        yield former, "was written in another case"


def _of_array(name: str, value: list[Json]) -> Iterator[Worded]:
    if len(value) == 1:
        yield written(value[0]), f"{name} was no array"
    if value:
        yield "[]", f"{name} was an empty array"
    for index in range(len(value)):
        yield written(value[:index] + value[index + 1 :]), f"element {index + 1} of {name} was not there"
    texts = [each for each in value if isinstance(each, str)]
    if texts and len(texts) == len(value):
        for joined in (",", ", ", ";", " "):
            yield written(joined.join(texts)), f"{name} was one text"
        yield written([*sorted(texts)]), f"{name} had its elements in another order"
        yield written([*reversed(texts)]), f"{name} had its elements in another order"
