"""`qlik-jwt inspect`: from one text to the reports on the tokens in it."""

import sys

import click

from inspector.cli.file_name import file_names
from inspector.cli.options import Chosen, judged_by
from inspector.cli.output import Output, color_option, output_to
from inspector.cli.paste import read_paste
from inspector.cli.talk import is_terminal, say
from inspector.errors import SourceError
from inspector.inspection import inspect_all
from inspector.intake import find_tokens
from inspector.lint.names import STANDARD_INPUT, is_there, read_text, shown
from inspector.report.as_json import Document, as_document, dumps, with_claims
from inspector.report.report import Report
from inspector.report.run import Summary
from inspector.report.terminal import render
from inspector.trust.reason import Search


@click.command(short_help="Decode and judge one text: a token, or whatever holds one.")
@click.argument("words", nargs=-1, metavar="[SOURCE]", shell_complete=file_names)
@judged_by
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="[text]")
@click.option("--output", metavar="FILE", shell_complete=file_names, help="Write the results to a file.")
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
    text, name = _read(words)
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


def _read(words: tuple[str, ...]) -> tuple[str, str]:
    if not words or words == (STANDARD_INPUT,):
        return read_paste() if is_terminal(sys.stdin) else read_text(STANDARD_INPUT), "<stdin>"
    source = " ".join(words)
    if len(words) == 1 and source and is_there(source):
        return read_text(source), source
    if find_tokens(source):
        say("note: shells remember their arguments; a token is safer on standard input")
        return source, "<argument>"
    if len(words) > 1 and all(map(is_there, words)):
        raise SourceError(f"{shown(words[0])} and others: inspect reads one source; “qlik-jwt lint” reads many")
    raise SourceError(f"{shown(source)}: there is no such file, and it is no token")
