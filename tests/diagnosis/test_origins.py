"""Whether a page could read the answer to its login: what captures tell of origins, and what they leave open."""

import pytest

from tests.builders import MOMENT, token
from tests.diagnosis.captures import ME, NO_REASON, ORIGIN, SENT_BACK, SESSION, Call, capture, diagnosis, first

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
