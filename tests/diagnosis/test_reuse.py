"""A token, or its jti, that was sent before: which use counts, and what is said of it."""

from dataclasses import replace

import pytest

from inspector.diagnosis.cause import Diagnosis
from tests.builders import EXP, MOMENT, token
from tests.diagnosis.captures import GRANTED, NO_NBF, NO_REASON, SESSION, Call, capture, diagnosis, errors

WORKED = Call(token=token(), received=(*GRANTED, *SESSION))
REFUSED = Call(token=token(), status=401, body=NO_REASON)
NOT_SENT = ("net::ERR_NAME_NOT_RESOLVED", "net::ERR_CONNECTION_REFUSED", "net::ERR_CERT_DATE_INVALID")


def lost(error: str) -> Call:
    """A login without an answer."""
    return Call(token=token(), status=0, body="", date=None, received=(), error=error)


def told(*calls: Call) -> Diagnosis:
    """The diagnosis of these logins, a second between them."""
    return diagnosis(capture(*(replace(each, at=MOMENT + at) for at, each in enumerate(calls))))


@pytest.mark.parametrize("calls", [(WORKED, REFUSED), (WORKED, REFUSED, REFUSED), (REFUSED, WORKED, REFUSED)])
def test_the_use_that_worked_is_the_one_that_counts(calls: tuple[Call, ...]) -> None:
    cause = told(*calls).first_cause
    assert cause is not None
    assert (cause.name, cause.is_sure) == ("sent-again", True)
    assert f"in entry {calls.index(WORKED) + 1}" in cause.says
    assert cause.rests_on[-1].words == "That login worked"


@pytest.mark.parametrize("error", NOT_SENT)
def test_a_try_that_reached_nobody_is_no_use(error: str) -> None:
    found = told(lost(error), REFUSED)
    assert not [
        each for each in (found.first_cause, *found.found_too) if each is not None and each.name == "sent-again"
    ]
    assert any(words.startswith("its jti: it was not sent before") for words in found.not_the_cause)


def test_a_curl_that_found_no_host_has_not_used_the_token() -> None:
    request = f"> POST /login/jwt-session HTTP/2\n> Host: {{}}\n> Authorization: Bearer {token()}\n> \n"
    text = f"{request.format('none.example')}curl: (7) Failed to connect to none.example port 443\n"
    found = diagnosis(f"{text}{request.format('t.eu.qlikcloud.com')}< HTTP/2 401\n< \n".encode(), moment=MOMENT)
    assert "sent-again" not in {each.name for each in (found.first_cause, *found.found_too) if each is not None}


@pytest.mark.parametrize("error", ["", "net::ERR_FAILED", "net::ERR_CONNECTION_RESET"])
def test_of_a_try_whose_answer_was_lost_it_is_said_that_nobody_knows(error: str) -> None:
    cause = told(lost(error), REFUSED).first_cause
    assert cause is not None
    assert cause.name == "sent-again"
    assert not cause.is_sure
    assert cause.rests_on[-1].words.endswith("whether it reached Qlik is not known")


AUD = token(payload_changes={"aud": "x"})
NBF = token(without=("/payload/nbf",))
USED = Call(token=token(), status=401, body=errors("", "jwt token has already been used"))
MISSES_NBF = Call(token=NBF, status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF))


@pytest.mark.parametrize(
    ("calls", "name"),
    [
        ((REFUSED, REFUSED), "first-refusal"),
        ((REFUSED, USED), "first-refusal"),
        ((REFUSED, replace(REFUSED, at=EXP + 9, date=EXP + 9)), "first-refusal"),
        ((replace(REFUSED, token=AUD), replace(REFUSED, token=AUD)), "QJ404 aud"),
        ((replace(REFUSED, token=AUD), replace(USED, token=AUD)), "QJ404 aud"),
        ((MISSES_NBF, MISSES_NBF), "missing-claim"),
        ((MISSES_NBF, replace(USED, token=NBF)), "missing-claim"),
        ((replace(REFUSED, method="GET"), replace(REFUSED, method="GET")), "method"),
    ],
)
def test_of_two_refusals_of_one_token_the_first_is_the_cause(calls: tuple[Call, ...], name: str) -> None:
    cause = diagnosis(capture(*calls)).first_cause
    assert cause is not None
    assert (cause.name, cause.where) == (name, "entry 1")


def test_that_it_was_sent_again_is_told_beside_the_first_refusal() -> None:
    found = told(REFUSED, REFUSED)
    assert [each.name for each in found.found_too] == ["sent-again"]
    assert found.first_cause is not None
    assert "entry 2 sent it again" in found.first_cause.says
    assert any("whether issuer, key ID, certificate" in words for words in found.not_known)


def test_an_answer_to_a_retry_that_explains_the_refusal_is_the_cause() -> None:
    host = Call(token=token(), status=401, body=errors("LOGIN-2", "No authentication configured for this hostname"))
    cause = told(REFUSED, host).first_cause
    assert cause is not None
    assert (cause.name, cause.where) == ("wrong-host", "entry 2")


def test_another_token_that_failed_before_is_no_retry() -> None:
    other = replace(REFUSED, token=token(payload_changes={"jti": "another", "aud": "x"}))
    cause = told(REFUSED, other).first_cause
    assert cause is not None
    assert (cause.name, cause.where) == ("QJ404 aud", "entry 2")
