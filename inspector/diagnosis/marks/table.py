"""From a report to the marks that its token bears: all that is known of makers, in one table."""

from inspector.diagnosis.marks.libraries import LIBRARIES
from inspector.diagnosis.marks.mark import Mark, Print, made
from inspector.diagnosis.marks.samples import SAMPLES
from inspector.diagnosis.marks.times import TIMES
from inspector.diagnosis.marks.types import TYPES
from inspector.errors import require
from inspector.report.report import Report

PRINTS: tuple[Print, ...] = (*TIMES, *TYPES, *SAMPLES, *LIBRARIES)


def marks(report: Report) -> tuple[Mark, ...]:
    """The guesses at what made a token, what went wrong first and the library last; none for what is no login token.

    The report is what `inspect` gives. Raises OptionError for what is no report.
    """
    require(report, Report, "report is a Report, as inspect gives it")
    if report.token.payload is None or any(finding.rule.code == "QJ113" for finding in report.findings):
        return ()
    facts = made(report)
    found = ((each, tuple(each.seen(facts))) for each in PRINTS)
    return tuple(
        Mark(
            name=each.name,
            guess=each.guess,
            reasons=reasons,
            changes=each.changes,
            grade=each.grade,
            sources=each.sources,
        )
        for each, reasons in found
        if reasons
    )
