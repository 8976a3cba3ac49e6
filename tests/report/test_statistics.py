"""The tables behind the findings: aligned, within 80 columns, and true."""

from collections import Counter

import pytest

from inspector.report.paint import Paint, columns
from inspector.report.run import Summary, Totals
from inspector.report.statistics import statistics
from inspector.visible import is_visible
from tests.builders import MOMENT
from tests.report.forms.documents import HOSTILE, known_reports


def totals(*sources: str) -> Totals:
    """What the known reports come to, once for each source."""
    summary, each = Summary(), Summary()
    for report in known_reports():
        each.add(report)
    for _ in sources:
        summary.merge(each)
    return Totals(moment=MOMENT, summary=summary, sources=dict.fromkeys(sources, each))


def lines(found: Totals, paint: Paint | None = None) -> list[str]:
    return statistics(found, paint or Paint()).split("\n")


def test_each_rule_has_a_line_with_severity_count_and_share() -> None:
    found = totals("a.txt")
    assert found.summary.rules["QJ502"] == 1
    said = [line.split() for line in lines(found) if line.startswith("QJ")]
    assert len(said) == len(found.summary.rules) > 10
    assert ["QJ502", "expired", "error", "1", "5.0", "%"] in said


def test_errors_come_first_and_frequent_ones_before_rare_ones() -> None:
    said = [line.split() for line in lines(totals("a.txt")) if line.startswith("QJ")]
    ranks = [(["error", "warning", "note"].index(words[2]), -int(words[3])) for words in said]
    assert ranks == sorted(ranks)


def test_each_source_has_a_line_with_tokens_and_what_conforms() -> None:
    said = [line.split() for line in lines(totals("a.txt", "b.txt"))]
    assert ["a.txt", "20", "2", "10.0", "%"] in said
    assert ["b.txt", "20", "2", "10.0", "%"] in said
    assert ["all", "40", "4", "10.0", "%"] in said


@pytest.mark.parametrize(
    ("count", "told"), [(1, ["c0", "0", "0", "-"]), (2, ["2", "without", "a", "token", "0", "0", "-"])]
)
def test_several_sources_without_a_token_have_one_line_together(count: int, told: list[str]) -> None:
    found = totals("a.txt")
    sources = {**{f"c{at}": Summary() for at in range(count)}, **found.sources}
    said = [line.split() for line in lines(Totals(moment=MOMENT, summary=found.summary, sources=sources))]
    assert told in said
    assert [words for words in said if words[-1:] == ["-"]] == [told]
    assert ["a.txt", "20", "2", "10.0", "%"] in said


def test_the_last_line_says_how_many_conform() -> None:
    assert lines(totals("a.txt", "b.txt"))[-2:] == ["4 of 40 tokens conform; 8 are undecided.", ""]
    assert lines(totals())[-2:] == ["No token was found.", ""]


def test_counts_end_in_one_column() -> None:
    found = totals("a.txt", "名前.txt", "a" * 200)
    ends = {columns(line) for line in lines(found) if line.endswith("%")}
    assert len(ends) == 2  # one table, and the other


@pytest.mark.parametrize("source", ["x" * 500, "logs/" * 50 + "a.txt", "名" * 100, *HOSTILE], ids=ascii)
def test_it_fits_80_columns_and_nothing_comes_through(source: str) -> None:
    large = totals(source)
    large.summary.rules = Counter(dict.fromkeys(large.summary.rules, 10**9))
    for line in lines(large):
        assert columns(line) <= 80
        assert is_visible(line)


def test_of_a_long_name_the_end_is_shown() -> None:
    assert any(line.startswith("…") and "gs/a.txt  " in line for line in lines(totals("logs/" * 50 + "a.txt")))


def test_too_many_sources_are_counted() -> None:
    said = lines(totals(*map(str, range(102))))
    assert "and 2 more" in said


def test_a_severity_has_its_colour_and_a_source_of_that_name_has_none() -> None:
    said = lines(totals("error"), Paint(colour=True))
    assert sum("\x1b[1;31merror" in line for line in said) > 5
    assert any(line.startswith("error ") for line in said)


def test_it_can_be_written_in_ascii() -> None:
    assert statistics(totals("x" * 500), Paint(ascii=True)).isascii()
