"""`qlik-jwt cert`: from a certificate or key file to what it is, its findings and its one-line form."""

import click

from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.cli.instant import moment
from inspector.cli.kinds import FileName, OneOf
from inspector.cli.output import color_option, output_to
from inspector.cli.talk import is_terminal
from inspector.errors import CertificateError
from inspector.inspection import Inquiry, inspect_certificate
from inspector.lint.names import read_bytes
from inspector.report.as_json import dumps
from inspector.report.of_certificate import certificate_document, is_usable, render_certificate
from inspector.trust.certificate import MAX_LENGTH, Certificate, examine_certificate


@click.command(short_help="Say what a certificate or key file is, and print it on one line.")
@click.argument("file", metavar="FILE", type=FileName())
@click.option("--one-line", is_flag=True, help="Print only the one-line form that Qlik's console takes.")
@click.option("--at", metavar="TIME", help="The moment to judge at: ISO 8601 with zone, or seconds since 1970.  [now]")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="[text]")
@color_option
def command(  # noqa: PLR0913 - one argument an option
    *, file: str, one_line: bool, at: str | None, form: str, color: str, ascii_only: bool
) -> int:
    """Say what a certificate or key file is, and print it on one line.

    FILE is a file, or - for standard input. A private key is refused and never shown.
    """
    certificate = examine_certificate(read_bytes(file, MAX_LENGTH))
    findings = inspect_certificate(certificate, Inquiry(moment(at)))
    with output_to(None, color, ascii_only=ascii_only) as out:
        if one_line:
            out.write(_one_line(certificate, findings) + ("\n" if is_terminal(out.stream) else ""))
        elif form == "json":
            out.write(dumps(certificate_document(certificate, findings, file), indent=2) + "\n")
        else:
            out.write(render_certificate(certificate, findings, out.sheet))
    return int(any(finding.rule.severity is Severity.ERROR for finding in findings))


def _one_line(certificate: Certificate, findings: tuple[Finding, ...]) -> str:
    if not is_usable(certificate, findings):
        raise CertificateError(f"there is no one-line form: {findings[0].message}", kind=findings[0].rule.name)
    return certificate.one_line
