"""From values of a program to what code can write down; what no code may hold is to be filled in."""

import math

from inspector.signing.javascript.values import OpenObject, Placeholder, Special, Unknown, Value, is_object
from inspector.signing.languages.recipe import Code, Fill, Written

_PRIVATE = "PRIVATE KEY-----"
_KEY = "a private key stood here: it belongs in no token"
_NO_JSON = {"bigint": "a number: this was a BigInt, which JSON cannot hold"}


def to_written(value: Value, *, keeps_code: bool) -> Written:
    """The value; an expression as it stands where `keeps_code` says so, as words on what to fill in elsewhere."""
    match value:
        case Placeholder(text):
            return Fill(text)
        case Unknown(text, source):
            return Code(source) if keeps_code and source else Fill(text)
        case Special(kind):
            return Fill(_NO_JSON[kind]) if kind in _NO_JSON else to_written(value.instead, keeps_code=keeps_code)
        case str() if _PRIVATE in value:
            return Fill(_KEY)
        case list():
            return [to_written(item, keeps_code=keeps_code) for item in value]
        case float() if not math.isfinite(value):
            return None
        case OpenObject():
            return Fill("members that come from elsewhere, too: " + ", ".join(each.text for each in value.unseen))
        case _ if is_object(value):
            return {name: to_written(item, keeps_code=keeps_code) for name, item in value.items()}
        case _:
            return value if isinstance(value, bool | int | float | str) else None


def without_private_keys(value: Value) -> Value:
    """The value with words in place of each private key in it."""
    match value:
        case str() if _PRIVATE in value:
            return f"<{_KEY}>"
        case list():
            return [without_private_keys(item) for item in value]
        case _ if is_object(value):
            return {name: without_private_keys(item) for name, item in value.items()}
        case _:
            return value
