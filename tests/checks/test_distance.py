"""From two words to how many slips of the fingers lie between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checks.distance import slips_between

_WORDS = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        *(("", "", 0), ("email", "email", 0), ("", "abc", 3), ("abc", "", 3)),
        *(("emal", "email", 1), ("emaiil", "email", 1), ("emaol", "email", 1), ("emial", "email", 1)),
        *(("meail", "email", 1), ("emali", "email", 1), ("emlia", "email", 2)),
        *(("mane", "name", 2), ("abc", "xyz", 3), ("kitten", "sitting", 3), ("ca", "abc", 3)),
    ],
)
def test_each_letter_left_out_added_or_replaced_and_each_swap_counts_once(one: str, other: str, slips: int) -> None:
    assert slips_between(one, other) == slips


@given(_WORDS, _WORDS)
def test_it_is_as_far_back_as_there(one: str, other: str) -> None:
    assert slips_between(one, other) == slips_between(other, one)


@given(_WORDS, _WORDS)
def test_it_is_nought_for_the_same_word_alone_and_never_over_the_longer_length(one: str, other: str) -> None:
    slips = slips_between(one, other)
    assert (slips == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips <= max(len(one), len(other))
