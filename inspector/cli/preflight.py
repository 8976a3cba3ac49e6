"""`qlik-jwt preflight`: from payload and signing options to what is wrong with them, before a token exists."""

import sys

import click

from inspector.cli.file_name import file_names
from inspector.cli.options import Chosen, judged_by
from inspector.cli.output import color_option, output_to
from inspector.cli.paste import read_paste
from inspector.cli.talk import is_terminal
from inspector.errors import SourceError
from inspector.lint.names import STANDARD_INPUT, read_text, shown
from inspector.report.as_json import dumps
from inspector.signing.as_json import preflight_document
from inspector.signing.as_text import render
from inspector.signing.inputs import Inputs
from inspector.signing.preflight import Preflight, look_ahead
from inspector.signing.written import read_inputs, read_pair
from inspector.trust.reason import Search

_MOST = 2


@click.command(short_help="Check payload and signing options before a token exists.")
@click.argument("names", nargs=-1, metavar="[PAYLOAD [OPTIONS]]", shell_complete=file_names)
@judged_by
@click.option("--callback", is_flag=True, help="Judge jwt.sign as called with a callback.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="[text]")
@click.option("--output", metavar="FILE", shell_complete=file_names, help="Write the results to a file.")
@color_option
def command(  # noqa: PLR0913 - one argument an option
    names: tuple[str, ...],
    *,
    chosen: Chosen,
    callback: bool,
    form: str,
    output: str | None,
    color: str,
    ascii_only: bool,
) -> int:
    """Check payload and signing options before a token exists.

    PAYLOAD and OPTIONS are files with what jwt.sign of npm's jsonwebtoken gets: JSON, JSON5 or JavaScript object
    literals. One file (or - for standard input, the default) may hold both: {"payload": …, "options": …}, or one
    literal after the other. Nothing is run and nothing is signed.
    """
    inputs = _read(names)
    if callback:
        inputs = Inputs(payload=inputs.payload, options=inputs.options, places=inputs.places, style="callback")
    found = look_ahead(inputs, chosen.inquiry(Search.QUICK))
    with output_to(output, color, ascii_only=ascii_only) as out:
        out.write(dumps(preflight_document(found), indent=2) + "\n" if form == "json" else render(found, out.sheet))
    return _status(found, chosen)


def _read(names: tuple[str, ...]) -> Inputs:
    if len(names) > _MOST:
        raise SourceError("preflight reads one text, or payload and options as two")
    if len(names) == _MOST:
        return read_pair(read_text(names[0]), read_text(names[1]), (names[0], names[1]))
    if not names or names[0] == STANDARD_INPUT:
        return read_inputs(
            read_paste("payload and options") if is_terminal(sys.stdin) else read_text(STANDARD_INPUT), ""
        )
    try:
        return read_inputs(read_text(names[0]), names[0])
    except SourceError as error:
        told = str(error)
        raise SourceError(told if told.startswith(shown(names[0])) else f"{shown(names[0])}, {told}") from None


def _status(found: Preflight, chosen: Chosen) -> int:
    """The exit status: that of the token that would result, its refusal included."""
    return chosen.status([found.report])
