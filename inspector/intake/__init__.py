"""Any text → the tokens in it, and what had to be taken off and undone to find them."""

from collections.abc import Iterator

from inspector.intake.bare import SHORTEST_HEADER, bare_token
from inspector.intake.found import Found

__all__ = [
    "SHORTEST_HEADER",
    "Found",
    "before_break",
    "damaged_token",
    "end_between_tokens",
    "find_tokens",
    "lines_with_beginnings",
    "search_damaged",
    "search_tokens",
]


def find_tokens(text: str) -> tuple[Found, ...]:
    """Every token of a text, in order: three parts, or the five of a JWE."""
    bare = bare_token(text)
    if bare is not None:
        return (bare,)
    from inspector.intake.surroundings import with_surroundings  # noqa: PLC0415 - a bare token need not wait for them
    from inspector.intake.tokens import tokens_of  # noqa: PLC0415 - nor for the search

    return with_surroundings(text, tuple(tokens_of(text)))


def search_tokens(text: str) -> tuple[Found, ...]:
    """The same of a text that is searched for tokens: what stands around them there is not looked at."""
    bare = bare_token(text)
    if bare is not None:
        return (bare,)
    from inspector.intake.tokens import tokens_of  # noqa: PLC0415 - likewise

    return tuple(tokens_of(text))


def damaged_token(text: str) -> Found | None:
    """Where nothing was found: the stretch most plainly meant as a token, None where nothing could be one."""
    from inspector.intake.surroundings import with_surroundings  # noqa: PLC0415 - hardly a token needs it

    damaged = search_damaged(text)
    return None if damaged is None else with_surroundings(text, (damaged,))[0]


def search_damaged(text: str, start: int = 0, end: int | None = None) -> Found | None:
    """The same of a span of a text that is searched for tokens: what stands around it there is not looked at.

    It begins in the span; one that was wrapped may end behind it.
    """
    from inspector.intake.damaged import most_likely_meant  # noqa: PLC0415 - likewise

    return most_likely_meant(text, start, end)


def lines_with_beginnings(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines, without their ends, in which a token may begin; in all others there is none."""
    from inspector.intake.header import lines_where_one_may_begin  # noqa: PLC0415 - only a searched text needs it

    return lines_where_one_may_begin(text)


def before_break(data: bytes) -> bytes:
    """Of a text that breaks off what is found in it as in the whole one: all but what may have broken off with it."""
    from inspector.intake.broken_off import end_of_sure  # noqa: PLC0415 - hardly a text does

    return data[: end_of_sure(data)]


def end_between_tokens(data: bytes, start: int, stop: int) -> int:
    """Behind the last line end up to `stop` that no token of a text goes over, `start` where none is found.

    What is before and what is behind can be searched apart.
    """
    from inspector.intake.apart import last_end_between  # noqa: PLC0415 - only a long text needs it

    return last_end_between(data, start, stop)
