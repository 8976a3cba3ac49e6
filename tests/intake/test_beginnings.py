"""Where tokens may begin: nowhere else is looked, so that lines without one are passed over quickly."""

from itertools import product

import pytest
from hypothesis import given

from inspector.intake import lines_with_beginnings
from inspector.intake.bare import bare_token
from inspector.intake.header import HEADER_START, MAY_BEGIN
from inspector.jose.base64url import ALPHABET, decode_leniently

from .hostile import TEXTS, TOKENS
from .test_plain import fully


def test_a_header_begins_with_a_brace_and_a_quote_a_brace_or_white_space() -> None:
    for first, second in product(ALPHABET, repeat=2):
        begins = decode_leniently(f"e{first}{second}")
        is_header = begins[:1] == b"{" and begins[1:2] in (b'"', b"}", b" ", b"\t", b"\r", b"\n")
        assert bool(HEADER_START.match(f"e{first}{second}")) == is_header
        assert not is_header or MAY_BEGIN.match(f"e{first}{second}")


@pytest.mark.parametrize(("text", "begins"), [("eyJ.", False), ("ewo.", False), ("e30.", True), ("eyJh.", True)])
def test_a_dot_directly_behind_three_characters_ends_no_header_but_the_empty_object(text: str, *, begins: bool) -> None:
    assert bool(HEADER_START.match(text)) == begins


@pytest.mark.parametrize("whole", TOKENS)
def test_the_line_of_a_token_is_looked_at_however_its_header_begins(whole: str) -> None:
    assert list(lines_with_beginnings(f"one\nsee {whole}\ntwo")) == [(4, 8 + len(whole))]


@given(TEXTS)
def test_a_line_that_is_passed_over_holds_nothing(text: str) -> None:
    lines = {text[start:end] for start, end in lines_with_beginnings(text)}
    for line in text.split("\n"):
        if line not in lines:
            assert bare_token(line) is None
            assert fully(line) == ()
            assert "eyJ" not in line


@given(TEXTS)
def test_the_lines_that_are_looked_at_are_lines_in_order(text: str) -> None:
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    assert list(lines_with_beginnings(text)) == [span for span in spans if MAY_BEGIN.search(text[slice(*span)])]
