"""Several sources in one case: each place says which, whatever folders they lie in, and no line is too long for it."""

import json
from dataclasses import replace
from email.utils import formatdate

import pytest

from inspector.diagnosis.as_text import render
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.evidence import together
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.places import telling_names, within
from inspector.diagnosis.reading import read_evidence
from inspector.diagnosis.stories import stories, with_stories
from inspector.inspection import Inquiry
from inspector.report.sheet import Sheet
from inspector.trust.reason import Search
from tests.builders import MOMENT, tenant, token
from tests.diagnosis.captures import GRANTED, NO_REASON, SESSION, Call, capture
from tests.diagnosis.sent_on import sent_on
from tests.report.widths import too_wide

FOLDER = "customers/ACME International Holding/cases/2024/00123456/evidence of the second call"
NAMES = (f"{FOLDER}/monday.har", f"{FOLDER}/tuesday.har")
WORKED = Call(token=token(), received=(*GRANTED, *SESSION))
WRONG = Call(token=token(payload_changes={"jti": "2", "aud": "x"}), at=MOMENT + 60, status=401, body=NO_REASON)


def diagnosed(*sources: bytes, names: tuple[str, ...] = NAMES) -> Diagnosis:
    """The diagnosis of sources with these names."""
    case = together(tuple(read_evidence([data], name) for data, name in zip(sources, names, strict=True)))
    return diagnose_by(case, Inquiry(MOMENT, tenant(), search=Search.QUICK))


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("a/b/x.har", "a/b/y.har"), ("x.har", "y.har")),
        (("a/b/x.har", "a/c/x.har"), ("b/x.har", "c/x.har")),
        (("x.har", "c/x.har", "d/y.har"), ("x.har", "c/x.har", "y.har")),
        (("C:\\cases\\x.har", "D:\\cases\\x.har"), ("C:\\cases\\x.har", "D:\\cases\\x.har")),
        (("<stdin>", ""), ("<stdin>", "")),
        (("a/" + "n" * 60 + ".har",), ("…" + "n" * 35 + ".har",)),
        (("m" + "n" * 60, "o" + "n" * 60), ("…" + "n" * 39, "…" + "n" * 39 + " (2)")),
        (("a/\x1b[31m",), ("␛[31m",)),
    ],
)
def test_a_source_is_called_by_the_shortest_end_that_tells(names: tuple[str, ...], told: tuple[str, ...]) -> None:
    assert tuple(telling_names(names).values()) == told


def test_two_captures_in_one_long_folder_are_told_apart() -> None:
    found = diagnosed(capture(WORKED), capture(WRONG))
    assert [each.where for each in found.exchanges] == ["entry 1 of monday.har", "entry 1 of tuesday.har"]


def test_the_first_cause_is_about_the_login_that_it_was_found_in() -> None:
    again = replace(WORKED, at=MOMENT + 60, status=401, received=(), body=NO_REASON)
    found = diagnosed(capture(WORKED), capture(again))
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.where) == ("sent-again", "entry 1 of tuesday.har")
    assert "its jti: it was not sent before" not in "\n".join(found.not_the_cause)


@pytest.mark.parametrize("names", [("<argument>", "<argument>"), ("", "")])
def test_sources_of_one_name_are_told_apart_too(names: tuple[str, ...]) -> None:
    found = diagnosed(capture(WORKED), capture(WRONG), names=names)
    assert len({each.where for each in found.exchanges}) == 2
    texts = diagnosed(token().encode(), token(payload_changes={"aud": "x"}).encode(), names=names)
    assert len({each.where for each in texts.judged}) == 2


def test_a_case_put_together_twice_says_the_same() -> None:
    case = together(tuple(read_evidence([capture(WORKED)], name) for name in NAMES))
    assert together((case,)) == case


def test_tokens_in_texts_are_placed_by_the_same_names() -> None:
    held = token(payload_changes={"aud": "x"})
    found = diagnosed(capture(WORKED), held.encode(), names=(NAMES[0], f"{FOLDER}/monday.txt"))
    assert [each.where for each in found.judged] == ["entry 1", "line 1 of monday.txt"]


def test_two_tokens_in_one_line_are_told_apart() -> None:
    good, bad = token(), token(payload_changes={"jti": "2", "aud": "x"})
    found = diagnosed(f"{good} {bad}".encode(), names=("harry.txt",))
    assert found.first_cause is not None
    assert found.first_cause.where == f"line 1, column {len(good) + 2}"
    assert not any("the audience" in words for words in found.not_the_cause)
    assert "harry" not in sent_on(f"{good} {bad}".encode(), names=("harry.txt",))


@pytest.mark.parametrize("width", [54, 60, 80])
@pytest.mark.parametrize("names", [NAMES, ("a" * 60 + "/x" * 9, "b" * 60 + "/x" * 9), ("monday" * 9, "tuesday" * 9)])
def test_no_line_is_wider_than_the_screen(names: tuple[str, ...], width: int) -> None:
    damaged = replace(WRONG, token=WRONG.token[:150] + WRONG.token[151:])
    dated = replace(damaged, received=(*GRANTED, ("Date", formatdate(MOMENT, usegmt=True))))
    inquiry = Inquiry(MOMENT, tenant(), search=Search.QUICK)
    case = together(tuple(read_evidence([capture(dated, WRONG)], name) for name in names))
    found = diagnose_by(case, inquiry)
    found = with_stories(found, stories(found.judged, inquiry, bounds=lambda: lambda: True))
    for each in (found, replace(found, first_cause=None)):
        assert not too_wide(render(each, Sheet(width=width)), width)


@pytest.mark.parametrize(
    ("room", "told"),
    [
        (30, "entry 12 of tuesday.har"),
        (20, "entry 12 of …day.har"),
        (15, "entry 12"),
        (5, "entr…"),
    ],
)
def test_of_a_place_the_end_of_its_name_stays(room: int, told: str) -> None:
    assert within("entry 12 of tuesday.har", room) == told


def test_the_report_to_send_on_has_no_name_of_a_file() -> None:
    names = (NAMES[0], f"{FOLDER}/more/monday.har")
    key = b"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----"
    for report in (sent_on(capture(WORKED), capture(WRONG), names=names), sent_on(key, capture(WRONG), names=names)):
        assert "source 2" in report
        assert "monday" not in report
        assert "evidence of the second call" not in report
    assert json.dumps([each.source for each in diagnosed(capture(WORKED), capture(WRONG)).exchanges]).count(FOLDER) == 2
