"""From a run to JUnit XML, as CI services read it: a suite for each source, a test case for each token."""

from collections.abc import Iterator, Sequence
from itertools import chain

from inspector.checks.finding import Finding
from inspector.report.forms.form import Form
from inspector.report.maker import NAME
from inspector.report.markup import Markup, element, opened
from inspector.report.message import message
from inspector.report.naming import short_name
from inspector.report.phrases import because, of_known, spoken
from inspector.report.report import Report, Verdict
from inspector.report.run import STOPPED, Summary, Totals

_UNREADABLE = "sources that could not be read"
_RUN = "the run as a whole"
_LINE_END = Markup("\n")


class JUnit(Form):
    """A token that does not conform fails, an undecided one is skipped; one on which a rule crashed is an error.

    Known errors do not fail a token: it is skipped then.
    """

    GATHERS = "source"
    EVERY_SOURCE = True

    def opening(self, totals: Totals) -> str:  # noqa: ARG002
        """The declaration and the root's start; all that follows is ASCII."""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{opened("testsuites", name=NAME)}\n'

    def source_opening(self, source: str, summary: Summary) -> str:
        """The start of a suite, with its counts."""
        start = opened(
            "testsuite",
            name=source,
            tests=summary.tokens,
            failures=summary.failing,
            errors=summary.crashed,
            skipped=summary.tokens - summary.verdicts["conforming"] - summary.failing - summary.crashed,
        )
        return f"{start}\n"

    def entry(self, report: Report) -> str:
        """A test case."""
        source, line, column = report.place
        name = f"{line}:{column} {short_name(report)}"
        return f"{element('testcase', *self._outcome(report), name=name, classname=source)}\n"

    def source_closing(self, source: str, summary: Summary) -> str:  # noqa: ARG002
        """The end of a suite."""
        return "</testsuite>\n"

    def closing(self, totals: Totals) -> str:
        """What the run lacks: the sources that could not be read, and what came after it was stopped."""
        unread = _lacking(_UNREADABLE, "unreadable", totals.refusals)
        stopped = _lacking(_RUN, "stopped", [STOPPED] if totals.was_stopped else [])
        return f"{unread}{stopped}</testsuites>\n"

    def _outcome(self, report: Report) -> Iterator[Markup]:
        """What a test case holds, in the order that the schema asks for."""
        told = self._told(report)
        if report.fails:
            cause = report.findings[0]
            said = message(report, cause, masked=self.style.masked)
            yield element("failure", *told, type=f"{cause.rule.code} {cause.rule.name}", message=said)
            return
        if report.crashed:
            yield element("error", *told, type="QJ000 internal-error", message="a rule of this tool crashed")
            return
        if report.verdict is not Verdict.CONFORMING:
            yield element("skipped", because(report) or of_known(len(report.known)))
        if told:
            yield element("system-out", *told)

    def _told(self, report: Report) -> list[str]:
        """All findings in lines."""
        lines = chain.from_iterable(self._lines(report, finding) for finding in report.findings)
        return [piece for line in lines for piece in (line, _LINE_END)]

    def _lines(self, report: Report, finding: Finding) -> list[str]:
        rule = finding.rule
        told = message(report, finding, masked=self.style.masked)
        head = f"{rule.severity.value} {rule.code} {rule.name}, {spoken(finding.where)}: {told}"
        if finding.follows:
            return [f"  {head} (follows from {finding.follows})"]
        return [head, f"  why: {rule.why}", f"  fix: {rule.fix}"]


def _lacking(suite: str, kind: str, words: Sequence[str]) -> str:
    """A suite with an error for each of these words; none where there are none."""
    if not words:
        return ""
    start = opened("testsuite", name=suite, tests=len(words), failures=0, errors=len(words), skipped=0)
    cases = (
        element("testcase", element("error", type=kind, message=told), name=told, classname=suite) for told in words
    )
    return "\n".join([start, *cases, "</testsuite>\n"])
