"""A painted line, and the styles read back from it."""

import pytest

from inspector.checks.rule import Severity
from inspector.report.paint import _CODES, Paint, columns, runs
from inspector.report.sheet import Sheet
from inspector.visible import visible
from tests.report.cases import CASES, screen

COLOURED = Paint(colour=True)


@pytest.mark.parametrize("style", _CODES)
def test_a_style_is_read_back_from_what_was_painted(style: str) -> None:
    assert list(runs(COLOURED(style, "some words"))) == [(style, "some words")]


def test_there_are_styles_to_read_back() -> None:
    assert len(_CODES) > 10


def test_no_two_styles_look_the_same() -> None:
    assert len(set(_CODES.values())) == len(_CODES)
    assert "0" not in _CODES.values()


@pytest.mark.parametrize("text", ["plain", " ", "[31m", "é 日本", visible("\x1b[31mred\x1b[0m")])
def test_what_is_not_painted_is_one_plain_run(text: str) -> None:
    assert list(runs(text)) == [("", text)]


def test_nothing_has_no_runs() -> None:
    assert list(runs("")) == []
    assert list(runs(COLOURED("red", ""))) == []


def test_plain_and_painted_runs_come_in_order() -> None:
    line = f"a {COLOURED('red', 'b')} c{COLOURED('bold', 'd')}{COLOURED('dim', 'e')}"
    assert list(runs(line)) == [("", "a "), ("red", "b"), ("", " c"), ("bold", "d"), ("dim", "e")]


@pytest.mark.parametrize("severity", Severity)
def test_a_sign_is_a_run_in_its_severitys_style(severity: Severity) -> None:
    [(style, sign)] = runs(COLOURED.sign(severity))
    assert (style, columns(sign)) == (severity.value, 1)


@pytest.mark.parametrize("case", CASES)
def test_the_runs_of_a_report_are_its_text(case: str) -> None:
    found = list(runs(screen(case, Sheet(paint=COLOURED))))
    assert "".join(text for _, text in found) == screen(case, Sheet())
    assert {style for style, _ in found} <= {"", *_CODES}
    assert found[0][0] in {"conforming", "nonconforming", "undecided"}
