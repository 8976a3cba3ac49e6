"""A column of CSV is picked by its name or its number; every cell with its place."""

import pytest

from inspector.lint.placed import Placed
from inspector.lint.records import Pick
from tests.builders import codes
from tests.cli.command import run
from tests.lint.picked import COLUMN, FIRST, reports, texts


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


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("x,", 3),
        (",", 2),
        ("x,,z", 3),
        ('"a,b",""', 7),
        ('"a""b",', 8),
        ("x,  ,z", 3),
        ('x"y,', 5),
    ],
)
def test_an_empty_cell_is_told_where_it_stands(row: str, column: int) -> None:
    assert texts(f"user,token\n{row}\n", COLUMN) == [Placed(2, column, "", "the cell in column “token” is empty")]
    by_number = texts(f"user,token\n{row}\n", Pick("column", "2"))
    assert by_number == [Placed(2, column, "", "the cell in column 2 is empty")]


def test_an_empty_cell_behind_one_of_two_lines_is_on_the_second() -> None:
    assert texts('user,token\n"two\nlines",\n', COLUMN) == [Placed(3, 8, "", "the cell in column “token” is empty")]


def test_a_cell_that_is_like_one_before_it_has_its_own_place() -> None:
    assert texts("user,token\nA,A\nxAx,A\n", COLUMN) == [Placed(2, 3, "A"), Placed(3, 5, "A")]


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


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (f'{{"id": 1}}\t{FIRST}', "2"),
        (f'{{"id": 1, "b": 2, "c": [3, 4]}}\t{FIRST}', "2"),
        (f'{{"a":1}};{FIRST}', "2"),
        (f'{{"a":1}} | {FIRST}', "2"),
        (f'[1],{{"b":2}},{FIRST}', "3"),
        (f"[];{FIRST};x", "2"),
    ],
)
def test_a_cell_that_is_json_makes_no_json_of_the_row(row: str, column: str) -> None:
    found = reports(f"{row}\n{row}\n", Pick("column", column))
    assert [(report.place.line, sorted(codes(report))) for report in found] == [(1, []), (2, [])]


def test_a_column_that_is_there_makes_no_json_of_a_header_that_begins_like_it() -> None:
    assert [placed.text for placed in texts('{"id": int},token\nx,A\n', COLUMN)] == ["A"]
