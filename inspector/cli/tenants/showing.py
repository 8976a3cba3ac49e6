"""`qlik-jwt tenant show`: from a tenant's name to all that is known of it, and the findings on its certificate."""

import click

from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.cli.instant import moment
from inspector.cli.kinds import OneOf
from inspector.cli.output import color_option, output_to
from inspector.cli.tenants.found import kept
from inspector.cli.tenants.tenant_name import tenant_names
from inspector.configuration.kept import Kept
from inspector.errors import SourceError
from inspector.inspection import Inquiry, inspect_certificate
from inspector.jose import Json
from inspector.report.as_json import dumps
from inspector.report.layout import labelled
from inspector.report.of_certificate import certificate_document, render_facts
from inspector.report.sheet import Sheet


@click.command("show", short_help="Show all that is known of a tenant, and its certificate.")
@click.argument("name", metavar="NAME", shell_complete=tenant_names)
@click.option("--at", metavar="TIME", help="The moment to judge at: ISO 8601 with zone, or seconds since 1970.  [now]")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="[text]")
@color_option
def command(*, name: str, at: str | None, form: str, color: str, ascii_only: bool) -> int:
    """Show all that is known of a tenant, and its certificate.

    The exit status is 1 where an error was found in the certificate.
    """
    each = kept(name, "show")
    if each.trouble:
        raise SourceError(each.trouble)
    certificate = each.certificate
    findings = () if certificate is None else inspect_certificate(certificate, Inquiry(moment(at)))
    with output_to(None, color, ascii_only=ascii_only) as out:
        if form == "json":
            told: Json = None
            if certificate is not None:
                told = dict(certificate_document(certificate, findings, each.places()))
            out.write(dumps({**each.as_document(), "certificate": told}, indent=2) + "\n")
        else:
            out.write(_rendered(each, findings, out.sheet))
    return int(any(finding.rule.severity is Severity.ERROR for finding in findings))


def _rendered(each: Kept, findings: tuple[Finding, ...], sheet: Sheet) -> str:
    tolerance = each.values.get("clock-tolerance", 0)
    rows = (
        ("tenant", each.text("name")),
        ("description", each.text("description")),
        ("issuer", each.text("issuer") or "not told, so iss is not checked"),
        ("key ID", each.text("key-id") or "not told, so kid is not checked"),
        ("tolerance", f"{tolerance:g} s" if tolerance else "none"),
        ("kept in", each.places()),
        ("certificate", "" if each.certificate else "none, so signatures are not checked"),
    )
    lines = [
        line
        for label, text in rows
        if text
        for line in labelled(label, text, indent=0, label_width=13, width=sheet.width)
    ]
    facts = "" if each.certificate is None else "\n" + render_facts(each.certificate, findings, sheet)
    return "\n".join(map(sheet.paint.drawn, lines)) + "\n" + facts
