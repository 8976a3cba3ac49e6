"""From a token that was regained to what is found in it as it was signed: the rest follows from what happened to it."""

from dataclasses import replace

from inspector.checks.rule import Severity
from inspector.diagnosis.cause import Cause, Told
from inspector.inspection import Inquiry, inspect_all
from inspector.report.report import Report, Verdict
from inspector.trust.story import Story


def regained(report: Report, story: Story, inquiry: Inquiry) -> Report | None:
    """The report on the token as it was signed, as of the same moment; None where it was not regained."""
    if not story.token:
        return None
    return inspect_all(story.token, replace(inquiry, moment=report.moment))[0]


def parted(causes: list[Cause], told: Told) -> tuple[list[Cause], list[Cause]]:
    """The causes that what happened to the token explains, and those that it had before."""
    if told.regained is None:
        return causes, []
    before = {finding.rule.code for finding in told.regained.findings}
    had = [each for each in causes if each.codes and before.issuperset(each.codes)]
    return [each for each in causes if each not in had], had


def as_signed(report: Report) -> str:
    """What is to be said of the token as it was signed, in a sentence."""
    match report.verdict:
        case Verdict.CONFORMING:
            return "as it was signed the token conforms"
        case Verdict.UNDECIDED:
            return "as it was signed no error is found in the token, as far as was asked"
        case Verdict.NONCONFORMING:
            errors = [each for each in report.findings if each.rule.severity is Severity.ERROR]
            told = dict.fromkeys(f"{each.rule.code} {each.rule.name}" for each in errors)
            return f"as it was signed the token does not conform either: {', '.join(told)}"
