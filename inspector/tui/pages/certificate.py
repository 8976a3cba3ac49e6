"""From a tenant's certificate to a sign and a few words: until when it holds, or what is wrong with it."""

from inspector.checks.rule import Severity
from inspector.configuration.kept import Kept
from inspector.inspection import Inquiry, inspect_certificate
from inspector.report.of_certificate import date_of
from inspector.trust.certificate import Certificate
from inspector.tui.pages.row import Canvas


def certificate_state(kept: Kept, moment: float, canvas: Canvas) -> tuple[str, str]:
    """Style, and sign and words: until when the certificate holds, or what is wrong with it."""
    good, bad, odd = ("+", "x", "!") if canvas.paint.ascii else ("✓", "✗", "!")
    certificate = kept.certificate
    if certificate is None:
        return ("error", f"{bad} cannot be read") if kept.trouble else ("dim", "- no certificate")
    if certificate.key is None:
        return "error", f"{bad} unusable"
    found = inspect_certificate(certificate, Inquiry(moment))
    for finding in found:
        if finding.rule.severity is Severity.ERROR:
            return "error", f"{bad} {finding.rule.code}"
    words = _until(certificate, moment)
    return ("warning", f"{odd} {words}") if found else ("green", f"{good} {words}")


def _until(certificate: Certificate, moment: float) -> str:
    begin, end = certificate.not_before, certificate.not_after
    if begin is not None and begin.timestamp() > moment:
        return f"begins {date_of(begin)}"
    if end is None:
        return certificate.kind.replace("-", " ")
    return f"{'expired' if end.timestamp() < moment else 'expires'} {date_of(end)}"
