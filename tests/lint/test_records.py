"""Structured sources: a member of JSON, a column of CSV, a capture; every text with its place."""

import base64
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.errors import SourceError
from inspector.lint.json_records import of_capture, of_field
from inspector.lint.missing import UnmetError
from inspector.lint.names import Source
from inspector.lint.piece import Piece
from inspector.lint.pieces import pieces
from inspector.lint.placed import Placed, unpacked
from inspector.lint.records import Pick
from inspector.lint.sought import FIRST as FIRST_RECORDS
from inspector.lint.stream import judge_piece
from inspector.report.report import Report
from tests.builders import codes, token
from tests.cli.command import AT, run
from tests.lint.test_pieces import Trickle
from tests.lint.test_sources import inquiry

FIRST, SECOND = token(), token(payload_changes={"jti": "another"})


def texts(data: str, pick: Pick, size: int = 1 << 20) -> list[Placed]:
    """What is picked of these bytes, that come so many at a time."""
    found = pieces(Source("s", lambda: Trickle(data.encode(), size)), "auto", pick)
    return [placed for piece in found for placed in unpacked(piece.data)]


def reports(data: str, pick: Pick | None = None, name: str = "s") -> list[Report]:
    """The reports on what is picked."""
    found = pieces(Source(name, lambda: Trickle(data.encode(), 1 << 20)), "auto", pick)
    return [report for piece in found for report in judge_piece(piece, inquiry())]


FIELD = Pick("field", "token")


@pytest.mark.parametrize("size", [3, 1 << 20])
@pytest.mark.parametrize(
    ("data", "places"),
    [
        ('{"token": "A"}\n{"token": "B"}\n', [(1, 12, "A"), (2, 12, "B")]),
        ('\n{"token": "A"}\r\n\r\n{"x": 1, "token": "B"}', [(2, 12, "A"), (4, 20, "B")]),
        ('{"log": {"token": "A"}}\n', [(1, 20, "A")]),
        ('{"a": "A", "token": "A"}\n', [(1, 8, "A")]),
        ('[{"token": "A"},\n {"token": "B"}]', [(1, 13, "A"), (2, 13, "B")]),
        ('{\n "tokens": [\n  {"token": "A"}]}', [(3, 14, "A")]),
        ('\ufeff{"token": "A"}\n', [(1, 13, "A")]),
        ('{"token": "A"}', [(1, 12, "A")]),
    ],
)
def test_members_of_a_name_are_picked(data: str, places: list[tuple[int, int, str]], size: int) -> None:
    assert texts(data, FIELD, size) == [Placed(*place) for place in places]


def test_a_pointer_leads_to_one_place() -> None:
    data = '{"token": "A", "auth": {"token": "B", "a/b": "C"}}\n'
    assert [placed.text for placed in texts(data, Pick("field", "/auth/token"))] == ["B"]
    assert [placed.text for placed in texts(data, Pick("field", "/auth/a~1b"))] == ["C"]
    assert [placed.text for placed in texts(f"[{data}]", Pick("field", "/token"))] == ["A"]


def test_a_line_without_the_member_is_a_finding_that_says_so() -> None:
    found = reports(f'{{"token": "{FIRST}"}}\n{{"tokn": 1}}\nrubbish\n{{"token": null}}\n', FIELD)
    assert [report.place.line for report in found] == [1, 2, 3, 4]
    assert [sorted(codes(report)) for report in found] == [[], ["QJ101"], ["QJ101"], ["QJ101"]]
    told = [report.findings[0].message for report in found[1:]]
    assert told[:2] == ["the line has no member “token”", "the line is no JSON"]


def told_of(data: str, *options: str) -> str:
    """The one line that is said of these bytes, which no finding stands beside."""
    done = run("lint", "-", *options, stdin=data.encode())
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    return done.err.removeprefix("qlik-jwt: <stdin>: ").strip()


