"""A token whose letters lost their case is found whole where one with both cases is."""

import pytest

from inspector.intake import damaged_token, search_damaged

from .builder import token, wrapped

SMALL = token().lower()
WRAPPED = wrapped(SMALL, 76, "\n")
BEFORE = ("x.", "GET /?a=b.", "host.name.", "a/b/c.", "cookie=sid.", "eyjan.", "eyjafjallajokull.", "a=", "(")
ORDINARY = (
    "www.eyjafjallajokull.eruption.example.is",
    "eyjafjallajokull.eruption.\nexample.is",
    "see eyjolfur.example.is.\neyjabakkar.is",
)


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("lost", [SMALL, SMALL.upper()], ids=["small", "capital"])
def test_it_is_found_behind_whatever_stands_before_it(before: str, lost: str) -> None:
    found = search_damaged(f"{before}{lost} z")
    assert found
    assert (found.text, found.start) == (lost, len(before))


@pytest.mark.parametrize("dot", ["%2e", "%2E", "%252e"])
def test_its_dots_may_be_percent_encoded(dot: str) -> None:
    found = search_damaged(f"a={SMALL.replace('.', dot)} z")
    assert found
    assert found.text == SMALL


@pytest.mark.parametrize("width", [20, 33, 76, 100])
@pytest.mark.parametrize("between", ["\n", "\r\n", "\n  ", "\n> "])
def test_it_is_found_whole_where_it_was_wrapped(width: int, between: str) -> None:
    found = damaged_token(f"{wrapped(SMALL, width, between)}\n")
    assert found
    assert found.text == SMALL


def test_what_was_undone_in_it_is_told() -> None:
    found = search_damaged(WRAPPED)
    assert found
    assert found.taken_off == ("11 line breaks",)


@pytest.mark.parametrize("behind", ["OK", "done", SMALL, "kind regards, zoe", "host.name.example"])
def test_it_does_not_take_in_the_line_below_it(behind: str) -> None:
    found = search_damaged(f"{WRAPPED}\n{behind}\n")
    assert found
    assert found.text == SMALL


def test_it_is_searched_in_a_span_and_may_end_behind_it() -> None:
    text = f"{SMALL}\nx {WRAPPED}\n"
    found = search_damaged(text, len(SMALL) + 1, len(SMALL) + 20)
    assert found
    assert (found.text, found.start) == (SMALL, len(SMALL) + 3)


@pytest.mark.parametrize("text", ORDINARY)
def test_words_that_begin_alike_are_none(text: str) -> None:
    assert damaged_token(text) is None


def test_a_cut_one_does_not_take_in_the_whole_one_below_it() -> None:
    text = f"{SMALL[:300]}\n{SMALL}\n"
    cut, whole = search_damaged(text, 0, 300), search_damaged(text)
    assert cut
    assert whole
    assert (cut.text, whole.text, whole.start) == (SMALL[:300], SMALL, 301)
