"""A member of JSON is picked by its name or its pointer; every text with its place."""

import json

import pytest

from inspector.lint.placed import Placed
from inspector.lint.records import Pick
from tests.builders import codes
from tests.cli.command import run
from tests.lint.picked import FIELD, FIRST, SECOND, reports, texts


@pytest.mark.parametrize("size", [3, 1 << 20])
@pytest.mark.parametrize(
    ("data", "places"),
    [
        ('{"token": "A"}\n{"token": "B"}\n', [(1, 12, "A"), (2, 12, "B")]),
        ('\n{"token": "A"}\r\n\r\n{"x": 1, "token": "B"}', [(2, 12, "A"), (4, 20, "B")]),
        ('{"log": {"token": "A"}}\n', [(1, 20, "A")]),
        ('{"a": "A", "token": "A"}\n', [(1, 8, "A")]),
        ('[{"token": "A"},\n {"token": "B"}]', [(1, 13, "A"), (2, 13, "B")]),
        ('{\n "tokens": [\n  {"token": "A"}]}', [(3, 14, "A")]),
        ('\ufeff{"token": "A"}\n', [(1, 13, "A")]),
        ('{"token": "A"}', [(1, 12, "A")]),
    ],
)
def test_members_of_a_name_are_picked(data: str, places: list[tuple[int, int, str]], size: int) -> None:
    assert texts(data, FIELD, size) == [Placed(*place) for place in places]


def test_a_pointer_leads_to_one_place() -> None:
    data = '{"token": "A", "auth": {"token": "B", "a/b": "C"}}\n'
    assert [placed.text for placed in texts(data, Pick("field", "/auth/token"))] == ["B"]
    assert [placed.text for placed in texts(data, Pick("field", "/auth/a~1b"))] == ["C"]
    assert [placed.text for placed in texts(f"[{data}]", Pick("field", "/token"))] == ["A"]


def test_a_line_without_the_member_is_a_finding_that_says_so() -> None:
    found = reports(f'{{"token": "{FIRST}"}}\n{{"tokn": 1}}\nrubbish\n{{"token": null}}\n', FIELD)
    assert [report.place.line for report in found] == [1, 2, 3, 4]
    assert [sorted(codes(report)) for report in found] == [[], ["QJ101"], ["QJ101"], ["QJ101"]]
    told = [report.findings[0].message for report in found[1:]]
    assert told[:2] == ["the line has no member “token”", "the line is no JSON"]


def test_a_member_that_is_an_empty_list_is_there() -> None:
    found = reports('{"token": []}\n{"token": []}\n', FIELD)
    assert [report.findings[0].message for report in found] == ["the member “token” is empty"] * 2


@pytest.mark.parametrize("data", ['{"token": ""}\n{"token": " "}\n', '[{"token": ""},\n{"token": " "}]'])
def test_a_member_that_is_an_empty_text_is_said_to_be_empty(data: str) -> None:
    assert [(placed.line, placed.lacks) for placed in texts(data, FIELD)] == [
        (1, "the member “token” is empty"),
        (2, "the member “token” is empty"),
    ]


def test_a_document_that_is_no_json_says_where() -> None:
    done = run("lint", "-", "--field", "token", stdin=b'[{"token": 1},\n oops]')
    assert done.status == 2
    assert "no JSON: line 2, column 2" in done.err


def test_a_document_on_one_endless_line_loses_nothing() -> None:
    made = [{"token": FIRST, "filler": "x" * 40_000}] * 300
    found = reports(json.dumps({"all": made}), FIELD)
    assert [report.token.text for report in found] == [FIRST] * 300


def test_a_record_longer_than_a_piece_is_one_record() -> None:
    long = json.dumps({"filler": "x" * (9 << 20), "token": FIRST})
    found = reports(f"{long}\n{json.dumps({'token': SECOND})}\n", FIELD)
    assert [report.token.text for report in found] == [FIRST, SECOND]


def test_a_broken_first_line_does_not_make_lines_a_document() -> None:
    found = reports(f'{{"token": "cut\n{json.dumps({"token": FIRST})}\n', FIELD)
    assert [sorted(codes(report)) for report in found] == [["QJ101"], []]


def test_the_items_of_an_array_are_picked_one_by_one() -> None:
    assert texts('{"token": ["A", "B"]}\n', FIELD) == [Placed(1, 13, "A"), Placed(1, 18, "B")]


def test_no_depth_hides_a_token() -> None:
    deep = '{"a":' * 900 + json.dumps({"token": FIRST}) + "}" * 900
    assert [report.token.text for report in reports(deep, FIELD)] == [FIRST]


def test_a_text_written_with_escaped_slashes_has_its_place() -> None:
    assert texts('{"x": 1, "token": "a\\/b"}\n', FIELD) == [Placed(1, 20, "a/b")]
