"""From corrected inputs to the recipe of their token, for code in any language."""

import math
from collections.abc import Iterator, Mapping

from inspector.checks.rule import Severity
from inspector.signing.correction.correct import Correction
from inspector.signing.correction.draft import HEADERS
from inspector.signing.correction.to_written import to_written
from inspector.signing.correction.wanted import FILL
from inspector.signing.inputs import Library
from inspector.signing.javascript.values import (
    UNDEFINED,
    Object,
    OpenObject,
    Placeholder,
    Special,
    Unknown,
    Unseen,
    Value,
    is_number,
    member,
)
from inspector.signing.languages.recipe import Code, Fill, Recipe, Written

_MADE = ("jti", "iss", "aud", "iat", "nbf", "exp")  # by the code itself
_OF_USER = ("sub", "subType", "name", "email", "email_verified")
_OWN: Mapping[Library, str] = {"jsonwebtoken": "node", "PyJWT": "python", "none": ""}
_LIFETIME = 300
_LONGEST = 3600
_SOON = 60


def recipe_of(correction: Correction, language: str, moment: float) -> Recipe:
    """What code in this language has to write down for the corrected token, as signed at this moment.

    Expressions are kept where they were written in the same language; elsewhere they are to be filled in. What is not
    taken over, and what is left to decide, stands in the recipe's notes.
    """
    header, payload = correction.preflight.header or {}, correction.preflight.payload or {}
    keeps = _OWN[correction.inputs.library] == language
    begin = _apart(payload, "nbf", moment, 0)
    begin = 0 if 0 < begin <= _SOON else begin  # the program prints a token that is to be used at once
    end = _apart(payload, "exp", moment, begin + _LIFETIME)
    return Recipe(
        claims=dict(_claims(payload, keeps_code=keeps)),
        issuer=_name(member(payload, "iss"), FILL["iss"], keeps_code=keeps),
        key_id=_name(_key_id(correction, header), FILL["kid"], keeps_code=keeps),
        lifetime=min(end, begin + _LONGEST),
        not_before=begin,
        notes=tuple(_notes(correction, header, payload)),
    )


def _claims(payload: Object, *, keeps_code: bool) -> Iterator[tuple[str, Written]]:
    """The user's claims; where others come from what is not seen, those that a token must have are to be filled in."""
    for name, value in payload.items():
        is_left_out = isinstance(value, Special) and value.kind in ("undefined", "function", "symbol")
        if name not in _MADE and not is_left_out:
            yield name, to_written(value, keeps_code=keeps_code)
    if isinstance(payload, OpenObject):
        source = ", ".join(each.text for each in payload.unseen)
        for name in _OF_USER:
            if name not in payload:
                yield name, "user" if name == "subType" else Fill(f"{FILL[name]}; your code takes it from {source}")


def _key_id(correction: Correction, header: Object) -> Value:
    """The key ID; where the whole header is an expression, that is none."""
    given = member(correction.inputs.options, HEADERS[correction.inputs.library])
    if isinstance(given, Unknown):
        return Placeholder(f"{FILL['kid']}, which your code takes from {given.text}")
    return member(header, "kid")


def _apart(payload: Object, name: str, moment: float, instead: int) -> int:
    """How many seconds after the moment of signing a time lies."""
    time = payload.get(name)
    return math.floor(time) - math.floor(moment) if is_number(time) else instead


def _name(value: Value, words: str, *, keeps_code: bool) -> str | Fill | Code:
    found = Fill(words) if value == UNDEFINED else to_written(value, keeps_code=keeps_code)
    return found if isinstance(found, str | Fill | Code) else Fill(words)


def _notes(correction: Correction, header: Object, payload: Object) -> Iterator[str]:
    """One line each on what the code does not take over, and on what was found and is left."""
    more = [name for name in header if name not in ("alg", "typ", "kid")]
    if more:
        yield f"Not taken over from the header: {', '.join(more)}."
    added = {change.where.rpartition("/")[2] for change in correction.changes if change.kind != "removed"}
    for name in _MADE:
        value = payload.get(name)
        is_own = isinstance(value, Unknown) and not isinstance(value, Placeholder | Unseen) and name not in added
        if is_own and isinstance(value, Unknown) and name != "iss":
            yield f"{name} is made here; {value.text} was not taken over."
    for finding in correction.left:
        if finding.rule.severity is not Severity.NOTE:
            yield f"Left to decide: {finding.rule.code} {finding.message}."
    if correction.unasked:
        yield correction.unasked
