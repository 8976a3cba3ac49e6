"""Whatever the text, the search ends soon and in order, and its words are safe to show."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.intake import Found, damaged_token, find_tokens
from inspector.visible import is_visible

from .builder import HEADER, segment, token

HEAD = segment(HEADER)
SNIPPETS = (
    HEAD,
    token(),
    ".",
    "eyJ",
    "\n",
    " ",
    '"',
    "%2E",
    "=",
    "Bearer ",
    "\u200b",
    "\x1b[1m",
    "\\n",
    "> ",
    "\ud800",
)
FLOODS = (
    "eyJ",
    "eyJ.",
    ".",
    "Bearer ",
    ">",
    "\n",
    "> \n",
    "QUJD",
    HEAD + ".",
    HEAD + "!",
    HEAD + ".a!",
    "\x1b[1m",
    "\\",
)
LINES = (
    HEAD + ".\n",
    "a\n",
    "fX19fX19fX19fX19fX19fX19\n",
    token() + "\n",
    token(),
    'eyJhbGci"  +  ',
    "eyJ        ",
)
SEPARATORS = "".join(map(chr, range(0x20, 0x7F))) + "\n\té–“”€\u3000"
PROSE = st.text(st.sampled_from([character for character in SEPARATORS if not character.isalnum()]), max_size=30)
PIECES = st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=5)), max_size=30).map("".join)


@given(st.one_of(st.text(), PIECES))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.one_of(st.text(), PIECES))
def test_what_was_taken_off_is_safe_to_show(text: str) -> None:
    damaged = damaged_token(text)
    found = (*find_tokens(text), *([damaged] if damaged else ()))
    assert all(is_visible(words) for token in found for words in token.taken_off)


@given(PROSE, st.integers(0, 2**32), PROSE)
def test_a_token_in_punctuation_is_found_exactly(before: str, seed: int, after: str) -> None:
    before = before.rstrip("_-") + " "
    after = " " + after.lstrip("_-.")
    (found,) = find_tokens(before + token(seed) + after)
    assert (found.text, found.start) == (token(seed), len(before))


@given(st.lists(st.integers(0, 99), min_size=1, max_size=5, unique=True))
def test_all_tokens_are_found_in_order(seeds: list[int]) -> None:
    text = "the first is ".join(f"{token(seed)} and then " for seed in seeds)
    assert [found.text for found in find_tokens(text)] == [token(seed) for seed in seeds]


@pytest.mark.parametrize("flood", [*FLOODS, *LINES])
@pytest.mark.parametrize("start", ["", HEAD + "."])
def test_time_grows_with_the_length_and_no_faster(flood: str, start: str) -> None:
    short, long = (start + flood * (length // len(flood)) for length in (50_000, 200_000))
    assert _seconds(long) < 8 * _seconds(short) + 0.2


def test_a_megabyte_of_base64_takes_no_time() -> None:
    assert _seconds("QUJDeyJ" * 150_000) < 2


def test_a_found_token_does_not_show_itself() -> None:
    assert token() not in repr(Found(token(), 0, len(token())))


def _seconds(text: str) -> float:
    before = time.perf_counter()
    find_tokens(text)
    damaged_token(text)
    return time.perf_counter() - before
