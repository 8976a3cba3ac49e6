"""From a report to where its signature stands, with what it was checked, and what was not."""

from datetime import datetime
from typing import TYPE_CHECKING

from inspector.checks.finding import Finding
from inspector.checks.rule import Stage
from inspector.report.layout import hanging, indented, labelled, wrapped
from inspector.report.paint import Paint
from inspector.report.phrases import STANDING, cut_short, judged_by, not_checked
from inspector.report.report import Report
from inspector.report.ways import UNTOLD
from inspector.trust.certificate import Certificate
from inspector.tui.pages.row import Canvas, Row, rows
from inspector.visible import visible

if TYPE_CHECKING:
    from inspector.trust.story import Story

_LABEL = 12
_COLOURS = {"valid": "green", "invalid": "error", "missing": "error", "not-checked": "warning"}


def signature(report: Report, canvas: Canvas, story: "Story | None" = None) -> list[Row]:
    """The standing with its reason, what happened to the token, the certificate, its findings, what was not checked."""
    paint, width = canvas.paint, canvas.width
    standing = report.signature
    lines = [paint(_COLOURS[standing.status], f"Signature: {STANDING[standing.status]}")]
    if standing.reason is not None and all(each.where != "/signature" for each in report.findings):
        lines += wrapped(paint.drawn(visible(standing.reason.message)), width)
    lines += wrapped(cut_short(report), width) if cut_short(report) else []
    lines += _told(story, canvas) if story is not None else []
    lines += ["", *_of_tenant(report, canvas)]
    found = rows(lines)
    for finding in report.findings:
        if finding.rule.stage is Stage.CERTIFICATE or finding.where == "/signature":
            found += rows(["", *_finding(finding, canvas)])
    return found + rows(_not_checked(report, canvas))


def _told(story: "Story", canvas: Canvas) -> list[str]:
    """What is proven to have happened to the token, and how to see it as it was signed."""
    paint = canvas.paint
    lines = ["", f"{paint('bold', 'What happened to the token')}, {story.standing}"]
    lines += [paint.drawn(line) for line in wrapped(story.message, canvas.width)]
    if story.token:
        lines += wrapped(f"{canvas.key('regain')} shows the token as it was signed.", canvas.width)
    return lines


def _not_checked(report: Report, canvas: Canvas) -> list[str]:
    told = [line for text in not_checked(report, UNTOLD) for line in indented(text, 2, canvas.width)]
    return ["", canvas.paint("bold", "Not checked"), *map(canvas.paint.drawn, told)] if told else []


def _finding(finding: Finding, canvas: Canvas) -> list[str]:
    paint = canvas.paint
    head = f" {finding.rule.code} "
    first, *rest = hanging(visible(finding.message), len(head) + 1, canvas.width)
    return [paint.sign(finding.rule.severity) + head + first, *rest]


def _of_tenant(report: Report, canvas: Canvas) -> list[str]:
    tenant = report.tenant
    certificate = tenant.certificate
    told = wrapped(judged_by(report), canvas.width) if tenant.name else []
    if certificate is None:
        words = f"No certificate was given. {canvas.key('certificate')} sets it, issuer and key ID."
        return [*told, *wrapped(words, canvas.width)]
    return told + certificate_lines(certificate, report.moment, canvas.width, canvas.paint)


def certificate_lines(certificate: Certificate, moment: float, width: int, paint: Paint) -> list[str]:
    """What a certificate or key is, its size, validity and thumbprints, a line each."""
    size = f", {certificate.bits:,} bits" if certificate.bits else ""
    facts = (
        ("this is", certificate.kind.replace("-", " ")),
        ("written as", certificate.form),
        ("key", f"{certificate.key_type}{size}" if certificate.key_type else ""),
        ("subject", certificate.subject),
        ("valid from", _moment(certificate.not_before)),
        ("valid to", _moment(certificate.not_after) + _expired(certificate, moment)),
        ("SHA-256", certificate.sha256),
        ("SHA-1", certificate.sha1),
        ("key SHA-256", certificate.spki_sha256),
    )
    lines: list[str] = []
    for label, text in facts:
        if text:
            lines += labelled(label, visible(text), indent=0, label_width=_LABEL, width=width)
    return [paint.drawn(line) for line in lines]


def _moment(at: datetime | None) -> str:
    return "" if at is None else f"{at:%Y-%m-%d %H:%M:%S}Z"


def _expired(certificate: Certificate, moment: float) -> str:
    end = certificate.not_after
    return " (expired)" if end is not None and end.timestamp() < moment else ""
