"""Wherever a text breaks off, nothing is told of it that is not told of the whole, and no token before is lost."""

from time import perf_counter

import pytest

from inspector.intake import before_break, search_tokens
from inspector.lint.piece import Piece
from inspector.lint.stream import judge_piece
from tests.builders import token
from tests.intake.builder import wrapped
from tests.lint.test_sources import inquiry

FIRST, SECOND, LAST = (token(payload_changes={"jti": each}) for each in ("first", "second", "last"))
THREE = (FIRST, SECOND, LAST)
LONG = token(payload_changes={"groups": ["a group with a name"] * 80})
TEXTS = {
    "lines behind words": "tokens are:\n" + "".join(f"{each}\n" for each in THREE) + "Hello\n",
    "a log": "".join(f"12:00 Bearer {each} from here\n" for each in THREE),
    "wrapped": "\n\nand\n\n".join(wrapped(each, 72, "\n") for each in THREE),
    "quoted": "\n\nand\n\n".join("> " + wrapped(each, 64, "\n> ") for each in THREE),
    "quoted to the end": "\n>\n> and\n".join("> " + wrapped(each, 64, "\n> ") for each in THREE),
    "indented": "\n\nand\n\n".join("    " + wrapped(each, 76, "\n    ") for each in THREE),
    "continued": "\n\nand\n\n".join(
        f'curl -H "Authorization: Bearer {wrapped(each, 80, f" {chr(92)}{chr(10)}")}"' for each in THREE
    ),
    "joined": "".join(f't = "{wrapped(each, 70, f"{chr(34)} +{chr(10)}  {chr(34)}")}";\n' for each in THREE),
    "joined by brackets": "".join(f't = ("{wrapped(each, 70, f"{chr(34)}{chr(10)}  {chr(34)}")}")\n' for each in THREE),
    "dots at the end": "\n\nand\n\n".join(each.replace(".", ".\n") for each in THREE),
    "dots at the beginning": "\n\nand\n\n".join(each.replace(".", "\n.") for each in THREE),
    "more than 100 lines": f"{wrapped(LONG, 20, chr(10))}\n\nand {FIRST}\n",
    "beyond ASCII": "".join(f"Größe “{each}” wächst\n" for each in THREE),
    "quoted-printable": "\n\nand\n\n".join(wrapped(each, 75, "=\r\n") for each in THREE),
    "escaped": "\n".join(f'{{"t": "{wrapped(each, 64, chr(92) + "n")}"}}' for each in THREE),
    "escaped dots": "\n".join(f"GET /?t={each.replace('.', '%2E')}&x=1" for each in THREE),
    "JSON": "".join(f'{{"user": "x", "token": "{each}"}}\n' for each in THREE),
    "damaged beside whole": f"a=eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ Bearer {FIRST}\na=eyJhbGciOiJSUzI1NiJ9.e30 {LAST}\n",
    "damaged alone": f"see:\neyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ\n{FIRST[:-9]} cut\n{SECOND}\n",
}


STEP = 7  # bytes
BEHIND = 2  # a dot alone behind a token may begin a part more


def _told(text: bytes) -> list[tuple[int, int, str, list[str]]]:
    """The place of each finding in a text, its verdict and its codes."""
    reports = judge_piece(Piece("s", 1, "whole", text), inquiry())
    return [
        (each.place.line, each.place.column, each.verdict.value, [found.rule.code for found in each.findings])
        for each in reports
    ]


@pytest.mark.parametrize("shape", TEXTS)
def test_wherever_a_text_is_cut_nothing_is_told_that_is_not_told_of_the_whole(shape: str) -> None:
    text = TEXTS[shape].encode()
    whole = _told(text)
    assert len(whole) > 1
    for at in range(0, len(text), STEP):
        told = _told(before_break(text[:at]))
        assert told == whole[: len(told)], at


@pytest.mark.parametrize("shape", TEXTS)
def test_wherever_a_text_is_cut_no_whole_token_before_is_lost(shape: str) -> None:
    text = TEXTS[shape]
    found = [each for each in search_tokens(text) if each.text in THREE]
    assert found
    for at in range(0, len(text), STEP):
        kept = before_break(text[:at].encode()).decode()
        met = [each for each in search_tokens(kept) if each.text in THREE]
        assert len(met) >= sum(each.end + BEHIND <= at for each in found), at


def test_a_long_text_is_looked_at_only_as_far_as_a_token_may_be_long() -> None:
    filling = b"word\n" * 300_000
    text = filling + f"> {FIRST}\n\n> {wrapped(LAST, 72, chr(10) + '> ')}".encode()
    assert before_break(text[:-9]) == filling + f"> {FIRST}\n\n".encode()


def test_very_many_beginnings_take_no_longer_than_others() -> None:
    begun = perf_counter()
    before_break(b"eyJhbGciOiJSUzI1NiJ9.e30.eyJ\n" * 40_000)
    before_break(b"eyJhbGci" * 130_000)
    before_break(b"eyJhbGci\n" * 110_000 + b"(")
    assert perf_counter() - begun < 20
