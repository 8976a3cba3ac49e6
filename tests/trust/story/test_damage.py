"""A character that was damaged is found, and the token regained."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.jose import Json
from inspector.jose.base64url import ALPHABET
from inspector.trust.mistakable import LIKELY, UNLIKELY
from inspector.trust.story import Story, tell
from inspector.trust.story.of_signature import former_signatures
from tests.builders import base64url, certificate, header_text, payload_text, raw_token, token
from tests.trust.story.tokens import HEADER, PAYLOAD, SIGNATURE, TOKEN, told

SIGNED = len(HEADER) + 1 + len(PAYLOAD)
PROOF = "the signature fits, which proves it."


def replaced(text: str, at: int, by: str) -> str:
    return text[:at] + by + text[at + 1 :]


def damaged(kind: str, at: int) -> str:
    """The sample with one damage at a place, or at the first behind it that makes a difference."""
    here = TOKEN[at]
    match kind:
        case "case":
            hurt = replaced(TOKEN, at, here.swapcase())
        case "missing":
            hurt = replaced(TOKEN, at, "")
        case "doubled":
            hurt = replaced(TOKEN, at, here + here)
        case "swapped":
            hurt = TOKEN[:at] + TOKEN[at + 1 : at + 2] + here + TOKEN[at + 2 :]
        case _:
            hurt = replaced(TOKEN, at, kind)
    return hurt if hurt != TOKEN else damaged(kind, at + 1)


KINDS = ("case", "missing", "doubled", "swapped", "Q", "%", "é")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("at", [0, 10, len(HEADER) - 1, len(HEADER) + 1, SIGNED // 2, SIGNED - 2])
def test_a_damage_of_header_or_payload_is_undone(kind: str, at: int) -> None:
    story = told(damaged(kind, at))
    assert (story.kind, story.token) == ("damage", TOKEN)
    assert story.message.endswith(PROOF)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("at", [SIGNED + 1, SIGNED + 170, len(TOKEN) - 3])
def test_a_damage_of_the_signature_is_undone(kind: str, at: int) -> None:
    story = told(damaged(kind, at))
    assert (story.kind, story.where, story.token) == ("damage", "/signature", TOKEN)
    assert story.message.endswith("With that mended, the signature is good.")


@given(st.integers(0, SIGNED - 1), st.sampled_from([*ALPHABET, "", "."]))
def test_any_character_may_be_wrong_or_missing(at: int, by: str) -> None:
    hurt = replaced(TOKEN, at, by)
    if hurt != TOKEN:
        assert told(hurt).token == TOKEN


@given(st.integers(0, SIGNED), st.sampled_from([*ALPHABET, ".", " ", "ü"]))
def test_any_character_may_be_one_too_many(at: int, more: str) -> None:
    assert told(TOKEN[:at] + more + TOKEN[at:]).token == TOKEN


@settings(max_examples=10)
@given(st.integers(SIGNED + 1, len(TOKEN) - 2), st.sampled_from([*ALPHABET, "", "/"]))
def test_any_character_of_the_signature_may_be_wrong_or_missing(at: int, by: str) -> None:
    hurt = replaced(TOKEN, at, by)
    if hurt != TOKEN:
        assert told(hurt).token == TOKEN


DOTS = {
    "the first is lost": f"{HEADER}{PAYLOAD}.{SIGNATURE}",
    "the second is lost": f"{HEADER}.{PAYLOAD}{SIGNATURE}",
    "both are lost but for one character": f"{HEADER}{PAYLOAD}{SIGNATURE}",
    "the first is doubled": f"{HEADER}..{PAYLOAD}.{SIGNATURE}",
    "the second is doubled": f"{HEADER}.{PAYLOAD}..{SIGNATURE}",
    "the first is a comma": f"{HEADER},{PAYLOAD}.{SIGNATURE}",
    "the second is a comma": f"{HEADER}.{PAYLOAD},{SIGNATURE}",
    "the second is one too far left": f"{HEADER}.{PAYLOAD[:-1]}.{PAYLOAD[-1]}{SIGNATURE}",
    "the second is one too far right": f"{HEADER}.{PAYLOAD}{SIGNATURE[0]}.{SIGNATURE[1:]}",
}


@pytest.mark.parametrize("name", DOTS)
def test_dots_are_put_where_they_belong(name: str) -> None:
    assert told(DOTS[name]).token == TOKEN


def inside(name: str) -> int:
    """A character of the token that lies in the value of a claim, from 0."""
    byte = payload_text().index(f'"{name}"') + len(name) + 5
    return len(HEADER) + 1 + byte * 4 // 3


@pytest.mark.parametrize("name", ["sub", "groups", "exp"])
def test_the_member_is_named_that_was_damaged(name: str) -> None:
    at = inside(name)
    story = told(replaced(TOKEN, at, "Q" if TOKEN[at] != "Q" else "A"))
    assert (story.where, story.character) == (f"/payload/{name}", at + 1)
    assert f"Character {at + 1} of the token (in the payload, inside “{name}”)" in story.message


WORDS = {
    "case": "Character 11 of the token (in the header, inside “alg”) is in the wrong case",
    "missing": "A character is missing before character 11 of the token",
    "doubled": "stands there twice",
    "swapped": "and the next are swapped",
    "Q": "Character 11 of the token (in the header, inside “alg”) is wrong",
}


@pytest.mark.parametrize("kind", WORDS)
def test_each_kind_of_damage_has_its_words(kind: str) -> None:
    assert WORDS[kind] in told(damaged(kind, 10)).message


def test_a_member_with_deceptive_characters_is_named_safely() -> None:
    whole = raw_token(header_text(), payload_text({"a\u202eb": "x" * 30}))
    at = len(whole) - len(SIGNATURE) - 20
    story = told(replaced(whole, at, "Q" if whole[at] != "Q" else "A"))
    assert story.token == whole
    assert story.message.isprintable()
    assert "⟨U+202E⟩" in story.message


def test_the_standard_alphabet_is_undone() -> None:
    whole = raw_token(header_text(), payload_text({"name": "~~~???>>>~~~???>>>"}) + " " * 2)
    signing, _, signature = whole.rpartition(".")
    hurt = signing.replace("-", "+").replace("_", "/") + "=="
    assert sum(map(hurt.count, "+/=")) > 3
    assert told(f"{hurt}.{signature}").token == whole


FOREIGN = {"in the payload": 300, "in the signature": 700}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_belongs_into_no_token_is_taken_out(name: str) -> None:
    at = FOREIGN[name]
    story = told(
        f"{TOKEN[:at]}\r\n{TOKEN[at:-50]}\r\n{TOKEN[-50:]}" if at > SIGNED else f"{TOKEN[:at]}\r\n{TOKEN[at:]}"
    )
    assert (story.kind, story.token, story.character) == ("damage", TOKEN, None)


def test_a_header_in_small_letters_is_replaced() -> None:
    story = told(f"{HEADER.lower()}.{PAYLOAD}.{SIGNATURE}")
    assert (story.where, story.token) == ("/header", TOKEN)


def test_a_lost_character_of_a_huge_token_is_found_near_where_reading_fails() -> None:
    whole = raw_token(header_text(), payload_text({"groups": [f"Group {each}" for each in range(5000)]}))
    answers = iter([True] * 2000)  # of some million trials
    story = tell(replaced(whole, 50_000, ""), certificate(), goes_on=lambda: next(answers, False))
    assert story is not None
    assert (story.where, story.token) == ("/payload/groups", whole)


def test_two_characters_take_a_deep_search() -> None:
    hurt = replaced(replaced(TOKEN, 200, TOKEN[200].swapcase()), 300, TOKEN[300] * 2)
    assert TOKEN[200].isalpha()
    assert not told(hurt).is_known
    story = told(hurt, deep=True)
    assert story.token == TOKEN
    assert "Character 201 of the token" in story.message


SIZES: dict[str, dict[str, Json]] = {
    "letters beyond ASCII": {"name": "Jürgen Müller"},
    "long": {"groups": [f"Group {each}" for each in range(300)]},
}


@pytest.mark.parametrize("size", SIZES)
def test_any_token_is_mended(size: str) -> None:
    whole = raw_token(header_text(), payload_text(SIZES[size]))
    assert told(replaced(whole, len(HEADER) + 100, "")).token == whole


def test_a_token_of_another_key_is_never_mended() -> None:
    signing, foreign = token().rpartition(".")[0], raw_token(header_text(), payload_text(), by="another").split(".")[2]
    stories: list[Story] = [told(f"{signing}.{foreign}"), told(f"{damaged('Q', 90).rpartition('.')[0]}.{foreign}")]
    assert [(story.is_known, story.token) for story in stories] == [(False, "")] * 2


def test_what_is_no_token_has_no_story_but_that() -> None:
    for text in ("", ".", "..", "x", "a.b.c", "é.é.é", base64url("{}") + "..", "." * 500):
        assert not told(text).is_known


def tries_until(hurt: str, whole: str = SIGNATURE) -> int:
    """How many trials go before the right one."""
    trials = former_signatures(hurt.encode("ascii", "replace"), len(whole), 0)
    return next(number for number, (trial, _) in enumerate(trials) if trial == whole.encode())


def test_what_is_likely_is_tried_before_what_is_not() -> None:
    size = len(SIGNATURE)
    assert tries_until(SIGNATURE[1:]) < 2 * 64
    assert tries_until(SIGNATURE[:-1]) < 64
    late = max(at for at in range(size) if SIGNATURE[at].isalpha())
    assert tries_until(replaced(SIGNATURE, late, SIGNATURE[late].swapcase())) < 3 * size
    at = next(at for at in range(size // 2, size) if SIGNATURE[at] in LIKELY["l"])
    assert tries_until(replaced(SIGNATURE, at, "l")) < 12 * size
    twice = SIGNATURE[:100] + SIGNATURE[99] + SIGNATURE[100:]
    assert tries_until(SIGNATURE, twice) < 2 * 64 + size


@pytest.mark.parametrize("others", [LIKELY, UNLIKELY])
def test_a_character_is_never_tried_in_its_own_place(others: Mapping[str, str]) -> None:
    assert all(character not in letters for character, letters in others.items())
    assert all(set(LIKELY[each]) | set(UNLIKELY[each]) | {each} == set(ALPHABET) for each in ALPHABET)


def test_no_signature_is_tried_twice() -> None:
    for hurt in (SIGNATURE[1:], replaced(SIGNATURE, 9, "?")):
        trials = [trial for trial, _ in former_signatures(hurt.encode(), len(SIGNATURE), 0)]
        assert len(trials) > 10_000
        assert len(trials) - len(set(trials)) < len(SIGNATURE)
