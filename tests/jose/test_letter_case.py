"""Of a part whose letters all became small, or all capital, that is told instead of the bytes it decodes to."""

import base64

import pytest

from inspector.jose.letter_case import lost_case
from inspector.jose.token import read_token
from tests.builders import header_text, token

SMALL, CAPITAL = "likely lower-cased on its way", "likely upper-cased on its way"


@pytest.mark.parametrize(
    ("text", "words"), [(token().lower(), SMALL), (token().upper(), CAPITAL)], ids=["small", "capital"]
)
def test_whatever_fault_of_header_or_payload_comes_first_says_that_the_case_was_lost(text: str, words: str) -> None:
    problems = read_token(text).problems
    assert {problem.where for problem in problems} >= {"/header", "/payload"}
    assert all(words in problem.message for problem in problems)


def test_a_part_with_both_cases_is_not_blamed_for_another() -> None:
    header, payload, signature = token().split(".")
    problems = read_token(f"{header}.{payload.lower()}.{signature}").problems
    assert {problem.where for problem in problems} == {"/payload"}


@pytest.mark.parametrize(
    "segment",
    [
        "",
        "eyjhbgcioijsuzi1",  # 14 letters: too few
        header_text().encode().hex(),
        base64.b32encode(header_text().encode()).decode().rstrip("="),
        token().split(".")[0],
        "1234567890-_" * 10,
    ],
    ids=range(6),
)
def test_what_rightly_has_one_case_or_has_both_lost_none(segment: str) -> None:
    assert lost_case(segment) == ""


@pytest.mark.parametrize(("letters", "is_told"), [(19, False), (20, True)])
def test_twenty_letters_of_one_case_are_no_chance(letters: int, is_told: bool) -> None:  # noqa: FBT001 - a row
    assert bool(lost_case("1" + "eyjhbgcioijsuzinismtyxc"[:letters])) is is_told
