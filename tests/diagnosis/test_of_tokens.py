"""What a token breaks as of its call, or alone; and what would be answered to it."""

import pytest

from inspector.jose import Json
from tests.builders import EXP, IAT, MOMENT, NBF, token
from tests.diagnosis.captures import (
    NO_REASON,
    Call,
    capture,
    diagnosis,
    first,
)
from tests.diagnosis.scenarios import WITHOUT_NBF


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


def test_a_token_alone_is_told_by_what_it_breaks_and_what_would_be_answered() -> None:
    found = diagnosis(WITHOUT_NBF.encode(), moment=MOMENT)
    assert found.first_cause is not None
    assert (found.outcome, found.first_cause.name) == ("unknown", "QJ505 nbf")
    assert [(each.code, each.grade) for each in found.predictions] == [("QJ505", "observed")]


@pytest.mark.parametrize("claim", ["nbf", "jti"])
@pytest.mark.parametrize("value", ["x is absent", 7.5, None])
def test_that_a_claim_is_missing_is_predicted_of_one_that_is_absent_alone(claim: str, value: Json) -> None:
    assert diagnosis(token(payload_changes={claim: value}).encode()).predictions == ()
    assert len(diagnosis(token(without=(f"/payload/{claim}",)).encode()).predictions) == 1


def test_nothing_is_predicted_where_no_source_has_an_answer() -> None:
    assert diagnosis(token(payload_changes={"aud": "x"}).encode()).predictions == ()


def test_of_a_token_alone_that_it_has_expired_by_now_comes_last() -> None:
    found = diagnosis(token(payload_changes={"subType": "admin"}).encode(), moment=EXP + 10**6)
    assert found.first_cause is not None
    assert found.first_cause.name == "QJ302 subType"
    assert [each.name for each in found.found_too] == ["QJ502 expired"]


def test_the_times_that_are_judged_are_those_of_the_sample() -> None:
    assert IAT < NBF < MOMENT < EXP


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


@pytest.mark.parametrize(
    "claims", [{"iss": "qlik.api/api-keys"}, {"iss": "qlik.api"}, {"iss": "https://qlik.api.internal"}]
)
def test_what_qlik_itself_makes_is_not_laid_to_code_that_signs(claims: dict[str, Json]) -> None:
    cause = diagnosis(token(payload_changes=claims).encode()).first_cause
    assert cause is not None
    assert cause.says.startswith("This is ")
    assert cause.look.startswith("where the code takes the token from")
    assert cause.change.endswith("To log a user in by JWT, sign a token with the claims of the tutorial.")


def test_errors_that_follow_from_a_warning_are_told_by_it() -> None:
    merged = token(payload_changes={"expiresIn": "5m", "notBefore": "1s"}, without=("/payload/exp", "/payload/nbf"))
    found = diagnosis(merged.encode(), moment=MOMENT)
    assert found.first_cause is not None
    assert found.first_cause.name == "QJ310 option-in-payload"
    assert any("QJ504" in words for words in found.follows)


@pytest.mark.parametrize(
    ("sent", "cause", "says"),
    [
        ("undefined", "no-value", "“undefined”"),
        ("null", "no-value", "“null”"),
        ("[object Promise]", "no-value", "await is missing"),
        ('"' + token() + '"', "not-bare", "quotes"),
        ("Bearer " + token(), "not-bare", "the word Bearer once more"),
    ],
)
def test_what_stands_in_the_tokens_place_is_told(sent: str, cause: str, says: str) -> None:
    found = diagnosis(capture(Call(token=sent, status=401, body=NO_REASON))).first_cause
    assert found is not None
    assert (found.name, found.is_sure) == (cause, True)
    assert says in found.says
