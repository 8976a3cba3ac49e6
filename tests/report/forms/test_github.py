"""Workflow commands, read as GitHub's runner reads them."""

import re
from typing import NamedTuple

import pytest

from inspector.report.forms.form import Style
from inspector.report.report import Place, Report
from inspector.report.run import STOPPED
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
)
from tests.report.marked import MARK

FLOWING = Style(flows=True)
LINE = re.compile(r"::(?P<kind>[a-z-]+)(?: (?P<properties>[^:]*))?::(?P<data>.*)")
DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
PROPERTY = {**DATA, "%3A": ":", "%2C": ","}


class Command(NamedTuple):
    """What the runner understands of a line."""

    kind: str
    properties: dict[str, str]
    data: str


def commands(text: str) -> list[Command]:
    """The commands of a log, by the documented escapes; a line that is none fails."""
    return [command(line) for line in text.split("\n") if line]


def command(line: str) -> Command:
    read = LINE.fullmatch(line)
    assert read is not None, line
    pairs = [pair.split("=", 1) for pair in read["properties"].split(",")]
    return Command(
        read["kind"], {name: unescaped(value, PROPERTY) for name, value in pairs}, unescaped(read["data"], DATA)
    )


def unescaped(text: str, escapes: dict[str, str]) -> str:
    """Text with the escapes undone; one that is not known stays as it is."""
    return re.sub("%[0-9A-F]{2}", lambda found: escapes.get(found[0], found[0]), text)


def long_lived(count: int) -> list[Report]:
    report = report_on(token(payload_changes={"exp": MOMENT + 7200}))
    return [report._replace(place=Place("a", line, 1)) for line in range(1, count + 1)]


def test_a_finding_stands_beside_its_line() -> None:
    report = report_on(token(payload_changes={"exp": MOMENT + 7200}))._replace(place=Place("logs/50%,a:b.txt", 7, 3))
    (found,) = commands(document("github", [report]))
    assert found.kind == "error"
    assert found.properties == {
        "file": "logs/50%,a:b.txt",
        "line": "7",
        "col": "3",
        "title": "QJ501 lifetime-too-long",
    }
    message, fix = found.data.split("\n")
    assert message == report.findings[0].message
    assert fix == f"Fix: {report.findings[0].rule.fix}"


def test_what_is_not_in_a_file_stands_beside_none() -> None:
    report = report_on(token(payload_changes={"exp": MOMENT + 7200}))._replace(place=Place("<stdin>", 7, 3))
    (found,) = commands(document("github", [report]))
    assert found.properties.keys() == {"title"}


def test_each_finding_is_a_command_of_its_severity() -> None:
    kinds = {"error": "error", "warning": "warning", "note": "notice"}
    found = known_reports()
    said = [each.kind for each in commands(document("github", found)) if each.properties["title"].startswith("QJ")]
    assert said == [kinds[each.rule.severity.value] for report in found for each in report.findings]


@pytest.mark.parametrize(("count", "notices"), [(10, 0), (11, 1)])
def test_more_than_github_shows_are_counted_before_they_come(count: int, notices: int) -> None:
    read = commands(document("github", long_lived(count)))
    assert [each.kind for each in read] == ["notice"] * notices + ["error"] * count
    assert notices == 0 or "there are 11 errors" in read[0].data


@pytest.mark.parametrize(("count", "kinds"), [(9, ["error"]), (10, ["warning"]), (11, ["warning", "notice"])])
def test_where_it_flows_what_was_not_read_comes_last_and_is_of_a_kind_that_is_still_shown(
    count: int, kinds: list[str]
) -> None:
    read = commands(document("github", long_lived(count), style=FLOWING, refusals=("a: no",)))
    assert [each.kind for each in read] == ["error"] * count + kinds
    assert read[count].data == "not read: a: no"
    assert count < 11 or "there are 11 errors." in read[-1].data


@pytest.mark.parametrize("style", [Style(), FLOWING])
def test_of_much_that_was_not_read_as_much_is_shown_as_there_is_room_for(style: Style) -> None:
    read = commands(document("github", [], style=style, refusals=tuple(f"{each}: no" for each in range(30))))
    assert [each.kind for each in read] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 9 + ["error", "notice"]
    assert "there are 11 errors." in read[-1].data


def test_what_was_not_read_counts_among_errors() -> None:
    read = commands(document("github", long_lived(10), refusals=("a: no",)))
    assert [each.kind for each in read] == ["error", "notice"] + ["error"] * 10
    assert "there are 11 errors." in read[1].data


def test_where_it_flows_what_is_told_of_the_run_is_of_a_kind_that_is_still_shown() -> None:
    noted = report_on(token(payload_changes={"department": "Sales"}))
    assert [each.rule.severity.value for each in noted.findings] == ["note"]
    assert commands(document("github", [noted] * 11, style=FLOWING))[-1].kind == "warning"
    assert commands(document("github", [noted] * 11))[0].kind == "notice"


def test_what_could_not_be_read_is_an_error() -> None:
    (found,) = commands(document("github", [], refusals=("a%: no",)))
    assert (found.kind, found.data) == ("error", "not read: a%: no")


def test_a_run_that_was_stopped_is_an_error() -> None:
    (found,) = commands(document("github", [], was_stopped=True))
    assert (found.kind, found.data) == ("error", STOPPED)


def test_a_run_without_findings_says_nothing() -> None:
    assert document("github", [report_on(token())]) == ""


def intrusions(found: list[Report]) -> list[str]:
    """Lines that are no command of ours, or say what cannot be seen; a command left over in a text is none."""
    text = document("github", found, style=OPEN)
    read = commands(text)
    assert len(read) > 300
    return [
        *(each.kind for each in read if each.kind not in ("error", "warning", "notice")),
        *(value for each in read for value in each.properties.values() if not is_visible(value)),
        *(each.data for each in read if not is_visible(each.data.replace("\n", ""))),
        *(each.data for each in read if each.data.count("\n") > 1 or "::" in each.data.split("\n")[-1][:2]),
    ]


def test_a_hostile_text_is_no_command() -> None:
    assert not intrusions(hostile_reports())


@needs_vectors
def test_the_hostile_strings_are_no_commands() -> None:
    assert not intrusions(hostile_strings())


def test_nothing_personal_is_in_it_where_it_is_masked() -> None:
    assert MARK not in document("github", marked_reports(), style=MASKED)
    assert MARK in document("github", marked_reports(), style=OPEN)


def test_of_standard_input_which_no_file_stands_for_the_line_is_told() -> None:
    [found] = commands(document("github", [long_lived(7)[-1]._replace(place=Place("<stdin>", 7, 1))]))
    assert found.properties == {"title": "QJ501 lifetime-too-long, line 7 of standard input"}
