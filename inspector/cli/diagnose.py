"""`qlik-jwt diagnose`: from a capture, an answer or a token to the first cause of a failed login."""

import click

from inspector.cli.evidence import read_all
from inspector.cli.file_name import file_names
from inspector.cli.options import Chosen, judged_on_screen
from inspector.cli.output import color_option, output_to
from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.path import diagnose_by
from inspector.report.as_json import dumps
from inspector.trust.reason import Search


@click.command(short_help="Say why a login failed, from a capture, Qlik's answer or a token.")
@click.argument("words", nargs=-1, metavar="[SOURCE]...", shell_complete=file_names)
@judged_on_screen
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="[text]")
@click.option("--output", metavar="FILE", shell_complete=file_names, help="Write the results to a file.")
@click.option("--mask/--no-mask", default=True, help="Hide what may say who the user is.  [masked]")
@color_option
def command(  # noqa: PLR0913 - one argument an option
    words: tuple[str, ...],
    *,
    chosen: Chosen,
    form: str,
    output: str | None,
    mask: bool,
    color: str,
    ascii_only: bool,
) -> int:
    """Say why a login failed, from a capture, Qlik's answer or a token.

    SOURCE is a file, - for standard input (the default), or the error's or token's text itself. A file may be a capture
    of a browser or proxy (HAR), what curl -v printed, HTTP as text, an answer (JSON, HTML or plain), or any text with a
    token in it; several are one case. Each token is judged as of the call that it was sent with; --at is the moment for
    a token without a call.

    Exit status: 0 the login worked or no cause was found, 1 a cause was found, 2 something could not be read.
    """
    evidence, refused = read_all(words)
    diagnosis = diagnose_by(evidence, chosen.inquiry(Search.THOROUGH), masked=mask)
    with output_to(output, color, ascii_only=ascii_only, masked=mask) as out:
        if form == "json":
            out.write(dumps(diagnosis_document(diagnosis, masked=mask), indent=2) + "\n")
        else:
            out.write(render(diagnosis, out.sheet))
    return 2 if refused or _crashed(diagnosis) else int(diagnosis.first_cause is not None)


def _crashed(diagnosis: Diagnosis) -> bool:
    """Whether a rule of this tool crashed: then no one knows what it would have found."""
    return any(each.report is not None and each.report.crashed for each in diagnosis.judged)
