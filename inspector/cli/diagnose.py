"""`qlik-jwt diagnose`: from a capture, an answer or a token to the first cause of a failed login."""

from pathlib import Path

import click

from inspector.cli.evidence import read_all
from inspector.cli.file_name import file_names
from inspector.cli.kinds import FileName, OneOf
from inspector.cli.options import Chosen, judged_on_screen
from inspector.cli.output import color_option, local_zone, output_to
from inspector.cli.overwriting import output_option, refuse_overwriting
from inspector.cli.report_file import check_names, write_reports
from inspector.cli.searching import TimedSearch, say_if_stopped, searched
from inspector.cli.talk import say
from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.cause import Diagnosis, Told
from inspector.diagnosis.evidence import Evidence
from inspector.diagnosis.pair import Searching
from inspector.diagnosis.pairing import with_pair
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.stories import stories, with_stories
from inspector.inspection import Inquiry
from inspector.lint.names import is_there, shown
from inspector.lint.new_file import already_there, refuse_unwritable, write_new
from inspector.report.as_json import dumps
from inspector.trust.reason import Search

_OWNER_ALONE = 0o600
_HELP = """Say why a login failed, from a capture, Qlik's answer or a token.

SOURCE is a file, - for standard input (the default), or the error's or token's text itself. A file may be a capture
of a browser or proxy (HAR), what curl -v or -i printed, HTTP as text, an answer (JSON, HTML or plain), or any text
with a token in it; several are one case. Each token is judged as of the call that it was sent with; --at is the
moment for a token without a call.

Where a signature is not good, it is searched for what happened to the token after signing: a character lost or
changed, a value edited, another key. What is found is proven by the signature itself.

--report writes all of it to a new file that can be sent on: times in UTC and in your zone, thumbprints of
certificates, what was and was not checked. Give it twice to have both forms. Unless --no-mask is given, stand-ins
stand in it for names, mail addresses, subs and groups, the same one for the same value; without a token few of them
are known, and its top says so. Tokens are never in it.

Exit status: 0 the login worked, or nothing wrong was found, 1 it failed, for a known cause or none, or what was
given would make it fail, 2 wrong use, or something could not be read.
"""


@click.command(help=_HELP, short_help="Say why a login failed, from a capture, Qlik's answer or a token.")
@click.argument("words", nargs=-1, metavar="[SOURCE]...", shell_complete=file_names)
@judged_on_screen
@searched
@click.option("--repaired", metavar="FILE", type=FileName(), help="Write a token that was regained to a new file.")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="[text]")
@output_option
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FILE",
    type=FileName(),
    help="Write a report to send on, too, to a new file: FILE.md or FILE.html, or one of each.",
)
@click.option("--mask/--no-mask", default=True, help="Hide what may say who the user is.  [masked]")
@color_option
def command(  # noqa: PLR0913 - one argument an option
    words: tuple[str, ...],
    *,
    chosen: Chosen,
    search: TimedSearch,
    repaired: str | None,
    form: str,
    output: str | None,
    reports: tuple[str, ...],
    mask: bool,
    color: str,
    ascii_only: bool,
) -> int:
    """From the options to what is read, searched and written; _HELP is what people are told of it."""
    check_names(reports)
    new = reports if repaired is None else (*reports, repaired)
    _check_files((*words, *search.how.read, *chosen.read), output=output, new=new)
    evidence, refused = read_all(words)
    diagnosis, found = _diagnosed(evidence, chosen.inquiry(Search.QUICK), search, masked=mask)
    if repaired is not None:
        _write_repaired(found, repaired)
    with output_to(output, color, ascii_only=ascii_only, masked=mask) as out:
        if form == "json":
            out.write(dumps(diagnosis_document(diagnosis, masked=mask), indent=2) + "\n")
        else:
            out.write(render(diagnosis, out.sheet))
    say_if_stopped(search, (told.story for told in found))
    write_reports(reports, diagnosis, local_zone(), masked=mask)
    return 2 if refused or _crashed(diagnosis) else int(_is_wrong(diagnosis))


def _diagnosed(
    evidence: Evidence, inquiry: Inquiry, search: TimedSearch, *, masked: bool
) -> tuple[Diagnosis, tuple[Told, ...]]:
    """The diagnosis, and what was found to have happened to tokens after signing, as far as the search went."""
    among = search.how.among
    diagnosis = diagnose_by(evidence, inquiry, masked=masked, among=among)
    with search.interruptible():
        found = _stories(diagnosis, inquiry, search.how)
    return with_pair(with_stories(diagnosis, found), inquiry, told=found, among=among), found


def _check_files(read: tuple[str, ...], *, output: str | None, new: tuple[str, ...]) -> None:
    """Before the work, which may take minutes: raises an error for what could not be written after it."""
    refuse_overwriting(read, (*filter(None, (output,)), *new))
    for name in new:
        if is_there(name):
            raise already_there(Path(name))
    for name in filter(None, (output, *new)):
        refuse_unwritable(Path(name))


def _is_wrong(diagnosis: Diagnosis) -> bool:
    """Whether a login failed, be it for no known cause, or something was found that makes one fail."""
    return diagnosis.first_cause is not None or diagnosis.outcome == "failed"


def _stories(diagnosis: Diagnosis, inquiry: Inquiry, how: Searching) -> tuple[Told, ...]:
    """What happened to the tokens after signing, as far as it is found in time."""
    if how.bounds is None:
        return ()
    tokens = (*diagnosis.judged, *diagnosis.handed_out)
    return stories(tokens, inquiry, among=how.among, bounds=how.bounds, deep=how.deep)


def _write_repaired(found: tuple[Told, ...], name: str) -> None:
    """The first token that was regained, to a new file for its owner alone; a token is printed nowhere."""
    token = next((told.story.token for told in found if told.story.token), "")
    if not token:
        say("note: no token was regained; nothing was written")
        return
    write_new(Path(name), f"{token}\n".encode("ascii"), _OWNER_ALONE)
    say(f"note: the token as it was signed is in {shown(name)}; it is a password")


def _crashed(diagnosis: Diagnosis) -> bool:
    """Whether a rule of this tool crashed: then no one knows what it would have found."""
    return any(each.report is not None and each.report.crashed for each in diagnosis.judged)
