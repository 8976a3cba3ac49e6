"""How far two texts are one, and in which words it is told where they part."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.diagnosis.likeness import likeness, parted
from inspector.jose.base64url import ALPHABET

LONG = "".join(random.Random(7).choices(ALPHABET, k=342))  # noqa: S311 - a text of its own kind
OTHER = "".join(random.Random(8).choices(ALPHABET, k=342))  # noqa: S311


def lost(first: int, last: int) -> str:
    return LONG[: first - 1] + LONG[last:]


def swapped(place: int) -> str:
    character = "A" if LONG[place - 1] != "A" else "B"
    return LONG[: place - 1] + character + LONG[place:]


ROWS = {
    "one wrong": (swapped(41), "but for character 41"),
    "the first": (swapped(1), "but for character 1"),
    "two wrong": (swapped(41)[:299] + swapped(300)[299:], "but for 2 characters, from character 41 to 300"),
    "cut": (LONG[:300], "without its last 42 characters"),
    "one cut": (LONG[:341], "without its last character"),
    "cut at the beginning": (LONG[5:], "without its first 5 characters"),
    "too long": (f"{LONG}abc", "with 3 characters more at its end"),
    "too long at the beginning": (f"abc{LONG}", "with 3 characters more at its beginning"),
    "a line lost": (lost(65, 128), "without 64 characters behind character 64"),
    "a line twice": (LONG[:128] + LONG[64:], "with 64 characters more behind character 128"),
    "small letters": (
        LONG.lower(),
        f"but for the case of {sum(map(str.isupper, LONG))} letters, from character 1 to 341",
    ),
    "lost and wrong": (swapped(100)[:64] + swapped(100)[65:], "but for what stands from character 65 to 99"),
}


@pytest.mark.parametrize("name", ROWS)
def test_where_a_damaged_text_parts_from_the_whole_one_is_told(name: str) -> None:
    text, words = ROWS[name]
    found = likeness(LONG, text)
    assert found.is_one
    assert parted(found, 1) == words


def test_it_is_told_from_either_side() -> None:
    found = likeness(LONG, LONG[:300])
    assert parted(found, 0) == "with 42 characters more at its end"
    assert likeness(LONG[:300], LONG).is_piece


def test_two_texts_of_chance_are_not_one() -> None:
    assert not likeness(LONG, OTHER).is_one
    assert not likeness(LONG, OTHER[:300]).is_one
    assert not likeness("", LONG).is_one


@pytest.mark.parametrize(("count", "is_one"), [(31, False), (32, True)])
def test_what_is_short_is_no_proof(count: int, is_one: bool) -> None:  # noqa: FBT001 - a table's column
    assert likeness(LONG, LONG[:count]).is_one is is_one


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_alike_at_both_ends_is_counted_once(one: str, other: str) -> None:
    found = likeness(one, other)
    least = min(len(one), len(other))
    assert found.ahead + found.behind <= least
    assert one[: found.ahead] == other[: found.ahead]
    assert not found.behind or one[-found.behind :] == other[-found.behind :]
    assert (found.differing == 0) is (one == other)
