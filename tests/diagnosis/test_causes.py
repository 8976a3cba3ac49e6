"""Causes in detail: what they rest on, what follows from them, what is excluded, and what stays unknown."""

import pytest

from inspector.diagnosis.phrases import without_cause
from inspector.jose import Json
from tests.builders import EXP, IAT, MOMENT, NBF, token
from tests.diagnosis.captures import (
    GRANTED,
    LOGIN,
    ME,
    NO_NBF,
    NO_REASON,
    SENT_BACK,
    SESSION,
    Call,
    capture,
    diagnosis,
    errors,
    first,
)
from tests.diagnosis.scenarios import BEFORE, LOGGED_IN, WITHOUT_NBF


def test_a_good_login_is_called_one_and_where_to_look_next_is_said() -> None:
    found = diagnosis(capture(BEFORE, LOGGED_IN, Call(method="GET", path=ME, at=MOMENT + 1, body="{}", sent=SENT_BACK)))
    assert (found.outcome, found.first_cause, found.found_too) == ("worked", None, ())
    assert found.look_next
    assert any(words.startswith("the token: Qlik accepted it") for words in found.not_the_cause)
    assert any("before the login" in words for words in found.not_the_cause)


def test_a_login_that_opens_a_session_and_goes_elsewhere_worked() -> None:
    found = diagnosis(capture(Call(token=token(), status=302, received=(*GRANTED, *SESSION))))
    assert (found.outcome, found.first_cause) == ("worked", None)


def test_calls_that_are_refused_after_a_good_login_are_named() -> None:
    calls = [Call(method="GET", path=f"/api/v1/x{n}", at=MOMENT + 1 + n, status=404, body="") for n in range(4)]
    found = diagnosis(capture(LOGGED_IN, *calls))
    assert (found.outcome, found.first_cause) == ("worked", None)
    told = without_cause(found)
    assert "GET /api/v1/x0 (HTTP 404, entry 2)" in told
    assert told.endswith("and 1 more.")
    assert "nothing in what was given went wrong" in without_cause(diagnosis(capture(LOGGED_IN)))


def test_an_empty_capture_names_no_cause_and_says_how_to_record() -> None:
    found = diagnosis(capture())
    assert (found.outcome, found.first_cause, found.exchanges) == ("unknown", None, ())
    assert found.look_next[0].startswith("record anew")


def test_an_unknown_answer_is_called_unknown_and_nothing_is_made_of_it() -> None:
    found = diagnosis(capture(Call(token=token(), status=401, body=errors("AUTHN-5", "Odd", status=401))))
    assert (found.outcome, found.first_cause) == ("failed", None)
    assert found.unknown_answers == ("HTTP 401 · AUTHN-5 · Odd (entry 1)",)
    assert any("jti was used before" in words for words in found.not_known)


def test_what_the_token_says_bears_the_answer_out() -> None:
    body = errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)
    cause = diagnosis(capture(Call(token=WITHOUT_NBF, status=400, body=body))).first_cause
    assert cause is not None
    assert cause.codes == ("QJ505",)
    assert any(ground.words.startswith("QJ505 bears it out") for ground in cause.rests_on)


def test_a_token_that_has_the_claim_is_not_the_one_the_answer_is_to() -> None:
    body = errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)
    cause = diagnosis(capture(Call(token=token(), status=400, body=body))).first_cause
    assert cause is not None
    assert (cause.codes, cause.is_sure) == ((), False)
    assert any("most likely the answer is to another token" in ground.words for ground in cause.rests_on)


def test_a_token_is_judged_by_qliks_clock_not_by_the_browsers() -> None:
    found = diagnosis(capture(Call(token=token(), at=EXP + 60, date=MOMENT, status=401, body=NO_REASON)))
    assert found.first_cause is None
    assert found.judged[0].clock == "answer"
    assert any("the client's clock is" in words and "ahead of Qlik's" in words for words in found.seen)
    assert not any("clock" in words for words in found.not_known)


def test_without_a_date_the_browsers_clock_is_taken_and_that_is_said() -> None:
    found = diagnosis(capture(Call(token=token(), at=EXP, date=None, status=401, body=NO_REASON)))
    assert found.judged[0].clock == "client"
    assert found.first_cause is not None
    assert found.first_cause.name == "QJ502 expired"
    assert any("the answer has no Date" in words for words in found.not_known)


