"""From a piece to what is written and counted of the tokens in it: all that a worker hands back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from inspector.inspection import Inquiry, inspect_lost, judge_again
from inspector.lint.piece import Piece
from inspector.lint.reuse import mark
from inspector.lint.stream import judge_piece
from inspector.report.forms.form import Form
from inspector.report.report import Place, Report
from inspector.report.run import Summary
from inspector.report.threshold import Threshold


class Digest(NamedTuple):
    """What is written in each form, the counts, whether a report failed the run or a rule crashed, and the marks."""

    entries: tuple[list[str], ...]
    summary: Summary
    fails: bool
    crashed: bool
    marks: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Digester:
    """Judges pieces, in whatever process it is called."""

    inquiry: Inquiry
    forms: tuple[Form, ...]
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
        made = _Making(self.forms, self.threshold)
        marks: list[bytes] = []
        sound = 0
        for report in reports:
            marks.append(mark(report))
            if report.is_sound and not made.of_sound:
                sound += 1  # all that is to say of most tokens
            else:
                made.add(report)
        made.summary.add_sound(sound)
        return Digest(made.entries, made.summary, made.fails, made.crashed, b"".join(marks))


class _Making:
    """A digest as it grows."""

    def __init__(self, forms: tuple[Form, ...], threshold: Threshold) -> None:
        self._forms, self._threshold = forms, threshold
        self.of_sound = any(form.OF_SOUND for form in forms)
        self.entries: tuple[list[str], ...] = tuple([] for _ in forms)
        self.summary = Summary()
        self.fails = self.crashed = False

    def add(self, report: Report) -> None:
        """Counts and writes one report."""
        self.summary.add(report)
        for form, written in zip(self._forms, self.entries, strict=True):
            if entry := form.entry(report):
                written.append(entry)
        self.fails = self.fails or self._threshold.is_reached(report)
        self.crashed = self.crashed or report.crashed
