"""`qlik-jwt lint`: from files, folders and standard input to a stream of findings and a summary."""

from contextlib import closing
from pathlib import Path

import click

from inspector.cli.file_name import file_names
from inspector.cli.options import Chosen, judged_by
from inspector.cli.output import Output, color_option, output_to
from inspector.cli.talk import is_terminal, say
from inspector.errors import OptionError
from inspector.inspection import Inquiry
from inspector.lint.digest import Digest, Digester, Form
from inspector.lint.engine import Work, cores, results
from inspector.lint.names import is_there, shown
from inspector.lint.pieces import all_pieces
from inspector.lint.reuse import Seen
from inspector.report.as_json import dumps
from inspector.report.run import Summary
from inspector.trust.reason import Search


@click.command(short_help="Judge many tokens from files, folders or standard input.")
@click.argument("names", nargs=-1, metavar="[SOURCE]...", shell_complete=file_names)
@judged_by
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", help="[text]")
@click.option("--output", metavar="FILE", shell_complete=file_names, help="Write the results to a file.")
@click.option("--lines", "layout", flag_value="lines", help="One token a line: any other line is a finding.")
@click.option("--in-text", "layout", flag_value="text", help="Tokens anywhere in the text.  [told by the first line]")
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes to judge with.  [all cores]")
@click.option("--show-claims", is_flag=True, help="Add header and payload to the JSON.")
@color_option
def command(  # noqa: PLR0913 - one argument an option
    names: tuple[str, ...],
    *,
    chosen: Chosen,
    form: str,
    output: str | None,
    layout: str | None,
    jobs: int | None,
    show_claims: bool,
    color: str,
    ascii_only: bool,
) -> int:
    """Judge many tokens from files, folders or standard input.

    A SOURCE is a file, a folder (all files in it but hidden ones) or - for standard input, the default. Each holds one
    token a line, or text with tokens anywhere in it.
    """
    _refuse_overwriting(names, output)
    with output_to(output, color, ascii_only=ascii_only) as out:
        digester = Digester(
            inquiry=Inquiry(chosen.moment, chosen.tenant, chosen.rules, Search.QUICK),
            form=Form(name=form, paint=out.sheet.paint, show_claims=show_claims),
            threshold=chosen.threshold,
        )
        run, seen = _Run(out, form), Seen()
        pieces = all_pieces(names or ("-",), layout or "auto", run.refuse)
        run.begin()
        with closing(results(pieces, Work(digester, digester.give_up), jobs or cores())) as found:
            try:
                for piece, digest in found:
                    reused = seen.reused(digest.marks)
                    run.take(piece.source, digester.with_reused(piece, reused) if reused else digest)
            except KeyboardInterrupt:
                run.end()  # what was done up to here is said
                raise
        run.end_source()
        return run.end()


def _refuse_overwriting(names: tuple[str, ...], output: str | None) -> None:
    if output is not None and is_there(output):
        for name in names:
            if is_there(name) and Path(name).samefile(output):
                raise OptionError(f"--output: {shown(output)} is also read; name another file")


class _Run:
    """One run of the linter: what was written, counted and could not be read."""

    def __init__(self, out: Output, form: str) -> None:
        self._out = out
        self._form = form
        self._summary = Summary()
        self._failed = False
        self._crashed = False
        self._source = ""
        self._of_source = 0
        self._refused: set[str] = set()

    def begin(self) -> None:
        """Opens the JSON document."""
        if self._form == "json":
            self._out.write('{"reports": [')

    def refuse(self, name: str, message: str) -> None:
        """Says what cannot be read; the rest is still done."""
        say(f"qlik-jwt: {message}")
        self._summary.unreadable += 1
        self._refused.add(name)

    def take(self, source: str, digest: Digest) -> None:
        """Writes and counts what is to say of a piece."""
        if source != self._source:
            self.end_source()
            self._source, self._of_source = source, 0
        if digest.text:
            self._out.write(self._framed(digest.text))
        self._of_source += digest.summary.tokens
        self._summary.merge(digest.summary)
        self._failed = self._failed or digest.fails
        self._crashed = self._crashed or digest.crashed

    def _framed(self, text: str) -> str:
        if self._form == "json":
            return f"{',' if self._summary.tokens else ''}\n{text}"
        return f"{text}\n"

    def end_source(self) -> None:
        """Says of a source that it held no token, once it is at its end."""
        if self._source and not self._of_source and self._source not in self._refused:
            say(f"note: {shown(self._source)}: no token in it")

    def end(self) -> int:
        """Closes the document, says the summary and gives the exit status."""
        if self._form == "json":
            self._out.write(f'\n], "summary": {dumps(self._summary.as_document())}}}\n')
        elif self._form == "text" and self._summary.unreadable and not self._summary.tokens:
            pass  # what could not be read was said
        elif self._form == "text" and is_terminal(self._out.stream):
            self._out.write(self._summary.line() + "\n")
        elif self._form == "text":
            say(self._summary.line())
        return 2 if self._summary.unreadable or self._crashed else int(self._failed)
