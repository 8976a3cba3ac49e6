"""From a run to CSV (RFC 4180) for spreadsheets: a row for each finding, and one for each token without any."""

import csv
import io
import re

from inspector.checks.finding import Finding
from inspector.report.as_json import token_document
from inspector.report.forms.form import Form
from inspector.report.message import message
from inspector.report.phrases import of_known
from inspector.report.report import Report
from inspector.report.run import Totals
from inspector.visible import visible

COLUMNS = (
    *("source", "line", "column", "verdict", "code", "name", "severity", "where", "message", "fix"),
    *("kid", "jti", "fingerprint", "follows"),
)
# What makes a spreadsheet take a cell for a formula, at its beginning or, where a semicolon or a tab parts cells,
# behind one; blanks and quotes before it do not stop all of them. The wide signs do the same in some languages.
_FORMULA = re.compile("(^|;)([ \"']*)(?=[-=+@\t\r\n＝＋－＠])")


class Table(Form):
    """All tokens of the run, so that a pivot table counts right; rows of a token without findings have no code.

    It begins with a byte order mark, for without one Excel reads UTF-8 as the system's old code page; what reads
    CSV elsewhere passes it over.
    """

    UTF_8 = True

    def opening(self, totals: Totals) -> str:  # noqa: ARG002
        """The mark and the header."""
        return "\ufeff" + _row(COLUMNS)

    def entry(self, report: Report) -> str:
        """The rows of one token."""
        source, line, column = report.place
        head = (source, line, column, report.verdict.value)
        token = token_document(report)
        tail = tuple(token[name] for name in ("kid", "jti", "fingerprint"))
        if not report.findings:
            return _row((*head, *[None] * 4, of_known(len(report.known)), None, *tail, None))
        return "".join(_row((*head, *self._found(report, each), *tail, each.follows)) for each in report.findings)

    def closing(self, totals: Totals) -> str:
        """A row without a verdict for each source that was not read, and for a run that was stopped."""
        before, after = [None] * COLUMNS.index("message"), [None] * (len(COLUMNS) - COLUMNS.index("message") - 1)
        return "".join(_row((*before, gap, *after)) for gap in totals.gaps)

    def _found(self, report: Report, finding: Finding) -> tuple[object, ...]:
        rule = finding.rule
        told = message(report, finding, masked=self.style.masked)
        return rule.code, rule.name, rule.severity.value, finding.where, told, rule.fix


def _row(cells: tuple[object, ...]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([_cell(cell) for cell in cells])
    return written.getvalue()


def _cell(value: object) -> object:
    """A number as it is; text visible, and made so that no spreadsheet takes it for a formula."""
    return _FORMULA.sub(r"\1'\2", visible(value)) if isinstance(value, str) else value
