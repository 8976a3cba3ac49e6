"""From a token to the values in it that may say who somebody is, each with its kind: user, mail, group."""

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


class Value(NamedTuple):
    """A value that may say who somebody is, and what kind of thing it says."""

    kind: str
    value: str

    def __repr__(self) -> str:
        return f"Value({self.kind!r})"


def values_of(token: Token) -> Iterator[Value]:
    """The personal values of header and payload: strings and numbers, at any depth, and names within objects."""
    for part in (token.payload or {}, token.header or {}):
        for name, value in part.items():
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
