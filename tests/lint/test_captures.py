"""A capture of a browser is told by itself; its texts have their places."""

import base64
import json

import pytest

from inspector.lint.names import Source
from inspector.lint.pieces import pieces
from tests.lint.picked import FIRST, SECOND, reports
from tests.lint.test_pieces import Trickle


def capture(*, pretty: bool) -> str:
    """A capture with a token in a header, twice, and another in a body in base64."""
    body = base64.b64encode(f'{{"jwt": "{SECOND}"}}'.encode()).decode()
    entry = {
        "request": {"headers": [{"name": "Authorization", "value": f"Bearer {FIRST}"}]},
        "response": {"content": {"text": body, "encoding": "base64"}},
    }
    document = {"log": {"version": "1.2", "entries": [entry, {**entry, "response": {}}]}}
    return json.dumps(document, indent=1 if pretty else None)


@pytest.mark.parametrize("pretty", [True, False])
def test_a_capture_is_told_by_itself_and_its_bodies_are_read(pretty: bool) -> None:  # noqa: FBT001
    found = reports(capture(pretty=pretty), name="login.har")
    assert [report.token.text for report in found] == [FIRST, SECOND]
    line = capture(pretty=pretty).split("\n")[found[0].place.line - 1]
    assert line[found[0].place.column - 1 :].startswith(FIRST)


def test_a_broken_capture_is_searched_as_text() -> None:
    found = reports(capture(pretty=True)[:-20], name="login.har")
    assert [report.token.text for report in found] == [FIRST, FIRST]


def test_a_log_that_begins_as_a_capture_flows_as_text() -> None:
    line = json.dumps({"log": {"level": "info", "entries": []}, "message": f"Bearer {FIRST}"})
    found = pieces(Source("s", lambda: Trickle(f"{line}\n{line}\n".encode() * 30_000, 1 << 16)), "auto")
    assert next(found).layout == "text"
