"""When nothing is told, when the search ends, and what is never shown."""

import re

import pytest
from cryptography.hazmat.primitives.hashes import SHA512
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.jose import Json
from inspector.jose.base64url import decode
from inspector.trust.certificate import examine_certificate
from inspector.trust.signature import verify
from inspector.trust.story import tell
from inspector.trust.story.content import read_content
from inspector.trust.story.rewriting import edited_and_rewritten, edited_once, rewritten
from inspector.trust.story.times import usual_times
from inspector.visible import is_visible
from tests.builders import CHANGES, Members, base64url, certificate, header_text, payload_text, raw_token, token
from tests.trust import throwaway as made
from tests.trust.story.tokens import HEADER, KNOWN, PAYLOAD, SIGNATURE, TOKEN, edited, told


def goes_on() -> bool:
    return True


def test_a_good_token_has_no_story() -> None:
    assert tell(token(), certificate(), goes_on=goes_on) is None


def test_what_the_reason_says_is_not_searched() -> None:
    assert tell(f"{HEADER}.{PAYLOAD}.{'A' * 43}", certificate(), goes_on=goes_on) is None


def test_without_a_key_there_is_nothing_to_ask() -> None:
    with pytest.raises(ValueError, match="without an RSA key"):
        tell(TOKEN, examine_certificate(b""), goes_on=goes_on)


def test_a_search_that_may_not_go_on_ends_at_once() -> None:
    _, now = edited(payload_text(), payload_text({"name": "Somebody Whom Nobody Knows"}))
    for text in (now, raw_token(header_text(), payload_text(), by="another")):
        story = tell(text, certificate(), goes_on=lambda: False)
        assert story is not None
        assert not story.is_known
        assert re.search("nothing (more )?was proven", story.message)
        assert "stopped" in story.message


@pytest.mark.parametrize("questions", [1, 5, 50])
def test_a_search_is_stopped_where_it_is_told_to(questions: int) -> None:
    answers = iter([True] * questions)
    asked = []

    def answer() -> bool:
        asked.append(1)
        return next(answers, False)

    story = tell(raw_token(header_text(), payload_text(), by="another"), certificate(), goes_on=answer)
    assert story is not None
    assert len(asked) == questions + 1


def test_a_large_token_is_asked_about_more_often() -> None:
    asked = []

    def answer() -> bool:
        asked.append(1)
        return len(asked) < 10

    large: dict[str, Json] = {"groups": [f"Group {each}" for each in range(2000)]}
    _, now = edited(payload_text({**large, "name": "a"}), payload_text({**large, "name": "Nobody Knows"}))
    story = tell(now, certificate(), goes_on=answer)
    assert story is not None
    assert len(asked) == 10


def test_no_repr_and_no_message_shows_the_token() -> None:
    hurt = TOKEN[:100] + TOKEN[101:]
    for story in (told(hurt), told(TOKEN[:-2]), told(edited(payload_text(), payload_text({"exp": 1_700_000_000}))[1])):
        assert story.token.startswith("eyJ")
        shown = f"{story!r} {story.message} {story.fix}"
        assert not any(story.token[at : at + 12] in shown for at in range(len(story.token) - 12))


def test_a_token_signed_as_rs512_is_mended_too() -> None:
    signing = f"{HEADER}.{PAYLOAD}"
    whole = f"{signing}.{base64url(made.signature(SHA512(), message=signing.encode()))}"
    story = tell(whole[:80] + whole[81:], made.certificate(), goes_on=goes_on)
    assert story is not None
    assert story.token == whole


@settings(max_examples=60)
@given(CHANGES, CHANGES, st.sampled_from(["", "\n", "}", "\ud800", "]"]))
def test_whatever_stands_in_it_what_is_proven_verifies(before: Members, after: Members, more: str) -> None:
    _, now = edited(payload_text(before), payload_text(after) + more)
    answers = iter([True] * 500)
    story = tell(now, certificate(), goes_on=lambda: next(answers, False))
    if story and story.is_known:
        assert verifies(story.token)
        assert is_visible(story.message)


ODD = {
    "a number of many digits": f'{{"exp":{"9" * 4300},"iat":1}}',
    "deep": '{"a":' * 500 + "1" + "}" * 500,
    "not a number": '{"exp":NaN,"a":1e999}',
    "half a pair": '{"exp":1700000000,"a":"\\ud800"}',
}


@pytest.mark.parametrize("name", ODD)
def test_no_oddity_ends_the_search(name: str) -> None:
    content = read_content(f"{HEADER}.{base64url(ODD[name])}".encode())
    for trials in (rewritten(content), edited_once(content, KNOWN), edited_and_rewritten(content, KNOWN)):
        assert all(signing.count(b".") == 1 for signing, _ in trials)
    assert all(signing.startswith(b"e.") for signing, _ in usual_times(b"e.", content.texts[1]))


def verifies(text: str) -> bool:
    signing, _, signature = text.rpartition(".")
    key = certificate().key
    return key is not None and verify(key, signing.encode(), decode(signature) or b"")


def test_the_signature_is_that_of_the_token() -> None:
    assert told(TOKEN[:100] + TOKEN[101:]).token.split(".")[2] == SIGNATURE
