"""From a report to whether it reaches what the operator calls a failure."""

from dataclasses import dataclass

from inspector.checks.rule import Severity
from inspector.report.report import Report, Verdict


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least that fails a run: "error", "warning", "note", "undecided" (what does not conform), "" for nothing."""

    least: str

    def is_reached(self, report: Report) -> bool:
        """Whether the report fails the run."""
        if not self.least:
            return False
        if self.least == "undecided":
            return report.verdict is not Verdict.CONFORMING
        rank = Severity(self.least).rank
        return any(finding.rule.severity.rank <= rank for finding in report.findings)
