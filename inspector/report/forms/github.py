"""From a run to the workflow commands by which GitHub Actions puts findings beside the lines of a file."""

from collections.abc import Iterator
from typing import Literal

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
    """A command for each finding. It gathers the run, for a notice after ten others would not be shown.

    Where it is to flow, that notice stands at the end, as a warning where there are ten notices before it.
    """

    GATHERS = "run"
    OF_SOUND = False
    UTF_8 = True

    @property
    def gathers(self) -> Literal["", "run"]:
        """The run, unless commands are wanted as they come."""
        return "" if self.style.flows else "run"

    def opening(self, totals: Totals) -> str:
        """What is said of the run as a whole."""
        return "" if self.style.flows else _of_run(totals, "notice")

    def closing(self, totals: Totals) -> str:
        """What is said of the run as a whole, where it was not known before."""
        return _of_run(totals, _shown_kind(totals.summary)) if self.style.flows else ""

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


def _of_run(totals: Totals, kind: str) -> str:
    lines = [command("error", {"title": NAME}, visible(gap)) for gap in totals.gaps]
    over = list(_over(totals.summary))
    if over:
        told = f"GitHub shows {_SHOWN} of a kind in a step; there are {', '.join(over)}. The step's log lists all."
        lines.append(command(kind, {"title": NAME}, told))
    return "".join(f"{line}\n" for line in lines)


def _shown_kind(summary: Summary) -> str:
    """The kind that is still shown at the end of a run: a notice, unless there are ten, then what has room."""
    mildest_first = ("note", "warning", "error")
    return next((_KINDS[each] for each in mildest_first if summary.findings[each] < _SHOWN), "notice")


def _over(summary: Summary) -> Iterator[str]:
    for severity in Severity:
        count = summary.findings[severity.value]
        if count > _SHOWN:
            yield f"{count:,} {_KINDS[severity.value]}s"
