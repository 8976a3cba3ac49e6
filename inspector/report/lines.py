"""From a report to the few lines that linters print of it: place, severity, code, message."""

from inspector.checks.finding import Finding
from inspector.report.paint import Paint
from inspector.report.report import Report
from inspector.visible import visible


def finding_lines(report: Report, paint: Paint) -> list[str]:
    """A line for each finding, consequences indented under their cause."""
    source, line, column = report.place
    place = f"{visible(source)}:{line}:{column}: " if source else f"{line}:{column}: "
    return [_line(finding, place, paint) for finding in report.findings]


def _line(finding: Finding, place: str, paint: Paint) -> str:
    rule = finding.rule
    follows = f" (follows from {finding.follows})" if finding.follows else ""
    head = f"{place}{paint.sign(rule.severity)} {rule.severity.value} {paint('bold', rule.code)} {rule.name}: "
    return f"{head}{visible(finding.message)}{follows}"
