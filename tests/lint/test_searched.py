"""What is told of searched text is what is told of each token in it, found the long way, one after the other."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from inspector.inspection import Inquiry, inspect_found
from inspector.intake import search_damaged
from inspector.intake.bare import bare_token
from inspector.intake.found import Found
from inspector.lint.piece import Layout, Piece
from inspector.lint.placed import Placed, packed
from inspector.lint.stream import AT_ONCE, judge_piece
from inspector.report.report import Place, Report
from inspector.trust.reason import Search
from tests.builders import MOMENT, codes, tenant, token
from tests.intake.hostile import TEXTS
from tests.intake.test_plain import fully

SOUND = token()
INQUIRY = Inquiry(MOMENT, tenant(), search=Search.QUICK)
LOG = '2026-11-28T10:00:00Z INFO gateway "POST /login HTTP/1.1" 200 {"Authorization": "Bearer @", "Host": "t"} 3 ms'


def reports(data: bytes, layout: Layout) -> list[Report]:
    """What is said of these bytes."""
    return list(judge_piece(Piece("log", 7, layout, data), INQUIRY))


def meant_in(text: str) -> tuple[Found, ...]:
    """The tokens of a line, or what is most plainly meant as one, the long way."""
    bare = bare_token(text)
    found = fully(text) if bare is None else (bare,)
    damaged = search_damaged(text) if not found and ("eyJ" in text or "eyj" in text) else None
    return found if damaged is None else (damaged,)


def one_after_the_other(text: str) -> Iterator[Report]:
    """The reports on each token of each line."""
    for number, line in enumerate(text.split("\n"), start=7):
        for found in meant_in(line):
            yield inspect_found(found, INQUIRY, Place("log", number, found.start + 1))


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_text_by_lines(text: str) -> None:
    data = text.encode("utf-8", "replace")
    assert reports(data, "text") == list(one_after_the_other(data.decode()))


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_the_texts_of_a_capture(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    data = packed([Placed(3, 5, text), Placed(4, 1, "nothing"), Placed(9, 2, text)])
    expected = [
        inspect_found(found, INQUIRY, Place("log", line, column + found.start))
        for line, column in ((3, 5), (9, 2))
        for found in meant_in(text)
    ]
    assert reports(data, "texts") == expected


def test_bytes_that_are_no_utf8_stand_around_a_token() -> None:
    (report,) = reports(b"\xff\xfe \x80 " + SOUND.encode() + b" \xff", "text")
    assert (report.token.text, report.place.column) == (SOUND, 6)


@pytest.mark.parametrize("layout", ["text", "whole"])
@pytest.mark.parametrize("count", [AT_ONCE - 1, AT_ONCE, AT_ONCE + 1])
def test_none_is_lost_where_many_are_judged_at_once(layout: Layout, count: int) -> None:
    data = "\n".join([LOG.replace("@", SOUND)] * count).encode()
    assert [report.place.line for report in reports(data, layout)] == list(range(7, 7 + count))


@pytest.mark.parametrize("layout", ["text", "whole"])
def test_what_stands_around_a_token_in_a_log_is_no_finding(layout: Layout) -> None:
    (report,) = reports(LOG.replace("@", SOUND).encode(), layout)
    assert not codes(report)


@pytest.mark.parametrize("layout", ["text", "whole"])
def test_what_was_undone_in_a_token_of_a_log_is_told(layout: Layout) -> None:
    (report,) = reports(LOG.replace("@", SOUND.replace(".", "%2E")).encode(), layout)
    assert [finding.message for finding in report.findings] == [
        "taken off or undone to find the token: percent-encoding of the dots"
    ]


def test_a_line_that_is_to_hold_one_token_is_told_of_what_stands_around_it() -> None:
    (report,) = reports(f"Bearer {SOUND}\n".encode(), "lines")
    (cell,) = reports(packed([Placed(1, 1, f"Bearer {SOUND}")]), "cells")
    assert codes(report) == codes(cell) == {"QJ112"}
