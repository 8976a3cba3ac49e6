"""JUnit XML: sound by the schema that Jenkins publishes, and its counts are true."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from xmlschema import XMLSchema

from inspector.checks.catalogue import INTERNAL_ERROR
from inspector.checks.finding import Finding
from inspector.report.phrases import because
from inspector.report.report import Place, Report, Verdict
from inspector.report.run import STOPPED
from inspector.visible import is_visible
from tests.builders import MOMENT, report_on, tenant, token
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
from tests.report.forms.published import JUNIT, published
from tests.report.marked import MARK

CRASH = Finding(INTERNAL_ERROR, "", "QJ501 lifetime-too-long crashed with KeyError: it was not asked")


def suites(found: list[Report], refusals: tuple[str, ...] = ()) -> list[ET.Element]:
    """The suites of a document, as an XML parser reads them."""
    root = ET.fromstring(document("junit", found, refusals=refusals).encode())  # noqa: S314 - it is ours
    assert root.tag == "testsuites"
    return list(root)


def case_of(report: Report) -> ET.Element:
    """The one test case of a report."""
    ((case,),) = suites([report])
    assert case.tag == "testcase"
    return case


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> XMLSchema:
    """The schema of JUnit XML that Jenkins' plugin publishes."""
    folder: Path = tmp_path_factory.mktemp("junit")
    return XMLSchema(published(JUNIT, folder))


@pytest.mark.parametrize("found", [[], known_reports(), hostile_reports()], ids=["nothing", "known", "hostile"])
def test_it_is_valid_by_the_published_schema(schema: XMLSchema, found: list[Report]) -> None:
    schema.validate(document("junit", found, refusals=("a: it cannot be <read>",), was_stopped=True))


def test_the_schema_would_refuse_another_document(schema: XMLSchema) -> None:
    assert not schema.is_valid(
        document("junit", known_reports()).replace("<failure", "<fault").replace("/failure", "/fault")
    )


@needs_vectors
def test_the_hostile_strings_keep_it_valid(schema: XMLSchema) -> None:
    schema.validate(document("junit", hostile_strings()))


def test_there_is_a_suite_for_each_source_and_a_case_for_each_token() -> None:
    found = known_reports()
    read = suites(found)
    assert [suite.get("name") for suite in read] == list({report.place.source: None for report in found})
    assert sum(len(suite) for suite in read) == len(found) > 10


def test_the_counts_of_each_suite_are_those_of_its_cases() -> None:
    faulty = report_on(token(payload_changes={"exp": MOMENT + 7200, "sub": ""}))
    crashed = report_on(token())._replace(findings=(CRASH,))
    others = [crashed, with_known(faulty, "QJ501"), with_known(faulty, "QJ501", "QJ301")]
    others.append(others[2]._replace(findings=(CRASH,)))
    found = [*known_reports(), *(each._replace(place=Place("others", line)) for line, each in enumerate(others, 1))]
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    for suite in suites(found, refusals=("nowhere",)):
        assert suite.get("tests") == str(len(suite))
        assert {name: suite.get(name) for name in kinds} == {
            name: str(len(suite.findall(f"testcase/{kind}"))) for name, kind in kinds.items()
        }


def test_a_token_that_conforms_passes() -> None:
    assert not list(case_of(report_on(token())))


def test_a_token_that_does_not_conform_fails_by_its_first_cause() -> None:
    report = report_on(token(payload_changes={"exp": MOMENT + 7200, "sub": ""}))
    (failure,) = case_of(report)
    assert failure.tag == "failure"
    assert failure.get("type") == "QJ501 lifetime-too-long"
    assert failure.get("message") == report.findings[0].message
    for finding in report.findings:
        assert finding.rule.code in (failure.text or "")
        assert finding.rule.why in (failure.text or "")
        assert finding.rule.fix in (failure.text or "")


def test_an_undecided_token_is_skipped_with_the_reason() -> None:
    report = report_on(token(), to=tenant(issuer=None))
    assert report.verdict is Verdict.UNDECIDED
    (skipped,) = case_of(report)
    assert (skipped.tag, skipped.text) == ("skipped", because(report))


def test_a_token_whose_errors_are_all_known_is_skipped() -> None:
    report = report_on(token(payload_changes={"exp": MOMENT + 7200, "sub": ""}))
    (failure,) = case_of(with_known(report, "QJ501"))
    assert failure.get("type") == "QJ301 sub"
    (skipped,) = case_of(with_known(report, "QJ501", "QJ301"))
    assert (skipped.tag, skipped.text) == ("skipped", "2 known findings not told.")


def test_warnings_on_a_token_that_passes_are_its_output() -> None:
    report = report_on(token(header_changes={"typ": "at+jwt"}))
    assert report.verdict is Verdict.CONFORMING
    (output,) = case_of(report)
    assert output.tag == "system-out"
    assert "warning QJ203 typ, header.typ: " in (output.text or "")


def test_a_rule_that_crashed_is_an_error() -> None:
    (error,) = case_of(report_on(token())._replace(findings=(CRASH,)))
    assert (error.tag, error.get("type")) == ("error", "QJ000 internal-error")
    assert CRASH.message in (error.text or "")


def test_a_case_is_named_by_its_place_and_its_token() -> None:
    case = case_of(report_on(token(payload_changes={"jti": "a-jti"}))._replace(place=Place("logs/a.txt", 7, 3)))
    assert (case.get("name"), case.get("classname")) == ("7:3 jti a-jti", "logs/a.txt")


def test_a_source_that_could_not_be_read_is_an_error() -> None:
    (suite,) = suites([], refusals=("nowhere: there is no such file or folder",))
    assert [error.get("message") for error in suite.findall("testcase/error")] == [
        "nowhere: there is no such file or folder"
    ]


def test_a_run_that_was_stopped_is_an_error() -> None:
    root = ET.fromstring(document("junit", [report_on(token())], was_stopped=True).encode())  # noqa: S314 - it is ours
    assert [error.get("message") for error in root.findall("testsuite/testcase/error")] == [STOPPED]
    assert [suite.get("errors") for suite in root] == ["0", "1"]


def test_nothing_invisible_is_in_it() -> None:
    text = document("junit", hostile_reports(), style=OPEN)
    assert text.isascii()
    root = ET.fromstring(text.encode())  # noqa: S314 - it is ours
    said = [word for each in root.iter() for word in (each.text or "", *each.attrib.values())]
    assert len(said) > 1000
    assert [word for word in said if not is_visible(word.replace("\n", ""))] == []


def test_nothing_personal_is_in_it_where_it_is_masked() -> None:
    assert MARK not in document("junit", marked_reports(), style=MASKED)
    assert MARK in document("junit", marked_reports(), style=OPEN)
