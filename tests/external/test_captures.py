"""Captures of real browsers and proxies: each is read to its end, and what is no login is passed over."""

from pathlib import Path

import pytest

from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.reading import read_evidence
from inspector.inspection import Inquiry
from tests.builders import MOMENT
from tests.external.vectors import VECTORS, needs_vectors

# How many exchanges each has; the tokens of the last stand in calls to others than Qlik.
CAPTURES = {
    "mitmproxy__brokenfile.har": 0,
    "mitmproxy__chrome.har": 3,
    "mitmproxy__firefox.har": 14,
    "mitmproxy__safari.har": 19,
    "mitmproxy__with-bom.har": 1,
    "own__chrome_with_tokens.har": 3,
}


@needs_vectors
def test_every_capture_is_looked_at() -> None:
    assert {path.name for path in Path(VECTORS, "har").glob("*.har")} == set(CAPTURES)


@needs_vectors
@pytest.mark.parametrize("name", CAPTURES)
def test_a_real_capture_is_read_to_its_end(name: str) -> None:
    found = read_evidence([Path(VECTORS, "har", name).read_bytes()], name)
    assert found.passed_over + len(found.exchanges) == CAPTURES[name]
    assert bool(found.notes) == (CAPTURES[name] == 0)


@needs_vectors
def test_tokens_in_calls_to_others_are_judged() -> None:
    data = Path(VECTORS, "har", "own__chrome_with_tokens.har").read_bytes()
    found = diagnose_by(read_evidence([data], "own"), Inquiry(MOMENT))
    assert len(found.judged) == 2
    assert not found.exposures