@pytest.mark.parametrize(
    ("at", "cause"), [(NBF - 1, "QJ503 not-yet-valid"), (NBF, ""), (EXP - 1, ""), (EXP, "QJ502 expired")]
)
def test_both_ends_of_validity_are_those_of_the_call(at: float, cause: str) -> None:
    assert first(capture(Call(token=token(), at=at, date=at, status=401, body=NO_REASON))) == cause


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


def test_a_retry_with_the_same_token_does_not_hide_why_the_first_one_failed() -> None:
    refused = Call(token=WITHOUT_NBF, status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF))
    again = Call(token=WITHOUT_NBF, at=MOMENT + 3, status=401, body=errors("", "jwt token has already been used"))
    found = diagnosis(capture(refused, again))
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.where) == ("missing-claim", "entry 1")
    assert [each.name for each in found.found_too] == ["already-used"]


def test_a_token_that_was_sent_before_says_more_than_an_answer_that_many_tokens_have() -> None:
    body = errors("INTERNAL-TOKEN-1", "Invalid token request", "JTI_REUSED")
    found = diagnosis(capture(LOGGED_IN, Call(token=token(), at=MOMENT + 5, status=400, body=body)))
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.is_sure) == ("sent-again", True)
    assert [(each.name, each.is_sure) for each in found.found_too] == [("invalid-token-request", False)]


def test_a_code_without_a_token_asks_for_the_token() -> None:
    cause = diagnosis(b"INTERNAL-TOKEN-1").first_cause
    assert cause is not None
    assert cause.change.startswith("Give the token")


def test_the_last_login_decides_and_a_failure_before_it_is_found_too() -> None:
    refused = Call(token=WITHOUT_NBF, status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF))
    later = Call(token=token(payload_changes={"jti": "2"}), at=MOMENT + 9, received=(*GRANTED, *SESSION))
    found = diagnosis(capture(refused, later, Call(method="GET", path=ME, at=MOMENT + 10, status=401, body="")))
    assert found.first_cause is not None
    assert found.first_cause.name == "cookies-blocked"
    assert [each.name for each in found.found_too] == ["missing-claim"]


def test_that_a_later_login_worked_is_said_with_the_cause() -> None:
    refused = Call(token=WITHOUT_NBF, status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF))
    later = Call(token=token(payload_changes={"jti": "2"}), at=MOMENT + 9, received=(*GRANTED, *SESSION))
    cause = diagnosis(capture(refused, later)).first_cause
    assert cause is not None
    assert cause.name == "missing-claim"
    assert cause.rests_on[-1].words == "A later login worked, in entry 2"
    before = diagnosis(capture(later, Call(token=WITHOUT_NBF, at=MOMENT + 12, status=401))).first_cause
    assert before is not None
    assert not any("later login" in ground.words for ground in before.rests_on)


def test_calls_that_are_refused_with_the_session_are_not_laid_to_cookies() -> None:
    found = diagnosis(
        capture(LOGGED_IN, Call(method="GET", path=ME, at=MOMENT + 1, status=401, body="", sent=SENT_BACK))
    )
    assert (found.outcome, found.first_cause) == ("failed", None)


def test_a_program_that_keeps_no_cookies_is_no_browser_that_blocks_them() -> None:
    answer = "< HTTP/1.1 200 OK\n< Set-Cookie: eas.sid=x; Path=/\n< \nOK\n"
    text = f"> POST {LOGIN} HTTP/1.1\n> Host: h.eu.qlikcloud.com\n> Authorization: Bearer {token()}\n> \n{answer}"
    text += f"> GET {ME} HTTP/1.1\n> Host: h.eu.qlikcloud.com\n> \n< HTTP/1.1 401 Unauthorized\n< \n"
    assert first(text.encode()) == "cookies-not-kept"


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


def test_a_token_alone_is_told_by_what_it_breaks_and_what_would_be_answered() -> None:
    found = diagnosis(WITHOUT_NBF.encode(), moment=MOMENT)
    assert found.first_cause is not None
    assert (found.outcome, found.first_cause.name) == ("unknown", "QJ505 nbf")
    assert [(each.code, each.grade) for each in found.predictions] == [("QJ505", "observed")]


