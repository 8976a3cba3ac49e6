"""Any text → the tokens in it, and what had to be taken off to find them."""

from inspector.intake.bare import SHORTEST_HEADER, bare_token
from inspector.intake.found import Found

__all__ = ["SHORTEST_HEADER", "Found", "damaged_token", "find_tokens"]


def find_tokens(text: str) -> tuple[Found, ...]:
    """Every token of a text, in order: three parts, or the five of a JWE."""
    bare = bare_token(text)
    if bare is not None:
        return (bare,)
    from inspector.intake.tokens import search_tokens  # noqa: PLC0415 - a bare token need not wait for the search

    return search_tokens(text)


def damaged_token(text: str) -> Found | None:
    """Where nothing was found: the stretch most plainly meant as a token, None where nothing could be one."""
    from inspector.intake.damaged import search_damaged  # noqa: PLC0415 - hardly a token needs it

    return search_damaged(text)
