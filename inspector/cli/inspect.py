"""`qlik-jwt inspect`: from one text to the reports on the tokens in it."""

import click

from inspector.cli.file_name import file_names
from inspector.cli.kinds import OneOf
from inspector.cli.options import Chosen, judged_by
from inspector.cli.output import Output, color_option, output_to
from inspector.cli.overwriting import output_option, refuse_overwriting
from inspector.cli.source import read_source
from inspector.inspection import inspect_all
from inspector.report.as_json import Document, as_document, dumps, with_claims
from inspector.report.report import Report
from inspector.report.run import Summary
from inspector.report.terminal import render
from inspector.trust.reason import Search


@click.command(short_help="Decode and judge one text: a token, or whatever holds one.")
@click.argument("words", nargs=-1, metavar="[SOURCE]", shell_complete=file_names)
@judged_by
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="[text]")
@output_option
@click.option("--mask/--no-mask", default=None, help="Hide what may say who the user is.  [masked in text]")
@color_option
def command(  # noqa: PLR0913 - one argument an option
    words: tuple[str, ...],
    *,
    chosen: Chosen,
    form: str,
    output: str | None,
    mask: bool | None,
    color: str,
    ascii_only: bool,
) -> int:
    """Decode and judge one text: a token, or whatever holds one.

    SOURCE is a file, - for standard input (the default), or the token itself. Any text will do: a header,
    a curl command, a mail, a log line.
    """
    if output is not None:
        refuse_overwriting((*words, *chosen.read), (output,))
    text, name = read_source(words, instead="qlik-jwt lint")
    reports = inspect_all(text, chosen.inquiry(Search.THOROUGH), name)
    with output_to(output, color, ascii_only=ascii_only, masked=mask is not False) as out:
        if form == "json":
            out.write(dumps(_document(reports, masked=bool(mask)), indent=2) + "\n")
        else:
            _write_text(out, reports)
    return chosen.status(list(reports))


def _write_text(out: Output, reports: tuple[Report, ...]) -> None:
    for number, report in enumerate(reports, start=1):
        if len(reports) > 1:
            place = f"token {number} of {len(reports)}, line {report.place.line}, column {report.place.column}"
            out.write(f"{'' if number == 1 else chr(10)}{out.sheet.paint('bold', place)}\n")
        out.write(render(report, out.sheet))


def _document(reports: tuple[Report, ...], *, masked: bool) -> Document:
    documents = [with_claims(report, as_document(report, masked=masked), masked=masked) for report in reports]
    if len(documents) == 1:
        return documents[0]
    summary = Summary()
    for report in reports:
        summary.add(report)
    return {"reports": [dict(document) for document in documents], "summary": summary.as_document()}
