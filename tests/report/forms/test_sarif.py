"""SARIF: sound by its published schema, and what code scanning services ask for beyond it."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from inspector.checks.catalogue import BY_CODE, RULES
from inspector.report.report import Place, Report
from inspector.report.uri import uri_of
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
from tests.report.forms.published import SARIF, published
from tests.report.marked import MARK

URI = re.compile(r"(?:file://[A-Za-z0-9.-]*/)?(?:[A-Za-z0-9._~/:-]|%[0-9A-F]{2})*")


def sarif(found: list[Report], refusals: tuple[str, ...] = ()) -> dict[str, Any]:
    """The one run of the log."""
    log = json.loads(document("sarif", found, refusals=refusals))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Draft4Validator:
    """The published schema of SARIF 2.1.0."""
    found = json.loads(published(SARIF, tmp_path_factory.mktemp("sarif")))
    assert "2.1.0" in found["title"]
    return Draft4Validator(found, format_checker=FormatChecker())


@pytest.mark.parametrize("found", [[], known_reports(), hostile_reports()], ids=["nothing", "known", "hostile"])
def test_it_is_valid_by_the_published_schema(schema: Draft4Validator, found: list[Report]) -> None:
    log = json.loads(document("sarif", found, refusals=("a: {it} cannot be [read](x)",)))
    assert [error.message for error in schema.iter_errors(log)] == []


def test_the_schema_would_refuse_another_document(schema: Draft4Validator) -> None:
    log = json.loads(document("sarif", known_reports()))
    log["runs"][0]["results"][0]["levels"] = "error"
    assert len(list(schema.iter_errors(log))) == 1


@needs_vectors
def test_the_hostile_strings_keep_it_valid(schema: Draft4Validator) -> None:
    log = json.loads(document("sarif", hostile_strings()))
    assert schema.is_valid(log)
    assert len(log["runs"][0]["results"]) > 3000


def test_each_finding_is_a_result() -> None:
    found = known_reports()
    said = [(result["ruleId"], result["level"]) for result in sarif(found)["results"]]
    assert said == [(each.rule.code, each.rule.severity.value) for report in found for each in report.findings]
    assert len(said) > 20


def test_a_result_leads_to_its_rule() -> None:
    run = sarif(known_reports())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_a_rule_says_what_the_catalogue_says() -> None:
    for rule in sarif([])["tool"]["driver"]["rules"]:
        ours = BY_CODE[rule["id"]]
        assert rule["shortDescription"]["text"] == ours.title
        assert rule["fullDescription"]["text"] == ours.why
        assert ours.fix in rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule.get("helpUri") == (ours.sources[0] if ours.sources else None)
        assert rule["defaultConfiguration"]["level"] == ours.severity.value
        assert re.fullmatch("[A-Z][A-Za-z0-9]+", rule["name"])


def test_a_result_says_where_in_the_file_and_where_in_the_token() -> None:
    report = report_on(token(payload_changes={"exp": MOMENT + 7200}))._replace(place=Place("logs/a b.txt", 7, 3))
    (result,) = sarif([report])["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "logs/a%20b.txt"},
        "region": {"startLine": 7, "startColumn": 3},
    }
    assert location["logicalLocations"] == [{"name": "exp", "fullyQualifiedName": "/payload/exp", "kind": "member"}]


def test_a_result_has_a_mark_of_its_own_and_names_its_token() -> None:
    found = known_reports()
    results = sarif(found)["results"]
    assert all(re.fullmatch("[0-9a-f]{32}", result["partialFingerprints"]["qlikJwt/v1"]) for result in results)
    named = [result["properties"]["token"]["fingerprint"] for result in results if result["ruleId"] != "QJ101"]
    assert named
    assert all(re.fullmatch("sha256:[0-9a-f]{64}", each) for each in named)


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("tokens.txt", "tokens.txt"),
        ("logs/a b.txt", "logs/a%20b.txt"),
        ("../über#1?.txt", "../%C3%BCber%231%3F.txt"),
        ("a:b", "a%3Ab"),
        ("/var/log/x", "file:///var/log/x"),
        ("C:\\logs\\x y.txt", "file:///C:/logs/x%20y.txt"),
        ("\\\\server\\share\\x", "file://server/share/x"),
        ("logs\\x.txt", "logs/x.txt"),
        ("<stdin>", "stdin"),
        ("a\udcff", "a%FF"),
        ("a\ud800", "a%ED%A0%80"),
        ("100%", "100%25"),
    ],
)
def test_a_source_has_a_uri_on_every_system(source: str, uri: str) -> None:
    assert uri_of(source) == uri
    assert URI.fullmatch(uri)


def test_every_uri_is_one() -> None:
    found = [
        location["physicalLocation"]["artifactLocation"]["uri"]
        for result in sarif(hostile_reports())["results"]
        for location in result["locations"]
    ]
    assert len(found) > 300
    assert [uri for uri in found if not URI.fullmatch(uri) or not uri] == []


def test_standard_input_is_said_to_be_it() -> None:
    (result, *_) = sarif([report_on("x.y.z")._replace(place=Place("<stdin>"))])["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "stdin", "description": {"text": "standard input"}}


def test_what_could_not_be_read_is_a_notification() -> None:
    (invocation,) = sarif([], refusals=("nowhere: there is no such file or folder",))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 2
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "nowhere: there is no such file or folder"


def test_a_run_over_what_could_be_read_is_a_success() -> None:
    (invocation,) = sarif(known_reports())["invocations"]
    assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_columns_are_counted_as_we_count_them() -> None:
    assert sarif([])["columnKind"] == "unicodeCodePoints"


def test_no_text_holds_a_placeholder_or_a_link() -> None:
    texts = [result["message"]["text"] for result in sarif(hostile_reports())["results"]]
    assert any("{{0}}" in text for text in texts)
    bare = [re.sub(r"\{\{|\}\}", "", text) for text in texts]
    assert [text for text in bare if re.search(r"[{}]|\]\(", text)] == []


def test_nothing_invisible_is_in_it() -> None:
    text = document("sarif", hostile_reports(), style=OPEN)
    assert text.isascii()
    assert [said for said in texts_in(json.loads(text)["runs"][0]["results"]) if not is_visible(said)] == []


def test_nothing_personal_is_in_it_where_it_is_masked() -> None:
    assert MARK not in document("sarif", marked_reports(), style=MASKED)
    assert MARK in document("sarif", marked_reports(), style=OPEN)


def texts_in(value: Any) -> list[str]:  # noqa: ANN401 - whatever JSON holds
    """All strings of a JSON value."""
    if isinstance(value, dict):
        return [text for pair in value.items() for inner in pair for text in texts_in(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts_in(inner)]
    return [value] if isinstance(value, str) else []
