"""A run that is not whole says so in each form that has room for it: text and a report a line have none."""

import pytest

from inspector.report.forms import NAMES
from tests.builders import report_on, token
from tests.report.forms.documents import document

WITHOUT_ROOM = {"text", "concise", "jsonl"}
WITH_ROOM = [name for name in NAMES if name not in WITHOUT_ROOM]
SOUND = [report_on(token())]


@pytest.mark.parametrize("form", WITH_ROOM)
def test_that_it_was_stopped_is_said(form: str) -> None:
    assert "stopped" in document(form, SOUND, was_stopped=True)
    assert "stopped" not in document(form, SOUND)


@pytest.mark.parametrize("form", WITH_ROOM)
def test_that_a_source_was_not_read_is_said(form: str) -> None:
    told = '"unreadable": 1' if form == "json" else "nowhere: no such file"
    assert told in document(form, SOUND, refusals=("nowhere: no such file",))
    assert told not in document(form, SOUND)


@pytest.mark.parametrize("form", sorted(WITHOUT_ROOM))
def test_what_has_no_room_says_neither(form: str) -> None:
    assert document(form, SOUND, refusals=("nowhere",), was_stopped=True) == document(form, SOUND)
