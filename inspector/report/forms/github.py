"""From a run to the workflow commands by which GitHub Actions puts findings beside the lines of a file."""

from collections import Counter
from typing import Literal

from inspector.checks.finding import Finding
from inspector.report.forms.form import Form
from inspector.report.maker import NAME
from inspector.report.message import message
from inspector.report.report import Report
from inspector.report.run import Summary, Totals
from inspector.visible import visible

_KINDS = {"error": "error", "warning": "warning", "note": "notice"}
_GRAVEST_FIRST = ("error", "warning", "notice")
_STANDARD_INPUT = "<stdin>"
_SHOWN = 10  # of each kind in a step; GitHub's own limit


class GitHub(Form):
    """A command for each finding. It gathers the run, for a notice after ten others would not be shown.

    Where it is to flow, all that is told of the run stands at the end, each of a kind that is still shown there.
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
        return "" if self.style.flows else _of_run(totals, Counter(), after=_kinds_of(totals.summary))

    def closing(self, totals: Totals) -> str:
        """What is said of the run as a whole, where it was not known before."""
        return _of_run(totals, _kinds_of(totals.summary), after=Counter()) if self.style.flows else ""

    def entry(self, report: Report) -> str:
        """A command for each finding."""
        return "".join(f"{self._command(report, finding)}\n" for finding in report.findings)

    def _command(self, report: Report, finding: Finding) -> str:
        rule, (source, line, column) = finding.rule, report.place
        is_file = source not in ("", _STANDARD_INPUT)
        place = {"file": source, "line": str(line), "col": str(column)} if is_file else {}
        where = f", line {line:,} of standard input" if source == _STANDARD_INPUT else ""
        told = message(report, finding, masked=self.style.masked)
        told += f" (follows from {finding.follows})" if finding.follows else f"\nFix: {rule.fix}"
        properties = {**place, "title": f"{rule.code} {rule.name}{where}"}
        return command(_KINDS[rule.severity.value], properties, told)


def command(kind: str, properties: dict[str, str], told: str) -> str:
    """A workflow command; line ends in what is told are ours, untrusted text has none left."""
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {named}::{_data(told)}"


def _data(text: str) -> str:
    return "%0A".join(visible(line).replace("%", "%25") for line in text.split("\n"))


def _property(text: str) -> str:
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def _of_run(totals: Totals, before: Counter[str], *, after: Counter[str]) -> str:
    """What is told of a run, with so many commands of each kind before and after it."""
    sent = before.copy()
    lines = []
    for gap in totals.gaps:
        kind = _gap_kind(sent)
        sent[kind] += 1
        lines.append(command(kind, {"title": NAME}, visible(gap)))
    over = [f"{count:,} {kind}s" for kind in _GRAVEST_FIRST if (count := sent[kind] + after[kind]) > _SHOWN]
    if over:
        told = f"GitHub shows {_SHOWN} of a kind in a step; there are {', '.join(over)}. The step's log lists all."
        mildest = next((kind for kind in reversed(_GRAVEST_FIRST) if sent[kind] < _SHOWN), "notice")
        lines.append(command(mildest, {"title": NAME}, told))
    return "".join(f"{line}\n" for line in lines)


def _gap_kind(sent: Counter[str]) -> str:
    """The gravest kind that is still shown; the last notice is left for how many there are."""
    room = {kind: _SHOWN - (kind == "notice") for kind in _GRAVEST_FIRST}
    return next((kind for kind in _GRAVEST_FIRST if sent[kind] < room[kind]), "error")


def _kinds_of(summary: Summary) -> Counter[str]:
    """How many findings there are of each kind."""
    return Counter({kind: summary.findings[severity] for severity, kind in _KINDS.items()})
