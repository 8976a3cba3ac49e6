"""What Qlik answered, against what the token says; and answers that nobody explains."""

import pytest

from inspector.diagnosis.call_as_text import call_lines
from inspector.report.paint import Paint
from tests.builders import MOMENT, token
from tests.diagnosis.captures import (
    NO_NBF,
    Call,
    capture,
    diagnosis,
    errors,
)
from tests.diagnosis.scenarios import LOGGED_IN, WITHOUT_NBF


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
    assert cause.says == "Qlik misses nbf, but the token that was found has it: another one was answered."
    assert any("perhaps another one was sent" in ground.words for ground in cause.rests_on)


def test_a_text_that_is_no_answer_says_nothing_of_a_login() -> None:
    assert diagnosis(b"my customer says hello").outcome == "unknown"
    for text in (b"AUTHN-5 The moon is full", b"it does not work, error 401", b"503 Service Unavailable"):
        assert diagnosis(text).outcome == "failed"


def test_of_an_answer_without_words_no_words_are_quoted() -> None:
    cause = diagnosis(capture(Call(token=token(), status=429, body=""))).first_cause
    assert cause is not None
    assert cause.rests_on[0].words == "The answer: “HTTP 429”"


def test_several_claims_that_are_missing_are_all_named_and_what_the_token_has_of_them_is_said() -> None:
    body = errors("INTERNAL-TOKEN-1", "Invalid token request", "Missing required claims: nbf, jti")
    lacks = token(without=("/payload/nbf", "/payload/jti"))
    cause = diagnosis(capture(Call(token=lacks, status=400, body=body))).first_cause
    assert cause is not None
    assert cause.says == "The token has no nbf and no jti, and Qlik requires these claims."
    assert (cause.codes, cause.is_sure) == (("QJ406", "QJ505"), True)
    half = diagnosis(capture(Call(token=WITHOUT_NBF, status=400, body=body))).first_cause
    assert half is not None
    assert (half.codes, half.is_sure) == (("QJ505",), False)
    assert any(ground.words.startswith("But the token that was found has jti:") for ground in half.rests_on)


def test_an_answer_that_names_no_claim_is_told_without_one() -> None:
    cause = diagnosis(b"Missing required claim in token").first_cause
    assert cause is not None
    assert cause.says == "The token lacks a claim that Qlik requires."


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


def test_the_host_that_was_called_is_named_where_it_is_none() -> None:
    refused = Call(token=token(), status=401, host="tenat.eu.qlikcloud.com", body=errors("LOGIN-2", "No"))
    cause = diagnosis(capture(refused)).first_cause
    assert cause is not None
    assert cause.says == "tenat.eu.qlikcloud.com is no tenant's host name: the request went to a wrong one."
    alone = diagnosis(b"LOGIN-2 No authentication configured for this hostname").first_cause
    assert alone is not None
    assert alone.says == "No tenant has this host name: the request went to a wrong one."


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        (NO_NBF, "observed"),
        (NO_NBF.replace("nbf", "jti"), "inferred"),
        ("Missing required claims: nbf, jti", "inferred"),
        ("Missing required claim", "inferred"),
    ],
)
def test_of_claims_that_are_called_missing_nbf_alone_was_observed(said: str, grade: str) -> None:
    found = diagnosis(said.encode())
    assert found.first_cause is not None
    words = [ground.words for ground in found.first_cause.rests_on]
    assert found.first_cause.rests_on[0].grade == grade
    assert any("Only the text for nbf was ever published" in each for each in words) == (grade == "inferred")


@pytest.mark.parametrize(("claim", "grade"), [("nbf", "observed"), ("jti", "inferred")])
def test_a_call_is_explained_with_the_same_grade(claim: str, grade: str) -> None:
    body = errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF.replace("nbf", claim))
    found = diagnosis(capture(Call(token=token(without=(f"/payload/{claim}",)), status=400, body=body)))
    lines = call_lines(found, found.exchanges[0], found.judged[0], 200, Paint())
    assert any(f"({grade})" in line for line in lines)
