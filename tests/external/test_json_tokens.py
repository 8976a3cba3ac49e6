"""Nearly every file of JSONTestSuite as a payload: what is refused, and under which name."""

from typing import Any

import pytest

from inspector import inspect
from tests.external.vectors import needs_vectors, rows

pytestmark = needs_vectors

TOKENS = rows("json/tokens.jsonl")
READING = {"QJ104", "QJ105", "QJ106", "QJ107", "QJ108", "QJ109"}
# The codes that must be found (one of them), and those that may be, by the verdict's first words.
# Text that is not UTF-8 is refused before its JSON is looked at.
EXPECTED: dict[str, tuple[set[str], set[str]]] = {
    "reject-json": ({"QJ105", "QJ106"}, {"QJ108", "QJ109"}),
    "reject-utf8": ({"QJ105"}, set()),
    "reject-duplicate-key": ({"QJ108"}, set()),
    "reject-too-deep": ({"QJ109"}, {"QJ106", "QJ107"}),
    "json-ok -> then payload-not-object": ({"QJ107"}, set()),
    "json-ok": (set(), set()),
    "accept-and-flag -> then payload-not-object": ({"QJ106", "QJ107"}, {"QJ106", "QJ107"}),
    "accept-and-flag": (set(), {"QJ106"}),
}


def verdict(row: dict[str, Any]) -> str:
    """The row's verdict without the reasons in brackets."""
    return str(row["our_verdict"]).partition(" (")[0]


def reading_codes(row: dict[str, Any]) -> set[str]:
    """What is said of how the payload reads."""
    report = inspect(row["token"], now=1_700_000_000)
    return {finding.rule.code for finding in report.findings} & (READING | {"QJ101", "QJ102"})


def test_there_is_something_to_look_at() -> None:
    assert len(TOKENS) == 339
    assert {verdict(row) for row in TOKENS} == set(EXPECTED)


@pytest.mark.parametrize("row", TOKENS, ids=lambda row: row["file"])
def test_a_payload_is_read_as_strictly_as_it_should_be(row: dict[str, Any]) -> None:
    must, may = EXPECTED[verdict(row)]
    found = reading_codes(row)
    assert not must or found & must
    assert found <= must | may
