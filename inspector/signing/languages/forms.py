"""From the words that signing code in every language has in common to its first lines."""

from inspector.signing.languages.literals import Syntax, pair_literal
from inspector.signing.languages.recipe import Code, Fill, Recipe, Written


def heading(comment: str, recipe: Recipe, *install: str) -> list[str]:
    """What the code is, what it needs, and what is left to do, each a comment."""
    told = ["Makes a token for Qlik Cloud's JWT login with the key in privatekey.pem.", *install]
    values = (recipe.issuer, recipe.key_id, *recipe.claims.values())
    if any(_has(value, Fill) for value in values):
        told.append("Fill in what stands between < and >.")
    if any(_has(value, Code) for value in values):
        told.append("Expressions taken over from your code have to find their names here.")
    return [f"{comment} {line}" for line in told]


def _has(value: Written, kind: type[Fill | Code]) -> bool:
    match value:
        case Fill() | Code():
            return isinstance(value, kind)
        case list():
            return any(_has(item, kind) for item in value)
        case dict():
            return any(_has(item, kind) for item in value.values())
        case _:
            return False


def claim_lines(recipe: Recipe, syntax: Syntax, indent: str, end: str = ",") -> list[str]:
    """The user's claims, each on a line of its own, or on several where it is long."""
    depth = len(indent) // len(syntax.indent)
    return [f"{indent}{pair_literal(name, value, syntax, depth)}{end}" for name, value in recipe.claims.items()]


def after(start: str, seconds: int) -> str:
    """A moment as a sum: now + 300."""
    return start if not seconds else f"{start} {'+' if seconds > 0 else '-'} {abs(seconds)}"
