"""`lint()`: one token a line, the reports in order."""

from collections.abc import Iterator

import pytest

from inspector import OptionError, RuleSet, Verdict, lint
from inspector.report.report import Report
from tests.builders import MOMENT, codes, tenant, token


def reports(*lines: str) -> list[Report]:
    return list(lint(lines, now=MOMENT, tenant=tenant()))


def places(*lines: str) -> list[tuple[int, int]]:
    return [(report.place.line, report.place.column) for report in reports(*lines)]


def test_nothing_gives_nothing() -> None:
    assert reports() == []


def test_the_reports_come_in_the_order_of_the_lines() -> None:
    found = reports(*(token(payload_changes={"jti": f"jti-{number}"}) for number in range(20)))
    assert [(report.token.payload or {})["jti"] for report in found] == [f"jti-{number}" for number in range(20)]
    assert [report.place.line for report in found] == list(range(1, 21))


@pytest.mark.parametrize("blank", ["", "\n", "\r\n", " ", "\t\n", "\u00a0", "\u2028"], ids=ascii)
def test_blank_lines_are_passed_over_and_counted(blank: str) -> None:
    assert places(blank, token(), blank, blank, token()) == [(2, 1), (5, 1)]


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r", " \n"], ids=ascii)
def test_a_lines_end_is_no_part_of_the_token(end: str) -> None:
    [report] = reports(token() + end)
    assert report.verdict is Verdict.CONFORMING
    assert report.token.text == token()


def test_a_line_without_a_token_is_a_finding() -> None:
    found = reports("first line", token(), "x")
    assert [codes(report) for report in found] == [{"QJ101"}, frozenset(), {"QJ101"}]
    assert [report.place.line for report in found] == [1, 2, 3]


def test_each_token_of_a_line_has_a_report_and_its_column() -> None:
    text = token()
    assert places(f"a {text} b {token(payload_changes={'jti': 'x'})}") == [(1, 3), (1, 3 + len(text) + 3)]


def test_a_damaged_token_is_judged_not_missed() -> None:
    [report] = reports(token().rpartition(".")[0])
    assert "QJ110" in codes(report)


def test_reports_flow_before_the_lines_end() -> None:
    seen: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(3):
            seen.append(number)
            yield token()

    flow = lint(lines(), now=MOMENT, tenant=tenant())
    assert seen == []
    next(flow)
    assert seen == [0]
    next(flow)
    assert seen == [0, 1]


def test_the_rules_chosen_are_the_ones_asked() -> None:
    expired = token(payload_changes={"exp": MOMENT - 1, "nbf": MOMENT - 5})
    [report] = lint([expired], now=MOMENT, tenant=tenant(), rules=RuleSet(ignore=("QJ502",)))
    assert report.verdict is Verdict.UNDECIDED
    assert {skip.lacks for skip in report.skipped} == {"selection"}


def test_without_a_tenant_nothing_is_better_than_undecided() -> None:
    assert [report.verdict for report in lint([token()], now=MOMENT)] == [Verdict.UNDECIDED]


@pytest.mark.parametrize("now", [float("nan"), float("inf"), -1e12])
def test_a_moment_without_calendar_is_refused_at_once(now: float) -> None:
    with pytest.raises(OptionError):
        lint([], now=now)


@pytest.mark.parametrize(
    "line", ["\x00", "\ud800", "." * 5000, "ey" * 5000, "eyJ.eyJ.", "\x1b[31m", "a" * (2 << 20)], ids=range(7)
)
def test_no_line_raises(line: str) -> None:
    assert reports(line)
