"""`lint()`: one token a line, the reports in order."""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor

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


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=ascii)
@pytest.mark.parametrize("line", ["no token", token() + "\u00a0", token()[:-9] + " ", f"a {token()} b"], ids=range(4))
def test_a_lines_end_is_told_of_nowhere(line: str, end: str) -> None:
    assert reports(line + end) == reports(line)


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


def many() -> list[str]:
    """Lines of many kinds: sound, faulty, damaged, blank, a jti that comes again, and text that is no Unicode."""
    made: list[str] = []
    for at in range(700):
        sound = token(payload_changes={"jti": f"jti-{at % 650}", "name": f"N{at}"})
        made += [sound, "", f"{sound}\n", sound[:-3], "x\ny", "\ud800", f"{sound} {sound}"][at % 7 : at % 7 + 1]
    return made


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_an_executor_gives_the_same_reports_in_the_same_order(kind: type[Executor]) -> None:
    alone = list(lint(many(), now=MOMENT, tenant=tenant()))
    assert len(alone) > 600
    assert any("QJ408" in codes(report) for report in alone)
    with kind(2) as executor:  # type: ignore[call-arg]
        assert list(lint(many(), now=MOMENT, tenant=tenant(), executor=executor)) == alone


def test_an_executor_is_not_fed_with_all_lines_at_once() -> None:
    taken: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(100_000):
            taken.append(number)
            yield "x"

    with ThreadPoolExecutor(1) as executor:
        next(lint(lines(), now=MOMENT, executor=executor))
    assert len(taken) < 20_000


def test_what_is_no_executor_is_refused() -> None:
    with pytest.raises(OptionError):
        lint([], now=MOMENT, executor=2)  # type: ignore[arg-type]
