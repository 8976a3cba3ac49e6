"""What came of a case: which of several logins decides, what is said of a good one, and of an empty capture."""

from inspector.diagnosis.phrases import without_cause
from tests.builders import MOMENT, token
from tests.diagnosis.captures import (
    GRANTED,
    ME,
    NO_NBF,
    SENT_BACK,
    SESSION,
    Call,
    capture,
    diagnosis,
    errors,
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


def test_a_retry_with_the_same_token_does_not_hide_why_the_first_one_failed() -> None:
    refused = Call(token=WITHOUT_NBF, status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF))
    again = Call(token=WITHOUT_NBF, at=MOMENT + 3, status=401, body=errors("", "jwt token has already been used"))
    found = diagnosis(capture(refused, again))
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.where) == ("missing-claim", "entry 1")
    assert [each.name for each in found.found_too] == ["already-used"]


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


def test_several_sources_are_one_case() -> None:
    body = errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)
    cause = diagnosis(body.encode(), WITHOUT_NBF.encode()).first_cause
    assert cause is not None
    assert (cause.name, cause.codes) == ("missing-claim", ("QJ505",))
