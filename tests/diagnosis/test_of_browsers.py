"""What browsers keep from pages elsewhere: origins, grants, web integrations."""

import pytest

from tests.builders import EXP, MOMENT, token
from tests.diagnosis.captures import (
    GRANTED,
    HOST,
    LOGIN,
    ME,
    NO_REASON,
    ORIGIN,
    SENT_BACK,
    SESSION,
    Call,
    Headers,
    capture,
    diagnosis,
    errors,
    first,
)


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


HIDDEN = Call(token=token(), received=SESSION)


def test_an_answer_without_a_grant_is_the_cause_where_another_has_one_and_nothing_came_after_it() -> None:
    granted = Call(method="OPTIONS", status=204, body="")
    found = diagnosis(capture(granted, HIDDEN))
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.is_sure) == ("origin", False)
    assert any(ground.grade == "documented" for ground in found.first_cause.rests_on)
    assert first(capture(granted, HIDDEN, Call(method="GET", path=ME, at=MOMENT + 1, sent=SENT_BACK))) == ""


def test_a_capture_without_any_grant_does_not_tell_whether_the_page_could_read_the_answer() -> None:
    found = diagnosis(capture(HIDDEN))
    assert (found.outcome, found.first_cause) == ("worked", None)
    assert sum("some captures leave such headers out" in words for words in found.not_known) == 1
    after = diagnosis(capture(HIDDEN, Call(method="GET", path=ME, at=MOMENT + 1, sent=SENT_BACK, received=())))
    assert not any("such headers" in words for words in after.not_known)


@pytest.mark.parametrize("host", [ORIGIN.partition("//")[2], ORIGIN.partition("//")[2] + ":443"])
def test_a_page_on_the_tenants_own_host_needs_no_grant(host: str) -> None:
    found = diagnosis(capture(Call(method="OPTIONS", status=204, body=""), Call(token=token(), received=(), host=host)))
    assert (found.outcome, found.first_cause) == ("worked", None)
    assert not any("such headers" in words for words in found.not_known)


def test_a_refusal_that_the_page_cannot_read_is_not_laid_to_its_origin() -> None:
    login = Call(token=token(), status=401, body=NO_REASON, received=())
    found = diagnosis(capture(Call(method="OPTIONS", status=204, body=""), login))
    assert found.first_cause is None


def test_a_page_without_an_origin_is_told_to_have_one() -> None:
    failed = Call(token=token(), status=0, body="", date=None, received=(), error="net::ERR_FAILED", origin="null")
    cause = diagnosis(capture(failed)).first_cause
    assert cause is not None
    assert (cause.name, cause.change.partition(":")[0]) == ("origin", "Serve the page from a host by https")


def bare(status: int = 403, body: str = "", received: Headers = (), origin: str = ORIGIN) -> Call:
    """A login that is refused with few words."""
    return Call(token=token(), status=status, body=body, received=received, origin=origin)


SPEAKING = {
    "another status": bare(401),
    "a grant": bare(received=GRANTED),
    "a grant for another page": bare(received=(("Access-Control-Allow-Origin", "https://other.example.com"),)),
    "a code": bare(body=errors("SOME-1", "Forbidden")),
    "a page of HTML": bare(body="<html>Forbidden</html>", received=(("Content-Type", "text/html"),)),
    "the tenant's own page": bare(origin=f"https://{HOST}"),
}


@pytest.mark.parametrize("name", SPEAKING)
def test_a_refusal_that_says_more_is_not_laid_to_origin_or_gateway(name: str) -> None:
    assert first(capture(SPEAKING[name])) != "refused-without-grant"


def test_a_bare_refusal_says_perhaps_and_names_both_that_may_be_behind_it() -> None:
    cause = diagnosis(capture(bare(received=(("Server", "envoy"),)))).first_cause
    assert cause is not None
    assert "perhaps Qlik does not grant it access, or something before Qlik refused the call" in cause.says
    told = " ".join(ground.words for ground in cause.rests_on)
    assert "Server “envoy”" in told
    assert "some captures leave such headers out" in told


def test_where_another_answer_has_grants_a_bare_refusal_is_not_laid_to_the_capture() -> None:
    cause = diagnosis(capture(bare(), Call(method="GET", path=ME, status=401, body=""))).first_cause
    assert cause is not None
    assert not any("such headers" in ground.words for ground in cause.rests_on)


def test_a_bare_refusal_behind_a_question_that_was_granted_is_not_laid_to_the_origin() -> None:
    found = diagnosis(capture(Call(method="OPTIONS", status=204, body="", at=MOMENT - 1), bare()))
    assert found.first_cause is None
    assert any("whether it was Qlik that refused" in line for line in found.not_known)


def test_what_the_token_breaks_goes_before_a_bare_refusal() -> None:
    expired = Call(token=token(), status=403, body="", received=(), at=EXP + 9, date=EXP + 9)
    found = diagnosis(capture(expired))
    assert found.first_cause is not None
    assert (found.first_cause.codes, found.found_too[0].name) == (("QJ502",), "refused-without-grant")


def test_a_programs_bare_refusal_has_no_page_and_is_said_to_be_perhaps_not_qliks() -> None:
    asked = f"> POST {LOGIN} HTTP/1.1\n> Host: {HOST}\n> Authorization: Bearer {token()}\n> \n"
    found = diagnosis(f"{asked}< HTTP/1.1 403 Forbidden\n< \n".encode())
    assert (found.outcome, found.first_cause) == ("failed", None)
    assert any("whether it was Qlik that refused" in line for line in found.not_known)
