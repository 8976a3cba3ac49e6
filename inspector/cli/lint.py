"""`qlik-jwt lint`: from files, folders and standard input to a stream of findings and a summary."""

from pathlib import Path

import click

from inspector.cli.file_name import file_names
from inspector.cli.options import Chosen, judged_by
from inspector.cli.output import Output, color_option, output_to
from inspector.cli.talk import is_terminal, say
from inspector.errors import OptionError, SourceError
from inspector.inspection import Inquiry
from inspector.lint.names import Source, is_there, shown, sources
from inspector.lint.sources import reports
from inspector.report.as_json import Document, as_document, dumps, with_claims
from inspector.report.lines import finding_lines
from inspector.report.report import Report
from inspector.report.run import Summary
from inspector.trust.reason import Search


@click.command(short_help="Judge many tokens from files, folders or standard input.")
@click.argument("names", nargs=-1, metavar="[SOURCE]...", shell_complete=file_names)
@judged_by
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", help="[text]")
@click.option("--output", metavar="FILE", shell_complete=file_names, help="Write the results to a file.")
@click.option("--lines", "layout", flag_value="lines", help="One token a line: any other line is a finding.")
@click.option("--in-text", "layout", flag_value="text", help="Tokens anywhere in the text.  [told by the first line]")
@click.option("--show-claims", is_flag=True, help="Add header and payload to the JSON.")
@color_option
def command(  # noqa: PLR0913 - one argument an option
    names: tuple[str, ...],
    *,
    chosen: Chosen,
    form: str,
    output: str | None,
    layout: str | None,
    show_claims: bool,
    color: str,
    ascii_only: bool,
) -> int:
    """Judge many tokens from files, folders or standard input.

    A SOURCE is a file, a folder (all files in it but hidden ones) or - for standard input, the default. Each holds one
    token a line, or text with tokens anywhere in it.
    """
    inquiry = Inquiry(chosen.moment, chosen.tenant, chosen.rules, Search.QUICK)
    _refuse_overwriting(names, output)
    with output_to(output, color, ascii_only=ascii_only) as out:
        run = _Run(chosen, out, form, show_claims=show_claims)
        run.begin()
        try:
            for source in sources(names or ("-",), run.refuse):
                run.judge(source, inquiry, layout or "auto")
        except KeyboardInterrupt:
            run.end()  # what was done up to here is said
            raise
        return run.end()


def _refuse_overwriting(names: tuple[str, ...], output: str | None) -> None:
    if output is not None and is_there(output):
        for name in names:
            if is_there(name) and Path(name).samefile(output):
                raise OptionError(f"--output: {shown(output)} is also read; name another file")


class _Run:
    """One run of the linter: what was written, counted and could not be read."""

    def __init__(self, chosen: Chosen, out: Output, form: str, *, show_claims: bool) -> None:
        self._chosen = chosen
        self._out = out
        self._form = form
        self._show_claims = show_claims
        self._summary = Summary()
        self._failed = False
        self._crashed = False

    def begin(self) -> None:
        """Opens the JSON document."""
        if self._form == "json":
            self._out.write('{"reports": [')

    def refuse(self, message: str) -> None:
        """Says what cannot be read; the rest is still done."""
        say(f"qlik-jwt: {message}")
        self._summary.unreadable += 1

    def judge(self, source: Source, inquiry: Inquiry, layout: str) -> None:
        """Writes the reports on one source as they come."""
        before = self._summary.tokens
        try:
            for report in reports(source, inquiry, layout):
                self._write(report)
                self._summary.add(report)
                self._failed = self._failed or self._chosen.fails(report)
                self._crashed = self._crashed or report.crashed
        except SourceError as error:
            self.refuse(str(error))
        else:
            if self._summary.tokens == before:
                say(f"note: {shown(source.name)}: no token in it")

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

    def _write(self, report: Report) -> None:
        if self._form == "text":
            lines = finding_lines(report, self._out.sheet.paint)
            if lines:
                self._out.write("\n".join(lines) + "\n")
            return
        document: Document = as_document(report)
        if self._show_claims:
            document = with_claims(report, document)
        if self._form == "jsonl":
            self._out.write(dumps(document) + "\n")
        else:
            self._out.write(f"{',' if self._summary.tokens else ''}\n{dumps(document)}")
