"""Tokens that somebody hid before handing the evidence on: nothing is made of them, and that is said."""

from collections.abc import Callable

import pytest

from inspector.diagnosis.headers import bearer_of, has_word, is_hidden
from tests.builders import token
from tests.diagnosis.captures import HOST, LOGIN, NO_REASON, SENT_BACK, Call, capture, diagnosis
from tests.diagnosis.growth import is_in_proportion

_HIDING = (
    *("[redacted]", "REDACTED", "***", "<hidden>", "xxxx", "<redacted>", "[REDACTED BY PROXY]", "XXXXXXXX"),
    *("<JWT>", "<token>", "{{token}}", "<your JWT token here>", "YOUR_JWT_TOKEN", "[FILTERED]", "(omitted)"),
    *("$TOKEN", "${JWT}", "%TOKEN%", "$QLIK_JWT_2", "…", "...", "eyJhbGciOi…", "eyJhbGciOi...", "••••••••"),
    *("****************abcd", "eyJh****abcd", "*" * 800 + "abcd"),
)
_NOT_HIDING = ("", token(), token()[:-40], "x", "eyJ.eyJ.x", "some-opaque-token-7", "abc.def.ghi", "$")
EMPTY = (
    "The header Authorization was sent with nothing where the token belongs, behind the word Bearer: most likely the "
    "variable for the token was empty."
)


@pytest.mark.parametrize("word", _HIDING)
def test_a_word_in_the_tokens_place_hides_it(word: str) -> None:
    assert is_hidden(f"Bearer {word}")
    assert bearer_of(f"Bearer {word}") == ""
    assert has_word(f"Bearer {word}")


@pytest.mark.parametrize("word", _NOT_HIDING)
def test_what_may_have_been_sent_hides_nothing(word: str) -> None:
    assert not is_hidden(f"Bearer {word}")
    assert bearer_of(f"Bearer {word}") == word


@pytest.mark.parametrize("word", ["[redacted]", "<JWT>", "$TOKEN", "…"])
def test_a_token_that_was_hidden_in_a_capture_is_not_judged(word: str) -> None:
    for sent in ((), SENT_BACK):
        found = diagnosis(capture(Call(token=word, status=401, body=NO_REASON, sent=sent)))
        assert (found.outcome, found.first_cause, found.found_too) == ("failed", None, ())
        assert any("hides the token" in words for words in found.not_known)
        assert not any("neither Authorization headers" in words for words in found.not_known)


@pytest.mark.parametrize("word", ["Bearer <redacted>", "<redacted>", "Bearer <JWT>"])
def test_a_token_that_was_hidden_in_curls_output_is_not_judged(word: str) -> None:
    text = f"> POST {LOGIN} HTTP/2\n> Host: {HOST}\n> Authorization: {word}\n> \n< HTTP/2 401\n< \n"
    found = diagnosis(text.encode())
    assert (found.outcome, found.first_cause) == ("failed", None)
    assert any("hides the token" in words for words in found.not_known)
    assert not any("the token was judged" in words for words in found.not_known)


@pytest.mark.parametrize(
    ("header", "name", "says"),
    [
        ("", "no-token", "The login carried no token: no Authorization header has one."),
        ("> Authorization: Bearer\n", "empty-token", EMPTY),
        ("> Authorization: Bearer \n", "empty-token", EMPTY),
        ("> Authorization:\n", "empty-token", EMPTY),
        ('> Authorization: Bearer ""\n', "empty-token", EMPTY),
    ],
)
def test_that_no_token_was_there_is_still_told(header: str, name: str, says: str) -> None:
    text = f"> POST {LOGIN} HTTP/2\n> Host: {HOST}\n{header}> \n< HTTP/2 401\n< \n"
    cause = diagnosis(text.encode()).first_cause
    assert cause is not None
    assert (cause.name, cause.is_sure) == (name, True)
    assert cause.says == says


HEADER, PAYLOAD, SIGNATURE = token().split(".")
BLACKED_OUT = {
    f"{HEADER}.{PAYLOAD}.[REDACTED]": "signature of the one in entry 1 is",
    f"{HEADER}.{PAYLOAD}.%5BREDACTED%5D": "signature of the one in entry 1 is",
    f"{HEADER}.***.{SIGNATURE}": "payload of the one in entry 1 is",
    f"{HEADER}.REDACTED.REDACTED": "payload and the signature of the one in entry 1 are",
}


@pytest.mark.parametrize(("sent", "says"), BLACKED_OUT.items())
def test_a_part_that_was_blacked_out_is_no_cause_but_said_to_be_unknown(sent: str, says: str) -> None:
    found = diagnosis(capture(Call(token=sent, status=401, body=NO_REASON)))
    assert (found.first_cause, found.found_too, found.stories) == (None, (), ())
    assert any(f"whether the token that was sent is good: the {says} blacked out" in words for words in found.not_known)


def test_of_a_payload_that_was_blacked_out_the_key_is_no_cause() -> None:
    found = diagnosis(capture(Call(token=f"{HEADER}.***.{SIGNATURE}", status=401, body=NO_REASON)))
    assert [
        words for words in found.not_the_cause if words.startswith("the signing key: it is that of the certificate")
    ]


def test_of_a_signature_that_was_blacked_out_what_holds_of_the_rest_is_told() -> None:
    found = diagnosis(capture(Call(token=f"{HEADER}.{PAYLOAD}.[REDACTED]", status=401, body=NO_REASON)))
    assert "the issuer: iss is the tenant's" in found.not_the_cause
    assert not [words for words in found.not_the_cause if "signature" in words or "key: it" in words]


def test_what_is_wrong_in_a_payload_whose_signature_was_blacked_out_is_a_cause_all_the_same() -> None:
    sent = f"{token(payload_changes={'aud': 'qlik.api'}).rpartition('.')[0]}.[REDACTED]"
    cause = diagnosis(capture(Call(token=sent, status=401, body=NO_REASON))).first_cause
    assert cause is not None
    assert cause.codes == ("QJ404",)


@pytest.mark.parametrize(
    "behind", ["[REDACTED].[REDACTED]", "<payload>.<signature>", "&lt;redacted&gt;", "***.***", "***"]
)
def test_a_token_of_which_the_header_alone_was_left_is_hidden(behind: str) -> None:
    assert is_hidden(f"Bearer {HEADER}.{behind}")


@pytest.mark.parametrize("sent", [f"{HEADER}.{PAYLOAD}.[REDACTED]", f"{HEADER}.[a].[b]", f"{HEADER}.***.{SIGNATURE}"])
def test_a_token_of_which_more_was_left_or_that_holds_other_words_is_not(sent: str) -> None:
    assert not is_hidden(f"Bearer {sent}")


_LONG: tuple[Callable[[int], str], ...] = (
    lambda size: "*" * size + "a",
    lambda size: "<" * size,
    lambda size: "x" * size + "!",
    lambda size: "redacted " * (size // 5),
    lambda size: "x" + " " * size + "x",
)


@pytest.mark.parametrize("value", _LONG)
def test_a_long_word_is_told_in_proportion_to_its_size(value: Callable[[int], str]) -> None:
    assert is_in_proportion(lambda size: is_hidden(f"Bearer {value(size)}"), 12_500)
