"""The table's columns and cells: what falls away where there is little room, and what is never shown."""

import re

import pytest

from inspector.jose import Json
from inspector.report.paint import Paint, columns, runs
from inspector.report.report import Place, Report
from inspector.trust.tenant import Tenant
from inspector.tui.pages import cells
from inspector.tui.pages.columns import columns_for, heading
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.pages.tokens import TokenRows, detail
from tests.builders import EXP, MOMENT, NBF, report_on, token

PLAIN = Paint()
MANY = 100_000
# The inside of a table on so wide a screen, and what stands in its heading.
HEADINGS = {
    55: ["#", "verdict", "place", "first cause"],
    75: ["#", "verdict", "place", "valid", "first cause"],
    115: ["#", "verdict", "place", "sub, masked", "valid", "lives", "first cause"],
    195: ["#", "verdict", "place", "sub, masked", "valid", "lives", "issued", "first cause"],
}
SUBJECTS: list[tuple[Json, str]] = [
    ("jane.doe@example.com", "20 characters"),
    ("", "0 characters"),
    (None, "null"),
    (12345, "a number"),
    ({"name": "jane"}, "an object of 1"),
    (["jane"], "an array of 1"),
]
VALIDITIES = [
    (EXP - 1, "1 s left"),
    (EXP, "0 s ago"),
    (EXP + 1, "1 s ago"),
    (EXP + 7500, "2 h ago"),
    (EXP + 90_000_000, "2.9 y ago"),
    (EXP + 1e10, "316.9 y ago"),
    (NBF, "5 min left"),
    (NBF - 1, "in 1 s"),
    (NBF - 260_000, "in 3 d"),
]
LIFETIMES = [
    (300, "5 min"),
    (3600, "1 h"),
    (3601, "1 h 1 s"),
    (5400, "1 h 30 min"),
    (300_000, "3.5 d"),
    (86399, "23 h 59 min"),
]


def plain(row: Row) -> str:
    """A row's text without its colours."""
    return "".join(text for _, text in runs(row.text))


def lines(report: Report, width: int, paint: Paint = PLAIN) -> tuple[str, str]:
    """The heading and the line of a token."""
    canvas = Canvas(width, paint)
    rows = TokenRows([report], (), [0], canvas)
    return heading(rows.columns, canvas), plain(rows[0])


