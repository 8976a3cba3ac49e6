"""A capture of a browser is told by itself; its texts have their places."""

import base64
import gzip
import json
from pathlib import Path

import pytest

from inspector.errors import SourceError
from inspector.lint.json_records import of_capture
from inspector.lint.names import Source
from inspector.lint.piece import Piece
from inspector.lint.pieces import pieces
from inspector.lint.stream import judge_piece
from tests.cli.command import AT, run
from tests.lint.picked import FIRST, SECOND
from tests.lint.test_pieces import Trickle
from tests.lint.test_sources import inquiry


def capture(*, pretty: bool) -> str:
    """A capture with a token in a header, twice, and another in a body in base64."""
    body = base64.b64encode(f'{{"jwt": "{SECOND}"}}'.encode()).decode()
    entry = {
        "request": {"headers": [{"name": "Authorization", "value": f"Bearer {FIRST}"}]},
        "response": {"content": {"text": body, "encoding": "base64"}},
    }
    document = {"log": {"version": "1.2", "entries": [entry, {**entry, "response": {}}]}}
    return json.dumps(document, indent=1 if pretty else None)


SPACED = capture(pretty=True).replace("{", "{\r\n\t", 1).replace(":", " : ", 1)


@pytest.mark.parametrize("name", ["login.har", "login.json", "<stdin>"])
@pytest.mark.parametrize("size", [1, 1 << 20])
@pytest.mark.parametrize("data", [capture(pretty=True), capture(pretty=False), "\ufeff\n" + SPACED])
def test_a_capture_is_told_by_itself_and_its_bodies_are_read(data: str, size: int, name: str) -> None:
    source = Source(name, lambda: Trickle(data.encode(), size))
    found = [report for piece in pieces(source, "auto") for report in judge_piece(piece, inquiry())]
    assert [report.token.text for report in found] == [FIRST, SECOND]
    line = data.removeprefix("\ufeff").split("\n")[found[0].place.line - 1]
    assert line[found[0].place.column - 1 :].startswith(FIRST)


@pytest.mark.parametrize("name", ["capture", "x.HAR", "x.har.gz", "x.har.xz"])
def test_a_packed_capture_is_one(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(gzip.compress(capture(pretty=True).encode()))
    assert "2 tokens" in run("lint", str(tmp_path / name), "--at", AT).err


def judged_until_refused(data: str, name: str) -> tuple[list[str], str]:
    """The tokens that are judged, and why no more are."""
    found: list[str] = []
    try:
        for piece in pieces(Source(name, lambda: Trickle(data.encode(), 1 << 20)), "auto"):
            found += [report.token.text for report in judge_piece(piece, inquiry())]
    except SourceError as error:
        return found, str(error)
    return found, ""


BROKEN = [
    (capture(pretty=True)[:-20], "cut short"),
    (capture(pretty=False)[:-20], "cut short"),
    (capture(pretty=True).replace('"entries": [', '"entries": [,'), "no JSON from line 4, column 15 on"),
]


@pytest.mark.parametrize(("data", "told"), BROKEN)
@pytest.mark.parametrize("name", ["login.har", "login.json"])
def test_a_broken_capture_is_searched_as_text_and_it_is_said(data: str, told: str, name: str) -> None:
    found, said = judged_until_refused(data, name)
    assert found == [FIRST, FIRST]
    rest = "it was searched as text, bodies in base64 were not"
    assert said == f"{name}: it cannot be read (its HAR is {told}; {rest})"


def test_of_a_broken_capture_all_else_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.har").write_text(capture(pretty=True)[:-20])
    (tmp_path / "b.txt").write_text(FIRST + "\n")
    done = run("lint", str(tmp_path), "--at", AT)
    assert (done.status, "3 tokens" in done.err) == (2, True)


def test_a_capture_that_is_too_large_is_searched_as_text_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspector.lint.json_records.LARGEST", 1000)
    found, said = judged_until_refused(capture(pretty=True), "login.json")
    assert found == [FIRST, FIRST]
    assert "its HAR is larger than 0 MiB" in said


@pytest.mark.parametrize("first", ['{"log":{"level":"info"}}', '{"log":{"version":"1","entries":[]}}'])
def test_a_log_that_begins_as_a_capture_is_not_said_to_be_a_broken_one(first: str) -> None:
    assert judged_until_refused(f"{first}\n{{{FIRST}\n", "app.log") == ([FIRST], "")
    spread = '{\n "log": {\n  "level": "info"\n }\n}\n'
    assert judged_until_refused(f"{spread}{spread}{FIRST}\n", "app.log") == ([FIRST], "")


@pytest.mark.parametrize("end", ["{", '"request"', "   }\n"])
def test_a_pause_within_a_capture_is_waited_through(end: str) -> None:
    data = capture(pretty=True)
    at = data.index(end, data.index("entries")) + len(end)
    pause = Piece("s", 9, "pause", b"")
    come = [Piece("s", 1, "text", data[:at].encode()), pause, pause, Piece("s", 9, "text", data[at:].encode())]
    assert [piece.layout for piece in of_capture("s", iter(come))] == ["texts"]


def test_a_whole_capture_is_read_at_a_pause_and_what_follows_it_as_text() -> None:
    come = [
        Piece("s", 1, "text", capture(pretty=True).encode()),
        Piece("s", 9, "pause", b""),
        Piece("s", 9, "text", b"x"),
    ]
    assert [piece.layout for piece in of_capture("s", iter(come))] == ["texts", "pause", "text"]


def test_a_log_that_begins_as_a_capture_flows_as_text() -> None:
    line = json.dumps({"log": {"level": "info", "entries": []}, "message": f"Bearer {FIRST}"})
    found = pieces(Source("s", lambda: Trickle(f"{line}\n{line}\n".encode() * 30_000, 1 << 16)), "auto")
    assert next(found).layout == "text"
