"""Captures in which the same goes on for hours: work that grows with the logins and no faster, causes told once."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.dossier.compose import dossier
from inspector.jose import Json
from inspector.report.sheet import Sheet
from tests.builders import MOMENT, token
from tests.diagnosis.captures import NO_NBF, NO_REASON, SESSION, Call, capture, diagnosis, errors

ONE = token(payload_changes={"aud": "x", "exp": MOMENT - 10, "iss": 1, "groups": "a"})
USED = errors("", "jwt token has already been used")


def _of_one(number: int) -> Call:
    """A page that sends one token again every seven seconds; it is refused ever later."""
    at = MOMENT + 7 * number
    return Call(token=ONE, at=at, date=at, status=401, body=NO_REASON)


def _of_many(number: int) -> Call:
    """A login each of another user, each refused in other words."""
    changes = {"jti": f"{number}-x", "sub": f"s-{number}", "name": f"N{number}a F{number}b", "aud": "x"}
    body = errors("X-1", "Refused", f"request {number}")
    return Call(token=token(payload_changes=changes), at=MOMENT + number, status=401, body=body)


def _of_crowd(number: int) -> Call:
    """A login of one user of many groups."""
    groups: list[Json] = [f"{each:x} people" for each in range(300)]
    changes: dict[str, Json] = {"groups": groups, "aud": "x", "jti": str(number)}
    return Call(token=token(payload_changes=changes), at=MOMENT + number, status=429, body="")


def _steps(data: bytes) -> int:
    """How many functions are called until all of a diagnosis is written."""
    count = 0

    def met(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(met)
    try:
        found = diagnosis(data)
        render(found, Sheet())
        diagnosis_document(found)
        dossier(found, None, masked=True)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(("call", "logins"), [(_of_one, 500), (_of_many, 160), (_of_crowd, 80)])
def test_twice_the_logins_take_no_more_than_twice_the_steps(call: Callable[[int], Call], logins: int) -> None:
    few, many = (capture(*map(call, range(number))) for number in (logins, 2 * logins))
    _steps(few)  # what is read once and kept is none of it
    assert _steps(many) < 2.2 * _steps(few)


def test_a_token_that_is_sent_at_one_time_is_judged_once() -> None:
    found = diagnosis(capture(*(Call(token=ONE, status=401, body=NO_REASON) for _ in range(50))))
    assert len({id(each.report) for each in found.judged}) == 1


def test_a_token_is_judged_as_of_each_time_that_it_is_sent_at() -> None:
    good = token()
    found = diagnosis(capture(*(Call(token=good, date=at, status=401) for at in (MOMENT, MOMENT + 1000, MOMENT))))
    verdicts = [each.report.verdict.value for each in found.judged if each.report is not None]
    assert verdicts == ["conforming", "nonconforming", "conforming"]


def _again(found: Diagnosis) -> list[str]:
    return [each.says for each in found.found_too if each.name == "sent-again"]


def test_that_a_token_was_sent_again_and_again_is_told_once() -> None:
    assert _again(diagnosis(capture(*map(_of_one, range(30))))) == [
        "The same token was sent before, in entry 1 and 28 times more: a jti is good for one login."
    ]
    assert _again(diagnosis(capture(*map(_of_one, range(2))))) == [
        "The same token was sent before, in entry 1: a jti is good for one login."
    ]


def test_the_use_that_worked_is_named_though_others_followed_it() -> None:
    calls = [Call(token=token(), status=status, received=SESSION) for status in (0, 200, 401, 401)]
    cause = diagnosis(capture(*calls)).first_cause
    assert cause is not None
    assert (cause.name, cause.is_sure) == ("sent-again", True)
    assert cause.says == "The same token was sent before, in entry 2 and 2 times more: a jti is good for one login."


def test_why_the_first_of_many_uses_failed_is_the_first_cause() -> None:
    bad = token(without=("/payload/nbf",))
    refused = Call(token=bad, status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF))
    again = [Call(token=bad, at=MOMENT + each, status=401, body=USED) for each in range(9)]
    cause = diagnosis(capture(refused, *again)).first_cause
    assert cause is not None
    assert (cause.name, cause.where) == ("missing-claim", "entry 1")


def test_an_answer_that_nobody_explains_is_told_once_with_its_number() -> None:
    found = diagnosis(capture(*(Call(token=ONE, status=401, body=NO_REASON) for _ in range(12))))
    assert found.unknown_answers == ("HTTP 401 · SOME-1 · Unauthorized (entry 1 and 11 more)",)