def test_on_every_width_there_are_the_columns_that_there_is_room_for() -> None:
    for width, names in HEADINGS.items():
        told = heading(columns_for(width, MANY // 100, 30), Canvas(width, PLAIN))
        assert re.split(" {2,}", told.strip()) == _joined(names), width


def _joined(names: list[str]) -> list[str]:
    return [f"{names[0]} {names[1]}", *names[2:]]


@pytest.mark.parametrize("count", [1, 999, MANY])
@pytest.mark.parametrize("widest", [0, 8, 300])
def test_no_line_is_wider_than_the_table_and_the_first_cause_has_room(count: int, widest: int) -> None:
    for width in range(50, 240):
        found = columns_for(width, count, widest)
        between = 2 * (sum(map(bool, found)) - 2) + 1 + (2 if not found.place else 0)
        assert sum(found) + between == width
        assert found.cause >= 18


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("width", [*HEADINGS])
def test_the_cells_stand_under_their_headings(width: int, ascii_only: bool) -> None:  # noqa: FBT001 - a table's column
    head, line = lines(report_on(token(payload_changes={"aud": "qlik.api"})), width, Paint(ascii=ascii_only))
    assert columns(line) <= width
    assert head.index("first cause") == line.index("QJ404")
    assert head.index("place") == line.index("line 1:1")
    assert head.index("verdict") == line.index("x" if ascii_only else "✗")
    if width > 60:
        assert head.index("valid ") == line.index("4 min left")
    assert line.isascii() or not ascii_only


@pytest.mark.parametrize(
    ("width", "words"), [(55, "✗ DOES NOT   "), (94, "✗ DOES NOT   "), (95, "✗ DOES NOT CONFORM  ")]
)
def test_the_verdict_has_all_its_words_where_there_is_room(width: int, words: str) -> None:
    assert words in lines(report_on(token(payload_changes={"aud": "x"})), width)[1]


@pytest.mark.parametrize(("sub", "words"), SUBJECTS)
def test_of_the_subject_there_is_its_kind_and_size_alone(sub: Json, words: str) -> None:
    report = report_on(token(payload_changes={"sub": sub}))
    assert cells.subject(report)[1] == words
    for width in (75, 115, 195):
        shown = lines(report, width)[1] + " ".join(plain(row) for row in detail(report, Canvas(width, PLAIN), {}))
        assert "jane" not in shown
        assert "12345" not in shown


def test_a_token_without_subject_or_payload_has_none() -> None:
    assert cells.subject(report_on(token(without=("/payload/sub",))))[1] == "no sub"
    assert cells.subject(report_on("e30.!.AA"))[1] == ""


@pytest.mark.parametrize(("moment", "words"), VALIDITIES)
def test_how_long_it_is_valid_is_said_in_one_unit(moment: float, words: str) -> None:
    assert cells.validity(report_on(token(), moment=moment))[1] == words


def test_what_has_no_exp_is_said_to() -> None:
    assert cells.validity(report_on(token(without=("/payload/exp",))))[1] == "no exp"
    assert cells.validity(report_on(token(payload_changes={"exp": "soon"})))[1] == "exp unclear"
    assert cells.validity(report_on("e30.!.AA"))[1] == ""


@pytest.mark.parametrize(("seconds", "words"), LIFETIMES)
def test_a_lifetime_is_said_in_two_units_and_stands_out_where_it_is_too_long(seconds: int, words: str) -> None:
    report = report_on(token(payload_changes={"exp": NBF + seconds}))
    assert cells.lifetime(report) == ("red" if seconds > 3600 else "", words)


@pytest.mark.parametrize("exp", [NBF, NBF - 1, "soon", 1e300])
def test_what_is_no_lifetime_is_not_said(exp: Json) -> None:
    assert cells.lifetime(report_on(token(payload_changes={"exp": exp})))[1] == ""


def test_when_it_was_issued_is_said_in_utc() -> None:
    assert cells.issued(report_on(token(payload_changes={"iat": MOMENT})))[1] == "2023-11-14 22:13:20Z"
    assert cells.issued(report_on(token(payload_changes={"iat": 1e300})))[1] == ""


def test_of_an_undecided_token_it_is_said_what_was_lacking() -> None:
    assert cells.cause(report_on(token(), to=Tenant())) == "not asked for want of issuer, key ID, certificate"
    assert cells.cause(report_on(token())) == ""


def test_a_long_name_of_a_file_keeps_line_and_column() -> None:
    canvas = Canvas(80, PLAIN)
    told = cells.place(Place("/var/log/gateway-production.log", 1234, 9), canvas, 16)
    assert told.startswith("gateway")
    assert told.endswith("…:1234:9")
    assert columns(told) == 16
    assert cells.place(Place("C:\\logs\\token.txt", 1, 1), canvas, 16) == "token.txt"
    assert cells.place(Place("", 3, 9), canvas, 16) == "line 3:9"


@pytest.mark.parametrize("name", ["/a" * 400, "/漢字" * 200, "/x\u202e\x1b" * 90])
def test_of_a_long_path_the_end_is_shown(name: str) -> None:
    told = cells.path(Place(f"{name}/token.txt", 3, 9), Canvas(60, PLAIN))
    assert told.startswith("…")
    assert told.endswith("/token.txt:3:9")
    assert 50 < columns(told) <= 60


def test_tokens_of_one_file_have_its_name_once_and_those_of_several_each() -> None:
    one, two = (report_on(token())._replace(place=Place(f"/there/{name}.log", 7, 9)) for name in ("a", "b"))
    same = TokenRows([one, one], (), [0, 1], Canvas(75, PLAIN))
    assert same.source == "/there/a.log"
    assert "line 7:9" in plain(same[0])
    different = TokenRows([one, two], (), [0, 1], Canvas(75, PLAIN))
    assert different.source == ""
    assert "a.log:7:9" in plain(different[0])
    assert "b.log:7:9" in plain(different[1])
