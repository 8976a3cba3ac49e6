"""A comparison as text and as JSON: what stands first, what is hidden, and the contract."""

import json
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from inspector.checks.schema import schema
from inspector.diagnosis.comparison import Comparison, compare
from inspector.diagnosis.comparison_as_json import comparison_document
from inspector.diagnosis.comparison_as_text import render
from inspector.report.as_json import dumps
from inspector.report.paint import Paint
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from tests.builders import CHANGES, NBF, Members, header_text, raw_token, report_on, token
from tests.diagnosis import altered
from tests.diagnosis.pairs import compared
from tests.report.marked import FAULTS, MARK, PERSONAL, marked_report
from tests.report.widths import too_wide

MASKED = Sheet(masked=True)
OPEN = Sheet(width=200)
HOSTILE: Members = {"\x1b]0;x\x07": "\x1b[2J", "name": "\u202eevil\x9b2J", "\u200b": ["\x1b[6n"]}


@cache
def validator() -> Draft202012Validator:
    contract = {**schema("report"), "$ref": "#/$defs/comparison"}
    contract.pop("oneOf")
    return Draft202012Validator(contract)


def faults(comparison: Comparison, *, is_masked: bool = False) -> list[str]:
    document = json.loads(dumps(comparison_document(comparison, is_masked=is_masked)))
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(document)]


def flat(comparison: Comparison, sheet: Sheet = OPEN) -> str:
    return " ".join(render(comparison, sheet).split())


def marked(fault: str) -> Comparison:
    """Personal values on both sides, and others on each."""
    other = report_on(token(payload_changes=dict.fromkeys(PERSONAL, f"{MARK} other")))
    return compare(other, marked_report(fault))


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("width", [40, 200])
def test_masked_text_shows_no_personal_value(fault: str, width: int) -> None:
    text = render(marked(fault), Sheet(masked=True, width=width))
    assert MARK not in text
    assert "(masked:" in text


@pytest.mark.parametrize("fault", FAULTS)
def test_masked_json_holds_no_personal_value(fault: str) -> None:
    text = dumps(comparison_document(marked(fault), is_masked=True))
    assert MARK not in text
    assert "(masked:" in text


def test_what_is_not_masked_is_shown() -> None:
    assert f"{MARK} other" in render(marked("none"), OPEN)
    assert f"{MARK} other" in dumps(comparison_document(marked("none"), is_masked=False))


@settings(max_examples=100, deadline=None)
@given(CHANGES, CHANGES)
def test_its_json_keeps_to_the_schema(one: Members, other: Members) -> None:
    found = compared(one, other)
    assert not faults(found)
    assert not faults(found, is_masked=True)


@pytest.mark.parametrize("payload", ["{", "[]", '{"exp": 1e400}', '{"sub": 1, "sub": 2}'])
def test_what_cannot_be_read_is_compared_all_the_same(payload: str) -> None:
    found = compare(report_on(token()), report_on(raw_token(header_text(), payload)))
    assert not faults(found)
    assert "DOES NOT CONFORM" in render(found, OPEN)


@settings(max_examples=100, deadline=None)
@given(CHANGES, CHANGES)
def test_no_line_is_wider_than_the_screen(one: Members, other: Members) -> None:
    assert not too_wide(render(compared(one, other), MASKED), 80)


@settings(max_examples=100, deadline=None)
@given(CHANGES, CHANGES)
def test_nothing_in_it_steers_a_terminal(one: Members, other: Members) -> None:
    text = render(compared(one, other), OPEN)
    assert not [character for character in text if character < " " and character != "\n"]
    text.encode("utf-8")  # no lone surrogate


def test_hostile_names_and_values_are_made_visible() -> None:
    text = render(compared({}, HOSTILE), OPEN)
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u200b"} & set(text)


def test_ascii_means_ascii() -> None:
    text = render(compared({}, {"email_verified": "true", "exp": NBF + 7200}), Sheet(paint=Paint(ascii=True)))
    assert text.isascii()


def test_neither_token_nor_signature_is_in_it() -> None:
    found = compared({}, {"email_verified": "true"})
    document = dumps(comparison_document(found, is_masked=False))
    for report in (found.good, found.bad):
        assert not [part for part in report.token.parts if part in document or part in render(found, OPEN)]


def test_what_matters_stands_first() -> None:
    text = flat(compared({}, {"email_verified": "true", "name": "Other"}))
    assert text.index("1 thing differs that matters") < text.index("QJ305") < text.index("Other differences")
    assert text.index("Other differences") < text.index("payload.name: another value")


def test_consequences_are_counted_by_themselves() -> None:
    text = flat(compared({}, {"expiresIn": "5m"}, without=("/payload/exp",)))
    assert "1 thing differs that matters, and 1 more that follows, the first cause first:" in text


def test_both_sides_are_told() -> None:
    text = flat(compared({}, {"email_verified": "true"}))
    assert 'differs another type: a boolean in the good token, a string in the bad one good true bad "true"' in text


def test_what_both_break_is_named() -> None:
    text = flat(compared({"email_verified": "true"}, {"email_verified": "true", "name": "Other"}))
    assert "Nothing differs that matters" in text
    assert "Found in both, and so no difference: QJ305." in text


@pytest.mark.parametrize("made", [altered.report, altered.unchecked], ids=["certificate", "none"])
@pytest.mark.parametrize(
    "text",
    [altered.edited(), altered.rewritten(), altered.unreadable(), altered.signed_by_another(), altered.TOKEN[:-42]],
    ids=["edited", "rewritten", "damaged", "another key", "cut"],
)
def test_what_was_done_after_signing_is_told_once_and_first(text: str, made: Callable[[str], Report]) -> None:
    found = compare(made(altered.TOKEN), made(text))
    assert not faults(found)
    shown = flat(found)
    assert shown.count(found.matters[0].words) == 1
    assert shown.index(found.matters[0].words) < shown.index("fix")
    assert not [name for name in ("Somebody Else", "Administrators") if name in flat(found, MASKED)]


def test_one_token_twice_is_told() -> None:
    report = report_on(token())
    assert "They are one and the same token" in flat(compare(report, report))


def test_spans_stand_side_by_side() -> None:
    assert "exp − nbf 5 min 2 h nbf − iat" in flat(compared({}, {"exp": NBF + 7200}))


def test_a_guess_comes_with_reason_line_and_source() -> None:
    text = flat(compared({}, {"jti": 5}))
    for part in ("bad code after Qlik's own article", "seen jti is a number", "write JavaScript: jwtid:", "(observed)"):
        assert part in text