NAMED = json.dumps({"id": 7, "auth": {"token": FIRST}})


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tokn", "it has id, token; did you mean “token”?"),
        ("Token", "it has id, token; did you mean “token”?"),
        ("jwt", "it has id, token; “token” holds what looks like a token"),
        ("/token", "it has /id, /auth/token; “/auth/token” holds what looks like a token"),
        ("a\x1bb", "it has id, token; “token” holds what looks like a token"),
    ],
)
def test_a_member_that_nothing_has_is_one_line_on_those_that_are_there(name: str, told: str) -> None:
    shown = name.replace("\x1b", "␛")
    assert told_of(f"{NAMED}\n{NAMED}\n", "--field", name) == f"no line of it has a member “{shown}”; {told}"
    assert told_of(f"[{NAMED},\n{NAMED}]", "--field", name) == f"there is no member “{shown}”; {told}"


@pytest.mark.parametrize("times", [1, 2])
def test_a_member_that_is_an_object_is_not_said_to_be_absent(times: int) -> None:
    told = told_of(f'{{"token": {{"raw": {json.dumps(FIRST)}}}}}\n' * times, "--field", "token")
    assert told.endswith(" member “token” but as an object; it has raw; “raw” holds what looks like a token")


def test_where_nothing_looks_right_it_is_said_how_to_do_without() -> None:
    told = "no line of it has a member “jwt”; it has x; without --field, tokens are found in any text"
    assert told_of('{"x": 1}\n{"x": "y"}\n', "--field", "jwt") == told
    assert told_of("words\nmore words\n", "--field", "jwt").startswith("no line of it is JSON; without --field")


def test_neither_values_nor_what_stands_where_names_do_is_shown() -> None:
    told = told_of(f'{{"who@example.com": "secret"}}\n{{"{FIRST}": 1, "x": {json.dumps(FIRST)}}}\n', "--field", "nam")
    assert told == "no line of it has a member “nam”; it has x; “x” holds what looks like a token"


def test_of_many_names_the_first_are_shown() -> None:
    many = {f"name-{at}": at for at in range(3000)}
    assert "name-6, name-7 and 992 more" in told_of(f"{json.dumps(many)}\n" * 30, "--field", "jwt")


def test_lines_that_lack_it_before_the_first_that_has_it_are_findings() -> None:
    found = reports('{"x": 1}\n' * (FIRST_RECORDS - 1) + f"{NAMED}\n", FIELD)
    assert {report.findings[0].message for report in found[:-1]} == {"the line has no member “token”"}
    assert (len(found), sorted(codes(found[-1]))) == (FIRST_RECORDS, [])


def test_after_so_many_that_lack_it_no_more_is_read() -> None:
    read = list[int]()

    def endless() -> Iterator[Piece]:
        for at in range(1_000_000):
            read.append(at)
            yield Piece("s", 1 + 100 * at, "lines", b'{"x": 1}\n' * 100)

    with pytest.raises(UnmetError, match=r"none of its first 10,000 lines has a member “token”; it has x;"):
        list(of_field("s", endless(), "token"))
    assert len(read) == FIRST_RECORDS // 100


def test_a_pause_is_not_waited_through_and_the_end_says_it_all_the_same() -> None:
    line, pause = Piece("s", 1, "lines", b'{"x": 1}\n'), Piece("s", 2, "pause", b"")
    found = of_field("s", iter((line, pause)), "token")
    assert [next(found).layout, next(found).layout] == ["cells", "pause"]
    with pytest.raises(UnmetError, match="no line of it has a member"):
        next(found)


def test_a_member_that_is_an_empty_list_is_there() -> None:
    found = reports('{"token": []}\n{"token": []}\n', FIELD)
    assert [report.findings[0].message for report in found] == ["the member “token” is empty"] * 2


def test_a_document_that_is_no_json_says_where() -> None:
    done = run("lint", "-", "--field", "token", stdin=b'[{"token": 1},\n oops]')
    assert done.status == 2
    assert "no JSON: line 2, column 2" in done.err


