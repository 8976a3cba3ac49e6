"""What `diagnose` promises: for each login that failed as they do, the first cause; begin to read here.

The scenarios stand in scenarios.py, each with the evidence that is made of it; a capture of 100 MB stands below.
"""

import json
import tracemalloc
from collections.abc import Iterator

import pytest

from inspector.diagnosis.reading import read_evidence
from tests.diagnosis.captures import LOGIN, Call, capture, explained
from tests.diagnosis.more_scenarios import MORE
from tests.diagnosis.scenarios import PROMISED, Scenario
from tests.diagnosis.way_scenarios import ON_THE_WAY

MEGABYTE = 1 << 20


@pytest.mark.parametrize("scenario", [*PROMISED, *MORE, *ON_THE_WAY], ids=lambda scenario: scenario.title)
def test_the_first_cause_is_named(scenario: Scenario) -> None:
    found = explained(capture(*scenario.calls))
    cause = found.first_cause
    assert found.outcome == scenario.outcome
    assert ("" if cause is None else cause.name) == scenario.cause
    if cause is None:
        assert found.look_next
        assert found.found_too == ()
    else:
        assert (cause.by, cause.is_sure) == (scenario.by, scenario.is_sure)
        assert cause.change
        assert cause.look
        assert cause.rests_on


def test_each_scenario_has_a_title_of_its_own() -> None:
    titles = [each.title for each in (*PROMISED, *MORE, *ON_THE_WAY)]
    assert len(set(titles)) == len(titles) > len(PROMISED) > 12


def of_100_mb(scenario: Scenario) -> Iterator[bytes]:
    """A capture of some 100 MB with what happened at its end: scripts before it, and one text of 60 MB."""
    yield b'{"log": {"version": "1.2", "entries": ['
    script = Call(method="GET", path="/a.js", body='function a() { return "x\\n"; }\n' * 10_000, host="cdn.example.com")
    entry = json.dumps(script.entry()).encode()
    for _ in range(100):
        yield entry + b","
    head, tail = json.dumps(Call(method="GET", path="/b", body="@@").entry()).encode().split(b"@@")
    yield head
    for _ in range(120):
        yield b"y" * (MEGABYTE // 2)
    yield tail
    for call in scenario.calls:
        yield b"," + json.dumps(call.entry()).encode()
    yield b"]}}"


def test_a_capture_of_100_mb_is_told_in_little_memory_and_says_how_far_it_is() -> None:
    scenario, read = PROMISED[0], [0]

    def watched() -> Iterator[bytes]:
        for chunk in of_100_mb(scenario):
            read[0] += len(chunk)
            assert tracemalloc.get_traced_memory()[0] < 80 * MEGABYTE  # at each step: so progress can be told of it
            yield chunk

    tracemalloc.start()
    try:
        evidence = read_evidence(watched(), "large.har")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert read[0] > 95_000_000
    assert peak < 80 * MEGABYTE
    assert [each.is_login for each in evidence.exchanges] == [call.path == LOGIN for call in scenario.calls]
    found = explained(evidence)
    assert found.first_cause is not None
    assert found.first_cause.name == scenario.cause
