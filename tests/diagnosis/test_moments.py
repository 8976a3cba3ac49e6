"""By which clock a call's token is judged, and that no time in a capture ends the diagnosis."""

import json

import pytest

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.cause import Clock, Diagnosis
from inspector.report.sheet import Sheet
from tests.builders import MOMENT, token
from tests.diagnosis.captures import NO_REASON, Call, diagnosis
from tests.diagnosis.sent_on import sent_on

BEYOND = ("9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59.9Z", "0001-01-01T00:00:00+23:59")


def source(started: str, date: str = "") -> bytes:
    """A capture of one login that was refused, with these times in it."""
    entry = Call(token=token(), date=None, status=401, body=NO_REASON).entry() | {"startedDateTime": started}
    response = entry["response"]
    assert isinstance(response, dict)
    response["headers"] = [{"name": "Date", "value": date}] if date else []
    return json.dumps({"log": {"entries": [entry]}}).encode()


def judged_by(found: Diagnosis) -> tuple[Clock, float]:
    """The clock and the moment that the only token was judged by."""
    (judged,) = found.judged
    assert judged.report is not None
    return judged.clock, judged.report.moment


@pytest.mark.parametrize("started", BEYOND)
def test_a_time_that_no_calendar_has_tells_nothing(started: str) -> None:
    assert judged_by(diagnosis(source(started))) == ("given", MOMENT)


@pytest.mark.parametrize("started", BEYOND)
def test_a_case_with_such_a_time_is_shown_in_every_form(started: str) -> None:
    found = diagnosis(source(started))
    assert "401" in render(found, Sheet())
    assert json.dumps(diagnosis_document(found))
    assert sent_on(source(started))


def test_of_an_odd_date_the_clients_clock_is_taken() -> None:
    assert judged_by(diagnosis(source("2023-11-14T22:13:20Z", "Fri, 31 Dec 9999 23:59:59 -2359"))) == ("client", MOMENT)


@pytest.mark.parametrize("started", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
def test_the_first_and_last_second_of_the_calendar_are_judged_by(started: str) -> None:
    assert judged_by(diagnosis(source(started)))[0] == "client"
