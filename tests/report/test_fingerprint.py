"""The mark of a finding: the same as long as it is the same finding, and nothing of a user in it."""

import subprocess
import sys

import pytest

from inspector.jose import Json
from inspector.report.fingerprint import fingerprint
from inspector.report.report import Place, Report
from tests.builders import MOMENT, report_on, report_on_pasted, token
from tests.cli.command import environment

TWO_HOURS: dict[str, Json] = {"exp": MOMENT + 7200}
_PROGRAM = """
from inspector.report.fingerprint import fingerprint
from tests.report.cases import reports_on, unsigned
report = reports_on(unsigned({"jti": "a", "exp": 1700007200, "nbf": 1700000000, "iat": 1700000000}))[0]
print([fingerprint(report, finding) for finding in report.findings])
"""


def placed(report: Report, source: str, line: int = 1) -> Report:
    return report._replace(place=Place(source, line, 1))


def marks(report: Report) -> list[str]:
    assert report.findings
    return [fingerprint(report, finding) for finding in report.findings]


def test_it_is_32_hex_digits() -> None:
    for mark in marks(report_on(token(payload_changes=TWO_HOURS))):
        assert len(mark) == 32
        assert set(mark) <= set("0123456789abcdef")


def test_it_is_the_same_in_every_process() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            capture_output=True,
            check=True,
            text=True,
            env=environment({"PYTHONHASHSEED": seed}),
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert len(said[0]) > 100


def test_it_is_the_same_at_another_moment() -> None:
    text = token(payload_changes=TWO_HOURS)
    assert marks(report_on(text)) == marks(report_on(text, moment=MOMENT + 60))


def test_it_is_the_same_on_another_line() -> None:
    report = report_on(token(payload_changes=TWO_HOURS))
    assert marks(placed(report, "a.txt", 1)) == marks(placed(report, "a.txt", 2))


def test_it_is_the_same_on_windows() -> None:
    report = report_on(token(payload_changes=TWO_HOURS))
    assert marks(placed(report, "logs\\a.txt")) == marks(placed(report, "logs/a.txt"))


def test_it_differs_from_source_to_source() -> None:
    report = report_on(token(payload_changes=TWO_HOURS))
    assert marks(placed(report, "a.txt")) != marks(placed(report, "b.txt"))


def test_it_differs_from_rule_to_rule_and_place_to_place() -> None:
    found = marks(report_on(token(payload_changes={**TWO_HOURS, "sub": "", "groups": [1, 2]})))
    assert len(set(found)) == len(found) == 4


@pytest.mark.parametrize("changed", [{"jti": "another"}, {"iat": MOMENT - 9}, {"nbf": MOMENT - 9}, {"exp": MOMENT + 1}])
def test_it_differs_where_what_names_a_token_differs(changed: dict[str, Json]) -> None:
    faulty: dict[str, Json] = {"sub": ""}
    one, other = (report_on(token(payload_changes=changes)) for changes in (faulty, {**faulty, **changed}))
    assert marks(one) != marks(other)


@pytest.mark.parametrize("changed", [{"sub": "x"}, {"email": "x@y.z"}, {"name": "X"}, {"groups": ["x"]}, {"more": "x"}])
def test_who_the_user_is_does_not_count(changed: dict[str, Json]) -> None:
    one, other = (report_on(token(payload_changes={**TWO_HOURS, **changes})) for changes in ({}, changed))
    assert marks(one)[0] == marks(other)[0]


@pytest.mark.parametrize("value", [10**4000, 1e308, "\ud800", {"a": ["b"]}, [[]], None, True, "x" * 100_000])
def test_whatever_names_a_token_has_a_mark(value: Json) -> None:
    report = report_on(token(payload_changes={"jti": value, "iat": value}, header_changes={"kid": value}))
    assert len(set(marks(report))) == len(report.findings)


def test_a_text_without_a_token_has_a_mark() -> None:
    assert len(marks(report_on_pasted("no token"))) == 1
