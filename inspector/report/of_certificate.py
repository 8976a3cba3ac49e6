"""From a certificate and its findings to text for a terminal and JSON for programs."""

from collections.abc import Iterator
from datetime import datetime

from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.report.as_json import Document, finding_document
from inspector.report.layout import labelled, wrapped
from inspector.report.sheet import Sheet
from inspector.report.terminal import finding_block
from inspector.trust.certificate import Certificate
from inspector.visible import visible


def render_certificate(certificate: Certificate, findings: tuple[Finding, ...], sheet: Sheet) -> str:
    """What the file is, its findings and its one-line form."""
    facts = render_facts(certificate, findings, sheet)
    if not is_usable(certificate, findings):
        return facts
    hint = wrapped(
        sheet.paint.drawn("“qlik-jwt cert FILE --one-line” prints the form that Qlik's console takes."), sheet.width
    )
    return "\n".join((facts, *hint, ""))


def render_facts(certificate: Certificate, findings: tuple[Finding, ...], sheet: Sheet) -> str:
    """What it is, and its findings."""
    blocks = [list(_facts(certificate, sheet))]
    blocks += [finding_block(finding, sheet.width, sheet.paint) for finding in findings]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def is_usable(certificate: Certificate, findings: tuple[Finding, ...]) -> bool:
    """Whether it may be given to Qlik: something readable in which no error was found."""
    return bool(certificate.one_line) and not any(finding.rule.severity is Severity.ERROR for finding in findings)


def certificate_document(certificate: Certificate, findings: tuple[Finding, ...], source: str) -> Document:
    """The same as JSON; `schemas/report.schema.json` has its contract under $defs/certificate."""
    return {
        "source": visible(source),
        "kind": certificate.kind,
        "form": certificate.form,
        "keyType": certificate.key_type or None,
        "bits": certificate.bits,
        "exponent": certificate.exponent,
        "subject": certificate.subject or None,
        "issuer": certificate.issuer or None,
        "serial": certificate.serial or None,
        "notBefore": _iso(certificate.not_before),
        "notAfter": _iso(certificate.not_after),
        "sha1": certificate.sha1 or None,
        "sha256": certificate.sha256 or None,
        "publicKeySha256": certificate.spki_sha256 or None,
        "oneLine": certificate.one_line if is_usable(certificate, findings) else None,
        "findings": [finding_document(finding) for finding in findings],
    }


def _facts(certificate: Certificate, sheet: Sheet) -> Iterator[str]:
    size = f", {certificate.bits:,} bits" if certificate.bits else ""
    exponent = f", exponent {certificate.exponent}" if certificate.exponent else ""
    valid = ""
    if certificate.not_before and certificate.not_after:
        valid = f"{certificate.not_before:%Y-%m-%d %H:%M}Z to {certificate.not_after:%Y-%m-%d %H:%M}Z"
    rows = (
        ("This is", certificate.kind.replace("-", " ") if certificate.key_type else certificate.kind),
        ("written as", certificate.form),
        ("key", f"{certificate.key_type}{size}{exponent}" if certificate.key_type else ""),
        ("subject", certificate.subject),
        (
            "issuer",
            certificate.issuer if certificate.issuer != certificate.subject else "the same (self-signed)",
        ),
        ("serial", certificate.serial),
        ("valid", valid),
        ("SHA-1", certificate.sha1),
        ("SHA-256", certificate.sha256),
        ("key SHA-256", certificate.spki_sha256),
    )
    for label, text in rows:
        if text and (certificate.kind == "certificate" or label != "issuer"):
            yield from labelled(label, visible(text), indent=0, label_width=13, width=sheet.width)


def date_of(moment: datetime | None) -> str:
    """The day of a moment (UTC), "" for none."""
    return "" if moment is None else f"{moment:%Y-%m-%d}"


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.strftime("%Y-%m-%dT%H:%M:%SZ")
