"""`qlik-jwt preflight`: from payload and signing options to what is wrong with them, before a token exists."""

from dataclasses import dataclass, replace

import click

from inspector.cli.file_name import file_names
from inspector.cli.kinds import Count, OneOf
from inspector.cli.options import Chosen, judged_by
from inspector.cli.output import color_option, output_to
from inspector.cli.overwriting import output_option, refuse_overwriting
from inspector.cli.signing_inputs import read_signing_inputs
from inspector.errors import OptionError
from inspector.inspection import Inquiry
from inspector.lint.names import shown
from inspector.report.as_json import Document, dumps
from inspector.report.sheet import Sheet
from inspector.signing.as_json import preflight_document
from inspector.signing.as_text import render
from inspector.signing.correction.as_code import corrected_code
from inspector.signing.correction.as_json import correction_document
from inspector.signing.correction.correct import Correction, correct
from inspector.signing.correction.to_recipe import recipe_of
from inspector.signing.inputs import Inputs
from inspector.signing.languages.written import LANGUAGES, signing_code
from inspector.signing.preflight import Preflight, look_ahead
from inspector.trust.reason import Search
from inspector.visible import cut, visible


@click.command(short_help="Check payload and signing options before a token exists.")
@click.argument("names", nargs=-1, metavar="[PAYLOAD [OPTIONS]]", shell_complete=file_names)
@judged_by
@click.option("--fix", is_flag=True, help="Print the corrected payload and options instead.")
@click.option(
    "--language",
    type=OneOf(LANGUAGES, "language"),
    help="Print code that signs the corrected token, in this language.",
)
@click.option("--call", type=Count(), metavar="N", help="Of several calls in code only the Nth.")
@click.option("--callback", is_flag=True, help="Judge jwt.sign as called with a callback.")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="[text]")
@output_option
@color_option
def command(  # noqa: PLR0913 - one argument an option
    names: tuple[str, ...],
    *,
    chosen: Chosen,
    fix: bool,
    language: str | None,
    call: int | None,
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

    With --fix the smallest corrected inputs are printed, each change with a comment, and with --language a whole
    program that signs a token of them; what only you know is to be filled in. The exit status is that of the inputs
    as they were given.
    """
    if output is not None:
        refuse_overwriting((*names, *chosen.read), (output,))
    all_inputs = tuple(
        replace(each, style="callback") if callback else each for each in _chosen(read_signing_inputs(names), call)
    )
    if fix and language:
        raise OptionError("--fix and --language: choose one; the program of --language has the corrected inputs in it")
    asked = _Asked(form=form, fix=fix, language=language)
    inquiry = chosen.inquiry(Search.QUICK)
    found = [look_ahead(inputs, inquiry) for inputs in all_inputs]
    text = _rendered(found, asked, inquiry)
    with output_to(output, color, ascii_only=ascii_only) as out:
        out.write(text if text is not None else _text(found, out.sheet))
    return chosen.status([each.report for each in found])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The form that is asked for, and what beside the findings."""

    form: str
    fix: bool
    language: str | None


def _rendered(found: list[Preflight], asked: _Asked, inquiry: Inquiry) -> str | None:
    """JSON, corrected inputs or a program; None where the findings are asked for as text."""
    is_corrected = asked.fix or asked.language is not None
    corrections = [correct(each.inputs, inquiry) for each in found] if is_corrected else []
    language = asked.language
    codes = [signing_code(language, recipe_of(each, language, inquiry.moment)) for each in corrections if language]
    if asked.form == "json":
        return dumps(_document(found, corrections, codes), indent=2) + "\n"
    if len(codes) > 1:
        places = ", ".join(_place(each) for each in found)
        raise OptionError(
            f"--language writes one program, and there are {len(codes)} calls ({visible(cut(places, 200))}); choose "
            "one by --call 1 and so on"
        )
    return "\n".join(codes or map(corrected_code, corrections)) if is_corrected else None


def _document(found: list[Preflight], corrections: list[Correction], codes: list[str]) -> Document:
    """One document, or a list of them; with the correction and the code where those were asked for."""
    documents = [dict(preflight_document(each)) for each in found]
    for document, correction in zip(documents, corrections, strict=False):
        document["corrected"] = dict(correction_document(correction))
    for document, code in zip(documents, codes, strict=False):
        document["code"] = code
    return documents[0] if len(documents) == 1 else {"preflights": [dict(document) for document in documents]}


def _text(found: list[Preflight], sheet: Sheet) -> str:
    """The results, each under the place of its call where there are several."""
    if len(found) == 1:
        return render(found[0], sheet)
    return "\n".join(f"{sheet.paint('bold', _place(each))}\n{render(each, sheet)}" for each in found)


def _chosen(found: tuple[Inputs, ...], call: int | None) -> tuple[Inputs, ...]:
    """All inputs, or those of one call, counted from 1."""
    if call is None:
        return found
    if call > len(found):
        raise OptionError(f"--call {call}: there {'is 1 call' if len(found) == 1 else f'are {len(found)} calls'}")
    return (found[call - 1],)


def _place(found: Preflight) -> str:
    spot = found.inputs.spot("")
    return "" if spot is None else f"{shown(spot.source)}, line {spot.line}" if spot.source else f"line {spot.line}"
