"""What is told not to be the cause, or not to be known: aspects of the token, the rate, what a capture leaves out."""

import pytest

from tests.builders import MOMENT, NBF, token
from tests.diagnosis.captures import (
    GRANTED,
    ME,
    NO_REASON,
    SENT_BACK,
    SESSION,
    Call,
    capture,
    diagnosis,
    first,
)
from tests.diagnosis.scenarios import BEFORE, LOGGED_IN


def test_what_has_expired_by_now_but_not_at_the_call_is_not_the_cause() -> None:
    found = diagnosis(capture(Call(token=token(), status=401, body=NO_REASON)), moment=MOMENT + 10**6)
    assert found.first_cause is None
    assert "that it has expired by now: it was valid when it was sent" in found.not_the_cause


def test_a_sound_token_is_excluded_aspect_by_aspect() -> None:
    told = "\n".join(diagnosis(capture(Call(token=token(), status=401, body=NO_REASON))).not_the_cause)
    for words in ("the signature", "the issuer", "the key ID", "the audience", "the lifetime", "its times", "its jti"):
        assert words in told


def test_what_is_wrong_is_not_excluded() -> None:
    bad = token(payload_changes={"aud": "x", "iss": "y", "exp": NBF + 3601})
    told = "\n".join(diagnosis(capture(Call(token=bad, status=401, body=NO_REASON))).not_the_cause)
    for words in ("the issuer", "the audience", "the lifetime"):
        assert words not in told


def test_a_capture_without_tokens_and_cookies_is_said_to_lack_them() -> None:
    found = diagnosis(capture(Call(status=401, body=NO_REASON)))
    assert found.first_cause is None
    assert any("neither Authorization headers nor cookies" in words for words in found.not_known)


def test_a_capture_without_any_secret_is_said_to_lack_them_though_it_does_not_tell_a_browser() -> None:
    found = diagnosis(capture(Call(status=401, body=NO_REASON, is_bare=True)))
    assert found.first_cause is None
    assert any("export it with sensitive data" in words for words in found.not_known)


def test_a_login_that_was_cut_is_not_said_to_carry_no_token() -> None:
    whole = capture(BEFORE, Call(method="GET", path=ME, sent=SENT_BACK), Call(token=token()))
    found = diagnosis(whole[: whole.index(b"Authorization") - 20])
    assert found.first_cause is None
    assert any("entry 3 was cut" in words for words in found.not_known)


@pytest.mark.parametrize(("logins", "excluded"), [(100, True), (101, False)])
def test_a_hundred_logins_a_minute_are_allowed_and_one_more_is_not(logins: int, *, excluded: bool) -> None:
    sent = [
        Call(token="", sent=SENT_BACK, at=MOMENT + number / 10, status=401, body=NO_REASON) for number in range(logins)
    ]
    found = diagnosis(capture(*sent))
    assert any(words.startswith("the rate") for words in found.not_the_cause) == excluded
    assert any(f"{logins} logins within a minute" in words for words in found.not_known) != excluded


def test_of_calls_that_are_no_logins_no_limit_is_claimed() -> None:
    others = [Call(method="GET", path=ME, at=MOMENT + n / 10, body="{}", sent=SENT_BACK) for n in range(150)]
    found = diagnosis(capture(LOGGED_IN, *others))
    assert not any("within a minute" in words for words in found.not_known)


def test_where_too_many_calls_are_the_cause_the_rate_is_not_excluded() -> None:
    found = diagnosis(capture(Call(token=token(), status=429, body="")))
    assert not any(words.startswith("the rate") for words in found.not_the_cause)
    assert found.first_cause is not None
    assert any("What was given has 1 call within" in ground.words for ground in found.first_cause.rests_on)


def test_the_rate_is_that_of_what_was_given() -> None:
    told = diagnosis(capture(Call(token=token(), status=401, body=NO_REASON))).not_the_cause
    assert "the rate: never more than one login within one minute in what was given; Qlik allows 100" in told


@pytest.mark.parametrize("within", ["Access-Control-Allow-Origin", ".", "eas.sid"])
def test_of_a_capture_that_is_cut_no_half_value_is_judged(within: str) -> None:
    sent = Call(token=token(), status=200, received=(*GRANTED, *SESSION))
    whole = capture(BEFORE, sent).decode()
    for further in range(60):
        cut = whole[: whole.rindex(within) + further]
        assert first(cut.encode()) in ("", "no-session-cookie")
