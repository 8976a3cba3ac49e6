"""What was cut off is regained where it can be told, and else said to be lost."""

import pytest

from inspector.trust.story import Known
from tests.builders import header_text, payload_text, raw_token
from tests.trust.story.tokens import HEADER, PAYLOAD, SIGNATURE, TOKEN, told

WRAPPED = (64, 72, 76)  # characters to a line, of mails and of PEM


@pytest.mark.parametrize("count", [1, 2, 5, 20, len(HEADER) - 1, len(HEADER), len(HEADER) + 1, *WRAPPED])
def test_a_lost_beginning_is_regained(count: int) -> None:
    story = told(TOKEN[count:])
    assert story.token == TOKEN
    assert story.where.startswith("/header")


@pytest.mark.parametrize("count", [2, 20, 50])
def test_a_lost_beginning_before_the_key_id_needs_no_tenant(count: int) -> None:
    story = told(TOKEN[count:], known=Known())
    assert (story.kind, story.token) == ("cut", TOKEN)
    assert story.message.startswith("The beginning of the header is cut off.")


@pytest.mark.parametrize("count", [1, 2, 3, 4, 8, 12, 15, 18])
def test_a_lost_end_of_the_payload_is_regained_as_far_as_other_claims_tell_it(count: int) -> None:
    story = told(f"{HEADER}.{PAYLOAD[:-count]}.{SIGNATURE}")
    assert (story.where, story.token) == ("/payload", TOKEN)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_lost_end_of_the_signature_is_regained(count: int) -> None:
    story = told(TOKEN[:-count])
    assert (story.where, story.token) == ("/signature", TOKEN)


@pytest.mark.parametrize("count", [1, 2])
def test_a_lost_beginning_of_the_signature_is_regained(count: int) -> None:
    assert told(f"{HEADER}.{PAYLOAD}.{SIGNATURE[count:]}").token == TOKEN


@pytest.mark.parametrize("width", WRAPPED)
def test_a_doubled_line_is_taken_out(width: int) -> None:
    story = told(TOKEN[: 3 * width] + TOKEN[2 * width :])
    assert (story.kind, story.token) == ("damage", TOKEN)
    assert "a piece stands there a second time" in story.message


def test_what_follows_the_signature_is_taken_off() -> None:
    assert told(TOKEN + SIGNATURE[:40]).token == TOKEN
    assert told(TOKEN[:-64] + TOKEN[-128:]).token == TOKEN


@pytest.mark.parametrize("width", WRAPPED)
def test_a_dropped_line_of_the_payload_is_said_to_be_lost(width: int) -> None:
    story = told(TOKEN[: 3 * width] + TOKEN[4 * width :])
    assert (story.kind, story.token) == ("unproven", "")
    assert "a piece of it is lost, as a line of a wrapped token: what stood there cannot be regained." in story.message


@pytest.mark.parametrize("count", [5, 31, 76])
def test_of_a_cut_signature_no_more_is_said_than_that(count: int) -> None:
    story = told(TOKEN[:-count])
    assert (story.kind, story.where, story.token) == ("unproven", "/signature", "")
    assert story.message.startswith(f"The signature has {342 - count} characters, one of this key has 342: a part is")
    assert "it cannot be told whether the key was right" in story.message
    assert (
        story.fix == "Copy the token again from where it was made, whole: then it can be told whether the key is right."
    )


def test_of_a_signature_that_is_too_long_nothing_is_said_to_be_missing() -> None:
    story = told(raw_token(header_text(), payload_text(), by="another") + "A" * 8)
    assert "what was added cannot be told, nor whether the key was right" in story.message
    assert "missing" not in story.message
