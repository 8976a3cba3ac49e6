"""One call explained: its answer, its cookies by name, its token as of then; nothing secret, nobody's body."""

import pytest

from inspector.diagnosis.call_as_text import call_lines
from inspector.report.paint import Paint
from tests.builders import EXP, MOMENT, token
from tests.diagnosis.captures import LOGIN, ME, NO_NBF, NO_REASON, SENT_BACK, SESSION, Call, capture, diagnosis, errors
from tests.report.widths import too_wide

NO_NBF_SAID = errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)
KNOWN = Call(token=token(without=("/payload/nbf",)), status=400, body=NO_NBF_SAID)


def told(*calls: Call, number: int = 0) -> str:
    """What is said of one of the calls, in one line."""
    found = diagnosis(capture(*calls))
    exchange = found.exchanges[number]
    judged = next((each for each in found.judged if each.exchange is exchange), None)
    return " ".join(" ".join(call_lines(found, exchange, judged, 100, Paint())).split())


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (KNOWN, "means The token has no nbf, and Qlik requires that claim."),
        (KNOWN, "source community.qlik.com/"),
        (KNOWN, "token DOES NOT CONFORM judged as of 2023-11-14 22:13:20 UTC, the Date of the answer"),
        (Call(token=token(), status=401, body=NO_REASON), "means no source that is known explains it"),
        (Call(token=token()), "Qlik accepted it; the verdict is this tool's own"),
        (Call(token=token(), status=0, error="net::ERR_FAILED"), "answer none, net::ERR_FAILED"),
        (Call(token=token(), received=SESSION), "set cookies eas.sid, _csrfToken"),
        (Call(sent=SENT_BACK), "sent cookies eas.sid, _csrfToken"),
        (Call(token=token(), at=EXP, date=None), "the client's time of the call"),
        (Call(token=token(), at=EXP, date=EXP), "ERROR QJ502"),
        (Call(token=token(payload_changes={"zz": "x"})), "web int. abc"),
        (Call(), "token none was sent"),
    ],
)
def test_what_is_known_of_a_call_is_told(call: Call, words: str) -> None:
    assert words in told(call)


def test_the_answer_comes_first_and_where_it_was_found_last() -> None:
    line = told(KNOWN)
    labels = ("answer 400", "means The", "change Set", "token DOES", "where entry", "when 2023", "Date Tue")
    places = [line.index(label) for label in labels]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [60, 80, 100])
def test_an_address_is_not_broken(width: int) -> None:
    found = diagnosis(capture(KNOWN))
    lines = call_lines(found, found.exchanges[0], found.judged[0], width, Paint())
    assert len([line for line in lines if "community.qlik.com" in line]) == 1
    assert not too_wide("\n".join(lines), width)


def test_a_token_whose_time_nobody_knows_is_not_told_of_as_of_the_call() -> None:
    call = Call(token=token(), date=None, status=401, body=NO_REASON)
    found = diagnosis(capture(call).replace(b"startedDateTime", b"x"), moment=EXP + 60)
    line = " ".join(call_lines(found, found.exchanges[0], found.judged[0], 400, Paint()))
    assert "1 min before the moment of judgement" in line
    assert found.first_cause is not None
    assert found.first_cause.says.startswith("Judged as of 2023-11-14 22:19:16 UTC")


def test_a_token_that_logs_nobody_in_is_not_judged_beside_one_that_does() -> None:
    call = Call(method="GET", path=ME, token=token(), at=MOMENT + 1)
    assert "it was not sent to log in, and is not judged" in told(Call(token=token()), call, number=1)


def test_of_another_call_an_unknown_body_is_not_told() -> None:
    call = Call(method="GET", path=ME, status=403, body=errors("X-1", "A private matter"))
    assert "private" not in told(Call(), call, number=1)


def test_neither_token_nor_cookie_is_told() -> None:
    held = token()
    line = told(Call(token=held, path=LOGIN, sent=SENT_BACK, received=SESSION))
    assert "SECRET-COOKIE" not in line
    assert not any(part in line for part in held.split("."))
