"""How a token was likely made: said in a diagnosis where something is wrong with it, and nowhere else."""

import json

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.report.as_json import dumps
from inspector.report.sheet import Sheet
from tests.builders import Members, token
from tests.diagnosis.captures import NO_REASON, Call, capture, diagnosis

WITHOUT_NBF = token(without=("/payload/nbf",))
GUESS = "boilerplate-without-nbf"


def guesses(*sources: bytes) -> list[str]:
    """The names of the marks that a diagnosis tells of."""
    return [mark.name for mark in diagnosis(*sources).made]


def test_a_token_with_an_error_is_guessed_at() -> None:
    assert guesses(WITHOUT_NBF.encode()) == [GUESS]
    assert guesses(capture(Call(token=WITHOUT_NBF, status=401, body=NO_REASON))) == [GUESS]


def test_a_token_that_qlik_refused_is_guessed_at_though_no_rule_speaks() -> None:
    sound = token(payload_changes={"iat": 1_699_999_995.5})
    assert guesses(capture(Call(token=sound, status=401, body=NO_REASON))) == ["date-now-divided"]


def test_one_that_worked_is_not() -> None:
    assert guesses(capture(Call(token=WITHOUT_NBF))) == []


def test_a_sound_token_is_not() -> None:
    assert guesses(token().encode()) == []


def test_a_warning_is_explained_and_no_library_named_for_it() -> None:
    warned = token(payload_changes={"group": ["a"]}, without=("/payload/groups",))
    assert guesses(warned.encode()) == ["client-managed-group"]


def test_three_guesses_are_enough() -> None:
    many: Members = {
        "exp": "1700000295",
        "email_verified": "True",
        "groups": "a",
        "jti": 5,
        "group": ["a"],
        "aud": ["x"],
    }
    assert len(guesses(token(payload_changes=many, without=("/payload/nbf",)).encode())) == 3


def test_the_text_says_that_they_are_guesses_what_was_seen_and_what_to_write() -> None:
    text = render(diagnosis(WITHOUT_NBF.encode()), Sheet(width=80))
    assert "How it was likely made (guesses from its shape)\n  · code after a sample that leaves nbf out" in text
    assert "    seen   there is a jti and no nbf\n    write  JavaScript: notBefore: '0s',\n" in text


def test_the_json_has_them() -> None:
    document = json.loads(dumps(diagnosis_document(diagnosis(WITHOUT_NBF.encode()))))
    assert [(each["name"], each["grade"]) for each in document["marks"]] == [(GUESS, "observed")]
