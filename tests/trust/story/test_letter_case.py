"""A token whose letters are of one case is told to be that, and nothing is searched."""

import hmac
import re

import pytest

from inspector.trust.story import Story, tell
from tests.builders import base64url, certificate, compact, header_text, payload_text, raw_token
from tests.trust.story.tokens import CLAIMS, HEADER, PAYLOAD, SIGNATURE, TOKEN, told


def told_at_once(text: str) -> Story:
    """The story where no search may begin."""
    story = tell(text, certificate(), goes_on=lambda: False)
    assert story is not None
    return story


def test_a_token_in_small_letters_was_lower_cased() -> None:
    story = told_at_once(TOKEN.lower())
    assert (story.kind, story.where, story.token, story.is_known) == ("letter-case", "", "", True)
    assert story.message.startswith(
        "All letters of the token are small: it was lower-cased after signing "
        f"(no capital letter among {len(TOKEN) - 2} characters is beyond chance). What was signed cannot be regained"
    )


def test_a_token_in_capitals_was_upper_cased() -> None:
    message = told_at_once(TOKEN.upper()).message
    assert message.startswith("All letters of the token are capitals: it was upper-cased after signing (")
    assert "no small letter among" in message


def test_what_to_do_is_to_get_it_again() -> None:
    assert told_at_once(TOKEN.lower()).fix.startswith("Get the token again from before its case was lost")


def test_a_token_of_another_key_is_recognised_as_well_and_no_key_is_named() -> None:
    story = told_at_once(raw_token(header_text(), payload_text(), by="another").lower())
    assert story.kind == "letter-case"
    assert "whose key signed it cannot be told" in story.message


PARTS = {
    "/signature": (f"{HEADER}.{PAYLOAD}.{SIGNATURE.lower()}", "the signature"),
    "/payload": (f"{HEADER}.{PAYLOAD.lower()}.{SIGNATURE}", "the payload"),
    "/header": (f"{HEADER.lower()}.{PAYLOAD.lower()}.{SIGNATURE}", "the header and payload"),
}


@pytest.mark.parametrize("where", PARTS)
def test_parts_that_lost_their_case_are_named(where: str) -> None:
    text, words = PARTS[where]
    story = told_at_once(text)
    assert (story.kind, story.where) == ("letter-case", where)
    assert story.message.startswith(f"All letters of {words} are small: ")


def test_a_signature_that_opens_tells_that_the_key_is_right() -> None:
    assert told_at_once(PARTS["/payload"][0]).message.endswith("The right key made the signature: it opens with it.")


def test_a_lower_cased_header_alone_is_regained_as_before() -> None:
    assert told(f"{HEADER.lower()}.{PAYLOAD}.{SIGNATURE}").token == TOKEN


def test_one_letter_of_the_other_case_is_enough_to_say_nothing_of_it() -> None:
    hurt = f"{HEADER}.{PAYLOAD}.{SIGNATURE.lower()[:-1]}A"
    assert told_at_once(hurt).kind == "unproven"


def test_a_short_signature_alone_proves_nothing() -> None:
    signature = base64url(hmac.digest(b"k", b"m", "sha256")).lower()
    assert told_or_nothing(f"{HEADER}.{PAYLOAD}.{signature}") != "letter-case"


def test_hexadecimal_has_one_case_rightly() -> None:
    for signature in ("0123456789abcdef" * 32, "0123456789ABCDEF" * 32):
        assert told_or_nothing(f"{HEADER}.{PAYLOAD}.{signature}") != "letter-case"


@pytest.mark.parametrize(("length", "is_told"), [(99, False), (100, True)])
def test_a_hundred_characters_are_needed(length: int, *, is_told: bool) -> None:
    small = re.sub("[A-Z]", "", SIGNATURE)[:length]
    assert len(small) == length
    assert (told_or_nothing(f"{HEADER}.{PAYLOAD}.{small}") == "letter-case") == is_told


def told_or_nothing(text: str) -> str:
    story = tell(text, certificate(), goes_on=lambda: False)
    return "" if story is None else story.kind


def test_sound_tokens_have_letters_of_both_cases() -> None:
    for number in range(200):
        text = f"{HEADER}.{base64url(compact({**CLAIMS, 'jti': str(number)}))}.{SIGNATURE}"
        assert told_or_nothing(text) != "letter-case"