COLUMN = Pick("column", "token")


@pytest.mark.parametrize("size", [3, 1 << 20])
@pytest.mark.parametrize(
    ("data", "places"),
    [
        ("user,token\nx,A\ny,B\n", [(2, 3, "A"), (3, 3, "B")]),
        ("user;Token;z\r\nx;A;1\r\n", [(2, 3, "A")]),
        ("user\ttoken\nx\tA\n", [(2, 3, "A")]),
        ('sep=;\nuser;token\n"x;""y""";A\n', [(3, 11, "A")]),
        ('user,token\n"two\nlines",A\nz,B\n', [(3, 8, "A"), (4, 3, "B")]),
        ("\ufefftoken\nA\n\nB\n", [(2, 1, "A"), (4, 1, "B")]),
    ],
)
def test_the_cells_of_a_column_are_picked(data: str, places: list[tuple[int, int, str]], size: int) -> None:
    assert texts(data, COLUMN, size) == [Placed(*place) for place in places]


def test_a_column_has_a_number_too_and_then_the_first_row_counts() -> None:
    assert [placed.text for placed in texts("x,eyJ.b.c\ny,d.e.f\n", Pick("column", "2"))] == ["eyJ.b.c", "d.e.f"]
    assert [placed.text for placed in texts("x,auth.token\ny,d.e.f\n", Pick("column", "2"))] == ["d.e.f"]


def test_a_row_without_the_column_is_a_finding() -> None:
    found = reports(f"user,token\nx,{FIRST}\nonly\nz,\n", COLUMN)
    assert [(report.place.line, sorted(codes(report))) for report in found] == [
        (2, []),
        (3, ["QJ101"]),
        (4, ["QJ101"]),
    ]


def test_a_column_that_is_not_there_names_those_that_are() -> None:
    done = run("lint", "-", "--column", "jwt", stdin=b"user,token\nx,y\n")
    assert done.status == 2
    assert "there is no column “jwt”; its first line has user, token; without --column" in done.err


@pytest.mark.parametrize(
    ("column", "meant"),
    [("Tokne", "did you mean “token”?"), ("jwt", "“token” holds what looks like a token"), ("3", "“token” holds")],
)
def test_a_column_that_was_likely_meant_is_named(column: str, meant: str) -> None:
    told = told_of(f"user,token\nx,{FIRST}\n", "--column", column)
    assert told.startswith(f"there is no column “{column}”; its first line has user, token; {meant}")


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


def test_only_one_thing_may_be_asked_for() -> None:
    done = run("lint", "-", "--field", "a", "--column", "b")
    assert done.status == 2
    assert "--field and --column: only one of them" in done.err
    assert run("lint", "-", "--field", "").status == 2


def test_one_process_and_two_give_the_same(tmp_path: Path, at_work: list[object]) -> None:
    rows = [json.dumps({"token": token(payload_changes={"jti": str(at)})}) if at % 7 else "{}" for at in range(1200)]
    (tmp_path / "t.jsonl").write_text("\n".join(rows))
    args = ("lint", str(tmp_path / "t.jsonl"), "--field", "token", "--at", AT, "--format", "json")
    assert run(*args, "--jobs", "1") == run(*args, "--jobs", "2")
    assert len(at_work) >= 2
    document = json.loads(run(*args).out)
    assert document["summary"]["tokens"] == 1200


@pytest.mark.parametrize("character", ["\u2028", "\x85", "\f", "\x0b", "\x1c"], ids=ascii)
def test_only_line_ends_end_a_row(character: str) -> None:
    assert texts(f"user,token\na{character}b,A\nc,B\n", COLUMN) == [Placed(2, 5, "A"), Placed(3, 3, "B")]


