"""Markdown of a run: read by an independent reader, of bounded length, and with no markup of a token's in it."""

import pytest

from inspector.checks.catalogue import BY_CODE
from inspector.report.forms.form import Style
from inspector.report.forms.markdown_run import MarkdownRun
from inspector.report.message import message
from inspector.report.report import Place, Report
from inspector.visible import is_visible
from tests.builders import MOMENT, report_on, token
from tests.external.vectors import needs_vectors
from tests.report.forms.documents import (
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
from tests.report.seen import seen

FORM = frozenset(
    {"heading", "paragraph", "inline", "text", "code_inline", "strong", "bullet_list", "list_item"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
HEADINGS = ["What was found, by rule", "By source", "Findings, by token"]
GITHUB_TAKES = 65_536  # characters in a comment


def long_lived(count: int) -> list[Report]:
    report = report_on(token(payload_changes={"exp": MOMENT + 7200}))
    return [report._replace(place=Place("a.txt", line, 1)) for line in range(1, count + 1)]


def intrusions(markdown: str) -> list[str]:
    """What a reader would see beyond the document's own form."""
    found = seen(markdown)
    assert len(found.rows) > 3
    return [
        *(found.kinds - FORM),
        *(title for _, title in found.headings[1:] if title not in HEADINGS),
        *found.links,
        *(line for line in markdown.split("\n") if not is_visible(line)),
        *(piece for piece in found.prose if {*"@<`$#[\\"} & {*piece}),
        *(str(cells) for cells in found.rows if len(cells) not in (4, 6)),
    ]


def test_it_has_a_title_and_three_parts() -> None:
    found = seen(document("markdown", known_reports()))
    assert found.headings == [(1, "2 of 20 tokens conform; 4 are undecided"), *((2, title) for title in HEADINGS)]


def test_it_counts_verdicts_and_says_when_it_was_judged() -> None:
    items = [text for _, text in seen(document("markdown", known_reports(), refusals=("a: no",))).items]
    assert items[:3] == ["conform: 2 (10.0 %)", "do not conform: 14 (70.0 %)", "undecided: 4 (20.0 %)"]
    assert items[3:5] == ["judged as of 2023-11-14 22:13:20 UTC", "not read: a: no"]


def test_known_findings_are_counted_and_not_listed() -> None:
    found = seen(document("markdown", [with_known(each, "QJ501") for each in long_lived(2)]))
    assert "counted for the verdicts: 2 known findings not told." in [text for _, text in found.items]
    assert "QJ501" not in found.text


def test_each_rule_has_a_row_with_what_to_do() -> None:
    rows = {cells[0]: cells for cells in seen(document("markdown", long_lived(3))).rows}
    assert rows["QJ501"] == [
        "QJ501",
        "lifetime-too-long",
        "error",
        "3",
        "100 %",
        BY_CODE["QJ501"].fix,
    ]


def test_each_source_has_a_row() -> None:
    rows = seen(document("markdown", known_reports())).rows
    assert ["conforming.txt", "1", "1", "100 %"] in rows
    many = [each._replace(place=Place(f"{each.place.line}.txt")) for each in long_lived(60)]
    assert ["and 10 more", "", "", ""] in seen(document("markdown", many)).rows


def test_findings_stand_under_their_token_and_consequences_under_their_cause() -> None:
    report = report_on(token(header_changes={"alg": "RS512"}, payload_changes={"exp": MOMENT + 7200}))
    items = [
        each for each in seen(document("markdown", [report._replace(place=Place("a|b", 2, 3))])).items if each[0] > 1
    ]
    assert [text.split(":")[0] for _, text in items] == [
        f"{finding.rule.severity.value} {finding.rule.code} {finding.rule.name}" for finding in report.findings
    ]
    assert message(report, report.findings[0], masked=True) in items[0][1]


@pytest.mark.parametrize(("count", "told"), [(30, ""), (31, "1 more token with"), (90, "60 more tokens with")])
def test_what_is_not_listed_is_said(count: int, told: str) -> None:
    found = seen(document("markdown", long_lived(count)))
    assert MarkdownRun.MOST == 30
    assert sum(text.startswith("a.txt:") for _, text in found.items) == 30
    assert f"{told} findings not listed." in found.text if told else "not listed" not in found.text


def test_of_many_findings_in_a_token_some_are_counted() -> None:
    (report,) = [report_on(token(payload_changes={"groups": [1] * 9}))]
    assert len(report.findings) == 9
    assert [text for _, text in seen(document("markdown", [report])).items][-1] == "and 4 more"


def test_a_comment_on_github_can_hold_it() -> None:
    found = [
        each._replace(place=each.place._replace(source="x" * 500 + each.place.source)) for each in hostile_reports()
    ]
    assert len({each.place.source for each in found}) > 50
    assert len(document("markdown", found, style=OPEN)) < GITHUB_TAKES


@pytest.mark.parametrize("style", [MASKED, OPEN], ids=["masked", "open"])
def test_a_hostile_text_changes_no_form(style: Style) -> None:
    for start in range(0, len(hostile_reports()), 30):
        assert not intrusions(document("markdown", hostile_reports()[start : start + 30], style=style))


@needs_vectors
def test_the_hostile_strings_change_no_form() -> None:
    found = hostile_strings()
    assert len(found) > 1500
    for start in range(0, len(found), 30):
        assert not intrusions(document("markdown", found[start : start + 30], style=OPEN))


def test_an_intrusion_would_be_seen() -> None:
    text = document("markdown", known_reports())
    assert intrusions(text + "\n<b>x</b> www.evil.com")


def test_nothing_personal_is_in_it_where_it_is_masked() -> None:
    assert MARK not in document("markdown", marked_reports(), style=MASKED)
    assert MARK in document("markdown", marked_reports(), style=OPEN)
