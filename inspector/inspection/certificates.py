"""From a certificate alone to what is to say of it."""

from inspector.checks.catalogue import BY_NAME
from inspector.checks.finding import Finding
from inspector.checks.judge import judge_certificate
from inspector.inspection.inquiry import Inquiry
from inspector.trust.certificate import Certificate


def refusal(certificate: Certificate) -> str:
    """Why something cannot be used as certificate, and what to do; "" for what can."""
    for problem in certificate.problems:
        if problem.kind in {"certificate-unreadable", "private-key"}:
            return f"{problem.message} {BY_NAME[problem.kind].fix}"
    return ""


def inspect_certificate(certificate: Certificate, inquiry: Inquiry) -> tuple[Finding, ...]:
    """What is to say of a certificate alone, in the order of causes."""
    return judge_certificate(certificate, inquiry.moment, inquiry.rules)
