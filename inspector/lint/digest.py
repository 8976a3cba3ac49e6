"""From a piece to what is written and counted of the tokens in it: all that a worker hands back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from inspector.inspection import Inquiry, inspect_lost, judge_again
from inspector.lint.pieces import Piece
from inspector.lint.reuse import mark
from inspector.lint.stream import judge_piece
from inspector.report.as_json import as_document, dumps, with_claims
from inspector.report.lines import finding_lines
from inspector.report.paint import Paint
from inspector.report.report import Place, Report
from inspector.report.run import Summary
from inspector.report.threshold import Threshold


class Digest(NamedTuple):
    """The text to write, the counts, whether a report failed the run or a rule crashed, and the tokens' marks."""

    text: str
    summary: Summary
    fails: bool
    crashed: bool
    marks: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How reports are written: "text", "jsonl", or "json", whose documents are joined by commas."""

    name: str
    paint: Paint
    show_claims: bool

    @property
    def separator(self) -> str:
        """What stands between two reports."""
        return ",\n" if self.name == "json" else "\n"

    def written(self, report: Report) -> str:
        """One report, without a line end; "" where there is nothing to write."""
        if self.name == "text":
            return "\n".join(finding_lines(report, self.paint))
        document = as_document(report)
        return dumps(with_claims(report, document) if self.show_claims else document)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digester:
    """Judges pieces, in whatever process it is called."""

    inquiry: Inquiry
    form: Form
    threshold: Threshold

    def __call__(self, piece: Piece) -> Digest:
        """What is to say of a piece."""
        return self._digest(judge_piece(piece, self.inquiry))

    def with_reused(self, piece: Piece, reused: frozenset[int]) -> Digest:
        """The same where some tokens, counted from 0, have the jti of another one."""
        reports = enumerate(judge_piece(piece, self.inquiry))
        return self._digest(
            judge_again(report, self.inquiry, standing=report.signature, reused=True) if number in reused else report
            for number, report in reports
        )

    def give_up(self, piece: Piece) -> Digest:
        """What is to say of a line that ends whatever judges it."""
        return self._digest([inspect_lost(self.inquiry, Place(piece.source, piece.line, 1))])

    def _digest(self, reports: Iterable[Report]) -> Digest:
        summary, texts, marks, fails, crashed = Summary(), list[str](), list[bytes](), False, False
        for report in reports:
            marks.append(mark(report))
            summary.add(report)
            text = self.form.written(report)
            if text:
                texts.append(text)
            fails = fails or self.threshold.is_reached(report)
            crashed = crashed or report.crashed
        return Digest(self.form.separator.join(texts), summary, fails, crashed, b"".join(marks))