def test_an_old_token_says_as_of_when_it_was_judged_and_how_to_judge_it_as_of_then() -> None:
    cause = diagnosis(token().encode(), moment=EXP + 20 * 86_400).first_cause
    assert cause is not None
    assert cause.says == (
        "Judged as of 2023-12-04 22:18:16 UTC the token has expired: it was valid until 2023-11-14 22:18:16 UTC."
    )
    assert cause.change.startswith(
        "If the login failed before 2023-11-14 22:18:16 UTC, judge the token as of then: --at TIME of the failed login."
    )
    assert "sign" not in cause.look


def test_the_host_that_was_called_is_named_where_it_is_none() -> None:
    refused = Call(token=token(), status=401, host="tenat.eu.qlikcloud.com", body=errors("LOGIN-2", "No"))
    cause = diagnosis(capture(refused)).first_cause
    assert cause is not None
    assert cause.says == "tenat.eu.qlikcloud.com is no tenant's host name: the request went to a wrong one."
    alone = diagnosis(b"LOGIN-2 No authentication configured for this hostname").first_cause
    assert alone is not None
    assert alone.says == "The host name is none of a tenant's: the request went to a wrong one."


@pytest.mark.parametrize(
    "claims", [{"iss": "qlik.api/api-keys"}, {"iss": "qlik.api"}, {"iss": "https://qlik.api.internal"}]
)
def test_what_qlik_itself_makes_is_not_laid_to_code_that_signs(claims: dict[str, Json]) -> None:
    cause = diagnosis(token(payload_changes=claims).encode()).first_cause
    assert cause is not None
    assert cause.says.startswith("This is ")
    assert cause.look.startswith("where the code takes the token from")
    assert cause.change.endswith("To log a user in by JWT, sign a token with the claims of the tutorial.")


def test_the_rate_is_told_in_plain_words() -> None:
    told = diagnosis(capture(*(Call(token=token(), status=401, body=NO_REASON) for _ in range(3)))).not_the_cause
    assert "the rate: never more than 3 logins within one minute; Qlik allows 100" in told
    assert (
        "the rate: never more than one login within one minute; Qlik allows 100"
        in diagnosis(capture(Call(token=token(), status=401))).not_the_cause
    )


def test_nothing_is_predicted_where_no_source_has_an_answer() -> None:
    assert diagnosis(token(payload_changes={"aud": "x"}).encode()).predictions == ()


def test_of_a_token_alone_that_it_has_expired_by_now_comes_last() -> None:
    found = diagnosis(token(payload_changes={"subType": "admin"}).encode(), moment=EXP + 10**6)
    assert found.first_cause is not None
    assert found.first_cause.name == "QJ302 subType"
    assert [each.name for each in found.found_too] == ["QJ502 expired"]


def test_several_sources_are_one_case() -> None:
    body = errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)
    cause = diagnosis(body.encode(), WITHOUT_NBF.encode()).first_cause
    assert cause is not None
    assert (cause.name, cause.codes) == ("missing-claim", ("QJ505",))


def test_the_times_that_are_judged_are_those_of_the_sample() -> None:
    assert IAT < NBF < MOMENT < EXP


def test_a_page_elsewhere_that_names_no_web_integration_is_told_after_what_the_token_breaks() -> None:
    login = Call(path="/login/jwt-session", token=token(payload_changes={"aud": "x"}), status=401, body=NO_REASON)
    found = diagnosis(capture(login))
    assert found.first_cause is not None
    assert (found.first_cause.name, found.found_too[0].name) == ("QJ404 aud", "no-web-integration")


def test_a_question_before_the_login_that_was_granted_is_no_cause() -> None:
    assert first(capture(Call(method="OPTIONS", status=204, body=""))) == ""


@pytest.mark.parametrize("status", [204, 403])
def test_a_page_is_known_by_its_origin_where_a_capture_has_few_headers(status: int) -> None:
    asked = Call(method="OPTIONS", status=status, body="", received=(), is_bare=True)
    failed = Call(token=token(), status=0, body="", date=None, received=(), error="net::ERR_FAILED", is_bare=True)
    assert first(capture(asked, failed)) == "origin"


@pytest.mark.parametrize("word", ["[redacted]", "REDACTED", "***", "<hidden>", "xxxx"])
def test_a_token_that_was_hidden_is_not_judged(word: str) -> None:
    found = diagnosis(capture(Call(token=word, status=401, body=NO_REASON)))
    assert found.first_cause is None
    assert any("neither Authorization headers nor cookies" in words for words in found.not_known)
