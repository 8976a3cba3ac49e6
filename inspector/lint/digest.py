"""From a piece to what is written and counted of the tokens in it: all that a worker hands back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from inspector.inspection import Inquiry, inspect_lost, judge_again
from inspector.lint.baseline import Entry, Marks, entry_of
from inspector.lint.piece import Piece
from inspector.lint.reuse import mark
from inspector.lint.stream import judge_piece
from inspector.report.forms.form import Form
from inspector.report.report import Place, Report
from inspector.report.run import Likeness, Summary, likeness
from inspector.report.threshold import Threshold
from inspector.report.times import Times
from inspector.trust.tenant import Tenant


class Digest(NamedTuple):
    """What is written in each form, the counts, whether a report failed the run or a rule crashed, and the marks.

    `met` are the marks of findings that the baseline knows, `noted` what a new baseline is made of.
    """

    entries: tuple[list[str], ...]
    summary: Summary
    fails: bool
    crashed: bool
    marks: bytes
    met: list[str]
    noted: list[Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digester:
    """Judges pieces, in whatever process it is called.

    Findings that are `known` are not told; with `notes` all are noted for a new baseline.
    """

    inquiry: Inquiry
    forms: tuple[Form, ...]
    threshold: Threshold
    known: Marks | None = None
    notes: bool = False

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
        made = _Making(self)
        marks: list[bytes] = []
        sound, tenants = 0, dict[int, Tenant]()
        for report in reports:
            marks.append(mark(report))
            if report.is_sound and not made.asks_sound:
                sound += 1  # all that is to say of most tokens
                tenants[id(report.tenant)] = report.tenant
            else:
                made.add(report)
        made.summary.add_sound(sound, tenants.values())
        made.count()
        return Digest(made.entries, made.summary, made.fails, made.crashed, b"".join(marks), made.met, made.noted)


@dataclass(slots=True)
class _Alike:
    """Reports that are alike, as far as they are counted: one of them, and how many."""

    report: Report
    count: int = 1


class _Making:
    """A digest as it grows."""

    def __init__(self, digester: Digester) -> None:
        self._digester = digester
        wants_times = any(form.WANTS_TIMES for form in digester.forms)
        self.asks_sound = wants_times or any(form.OF_SOUND for form in digester.forms)
        self.entries: tuple[list[str], ...] = tuple([] for _ in digester.forms)
        self.met: list[str] = []
        self.noted: list[Entry] = []
        self.summary = Summary(times=Times() if wants_times else None)
        self.fails = self.crashed = False
        self._alike: dict[Likeness, _Alike] = {}

    def add(self, report: Report) -> None:
        """Writes one report, and gathers it to be counted."""
        digester = self._digester
        if digester.known is not None and report.findings:
            report, met = digester.known.parted(report)
            self.met += met
        if digester.notes:
            self.noted += [entry_of(report, finding) for finding in report.findings if finding.rule.code != "QJ000"]
        self._gather(report)
        for form, written in zip(digester.forms, self.entries, strict=True):
            if entry := form.entry(report):
                written.append(entry)

    def _gather(self, report: Report) -> None:
        if self.summary.times is not None:
            self._count(report, 1)
            return
        alike = likeness(report)
        others = self._alike.get(alike)
        if others is None:
            self._alike[alike] = _Alike(report)
        else:
            others.count += 1

    def count(self) -> None:
        """Counts all reports, those that are alike at once."""
        for alike in self._alike.values():
            self._count(alike.report, alike.count)

    def _count(self, report: Report, count: int) -> None:
        self.summary.add(report, count)
        self.fails = self.fails or self._digester.threshold.is_reached(report)
        self.crashed = self.crashed or report.crashed
