"""From a run to the workflow commands by which GitHub Actions puts findings beside the lines of a file."""

from collections.abc import Iterator

from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.report.forms.form import Form
from inspector.report.maker import NAME
from inspector.report.message import message
from inspector.report.report import Report
from inspector.report.run import Summary, Totals
from inspector.visible import visible

_KINDS = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN = 10  # of each kind in a step; GitHub's own limit


class GitHub(Form):
    """A command for each finding. It gathers the run, for a notice after ten others would not be shown."""

    GATHERS = "run"
    OF_SOUND = False
    UTF_8 = True

    def opening(self, totals: Totals) -> str:
        """What is said of the run as a whole."""
        return "".join(f"{line}\n" for line in _of_run(totals))

    def entry(self, report: Report) -> str:
        """A command for each finding."""
        return "".join(f"{self._command(report, finding)}\n" for finding in report.findings)

    def _command(self, report: Report, finding: Finding) -> str:
        rule, (source, line, column) = finding.rule, report.place
        place = {"file": source, "line": str(line), "col": str(column)} if source not in ("", "<stdin>") else {}
        told = message(report, finding, masked=self.style.masked)
        told += f" (follows from {finding.follows})" if finding.follows else f"\nFix: {rule.fix}"
        properties = {**place, "title": f"{rule.code} {rule.name}"}
        return command(_KINDS[rule.severity.value], properties, told)


def command(kind: str, properties: dict[str, str], told: str) -> str:
    """A workflow command; line ends in what is told are ours, untrusted text has none left."""
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {named}::{_data(told)}"


def _data(text: str) -> str:
    return "%0A".join(visible(line).replace("%", "%25") for line in text.split("\n"))


def _property(text: str) -> str:
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def _of_run(totals: Totals) -> Iterator[str]:
    for gap in totals.gaps:
        yield command("error", {"title": NAME}, visible(gap))
    over = list(_over(totals.summary))
    if over:
        told = f"GitHub shows {_SHOWN} of a kind in a step; there are {', '.join(over)}. The step's log lists all."
        yield command("notice", {"title": NAME}, told)


def _over(summary: Summary) -> Iterator[str]:
    for severity in Severity:
        count = summary.findings[severity.value]
        if count > _SHOWN:
            yield f"{count:,} {_KINDS[severity.value]}s"
