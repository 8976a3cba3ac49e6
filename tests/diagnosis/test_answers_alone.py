"""Answers as `curl -i` prints them, without their requests: the token beside one, its status and its Date count."""

from email.utils import formatdate

import pytest

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.call_as_text import call_lines
from inspector.diagnosis.phrases import without_cause
from inspector.diagnosis.reading import evidence_of
from inspector.diagnosis.recognising import case_in
from inspector.report.paint import Paint
from inspector.report.sheet import Sheet
from tests.builders import EXP, MOMENT, NBF, token
from tests.diagnosis.captures import HOST, NO_NBF, diagnosis, errors
from tests.diagnosis.sent_on import sent_on

WRONG = token(payload_changes={"aud": "qlik.api"})
URL = f"https://{HOST}/login/jwt-session"


def command(held: str, url: str = URL) -> str:
    """The command as it was typed."""
    return f'$ curl -i -X POST {url} -H "Authorization: Bearer {held}"\n'


def answer(status: str = "401", body: str = "", at: float = MOMENT, more: str = "") -> str:
    """What it printed."""
    return f"HTTP/2 {status} \ncontent-type: application/json\ndate: {formatdate(at, usegmt=True)}\n{more}\n{body}\n"


def test_the_token_of_the_command_is_judged_with_its_answer() -> None:
    found = diagnosis((command(WRONG) + answer()).encode())
    assert found.first_cause is not None
    assert (found.outcome, found.first_cause.name, found.first_cause.where) == ("failed", "QJ404 aud", "line 2")
    assert [(each.method, each.address.host, each.status) for each in found.exchanges] == [("POST", HOST, 401)]


@pytest.mark.parametrize(("at", "cause"), [(EXP - 1, None), (EXP, "QJ502 expired"), (NBF - 1, "QJ503 not-yet-valid")])
def test_it_is_judged_by_the_date_of_the_answer(at: float, cause: str | None) -> None:
    found = diagnosis((command(token()) + answer(at=at)).encode(), moment=EXP + 10**6)
    assert (found.first_cause and found.first_cause.name) == cause
    assert [each.clock for each in found.judged] == ["answer"]


def test_what_the_answer_says_is_borne_out_by_the_token() -> None:
    body = errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)
    found = diagnosis((command(token(without=("/payload/nbf",))) + answer("400", body)).encode())
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.codes) == ("missing-claim", ("QJ505",))


def test_a_good_answer_to_the_command_is_a_login_that_worked() -> None:
    found = diagnosis((command(token()) + answer("200", "OK", more="set-cookie: eas.sid=SECRET; Path=/\n")).encode())
    assert (found.outcome, found.first_cause) == ("worked", None)


@pytest.mark.parametrize("status", ["200", "401"])
def test_an_answer_without_anything_beside_it_is_named_with_its_status(status: str) -> None:
    found = diagnosis(answer(status, "OK" if status == "200" else "").encode())
    assert found.outcome == ("failed" if status == "401" else "unknown")
    assert f"An answer with HTTP {status} was given without the request it is to" in without_cause(found)
    assert found.look_next[0].startswith("record anew")
    assert [each.status for each in found.exchanges] == [int(status)]


def test_its_call_is_nowhere_shown_as_if_it_were_known() -> None:
    found = diagnosis(answer().encode())
    assert "an unknown call" in render(found, Sheet())
    assert call_lines(found, found.exchanges[0], None, 80, Paint())[0] == "an unknown call"
    assert "| `an unknown call` |" in sent_on(answer().encode())


def test_what_such_an_answer_says_is_still_known() -> None:
    found = diagnosis(answer("400", errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)).encode())
    assert found.first_cause is not None
    assert (found.first_cause.name, found.found_too) == ("missing-claim", ())
    odd = diagnosis(answer("401", errors("AUTHN-5", "Odd")).encode())
    assert odd.unknown_answers == ("HTTP 400 · AUTHN-5 · Odd",)


def test_a_token_beside_an_answer_whose_call_is_not_named_is_judged_by_its_date() -> None:
    found = diagnosis(f"The token was\n{token()}\nand then\n{answer(at=EXP + 5)}".encode(), moment=MOMENT)
    assert found.first_cause is not None
    assert (found.outcome, found.first_cause.name) == ("failed", "QJ502 expired")


def test_a_token_that_the_answer_brought_was_not_sent_with_it() -> None:
    found = diagnosis(answer("200", f'{{"token":"{WRONG}"}}').encode())
    assert [(each.exchange, each.clock) for each in found.judged] == [(None, "given")]
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.where) == ("QJ404 aud", "line 5")


def test_a_cookie_is_no_token() -> None:
    found = evidence_of(answer(more=f"set-cookie: x={token()}; Path=/\n"), "x")
    assert (found.texts, [each.bearer for each in found.exchanges]) == ((), [""])


def test_a_token_that_was_sent_to_another_call_is_told_so() -> None:
    found = diagnosis((command(token(), f"https://{HOST}/api/v1/users/me") + answer()).encode())
    assert found.first_cause is not None
    assert found.first_cause.name == "sent-elsewhere"


def test_a_command_whose_token_is_hidden_is_not_said_to_have_none() -> None:
    for typed in (command("<redacted>"), f"curl -i -X POST {URL} -K secrets.txt\n"):
        found = diagnosis((typed + answer()).encode())
        assert (found.outcome, found.first_cause) == ("failed", None)
        assert any("token" in words for words in found.not_known)


def test_a_command_without_the_word_bearer_is_told_so() -> None:
    found = diagnosis((command(token()).replace("Bearer ", "") + answer()).encode())
    assert found.first_cause is not None
    assert found.first_cause.name == "no-bearer"


def test_that_curl_found_no_host_is_told_of_the_host_in_the_command() -> None:
    told = diagnosis(f"{command(token())}curl: (6) Could not resolve host: {HOST}\n".encode())
    assert told.first_cause is not None
    assert (told.first_cause.name, HOST in told.first_cause.says) == ("no-answer", True)


def test_after_a_redirection_the_token_was_sent_for_the_first_answer() -> None:
    found = diagnosis((command(token()) + answer("302") + answer("200", "<html>")).encode())
    assert [(each.status, bool(each.bearer)) for each in found.exchanges] == [(302, True), (200, False)]
    assert found.first_cause is not None
    assert found.first_cause.name == "redirected"


def test_no_byte_of_the_token_is_shown() -> None:
    found = diagnosis((command(WRONG) + answer()).encode())
    shown = render(found, Sheet()) + str(diagnosis_document(found))
    assert not [part for part in WRONG.split(".") if part[4:20] in shown]


@pytest.mark.parametrize("text", [command(WRONG) + answer(), answer()])
def test_the_workbench_takes_it_for_a_case(text: str) -> None:
    assert case_in(text, "") is not None


@pytest.mark.parametrize("text", [answer("200", f'{{"token":"{WRONG}"}}'), answer("200", "OK")])
def test_the_workbench_takes_a_good_answer_for_none(text: str) -> None:
    assert case_in(text, "") is None
