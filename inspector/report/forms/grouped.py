"""From a run to the text that linters print: a line for each finding, under a heading for its source or by itself."""

from inspector.checks.finding import Finding
from inspector.checks.rule import Rule
from inspector.report.forms.form import Form, Style
from inspector.report.message import message
from inspector.report.report import Report
from inspector.report.run import Summary, Totals
from inspector.visible import visible

_PLACE = 8  # columns that most places take


class Grouped(Form):
    """Text for people; consequences stand after their cause."""

    OF_SOUND = False

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._heads: dict[Rule, str] = {}
        dim, plain = style.paint("dim", "|").split("|")
        self._before, self._after = f"  {dim}", f"{plain} "

    def source_opening(self, source: str, summary: Summary) -> str:  # noqa: ARG002
        """The source's name."""
        return f"{self.style.paint('bold', visible(source))}\n"

    def entry(self, report: Report) -> str:
        """A line for each finding."""
        findings = report.findings
        if len(findings) == 1:  # as of most tokens
            return self._line(report, findings[0])
        return "".join([self._line(report, finding) for finding in findings])

    def source_closing(self, source: str, summary: Summary) -> str:  # noqa: ARG002
        """A blank line between sources."""
        return "\n"

    def closing(self, totals: Totals) -> str:
        """What the run lacks."""
        return lacking(self.style, totals)

    def _line(self, report: Report, finding: Finding) -> str:
        _, line, column = report.place
        place = f"{line}:{column}".ljust(_PLACE)
        head = self._heads.get(finding.rule) or self._head(finding.rule)
        return f"{self._before}{place}{self._after}{head}{told(self.style, report, finding)}\n"

    def _head(self, rule: Rule) -> str:
        """What a rule's lines have in common; made once."""
        paint = self.style.paint
        head = f"{paint.sign(rule.severity)} {rule.severity.value:<7} {paint('bold', rule.code)} {rule.name}: "
        self._heads[rule] = head
        return head


class Concise(Form):
    """A line for each finding that begins with its whole place, as compilers write them and editors read them."""

    OF_SOUND = False

    def entry(self, report: Report) -> str:
        """A line for each finding."""
        return "".join(f"{self._line(report, finding)}\n" for finding in report.findings)

    def closing(self, totals: Totals) -> str:
        """What the run lacks."""
        return lacking(self.style, totals)

    def _line(self, report: Report, finding: Finding) -> str:
        source, line, column = report.place
        paint, rule = self.style.paint, finding.rule
        head = f"{visible(source)}:{line}:{column}: {paint.sign(rule.severity)} {rule.severity.value}"
        return f"{head} {paint('bold', rule.code)} {rule.name}: {told(self.style, report, finding)}"


def told(style: Style, report: Report, finding: Finding) -> str:
    """What was found, and what it follows from."""
    words = message(report, finding, masked=style.masked)
    if style.paint.ascii:
        words = style.paint.drawn(words)
    return f"{words} (follows from {finding.follows})" if finding.follows else words


def lacking(style: Style, totals: Totals) -> str:
    """A line for each source that was not read, and for a run that was stopped; "" where that is said beside it."""
    return "".join(f"{visible(gap)}\n" for gap in totals.gaps) if style.alone else ""
