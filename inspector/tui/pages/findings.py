"""From a report to its findings, a line each, consequences folded under their cause."""

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from inspector.checks.finding import Finding
from inspector.report.layout import wrapped
from inspector.report.phrases import because, lacking
from inspector.report.report import Report, Verdict
from inspector.report.ways import UNTOLD
from inspector.tui.pages.row import Canvas, Row, rows
from inspector.tui.pages.verdict import held_rules
from inspector.visible import visible

if TYPE_CHECKING:
    from inspector.trust.story import Story

_WORDS = {"error": "ERROR", "warning": "WARN", "note": "NOTE"}


def findings(report: Report, unfolded: frozenset[str], canvas: Canvas, story: "Story | None" = None) -> list[Row]:
    """What is proven to have happened to the token, then sign, word and message of each finding.

    `unfolded` are the causes whose consequences are shown.
    """
    found = [] if story is None else rows(_proven(story, canvas))
    found += finding_rows(report.findings, unfolded, canvas)
    if report.verdict is Verdict.UNDECIDED:
        found += rows(_undecided(report, canvas))
    return found + rows(_held(report, canvas))


def _proven(story: "Story", canvas: Canvas) -> list[str]:
    """What happened, and how the token is had as it was signed."""
    paint = canvas.paint
    head = "SEEN" if story.kind == "letter-case" else "PROVEN"
    told = [paint("green", paint.drawn(line)) for line in wrapped(f"{head}. {story.message}", canvas.width)]
    offer = f"{canvas.key('regain')} shows the token as it was signed."
    return [*told, *(paint("bold", line) for line in wrapped(offer, canvas.width) if story.token), ""]


def finding_rows(found: Sequence[Finding], unfolded: frozenset[str], canvas: Canvas) -> list[Row]:
    """A row a finding, about its number; what follows from a cause that is not unfolded is counted there."""
    lines: list[Row] = []
    for number, finding in enumerate(found):
        if finding.follows is None:
            folded = _consequences(found, number)
            lines.append(Row(_line(finding, len(folded), finding.rule.code in unfolded, canvas), str(number)))
        elif finding.follows in unfolded:
            lines.append(Row(_line(finding, 0, False, canvas), str(number)))
    return lines


def _consequences(found: Sequence[Finding], number: int) -> list[Finding]:
    return list(takewhile(lambda finding: finding.follows is not None, found[number + 1 :]))


def _line(finding: Finding, folded: int, is_open: bool, canvas: Canvas) -> str:  # noqa: FBT001 - as it stands
    paint, severity = canvas.paint, finding.rule.severity
    head = f" {_WORDS[severity.value]:<5} "
    indent = "    " if finding.follows else ""
    tail = ""
    if folded:
        fold = ("-" if is_open else "+") if paint.ascii else ("▾" if is_open else "▸")
        tail = f"  {fold} {folded} {'follows' if folded == 1 else 'follow'} from it"
    room = max(canvas.width - len(indent) - len(head) - 1 - len(tail), 16)
    told = canvas.clipped(paint.drawn(visible(finding.message)), room)
    body = told if finding.follows else paint("bold", told)
    return f"{indent}{paint.sign(severity)}{paint(severity.value, head)}{body}{paint('dim', tail)}"


def _undecided(report: Report, canvas: Canvas) -> list[str]:
    told = f"UNDECIDED. {because(report, UNTOLD)}"
    if not {"certificate", "issuer", "key ID"}.isdisjoint(lacking(report)):
        told += f" {canvas.key('certificate')} sets certificate, issuer and key ID."
    return [canvas.paint("yellow", canvas.paint.drawn(line)) for line in wrapped(told, canvas.width)]


def _held(report: Report, canvas: Canvas) -> list[str]:
    count = len(held_rules(report))
    sign = "+" if canvas.paint.ascii else "✓"
    skipped = f", {len(report.skipped)} were not asked" if report.skipped else ""
    return [canvas.paint("green", sign) + canvas.paint("dim", f" {count} rules held{skipped}")] if count else []
