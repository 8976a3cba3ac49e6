"""From corrected inputs to the recipe of their token, for code in any language."""

import math
from collections.abc import Mapping

from inspector.signing.correction.correct import Correction
from inspector.signing.inputs import Library
from inspector.signing.javascript.values import (
    UNDEFINED,
    Object,
    Placeholder,
    Special,
    Unknown,
    Value,
    is_number,
    is_object,
    member,
)
from inspector.signing.languages.recipe import Code, Fill, Recipe, Written

_MADE = frozenset({"jti", "iss", "aud", "iat", "nbf", "exp"})  # by the code itself
_OWN: Mapping[Library, str] = {"jsonwebtoken": "node", "PyJWT": "python", "none": ""}
_LIFETIME = 300
_LONGEST = 3600


def recipe_of(correction: Correction, language: str, moment: float) -> Recipe:
    """What code in this language has to write down for the corrected token, as signed at this moment.

    Expressions are kept where they were written in the same language; elsewhere they are to be filled in.
    """
    header, payload = correction.preflight.header or {}, correction.preflight.payload or {}
    keeps = _OWN[correction.inputs.library] == language
    claims = {name: _written(value, keeps=keeps) for name, value in payload.items() if _is_claim(name, value)}
    begin = _apart(payload, "nbf", moment, 0)
    end = _apart(payload, "exp", moment, begin + _LIFETIME)
    return Recipe(
        claims=claims,
        issuer=_name(member(payload, "iss"), "the identity provider's issuer", keeps=keeps),
        key_id=_name(member(header, "kid"), "the identity provider's key ID", keeps=keeps),
        lifetime=min(end, begin + _LONGEST),
        not_before=begin,
    )


def _is_claim(name: str, value: Value) -> bool:
    is_left_out = isinstance(value, Special) and value.kind in ("undefined", "function", "symbol")
    return name not in _MADE and not is_left_out


def _apart(payload: Object, name: str, moment: float, instead: int) -> int:
    """How many seconds after the moment of signing a time lies."""
    time = payload.get(name)
    return math.floor(time) - math.floor(moment) if is_number(time) else instead


def _name(value: Value, words: str, *, keeps: bool) -> str | Fill | Code:
    found = Fill(words) if value == UNDEFINED else _written(value, keeps=keeps)
    return found if isinstance(found, str | Fill | Code) else Fill(words)


def _written(value: Value, *, keeps: bool) -> Written:
    match value:
        case Placeholder(text):
            return Fill(text)
        case Unknown(text):
            return Code(text) if keeps and "…" not in text else Fill(text)
        case Special():
            return _written(value.instead, keeps=keeps)
        case list():
            return [_written(item, keeps=keeps) for item in value]
        case float() if not math.isfinite(value):
            return None
        case _ if is_object(value):
            return {name: _written(item, keeps=keeps) for name, item in value.items()}
        case _:
            return value if isinstance(value, bool | int | float | str) else None
