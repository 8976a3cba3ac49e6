"""`qlik-jwt preflight`: from payload and signing options to what is wrong with them, before a token exists."""

import re
import sys
from dataclasses import replace

import click

from inspector.cli.file_name import file_names
from inspector.cli.options import Chosen, judged_by
from inspector.cli.output import color_option, output_to
from inspector.cli.paste import read_paste
from inspector.cli.talk import is_terminal
from inspector.errors import SourceError
from inspector.lint.names import STANDARD_INPUT, read_text, shown
from inspector.report.as_json import Document, dumps
from inspector.report.sheet import Sheet
from inspector.signing.as_json import preflight_document
from inspector.signing.as_text import render
from inspector.signing.code.javascript import read_javascript
from inspector.signing.code.python import read_python
from inspector.signing.code.syntax import ENDINGS
from inspector.signing.inputs import Inputs
from inspector.signing.preflight import Preflight, look_ahead
from inspector.signing.written import read_inputs, read_pair
from inspector.trust.reason import Search

_MOST = 2
_PYTHON = ("py", "pyw")
_SIGNS = re.compile(r"(?<![\w$])sign\s*\(")


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
    literal after the other. In source code (JavaScript, TypeScript, Python) each call of jsonwebtoken's jwt.sign or
    PyJWT's jwt.encode is found and followed. Nothing is run and nothing is signed.
    """
    all_inputs = tuple(replace(each, style="callback") if callback else each for each in _read(names))
    found = [look_ahead(inputs, chosen.inquiry(Search.QUICK)) for inputs in all_inputs]
    with output_to(output, color, ascii_only=ascii_only) as out:
        out.write(dumps(_document(found), indent=2) + "\n" if form == "json" else _text(found, out.sheet))
    return chosen.status([each.report for each in found])


def _document(found: list[Preflight]) -> Document:
    documents = [preflight_document(each) for each in found]
    return documents[0] if len(documents) == 1 else {"preflights": [dict(document) for document in documents]}


def _text(found: list[Preflight], sheet: Sheet) -> str:
    """The results, each under the place of its call where there are several."""
    if len(found) == 1:
        return render(found[0], sheet)
    return "\n".join(f"{sheet.paint('bold', _place(each))}\n{render(each, sheet)}" for each in found)


def _place(found: Preflight) -> str:
    spot = found.inputs.spot("")
    return "" if spot is None else f"{shown(spot.source)}, line {spot.line}" if spot.source else f"line {spot.line}"


def _read(names: tuple[str, ...]) -> tuple[Inputs, ...]:
    if len(names) > _MOST:
        raise SourceError("preflight reads one text, or payload and options as two")
    if len(names) == _MOST:
        return (read_pair(read_text(names[0]), read_text(names[1]), (names[0], names[1])),)
    if not names or names[0] == STANDARD_INPUT:
        text = read_paste("payload and options") if is_terminal(sys.stdin) else read_text(STANDARD_INPUT)
        return _written_in(text, "", "js")
    name, text = names[0], read_text(names[0])
    try:
        return _found_in(text, name)
    except SourceError as error:
        raise SourceError(f"{shown(name)}, {error}") from None


def _found_in(text: str, name: str) -> tuple[Inputs, ...]:
    """The inputs in a file: of each call in code, or those written there."""
    ending = name.lower().rpartition(".")[2]
    if ending in _PYTHON:
        return _calls(read_python(text, name), "PyJWT's jwt.encode")
    return _written_in(text, name, ending if ending in ENDINGS else "js")


def _written_in(text: str, name: str, ending: str) -> tuple[Inputs, ...]:
    """The inputs of each call of jwt.sign where there is one, else the literals in the text."""
    if _SIGNS.search(text):
        return _calls(read_javascript(text, name, ending), "jsonwebtoken's jwt.sign")
    return (read_inputs(text, name),)


def _calls(found: tuple[Inputs, ...], what: str) -> tuple[Inputs, ...]:
    if not found:
        raise SourceError(f"no call of {what} was found in it")
    return found
