"""Which of several certificates fits, and what that means."""

import pytest

from inspector.trust.certificate import Certificate, read_certificate
from inspector.trust.story import Named, made_anew, tell_certificate
from tests.builders import certificate, header_text, key_pair, payload_text, raw_token, token

OLD = raw_token(header_text(), payload_text(), by="old")


def of(name: str) -> Certificate:
    return read_certificate(key_pair(name).certificate)


PRESENT = Named("production", certificate(), "my-custom-jwt")


def test_a_certificate_that_fits_needs_no_other() -> None:
    assert tell_certificate(token(), PRESENT, [Named("old.cer", of("old"))]) is None


def test_the_one_that_fits_is_named() -> None:
    story = tell_certificate(OLD, None, [PRESENT, Named("archive/old.cer", of("old")), Named("x.cer", of("another"))])
    assert story is not None
    assert (story.kind, story.certificate) == ("other-certificate", "archive/old.cer")
    assert story.message.startswith("The token was signed with the key of the certificate “archive/old.cer”")


@pytest.mark.parametrize("part", [0, 1])
def test_of_a_token_of_which_a_part_is_blacked_out_it_is_not_said_that_it_was_changed(part: int) -> None:
    parts = OLD.split(".")
    parts[part] = "***"
    story = tell_certificate(".".join(parts), None, [Named("old.cer", of("old"))])
    assert story is not None
    assert "over what cannot be told, for part of it is not here." in story.message
    assert not [words for words in ("changed", "no key ID") if words in story.message]


def test_none_fits() -> None:
    assert tell_certificate(OLD, PRESENT, [Named("x.cer", of("another"))]) is None


def test_the_right_key_id_with_another_key_is_a_provider_made_anew() -> None:
    story = tell_certificate(OLD, PRESENT, [Named("old.cer", of("old"))])
    assert story is not None
    assert "kid is right, but the key is another: most likely the identity provider was made anew" in story.message


def test_another_tenants_key_is_named_with_its_key_id() -> None:
    present = Named("production", certificate(), "another-key-id")
    matching = tell_certificate(OLD, present, [Named("test", of("old"), "my-custom-jwt")])
    differing = tell_certificate(OLD, present, [Named("test", of("old"), "third")])
    assert matching is not None
    assert differing is not None
    assert matching.message.endswith("Its key ID is that of the token.")
    assert "signed with the key of one and the kid of another" in differing.message


def test_of_several_that_fit_the_one_with_the_tokens_key_id_is_named() -> None:
    among = [Named("a", of("old"), "x"), Named("b", of("old"), "my-custom-jwt")]
    story = tell_certificate(OLD, None, among)
    assert story is not None
    assert story.certificate == "b"


def test_a_changed_token_still_names_the_certificate_that_opens_it() -> None:
    changed = f"{OLD.split('.')[0]}.{token().split('.')[1][:-4]}.{OLD.split('.')[2]}"
    story = tell_certificate(changed, PRESENT, [Named("old.cer", of("old"))])
    assert story is not None
    assert "the certificate “old.cer”, not of the one that was given, and it was changed after signing" in story.message


def test_without_another_certificate_the_likely_cause_is_told_as_a_guess() -> None:
    assert made_anew(OLD, PRESENT).startswith("If another key made it, though kid is right, most likely")
    assert made_anew(token(), PRESENT) == ""
    assert made_anew(OLD, PRESENT._replace(key_id="another")) == ""


@pytest.mark.parametrize("count", [1, 5, 31])
def test_of_a_signature_of_another_length_nothing_is_said_about_the_key(count: int) -> None:
    assert made_anew(OLD[:-count], PRESENT) == ""
    assert made_anew(OLD + "A" * count, PRESENT) == ""


@pytest.mark.parametrize("text", ["", "a.b.c", "..", "é.é.é"])
def test_what_is_no_token_fits_none(text: str) -> None:
    assert tell_certificate(text, PRESENT, [Named("old.cer", of("old"))]) is None
    assert made_anew(text, PRESENT) == ""


def test_names_are_shown_safely() -> None:
    story = tell_certificate(OLD, None, [Named("\x1b[31mold\u202e", of("old"))])
    assert story is not None
    assert story.message.isprintable()
