"""Tokens that an answer of the capture holds and no call carries: told, judged as of then, and not too many."""

import base64
import json

import pytest

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.report.sheet import Sheet
from tests.builders import EXP, MOMENT, compact, raw_token, token
from tests.diagnosis.captures import NO_REASON, SENT_BACK, SESSION, Call, capture, diagnosis
from tests.diagnosis.sent_on import FORMS, leaks, on_screen, pieces, sent_on

BAD = token(payload_changes={"aud": "qlik.api/login"})
STRIPPED = Call(status=401, body=NO_REASON, is_bare=True)
PLACE = "a token in the answer to GET app.example.com/token, in entry 1, which no call that was given carries"


def handing_out(*tokens: str, at: float = MOMENT, path: str = "/token") -> Call:
    """A call of the page to its own server, which signs."""
    body = json.dumps({"tokens": tokens})
    return Call(method="GET", host="app.example.com", path=path, at=at, date=at, body=body)


def test_a_token_that_was_only_handed_out_is_told_and_judged_as_of_then() -> None:
    found = diagnosis(capture(handing_out(token(), at=EXP + 9), STRIPPED), moment=MOMENT)
    (line,) = found.seen
    assert line.startswith(f"{PLACE}: judged as of then (2023-11-14 22:18:25 UTC), it does not conform (QJ502: ")
    assert [each.clock for each in found.handed_out] == ["answer"]


def test_where_no_token_of_a_login_is_known_it_is_the_likeliest_cause() -> None:
    found = diagnosis(capture(handing_out(BAD), STRIPPED))
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.where) == ("QJ404 aud", "the answer in entry 1")
    assert not found.first_cause.is_sure
    assert any("no call that was given carries it" in ground.words for ground in found.first_cause.rests_on)


def test_a_good_one_is_no_cause() -> None:
    found = diagnosis(capture(handing_out(token()), STRIPPED))
    assert found.first_cause is None
    assert found.seen[0].endswith("it conforms")


@pytest.mark.parametrize("login", [Call(token=token(), status=401, body=NO_REASON), Call(token=token())])
def test_it_is_no_cause_where_the_login_carried_another(login: Call) -> None:
    found = diagnosis(capture(handing_out(BAD), login))
    assert found.first_cause is None
    assert len(found.seen) == 1


@pytest.mark.parametrize("is_sent_first", [False, True])
def test_what_a_call_carries_is_not_told(*, is_sent_first: bool) -> None:
    calls = [handing_out(token()), Call(token=token(), received=SESSION), Call(method="GET", sent=SENT_BACK)]
    found = diagnosis(capture(*(reversed(calls) if is_sent_first else calls)))
    assert (found.seen, found.handed_out) == ((), ())
    assert all(each.address.host != "app.example.com" for each in found.exchanges)
    assert found.passed_over == 1


def test_a_token_of_another_service_is_not_told() -> None:
    other = raw_token('{"alg":"RS256"}', compact({"iss": "https://login.example.com", "aud": "my-app", "sub": "x"}))
    assert diagnosis(capture(handing_out(other), STRIPPED)).seen == ()


def test_it_is_found_in_base64_too() -> None:
    whole = json.loads(capture(handing_out(BAD), STRIPPED))
    content = whole["log"]["entries"][0]["response"]["content"]
    content["text"], content["encoding"] = base64.b64encode(content["text"].encode()).decode(), "base64"
    assert len(diagnosis(json.dumps(whole).encode()).seen) == 1


def test_there_are_twenty_at_most_and_five_of_an_answer() -> None:
    many = [token(payload_changes={"jti": str(number)}) for number in range(60)]
    calls = [handing_out(*many[at : at + 6], path=f"/token/{at}") for at in range(0, 60, 6)]
    found = diagnosis(capture(*calls, STRIPPED))
    assert len(found.seen) == 20
    assert len(diagnosis(capture(calls[0], STRIPPED)).seen) == 5


def test_it_stands_on_the_screen_and_in_json() -> None:
    found = diagnosis(capture(handing_out(BAD), STRIPPED))
    shown = render(found, Sheet(width=200))
    assert f"Seen, too\n  · {PLACE}" in shown
    assert "in answer" in shown
    assert diagnosis_document(found)["handedOut"]


@pytest.mark.parametrize("form", [*FORMS, "screen"])
def test_it_says_of_nobody_who_they_are(form: str) -> None:
    who = {"sub": "Q-778812", "name": "Grete Minde", "email": "grete@example.org"}
    secret = token(payload_changes={**who, "aud": "x"})
    data = capture(handing_out(secret, path="/token/grete@example.org/Q-778812"), STRIPPED)
    report = on_screen(data) if form == "screen" else sent_on(data, form=form)
    assert "QJ404" in report
    assert leaks(report, (), (*who.values(), *pieces(secret))) == []


def test_each_of_several_tokens_in_an_answer_has_its_own_place() -> None:
    call = handing_out(token(), BAD)
    found = diagnosis(capture(call, STRIPPED))
    places = [f"the answer in entry 1, character {call.body.index(each) + 1:,}" for each in (token(), BAD)]
    assert [each.where for each in found.handed_out] == places
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.where) == ("QJ404 aud", places[1])
    assert all(place.partition(", ")[2] in line for place, line in zip(places, found.seen, strict=True))


def test_the_findings_that_follow_are_those_of_the_token_in_question() -> None:
    other = token(payload_changes={"aud": "y", "expiresIn": "5m"}, without=("/payload/exp",))
    found = diagnosis(capture(handing_out(token(), other), STRIPPED))
    assert any("QJ504" in words for words in found.follows)
