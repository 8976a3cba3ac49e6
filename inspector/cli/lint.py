"""`qlik-jwt lint`: from files, folders and standard input to a stream of findings and a summary."""

import sys
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing

import click

from inspector.cli.documents import Document, Look, documents, opened, refuse_overwriting
from inspector.cli.file_name import file_names
from inspector.cli.interrupts import Interrupts
from inspector.cli.options import Chosen, judged_by
from inspector.cli.output import color_option
from inspector.cli.progress import Progress
from inspector.cli.run import Run
from inspector.cli.talk import is_terminal, say
from inspector.configuration.known import MOST_JOBS, variable_of
from inspector.errors import OptionError
from inspector.lint.digest import Digest, Digester
from inspector.lint.engine import Work, cores, results
from inspector.lint.names import size_of
from inspector.lint.piece import Piece
from inspector.lint.pieces import Position, Reading, all_pieces
from inspector.lint.records import Pick
from inspector.lint.reuse import Seen
from inspector.report.forms import NAMES
from inspector.trust.reason import Search


@click.command(short_help="Judge many tokens from files, folders or standard input.")
@click.argument("names", nargs=-1, metavar="[SOURCE]...", shell_complete=file_names)
@judged_by
@click.option(
    "--format",
    "forms",
    multiple=True,
    type=click.Choice(NAMES),
    envvar=variable_of("format"),
    help="How to write results.  [text]",
)
@click.option("--output", "outputs", multiple=True, metavar="FILE", shell_complete=file_names, help="Where to.")
@click.option("--lines", "layout", flag_value="lines", help="One token a line: any other line is a finding.")
@click.option("--in-text", "layout", flag_value="text", help="Tokens anywhere in the text.  [told by the first line]")
@click.option("--field", metavar="NAME", help="The member of JSON or JSON Lines that holds the token (or /a/b).")
@click.option("--column", metavar="NAME", help="The column of CSV that holds the token, by name or number.")
@click.option(
    "--glob",
    "globs",
    multiple=True,
    envvar=variable_of("glob"),
    metavar="PATTERN",
    help="Of folders only files that fit, “*.log”.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, MOST_JOBS),
    envvar=variable_of("jobs"),
    metavar="N",
    help="Processes to judge with.  [all cores]",
)
@click.option(
    "--show-claims", is_flag=True, envvar=variable_of("show-claims"), help="Add header and payload to the JSON."
)
@click.option(
    "--mask/--no-mask",
    "masked",
    default=True,
    envvar=variable_of("mask"),
    help="Hide what may say who the user is.  [masked]",
)
@color_option
def command(  # noqa: PLR0913 - one argument an option
    names: tuple[str, ...],
    *,
    chosen: Chosen,
    forms: tuple[str, ...],
    outputs: tuple[str, ...],
    layout: str | None,
    field: str | None,
    column: str | None,
    globs: tuple[str, ...],
    jobs: int | None,
    show_claims: bool,
    masked: bool,
    color: str,
    ascii_only: bool,
) -> int:
    """Judge many tokens from files, folders or standard input.

    A SOURCE is a file, a folder (all files in it but hidden ones) or - for standard input, the default. Each holds one
    token a line, or text with tokens anywhere in it.

    --format and --output may be given more than once: each file gets the format that its name ends like, else they go
    together in their order; one format may be left for standard output.
    """
    refuse_overwriting(names, outputs)
    wanted = documents(forms, outputs)
    pick = _pick(layout, field, column)
    with ExitStack() as stack:
        made, outlets = opened(wanted, Look(color, ascii_only, masked, show_claims), stack)
        digester = Digester(
            inquiry=chosen.inquiry(Search.QUICK),
            forms=made,
            threshold=chosen.threshold,
        )
        size = size_of(names, globs)
        progress, position = stack.enter_context(Progress(size)), Position()
        run = Run(outlets, chosen.moment, progress)
        pieces = all_pieces(names or ("-",), Reading(layout or "auto", pick, globs), run.refuse, position)
        flow = results(pieces, Work(digester, digester.give_up), jobs or cores(), size)
        run.begin()
        try:
            _go_through(flow, digester, run, lambda: progress.at(position.bytes, run.totals.summary.tokens))
        except KeyboardInterrupt:
            run.stop()
            _sum_up(run, wanted)
            raise
        run.end()
        _sum_up(run, wanted)
        return run.status


def _pick(layout: str | None, field: str | None, column: str | None) -> Pick | None:
    """What is picked of structured sources; raises OptionError where more than one thing is asked for."""
    asked = {"--lines or --in-text": layout, "--field": field, "--column": column}
    named = [name for name, value in asked.items() if value is not None]
    if len(named) > 1:
        raise OptionError(f"{' and '.join(named)}: only one of them says where the tokens stand")
    if not (field or column):
        if field == "" or column == "":
            raise OptionError(f"{named[0]}: it is empty; write a name")
        return None
    return Pick("field", field) if field else Pick("column", column or "")


def _go_through(
    flow: Generator[tuple[Piece, Digest], None, None], digester: Digester, run: Run, tell: Callable[[], None]
) -> None:
    seen, interrupts = Seen(), Interrupts()
    with interrupts.heeded(), closing(flow) as found:
        for piece, digest in found:
            with interrupts.held():
                reused = seen.reused(digest.marks)
                run.take(piece.source, digester.with_reused(piece, reused) if reused else digest)
            tell()


def _sum_up(run: Run, wanted: list[Document]) -> None:
    """The summary for people, where they read; what other programs read is left alone."""
    summary = run.totals.summary
    is_text = any(name in _FOR_PEOPLE for name, _ in wanted)
    if not is_text or (summary.unreadable and not summary.tokens):
        return  # what could not be read was said
    if any(name in _FOR_PEOPLE and path is None for name, path in wanted) and is_terminal(sys.stdout):
        click.echo(summary.line())
    else:
        say(summary.line())


_FOR_PEOPLE = ("text", "concise")
