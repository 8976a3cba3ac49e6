"""From a run to JSON: one document with all reports and the summary, or a report a line."""

from inspector.report.as_json import Document, as_document, dumps, with_claims
from inspector.report.forms.form import Form
from inspector.report.report import Report
from inspector.report.run import Totals
from inspector.visible import visible


class JsonLines(Form):
    """One report a line; `schemas/report.schema.json` is the contract."""

    def entry(self, report: Report) -> str:
        """One report."""
        return self._document(report) + "\n"

    def _document(self, report: Report) -> str:
        masked = self.style.masked
        document = as_document(report, masked=masked)
        return dumps(with_claims(report, document, masked=masked) if self.style.show_claims else document)


class JsonDocument(JsonLines):
    """All reports and the summary in one object."""

    SEPARATOR = ",\n"

    def opening(self, totals: Totals) -> str:  # noqa: ARG002
        """The beginning of the object."""
        return '{"reports": [\n'

    def entry(self, report: Report) -> str:
        """One report."""
        return self._document(report)

    def closing(self, totals: Totals) -> str:
        """The summary, and what the run lacks."""
        lacks: Document = {"not_read": [visible(each) for each in totals.refusals]} if totals.refusals else {}
        lacks |= {"stopped": True} if totals.was_stopped else {}
        return f'\n], "summary": {dumps({**totals.summary.as_document(), **lacks})}}}\n'
