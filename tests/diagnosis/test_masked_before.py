"""What was masked before it was given, or is masked after all: nobody gets another one's stand-in, and none is lost."""

import json

import pytest

from inspector.diagnosis.dossier.as_markdown import render_markdown
from inspector.diagnosis.dossier.compose import dossier
from inspector.diagnosis.evidence import together
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.reading import read_evidence
from inspector.diagnosis.veil.masked_before import is_gone, own_stand_in, taken
from inspector.inspection import Inquiry
from tests.builders import MOMENT, tenant, token
from tests.diagnosis.captures import ME, Call, capture, errors
from tests.diagnosis.sent_on import ZONE, leaks, on_screen, sent_on
from tests.diagnosis.test_sent_on_without_token import ASKED, REFUSED, WHO

AMIRA = token(payload_changes={"sub": "auth0|amira", "email": "amira@x.example"})


def plain(report: str) -> str:
    return report.replace("`", "")


def answered(words: str, held: str = AMIRA) -> bytes:
    return capture(Call(token=held, status=401, body=errors("SOME-1", words)))


def test_a_stand_in_that_was_there_is_given_to_nobody_else() -> None:
    said = answered("(user 2) is not auth0|amira, nor is (mail 1) amira@x.example")
    for shown in (plain(sent_on(said)), on_screen(said)):
        assert "(user 2) is not (user 3), nor is (mail 1) (mail 2)" in shown


def test_without_any_the_numbers_begin_with_one() -> None:
    assert "of (user 1), (mail 1)" in plain(sent_on(answered("of auth0|amira, amira@x.example")))


def test_one_in_a_path_is_taken_too() -> None:
    lost = Call(method="GET", path="/api/v1/users/%28user%201%29", at=MOMENT + 1, status=404, body="")
    call = Call(token=AMIRA, status=401, body=errors("SOME-1", "for auth0|amira"))
    assert "for (user 2)" in plain(sent_on(capture(call, lost)))


def test_one_in_an_answer_beside_the_capture_is_taken_too() -> None:
    found = plain(sent_on(answered("for auth0|amira"), b"ERR-500 the user is (user 1) here"))
    assert "for (user 2)" in found
    assert "the user is (user 1) here" in found


def test_a_claim_that_is_a_stand_in_keeps_its_name() -> None:
    held = token(payload_changes={"sub": "(user 7)", "name": "(name 3)"})
    report = plain(sent_on(answered("for (user 7), (name 3)", held)))
    assert "for (user 7), (name 3)" in report
    assert "| sub | user 7 |" in report


@pytest.mark.parametrize("word", ["REDACTED", "[removed]", "***", "xxxx", "<masked>"])
def test_a_word_for_everybody_is_nobodys_stand_in(word: str) -> None:
    asked = Call(method="GET", path=ME, body=json.dumps({"subject": word, "email": word, "name": word}))
    call = Call(status=401, body=errors("SOME-1", f"of “{word}”"))
    report = sent_on(capture(asked, call))
    assert "(user" not in report
    assert "values that answers" not in report
    held = token(payload_changes={"sub": word})
    assert "| sub | masked before |" in plain(sent_on(answered("no", held)))


def test_what_was_diagnosed_open_is_masked_whole_in_its_report() -> None:
    case = together((read_evidence([capture(ASKED, REFUSED)], "a.har"),))
    found = diagnose_by(case, Inquiry(MOMENT, tenant()), masked=False)
    assert leaks(render_markdown(dossier(found, ZONE, masked=True)), (), WHO) == []
    assert "jdoe77" not in repr(found)


@pytest.mark.parametrize("value", ["Redman", "Max", "xx", "Removed User", "Hidden Valley", "jane***", "(user 1)"])
def test_a_name_is_none_of_those_words(value: str) -> None:
    assert not is_gone(value)


@pytest.mark.parametrize("value", ["(user 0)", "(user 1234567)", "(space 1)", "user 1", "(user 1) x"])
def test_what_is_like_a_stand_in_is_none(value: str) -> None:
    assert own_stand_in(value) == ""


def test_the_highest_number_of_each_kind_is_taken() -> None:
    assert taken(["(user 2) (mail 9)", "no (user 11) here", "(user 3)"]) == {"user": 11, "mail": 9}
