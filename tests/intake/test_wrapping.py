"""Wherever a token was wrapped it is found whole, and it never takes in what follows it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector.intake import find_tokens

from .builder import token, wrapped

STYLES = (
    "\n",
    "\r\n",
    "\n    ",
    "\n\t",
    "\n> ",
    "\n> > ",
    "=\r\n",
    "=\n",
    "\\\n",
    "\\\n  ",
    "^\r\n",
    "`\n",
    '" +\n "',
)
SIZES = (128, 256, 384, 512, 1024)  # bytes of RSA keys of 1024 to 8192 bits


@given(st.integers(20, 120), st.sampled_from(STYLES), st.sampled_from(SIZES), st.integers(0, 2**32))
@example(20, '" +\n "', 128, 0)  # a dot begins a line
def test_a_token_wrapped_at_any_width_is_found_whole(width: int, between: str, size: int, seed: int) -> None:
    whole = token(seed, size=size)
    assert [found.text for found in find_tokens(wrapped(whole, width, between))] == [whole]


@given(
    st.integers(20, 120),
    st.sampled_from(STYLES[:4]),
    st.sampled_from(("OK", "x", "", "Done", "Regards, Zoe")),
)
def test_a_wrapped_token_does_not_take_in_the_next_line(width: int, between: str, after: str) -> None:
    whole = token()
    assert [found.text for found in find_tokens(f"{wrapped(whole, width, between)}\n{after}")] == [whole]


@given(st.integers(20, 120), st.sampled_from(STYLES[:4]))
def test_a_prefix_may_shorten_the_first_line(width: int, between: str) -> None:
    whole = token()
    text = wrapped(f"Authorization:Bearer:{whole}", width, between)
    if width > len("Authorization:Bearer:") + 20:
        assert [found.text for found in find_tokens(text)] == [whole]


@pytest.mark.parametrize("between", ["\n", "\r\n", " ", ";", ", ", '","', "\n\n", "", "\t"])
def test_two_tokens_are_two(between: str) -> None:
    both = [token(1), token(2)]
    assert [found.text for found in find_tokens(between.join(both))] == both


@pytest.mark.parametrize("lost", [1, 2, 10])
def test_a_cut_token_does_not_take_in_the_next_one(lost: int) -> None:
    cut, whole = token(1)[:-lost], token(2)
    assert [found.text for found in find_tokens(f"{cut}\n{whole}\n")] == [cut, whole]


@pytest.mark.parametrize("word", ["x", "OK", "done", "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789", "a" * 170])
def test_a_whole_token_does_not_take_in_a_word_below_it(word: str) -> None:
    assert [found.text for found in find_tokens(f"{token()}\n{word}\n")] == [token()]


def test_the_same_token_twice_is_found_at_both_places() -> None:
    first, second = find_tokens(f"a {token()}\n{token()}\n")
    assert (first.start, first.text) == (2, second.text)
