"""From a report to whether it reaches what the operator calls a failure."""

from dataclasses import dataclass, field

from inspector.checks.rule import Severity
from inspector.report.report import Report, Verdict


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least that fails a run: "error", "warning", "note", "undecided" (what does not conform), "" for nothing."""

    least: str
    _rank: int = field(init=False)

    def __post_init__(self) -> None:
        is_level = self.least not in ("", "undecided")
        object.__setattr__(self, "_rank", Severity(self.least).rank if is_level else -1)

    def is_reached(self, report: Report) -> bool:
        """Whether the report fails the run."""
        if not self.least:
            return False
        if self.least == "undecided":
            has_known_error = any(finding.rule.severity is Severity.ERROR for finding in report.known)
            return report.fails if has_known_error else report.verdict is not Verdict.CONFORMING
        return any(finding.rule.severity.rank <= self._rank for finding in report.findings)
