"""CSV: what a reader of it gets back, and that no spreadsheet takes any of it for a formula."""

import csv
import io

import pytest

from inspector.report.forms.table import COLUMNS
from inspector.report.report import Place, Report
from inspector.report.run import STOPPED
from inspector.visible import is_visible
from tests.builders import MOMENT, report_on, token
from tests.external.vectors import needs_vectors
from tests.report.forms.documents import (
    HOSTILE,
    MASKED,
    OPEN,
    document,
    hostile_reports,
    hostile_strings,
    known_reports,
    marked_reports,
    with_known,
)
from tests.report.marked import MARK

STARTS = tuple("=+-@\t\r\n＝＋－＠")


def rows(found: list[Report]) -> list[dict[str, str]]:
    """The rows as Python's reader gets them, by their column."""
    text = document("csv", found, style=OPEN)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def cells(found: list[Report], delimiter: str) -> list[str]:
    """All cells, as a spreadsheet gets them that parts cells by that sign."""
    text = document("csv", found, style=OPEN)[1:]
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]


def test_lines_end_as_rfc_4180_says() -> None:
    text = document("csv", hostile_reports())
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r") == text.count("\r\n")


def test_it_names_its_columns() -> None:
    assert document("csv", []) == "\ufeff" + ",".join(COLUMNS) + "\r\n"


def test_each_finding_is_a_row() -> None:
    report = report_on(token(payload_changes={"exp": MOMENT + 7200, "jti": "a"}))._replace(
        place=Place("b, c.txt", 7, 3)
    )
    (row,) = rows([report])
    finding = report.findings[0]
    assert row == {
        "source": "b, c.txt",
        "line": "7",
        "column": "3",
        "verdict": "nonconforming",
        "code": "QJ501",
        "name": "lifetime-too-long",
        "severity": "error",
        "where": "/payload/exp",
        "message": finding.message,
        "fix": finding.rule.fix,
        "kid": "my-custom-jwt",
        "jti": "a",
        "fingerprint": report.token.fingerprint,
        "follows": "",
    }


def test_what_the_run_lacks_are_rows_without_a_verdict() -> None:
    text = document("csv", [report_on(token())], refusals=("=a: no",), was_stopped=True)[1:]
    _, *lacking = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    assert [row["message"] for row in lacking] == ["not read: =a: no", STOPPED]
    assert {value for row in lacking for name, value in row.items() if name != "message"} == {""}


def test_a_token_without_findings_is_a_row_too() -> None:
    (row,) = rows([report_on(token())])
    assert row["verdict"] == "conforming"
    assert row["code"] == row["message"] == ""


def test_a_token_whose_findings_are_known_says_so() -> None:
    (row,) = rows([with_known(report_on(token(payload_changes={"exp": MOMENT + 7200})), "QJ501")])
    assert (row["verdict"], row["code"], row["message"]) == ("nonconforming", "", "1 known finding not told.")


def test_the_rows_are_those_of_all_tokens() -> None:
    found = known_reports()
    assert len(rows(found)) == sum(max(len(report.findings), 1) for report in found)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_no_cell_begins_like_a_formula(delimiter: str) -> None:
    found = cells(hostile_reports(), delimiter)
    assert len(found) > 300
    assert [
        cell for cell in found if cell.lstrip(" \"'").startswith(STARTS) and not cell.lstrip(' "').startswith("'")
    ] == []


@needs_vectors
def test_no_cell_of_the_hostile_strings_begins_like_a_formula() -> None:
    found = cells(hostile_strings(), ",")
    assert len(found) > 10_000
    assert [cell for cell in found if cell.startswith(STARTS)] == []
    assert [cell for cell in found if not is_visible(cell)] == []


def test_a_formula_can_still_be_read() -> None:
    assert "=1+1" in HOSTILE
    sources = {row["source"] for row in rows(hostile_reports())}
    assert {"'=1+1", "x;'=1+1", "'-1", "'＝1+1", "␉=1+1"} <= sources


def test_nothing_personal_is_in_it_where_it_is_masked() -> None:
    assert MARK not in document("csv", marked_reports(), style=MASKED)
    assert MARK in document("csv", marked_reports(), style=OPEN)
