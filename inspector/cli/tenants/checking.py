"""`qlik-jwt tenant check`: from a tenant, a private key and a token to whether they belong together."""

from collections.abc import Iterator

import click

from inspector.cli.configured import named_tenants
from inspector.cli.file_name import file_names
from inspector.cli.instant import moment
from inspector.cli.kinds import FileName, OneOf
from inspector.cli.output import color_option, output_to
from inspector.cli.private_key import private_key
from inspector.cli.source import read_source
from inspector.cli.talk import say
from inspector.cli.tenants.found import kept
from inspector.cli.tenants.tenant_name import tenant_names
from inspector.configuration.told import tenant_of
from inspector.errors import OptionError
from inspector.inspection import Inquiry, inspect_all, inspect_certificate
from inspector.jose import Json
from inspector.lint.names import STANDARD_INPUT
from inspector.report.agreement import Answer, Result, answers
from inspector.report.as_json import dumps
from inspector.report.layout import labelled
from inspector.report.report import Report
from inspector.report.sheet import Sheet

_STYLES = {Result.HELD: "green", Result.FAILED: "error", Result.NOT_CHECKED: "dim"}


@click.command("check", short_help="Hold a tenant, its certificate, a private key and a token against one another.")
@click.argument("name", metavar="NAME", shell_complete=tenant_names)
@click.option("--key", metavar="FILE", type=FileName(), help="The private key that is to sign; never shown.")
@click.option("--token", metavar="SOURCE", shell_complete=file_names, help="A token, a file with it, or - for stdin.")
@click.option("--at", metavar="TIME", help="The moment to judge at: ISO 8601 with zone, or seconds since 1970.  [now]")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="[text]")
@color_option
def command(  # noqa: PLR0913 - one argument an option
    *, name: str, key: str | None, token: str | None, at: str | None, form: str, color: str, ascii_only: bool
) -> int:
    """Hold a tenant, its certificate, a private key and a token against one another.

    Each line says what held, failed or was not checked. The exit status is 1 where anything failed. The private key is
    read here, compared, and neither kept nor shown.
    """
    if key == token == STANDARD_INPUT:
        raise OptionError("tenant check: --key and --token cannot both be standard input; name a file for one of them")
    kept(name, "check")
    every = {each: tenant_of(told) for each, told in named_tenants().items()}
    tenant = every.pop(name)
    inquiry = Inquiry(moment(at), tenant)
    found = answers(
        tenant,
        tuple(every.values()),
        findings=() if tenant.certificate is None else inspect_certificate(tenant.certificate, inquiry),
        public=None if key is None else private_key(key).public_key(),
        report=None if token is None else _report(token, inquiry),
    )
    with output_to(None, color, ascii_only=ascii_only) as out:
        out.write(_document(name, found) if form == "json" else "".join(_lines(found, out.sheet)))
    return int(any(answer.result is Result.FAILED for answer in found))


def _report(source: str, inquiry: Inquiry) -> Report:
    """The report on the first token; how many more there are is said."""
    text, name = read_source((source,))
    reports = inspect_all(text, inquiry, name)
    if len(reports) > 1:
        say(f"note: there are {len(reports)} tokens in it; the first is checked (“qlik-jwt lint” judges all)")
    return reports[0]


def _document(name: str, found: tuple[Answer, ...]) -> str:
    checks: list[Json] = [
        {"check": answer.subject, "result": answer.result.value, "message": answer.words} for answer in found
    ]
    return dumps({"tenant": name, "checks": checks}, indent=2) + "\n"


def _lines(found: tuple[Answer, ...], sheet: Sheet) -> Iterator[str]:
    for answer in found:
        word = answer.result.value.replace("-", " ")
        first, *rest = labelled(answer.subject, answer.words, indent=13, label_width=16, width=sheet.width)
        yield f"{sheet.paint(_STYLES[answer.result], word)}{sheet.paint.drawn(first[len(word) :])}\n"
        yield from (f"{sheet.paint.drawn(line)}\n" for line in rest)
