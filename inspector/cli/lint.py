"""`qlik-jwt lint`: from files, folders and standard input to a stream of findings and a summary."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import click

from inspector.cli.baselines import Comparing, compared_with
from inspector.cli.documents import opened
from inspector.cli.file_name import file_names
from inspector.cli.flow import Flow, flow_of
from inspector.cli.interruption import forgiving_hang_up
from inspector.cli.interrupts import Interrupts
from inspector.cli.kinds import Count
from inspector.cli.options import Chosen, judged_by
from inspector.cli.overwriting import refuse_overwriting
from inspector.cli.progress import Progress
from inspector.cli.reading import read_as
from inspector.cli.run import Run
from inspector.cli.statistics import FOR_PEOPLE, show_statistics
from inspector.cli.talk import is_terminal, say
from inspector.cli.writing import Writing, written_as
from inspector.configuration.known import MOST_JOBS, variable_of
from inspector.lint.digest import Digester
from inspector.lint.names import is_there, shown, sources
from inspector.lint.pieces import Position, Reading
from inspector.lint.reuse import Seen
from inspector.lint.workers import collecting_seldom
from inspector.report.forms.form import Form
from inspector.trust.reason import Search


@click.command(short_help="Judge many tokens from files, folders or standard input.")
@click.argument("names", nargs=-1, metavar="[SOURCE]...", shell_complete=file_names)
@judged_by
@read_as
@written_as
@compared_with
@click.option(
    "--jobs",
    type=Count(MOST_JOBS),
    envvar=variable_of("jobs"),
    metavar="N",
    help="Processes to judge with.  [all cores]",
)
@click.option("--cluster", metavar="ADDRESS", help="Judge on a Dask cluster, tcp://host:8786.")
def command(  # noqa: PLR0913 - one argument a group of options
    names: tuple[str, ...],
    *,
    chosen: Chosen,
    reading: Reading,
    writing: Writing,
    comparing: Comparing,
    jobs: int | None,
    cluster: str | None,
) -> int:
    """Judge many tokens from files, folders or standard input.

    A SOURCE is a file, a folder (all files in it but hidden ones) or - for standard input, the default. Each holds one
    token a line, or text with tokens anywhere in it.

    --format and --output may be given more than once: each file gets the format that its name ends like, else they go
    together in their order; one format may be left for standard output.
    """
    refuse_overwriting((*names, *chosen.read, *comparing.read), (*writing.outputs, *comparing.written))
    reading = reading._replace(written=(*writing.outputs, *comparing.read, *comparing.written))
    flow, interrupts = flow_of(names, reading, jobs, cluster), Interrupts()
    with interrupts.heeded(), collecting_seldom(), ExitStack() as stack:
        forms, outlets = opened(writing.documents, writing.look, stack, flows=_may_pause(flow.names))
        progress = stack.enter_context(Progress(flow.size))
        run = Run(outlets, chosen.moment, progress, comparing)
        with _ended(run, interrupts, lambda: _sum_up(run, writing, len(chosen.among))):
            _go_through(flow, _digester(chosen, comparing, forms), run, progress, interrupts)
        if flow.has_lost_its_cluster:
            say("note: the cluster was lost on the way; the rest was judged on this machine")
        return comparing.end(run.status, run.read, run.totals.summary.unreadable)


def _may_pause(names: tuple[str, ...]) -> bool:
    """Whether one of the sources is standard input or a pipe; none in a folder is."""
    files = tuple(name for name in names if not (is_there(name) and Path(name).is_dir()))
    return any(source.is_live for source in sources(files, lambda _: None))


def _digester(chosen: Chosen, comparing: Comparing, forms: tuple[Form, ...]) -> Digester:
    """What each piece is judged by, in whatever process."""
    return Digester(
        inquiry=chosen.inquiry(Search.QUICK),
        forms=forms,
        threshold=chosen.threshold,
        known=comparing.marks,
        notes=comparing.writes,
    )


@contextmanager
def _ended(run: Run, interrupts: Interrupts, sum_up: Callable[[], None]) -> Iterator[None]:
    """Opens the documents and ends them, also where Ctrl-C, or one that cannot be written, ends all before its time."""
    is_at_its_end = False
    try:
        with interrupts.held():
            run.begin()
        yield
        with interrupts.held():
            is_at_its_end = True
            run.end()
            sum_up()
    except KeyboardInterrupt as error:
        with interrupts.held(), forgiving_hang_up(error):
            if not is_at_its_end:
                run.stop()
                sum_up()
        raise
    except OSError:
        with interrupts.held(), suppress(OSError):
            if not is_at_its_end:
                run.stop()
        raise


def _go_through(flow: Flow, digester: Digester, run: Run, progress: Progress, interrupts: Interrupts) -> None:
    """Judges and writes all that comes; what comes from outside waits while something is written and counted."""
    seen, position = Seen(), Position()
    with interrupts.unhidden(), closing(flow.judged(digester, seen, run.refuse, position)) as found:
        for piece, digest in found:
            with interrupts.held():
                reused = seen.reused(digest.marks, piece.source)
                run.take(piece.source, digester.with_reused(piece, digest, reused) if reused else digest)
                if piece.trouble:
                    run.refuse(piece.source, f"{shown(piece.source)}: {piece.trouble}")
            progress.at(position.bytes, run.totals.summary.tokens)


def _sum_up(run: Run, writing: Writing, tenants: int) -> None:
    """The summary for people, where they read; what other programs read is left alone."""
    if writing.wants_statistics:
        show_statistics(run.totals, writing.documents, writing.look)
    summary = run.totals.summary
    printed = [name for name, path in writing.documents if path is None]
    is_read_by_people = not printed or printed[0] in FOR_PEOPLE or run.totals.was_stopped
    if not is_read_by_people or (summary.unreadable and not summary.tokens):
        return  # what could not be read was said
    if printed and printed[0] in FOR_PEOPLE and is_terminal(sys.stdout):
        click.echo(summary.line())
    else:
        say(summary.line())
    for told in summary.of_tenants(tenants) if tenants else ():
        say(f"note: {told}")
    for told in summary.keys.told():
        say(f"note: {told}")
