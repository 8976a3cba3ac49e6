"""A rule that crashes: it is named, the others answer, and nobody is told that the token conforms."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from inspector.checks.case import Case
from inspector.checks.catalogue import Plan, RuleSet
from inspector.checks.rule import Check, Found, Rule
from inspector.report.report import Verdict
from tests.builders import NBF, codes, report_on, token

ODD = token(payload_changes={"email": "zoë@example.com"})  # in order, but not at a glance


class _OneRuleBroken(RuleSet):
    """All rules, the one with this code given another check."""

    def __init__(self, code: str, check: Check) -> None:
        super().__init__()
        self._code = code
        self._check = check

    def plan(self, at_hand: tuple[bool, ...]) -> Plan:
        """The usual plan, but for one check."""
        plan = super().plan(at_hand)
        return replace(
            plan,
            about=tuple(map(self._broken, plan.about)),
            speakers={where: self._broken(asked) for where, asked in plan.speakers.items()},
        )

    def _broken(self, asked: tuple[tuple[Check, Rule], ...]) -> tuple[tuple[Check, Rule], ...]:
        return tuple((self._check if rule.code == self._code else check, rule) for check, rule in asked)


def _crash(_case: Case) -> tuple[Found, ...]:
    raise ZeroDivisionError


def _crash_midway(_case: Case) -> Iterator[Found]:
    yield Found("/payload", "half an answer")
    raise ZeroDivisionError


@pytest.mark.parametrize("code", ["QJ203", "QJ501", "QJ301", "QJ404", "QJ311"])
def test_a_crashing_rule_does_not_silence_the_others(code: str) -> None:
    everywhere = token(header_changes={"typ": "x"}, payload_changes={"exp": NBF + 7200, "sub": "", "aud": "x", "y": 1})
    report = report_on(everywhere, rules=_OneRuleBroken(code, _crash))
    assert len(report.findings) == len(codes(report))
    assert codes(report) == {"QJ000", "QJ203", "QJ501", "QJ301", "QJ404", "QJ311"} - {code}
    assert report.crashed


def test_a_crash_names_the_rule_and_nothing_of_the_token() -> None:
    (finding,) = report_on(ODD, rules=_OneRuleBroken("QJ307", _crash)).findings
    assert "QJ307" in finding.message
    assert "ZeroDivisionError" in finding.message


def test_a_crash_alone_leaves_the_verdict_undecided() -> None:
    report = report_on(ODD, rules=_OneRuleBroken("QJ307", _crash))
    assert codes(report) == {"QJ000"}
    assert report.verdict is Verdict.UNDECIDED


def test_with_an_error_beside_the_crash_a_token_does_not_conform() -> None:
    report = report_on(token(payload_changes={"sub": ""}), rules=_OneRuleBroken("QJ307", _crash))
    assert report.verdict is Verdict.NONCONFORMING


@pytest.mark.parametrize("code", ["QJ203", "QJ501", "QJ301", "QJ311"])
def test_a_rule_that_crashes_midway_is_not_heard_at_all(code: str) -> None:
    faulty = token(header_changes={"typ": "x"}, payload_changes={"exp": NBF + 7200, "sub": "", "y": 1})
    report = report_on(faulty, rules=_OneRuleBroken(code, _crash_midway))
    assert "half an answer" not in [finding.message for finding in report.findings]