def test_a_header_may_have_two_lines_and_a_cell_too() -> None:
    found = texts('"user\nname",token\n"a\nb","c\nD"\n', COLUMN)
    assert found == [Placed(4, 5, "c\nD")]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    found = texts('user,token\n"a,A\nb,B\nc,C\n', COLUMN)
    assert [placed.text for placed in found] == ["A", "B", "C"]


@pytest.mark.parametrize("said", ["sep=", 'sep="', "sep=x", "sep=;;"])
def test_an_odd_word_on_the_delimiter_is_a_row_like_others(said: str) -> None:
    done = run("lint", "-", "--column", "token", stdin=f"{said}\nuser,token\nx,y\n".encode())
    assert done.status == 2
    assert "there is no column “token”" in done.err


def test_data_in_the_first_row_is_not_shown() -> None:
    done = run("lint", "-", "--column", "token", stdin=f"a@example.com,{FIRST}\n".encode())
    assert "its first line has 2 columns and looks like none with names: write a number" in done.err
    assert "example" not in done.err
    assert FIRST[:12] not in done.err


@pytest.mark.parametrize("pick", ["--column", "--field"])
def test_what_can_be_unpacked_of_a_cut_file_is_judged(pick: str, tmp_path: Path) -> None:
    made = [token(payload_changes={"jti": str(at)}) for at in range(200)]
    rows = [f"x,{each}" for each in made] if pick == "--column" else [json.dumps({"token": each}) for each in made]
    packed = gzip.compress("\n".join(["user,token", *rows] if pick == "--column" else rows).encode())
    (tmp_path / "cut.gz").write_bytes(packed[: len(packed) // 2])
    done = run("lint", str(tmp_path / "cut.gz"), pick, "token", "--at", AT, "--format", "jsonl")
    assert done.status == 2
    assert "cut short; what could be unpacked was read" in done.err
    assert 50 < done.out.count('"conforming"') + done.out.count('"undecided"') < 200


def test_a_document_on_one_endless_line_loses_nothing() -> None:
    made = [{"token": FIRST, "filler": "x" * 40_000}] * 300
    found = reports(json.dumps({"all": made}), FIELD)
    assert [report.token.text for report in found] == [FIRST] * 300


def test_a_record_longer_than_a_piece_is_one_record() -> None:
    long = json.dumps({"filler": "x" * (9 << 20), "token": FIRST})
    found = reports(f"{long}\n{json.dumps({'token': SECOND})}\n", FIELD)
    assert [report.token.text for report in found] == [FIRST, SECOND]


def test_a_broken_first_line_does_not_make_lines_a_document() -> None:
    found = reports(f'{{"token": "cut\n{json.dumps({"token": FIRST})}\n', FIELD)
    assert [sorted(codes(report)) for report in found] == [["QJ101"], []]


def test_the_items_of_an_array_are_picked_one_by_one() -> None:
    assert texts('{"token": ["A", "B"]}\n', FIELD) == [Placed(1, 13, "A"), Placed(1, 18, "B")]


def test_a_document_without_the_member_is_said() -> None:
    done = run("lint", "-", "--field", "tokn", stdin=json.dumps([{"token": FIRST}], indent=1).encode())
    assert done.status == 2
    assert "there is no member “tokn”; it has token; did you mean “token”?" in done.err


def test_no_depth_hides_a_token() -> None:
    deep = '{"a":' * 900 + json.dumps({"token": FIRST}) + "}" * 900
    assert [report.token.text for report in reports(deep, FIELD)] == [FIRST]


def test_a_log_that_begins_as_a_capture_flows_as_text() -> None:
    line = json.dumps({"log": {"level": "info", "entries": []}, "message": f"Bearer {FIRST}"})
    found = pieces(Source("s", lambda: Trickle(f"{line}\n{line}\n".encode() * 30_000, 1 << 16)), "auto")
    assert next(found).layout == "text"


def test_a_text_written_with_escaped_slashes_has_its_place() -> None:
    assert texts('{"x": 1, "token": "a\\/b"}\n', FIELD) == [Placed(1, 20, "a/b")]
