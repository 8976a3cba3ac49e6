"""`qlik-jwt tenant list`: from the configuration to a table of the tenants in it."""

from collections.abc import Iterator

import click

from inspector.cli.kinds import OneOf
from inspector.cli.output import color_option, output_to
from inspector.cli.talk import is_terminal, say
from inspector.cli.tenants.found import all_kept
from inspector.configuration.kept import Kept
from inspector.jose import Json
from inspector.report.as_json import dumps
from inspector.report.layout import clipped, labelled
from inspector.report.of_certificate import date_of
from inspector.report.paint import Paint, columns
from inspector.report.sheet import Sheet

_HEADS = ("name", "issuer", "key ID", "certificate", "kept in")
_PLAIN = Paint()
_WIDEST = (24, 40, 36, 40, 10_000)


@click.command("list", short_help="List the tenants of the configuration.")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="[text]")
@color_option
def command(*, form: str, color: str, ascii_only: bool) -> None:
    """List the tenants of the configuration.

    Those of the project's file and your own; where both have one of the same name, the project's settings hold.
    """
    found = all_kept()
    if not found and form == "text":
        say("note: no tenant is kept; “qlik-jwt tenant add” or “tenant import” keeps one")
        return
    with output_to(None, color, ascii_only=ascii_only) as out:
        if form == "json":
            documents: list[Json] = [_document(each) for each in found]
            out.write(dumps({"tenants": documents}, indent=2) + "\n")
            return
        rows = [_row(each) for each in found]
        lines = list(_table(rows, out.sheet.paint))
        if is_terminal(out.stream) and max(map(columns, _table(rows, _PLAIN))) > out.sheet.width:
            lines = list(_stacked(rows, out.sheet))
        out.write("\n".join([*lines, ""]))


def _document(each: Kept) -> dict[str, Json]:
    certificate = each.certificate
    told: Json = None
    if certificate is not None:
        told = {
            "kind": certificate.kind,
            "subject": certificate.subject or None,
            "notAfter": date_of(certificate.not_after) or None,
            "sha256": certificate.sha256 or None,
        }
    return {**each.as_document(), "certificate": told}


def _row(each: Kept) -> tuple[str, ...]:
    return (
        each.text("name"),
        each.text("issuer") or "-",
        each.text("key-id") or "-",
        _certificate(each),
        each.places(),
    )


def _certificate(each: Kept) -> str:
    """Whose certificate it is and how long it holds; what it is instead where it cannot be used."""
    certificate = each.certificate
    if certificate is None:
        return "cannot be read" if each.trouble else "-"
    if certificate.key is None:
        return f"unusable: {certificate.kind}"
    until = date_of(certificate.not_after)
    return f"{certificate.subject} to {until}" if until else certificate.kind.replace("-", " ")


def _stacked(rows: list[tuple[str, ...]], sheet: Sheet) -> Iterator[str]:
    """Each tenant over some lines, for terminals that the table is too wide for."""
    for name, *others in rows:
        yield sheet.paint("bold", sheet.paint.drawn(name))
        for head, text in zip(_HEADS[1:], others, strict=True):
            yield from map(sheet.paint.drawn, labelled(head, text, indent=2, label_width=13, width=sheet.width))


def _table(rows: list[tuple[str, ...]], paint: Paint) -> Iterator[str]:
    cut = [tuple(map(clipped, row, _WIDEST)) for row in (_HEADS, *rows)]
    widths = [max(map(columns, cells)) for cells in zip(*cut, strict=True)]
    for number, cells in enumerate(cut):
        padded = [text + " " * (width - columns(text) + 2) for text, width in zip(cells, widths, strict=True)]
        line = paint.drawn("".join(padded).rstrip())
        yield paint("bold", line) if number == 0 else line
