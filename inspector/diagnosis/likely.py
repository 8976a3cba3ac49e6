"""From the token in question to the marks that help: guesses at what made it, where something is wrong with it."""

from inspector.checks.rule import Severity
from inspector.diagnosis.cause import Judged
from inspector.diagnosis.marks.mark import Mark
from inspector.diagnosis.marks.table import marks
from inspector.diagnosis.scene import errors

_MOST = 3


def likely_made(judged: Judged | None) -> tuple[Mark, ...]:
    """How the token was likely made, the three most telling guesses at most; none where nothing is wrong.

    Of a token that failed all marks count; of one with warnings alone only those that name a line to change.
    """
    if judged is None or judged.report is None or (judged.exchange is not None and judged.exchange.worked):
        return ()
    found = marks(judged.report)
    if errors(judged.report) or (judged.exchange is not None and judged.exchange.is_refused):
        return found[:_MOST]
    is_warned = any(each.rule.severity is Severity.WARNING for each in judged.report.findings)
    return tuple(mark for mark in found if mark.changes)[:_MOST] if is_warned else ()
