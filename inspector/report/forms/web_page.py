"""From a run to one HTML file for people who were not there: it loads nothing, runs nothing, and prints well."""

from inspector.report.forms.form import Form
from inspector.report.markup import Markup, joined
from inspector.report.page.frame import beginning, ending
from inspector.report.page.rules import rules
from inspector.report.page.sources import sources
from inspector.report.page.times import times
from inspector.report.page.tokens import entry, list_beginning, list_end
from inspector.report.page.verdicts import verdicts
from inspector.report.report import Report
from inspector.report.run import Totals

_MOST = 1000
_SECTIONS = [
    ("verdicts", "Verdicts"),
    ("rules", "By rule"),
    ("times", "Times"),
    ("sources", "By source"),
    ("tokens", "By token"),
]


class WebPage(Form):
    """Totals, rules, times and sources of the whole run, and the findings in its first tokens."""

    GATHERS = "run"
    OF_SOUND = False
    MOST = _MOST
    WANTS_TIMES = True

    def opening(self, totals: Totals) -> str:
        """All before the list of tokens."""
        summary = totals.summary
        charts = [times(summary.times)] if summary.times is not None and summary.tokens else []
        sections = [each for each in _SECTIONS if charts or each[0] != "times"]
        return joined(
            [
                beginning(totals, sections, masked=self.style.masked),
                *_lines([verdicts(totals), rules(summary), *charts, sources(totals.sources)]),
                list_beginning(summary, _MOST),
            ]
        )

    def entry(self, report: Report) -> str:
        """A token with findings."""
        return entry(report, masked=self.style.masked) if report.findings else ""

    def closing(self, totals: Totals) -> str:
        """What is not listed, and the end."""
        return joined([list_end(totals.summary, _MOST), ending()])


def _lines(sections: list[Markup]) -> list[Markup]:
    return [piece for section in sections for piece in (section, Markup("\n"))]
