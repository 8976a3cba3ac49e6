"""From a token to the values in it that may say who somebody is, each with its kind: user, mail, group."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from inspector.jose import Json, Token
from inspector.report.members import is_impersonal

KINDS: Mapping[str, str] = {
    "sub": "user",
    "name": "name",
    "email": "mail",
    "mail": "mail",
    "groups": "group",
    "group": "group",
    "jti": "jti",
}
_DEEPEST = 20
_STRING = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*+)"(?P<names>\s*+:)?')


class Value(NamedTuple):
    """A value that may say who somebody is, and what kind of thing it says."""

    kind: str
    value: str

    def __repr__(self) -> str:
        return f"Value({self.kind!r})"


def values_of(token: Token) -> Iterator[Value]:
    """The personal values of header and payload: strings and numbers, at any depth, and names within objects."""
    for part, text in ((token.payload, token.payload_text), (token.header, token.header_text)):
        members = _pairs_in(text or "") if part is None else part.items()
        for name, value in members:
            if is_personal(name, value):
                yield from _within(kind_of_claim(name), value, _DEEPEST)


def is_personal(name: str, value: Json) -> bool:
    """Whether a member may say who somebody is; a jti is one login's, and so its user's."""
    return name == "jti" or not is_impersonal(name, value)


def kind_of_claim(name: str) -> str:
    """What kind of thing a claim says, by its name in any spelling."""
    return KINDS.get(name.lower().replace("-", "").replace("_", ""), "value")


def written(value: float) -> str:
    """A number as it is told apart from others; one of thousands of digits is like another."""
    try:
        return repr(value)
    except ValueError:
        return "a number of thousands of digits"


def _pairs_in(text: str) -> Iterator[tuple[str, Json]]:
    """The strings in a text that is no JSON object, each with the last name before it, "" for none."""
    name = ""
    for found in _STRING.finditer(text):
        if found["names"]:
            name = found["text"]
        else:
            yield name, unescaped(found["text"])


def unescaped(text: str) -> str:
    """What stands between two quotes in JSON, as it is where that is no JSON."""
    try:
        return str(json.loads(f'"{text}"'))
    except ValueError:
        return text


def _within(kind: str, value: Json, deep: int) -> Iterator[Value]:
    match value:
        case str() if value.strip():
            yield Value(kind, value)
        case bool() | None:
            return
        case int() | float():
            yield Value(kind, written(value))
        case list() if deep:
            for item in value:
                yield from _within(kind, item, deep - 1)
        case dict() if deep:
            for name, item in value.items():
                yield from _within(kind, name, deep - 1)
                yield from _within(kind, item, deep - 1)
