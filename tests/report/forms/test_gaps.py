"""A run that is not whole says so in each form that has room for it; of text only a file has, and a report a line none.

Text on standard output has beside it what is said on standard error.
"""

import json

import pytest

from inspector.report.forms import NAMES
from inspector.report.forms.form import Style
from tests.builders import report_on, token
from tests.report.forms.documents import document
from tests.report.test_json import faults

WITHOUT_ROOM = {"text", "concise", "jsonl"}
WITH_ROOM = [name for name in NAMES if name not in WITHOUT_ROOM]
SOUND = [report_on(token())]


@pytest.mark.parametrize("form", WITH_ROOM)
def test_that_it_was_stopped_is_said(form: str) -> None:
    assert "stopped" in document(form, SOUND, was_stopped=True)
    assert "stopped" not in document(form, SOUND)


@pytest.mark.parametrize("form", WITH_ROOM)
def test_that_a_source_was_not_read_is_said(form: str) -> None:
    told = "nowhere: no such file"
    assert told in document(form, SOUND, refusals=("nowhere: no such file",))
    assert told not in document(form, SOUND)


@pytest.mark.parametrize("form", sorted(WITHOUT_ROOM))
def test_what_has_no_room_says_neither(form: str) -> None:
    assert document(form, SOUND, refusals=("nowhere",), was_stopped=True) == document(form, SOUND)


@pytest.mark.parametrize("form", ["text", "concise"])
def test_text_in_a_file_ends_with_what_the_run_lacks(form: str) -> None:
    made = document(form, SOUND, Style(alone=True), ("nowhere: \x1b[2J",), was_stopped=True)
    assert made.endswith("not read: nowhere: ␛[2J\nthe run was stopped before its end\n")
    assert document(form, SOUND, Style(alone=True)) == document(form, SOUND)


def test_json_says_which_sources_were_not_read_and_keeps_to_the_schema() -> None:
    found = json.loads(document("json", SOUND, refusals=("nowhere: \x1b[2J", "b"), was_stopped=True))
    assert (found["summary"]["unreadable"], found["summary"]["not_read"]) == (2, ["nowhere: ␛[2J", "b"])
    assert not faults(found)
    assert "not_read" not in json.loads(document("json", SOUND))["summary"]
