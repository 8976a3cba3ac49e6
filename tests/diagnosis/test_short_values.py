"""Values of one or two letters, as a group HR: masked where an answer has them as values, and no word besides."""

import json
from collections.abc import Callable

import pytest

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.veil.short import short
from tests.builders import MOMENT, token
from tests.diagnosis.captures import LOGIN, Call, capture, diagnosis, errors
from tests.diagnosis.sent_on import FORMS, on_screen, sent_on
from tests.diagnosis.test_reading import PEM

HELD = token(payload_changes={"groups": ["HR", "IT", "a"], "sub": "7"})
SHORT = short({"HR": "(group 1)", "IT": "(group 2)", "7": "(user 1)"})


@pytest.mark.parametrize(
    ("told", "put"),
    [
        ('{"group":"HR"}', '{"group":"(group 1)"}'),
        ('{\\"group\\":\\"hr\\"}', '{\\"group\\":\\"(group 1)\\"}'),
        ("no space for 'HR' here", "no space for '(group 1)' here"),
        ("“IT”", "“(group 2)”"),
        ("groups [HR, IT,HR]", "groups [(group 1), (group 2),(group 1)]"),
        ('["HR","IT"]', '["(group 1)","(group 2)"]'),
        ("`HR`, « IT », „HR“", "`(group 1)`, « (group 2) », „(group 1)“"),
        ("groups: - HR - IT", "groups: - (group 1) - (group 2)"),
        ("group=HR&x=1", "group=(group 1)&x=1"),
        ("group: IT.", "group: (group 2)."),
        ("group: IT", "group: (group 2)"),
        ("user '7' of [7, 8]", "user '(user 1)' of [(user 1), 8]"),
    ],
)
def test_a_short_value_gives_way_where_it_stands_as_a_value(told: str, put: str) -> None:
    assert SHORT.put(told) == put


@pytest.mark.parametrize(
    "told",
    [
        "it is it",
        "CHROME and THR",
        "HR",
        "status: 7",
        "7 it, 7 of them",
        "“HRX”",
        "[HRX, ITEM]",
        "http://HR/",
        "- 7 -it",
    ],
)
def test_a_word_that_is_like_it_stays(told: str) -> None:
    assert SHORT.put(told) == told


@pytest.mark.parametrize("show", [sent_on, on_screen])
def test_no_answer_tells_a_short_group(show: Callable[[bytes], str]) -> None:
    shown = show(capture(Call(token=HELD, status=401, body=errors("HR", "a", 'groups ["HR", "IT"] unknown'))))
    assert "(group 1)" in shown
    assert "unknown" in shown
    for told in ('"HR"', '\\"HR\\"', "&quot;HR", "· HR", "· a ", "“HR"):
        assert told not in shown


@pytest.mark.parametrize("form", FORMS)
def test_a_report_with_short_groups_can_still_be_read(form: str) -> None:
    plain = sent_on(capture(Call(token=token(payload_changes={"groups": ["XQ"]}), status=401)), form=form)
    veiled = sent_on(capture(Call(token=token(payload_changes={"groups": ["is"]}), status=401)), form=form)
    assert veiled == plain


def test_where_a_secret_was_met_says_of_nobody_who_they_are() -> None:
    held = token(payload_changes={"sub": "auth0|jdoe-77", "email": "jane@example.org"})
    loaded = Call(method="GET", path="/u/jane%40example.org/auth0%7Cjdoe-77.js", body=f"k = `{PEM}`", at=MOMENT - 1)
    found = diagnosis(capture(loaded, Call(token=held, path=LOGIN, status=401)))
    told = json.dumps(diagnosis_document(found)["exposures"])
    assert "(mail 1)" in told
    assert "jane" not in told
    assert "jdoe" not in told
