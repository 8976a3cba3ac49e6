"""From a recipe to one that a language can write: what it cannot take over is left to the reader to fill in."""

import sys
from collections.abc import Mapping
from dataclasses import replace

from inspector.signing.languages.recipe import Code, Fill, Recipe, Written
from inspector.signing.languages.syntax import Syntax, whole

_DEEPEST = 20


def settled(recipe: Recipe, syntax: Syntax) -> Recipe:
    """The recipe without numbers that no fraction of 64 bits holds, values nested too deep, and foreign code."""
    issuer, key_id = recipe.issuer, recipe.key_id
    return replace(
        recipe,
        claims=_members(recipe.claims, syntax, 0),
        issuer=_foreign(issuer, syntax) if isinstance(issuer, Code) else issuer,
        key_id=_foreign(key_id, syntax) if isinstance(key_id, Code) else key_id,
    )


def holds(recipe: Recipe, kind: type[Fill | Code]) -> bool:
    """Whether something is left to fill in, or taken over from the reader's code."""
    return any(has(value, kind) for value in (*recipe.claims.values(), recipe.issuer, recipe.key_id))


def _settled(value: Written, syntax: Syntax, depth: int) -> Written:
    match value:
        case bool() | str():
            return value
        case int() | float() if not abs(value) <= sys.float_info.max:
            return Fill("a number that is not too large")
        case Code():
            return _foreign(value, syntax)
        case list() | dict() if depth == _DEEPEST:
            return Fill("what is nested here")
        case list():
            return [_settled(item, syntax, depth + 1) for item in value]
        case dict():
            return _members(value, syntax, depth + 1)
        case _:
            return value


def _members(members: Mapping[str, Written], syntax: Syntax, depth: int) -> dict[str, Written]:
    """The members, each name once: Go compiles no name twice, and two may differ in halves of pairs alone."""
    return {whole(name, syntax): _settled(value, syntax, depth) for name, value in members.items()}


def _foreign(code: Code, syntax: Syntax) -> Fill | Code:
    return code if syntax.own_code else Fill(" ".join(code.text.split()))


def has(value: Written, kind: type[Fill | Code]) -> bool:
    """Whether a value is, or holds, something to fill in, or something taken over."""
    if isinstance(value, list):
        return any(has(item, kind) for item in value)
    if isinstance(value, Mapping):
        return any(has(item, kind) for item in value.values())
    return isinstance(value, kind)
