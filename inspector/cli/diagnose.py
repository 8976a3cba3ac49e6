"""`qlik-jwt diagnose`: from a capture, an answer or a token to the first cause of a failed login."""

import time
from collections.abc import Callable
from pathlib import Path

import click

from inspector.cli.certificates import certificates_in
from inspector.cli.evidence import read_all
from inspector.cli.file_name import file_names
from inspector.cli.new_file import write_new
from inspector.cli.options import Chosen, judged_on_screen
from inspector.cli.output import color_option, local_zone, output_to
from inspector.cli.report_file import check_name, write_report
from inspector.cli.talk import say
from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.cause import Diagnosis, Told
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.stories import GoesOn, stories, with_stories
from inspector.inspection import Inquiry
from inspector.lint.names import shown
from inspector.report.as_json import dumps
from inspector.trust.reason import Search

_QUICK, _DEEP = 2.0, 120.0  # seconds for each token
_OWNER_ALONE = 0o600


@click.command(short_help="Say why a login failed, from a capture, Qlik's answer or a token.")
@click.argument("words", nargs=-1, metavar="[SOURCE]...", shell_complete=file_names)
@judged_on_screen
@click.option(
    "--certs",
    multiple=True,
    metavar="PATH",
    shell_complete=file_names,
    help="Further certificates that may fit: a file or folder.",
)
@click.option("--deep", is_flag=True, help="Search minutes, not seconds, for what happened to a token after signing.")
@click.option(
    "--repaired", metavar="FILE", shell_complete=file_names, help="Write a token that was regained to a file."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="[text]")
@click.option("--output", metavar="FILE", shell_complete=file_names, help="Write the results to a file.")
@click.option(
    "--report",
    metavar="FILE",
    shell_complete=file_names,
    help="Write a report to send on as well: FILE.md or FILE.html.",
)
@click.option("--mask/--no-mask", default=True, help="Hide what may say who the user is.  [masked]")
@color_option
def command(  # noqa: PLR0913 - one argument an option
    words: tuple[str, ...],
    *,
    chosen: Chosen,
    certs: tuple[str, ...],
    deep: bool,
    repaired: str | None,
    form: str,
    output: str | None,
    report: str | None,
    mask: bool,
    color: str,
    ascii_only: bool,
) -> int:
    """Say why a login failed, from a capture, Qlik's answer or a token.

    SOURCE is a file, - for standard input (the default), or the error's or token's text itself. A file may be a capture
    of a browser or proxy (HAR), what curl -v or -i printed, HTTP as text, an answer (JSON, HTML or plain), or any text
    with a token in it; several are one case. Each token is judged as of the call that it was sent with; --at is the
    moment for a token without a call.

    Where a signature is not good, it is searched for what happened to the token after signing: a character lost or
    changed, a value edited, another key. What is found is proven by the signature itself.

    --report writes all of it to a new file that can be sent on: times in UTC and in your zone, thumbprints of
    certificates, what was and was not checked. Unless --no-mask is given, stand-ins stand in it for names, mail
    addresses, subs and groups, the same one for the same value. Tokens are never in it.

    Exit status: 0 the login worked or no cause was found, 1 a cause was found, 2 something could not be read.
    """
    if report is not None:
        check_name(report)
    evidence, refused = read_all(words)
    inquiry = chosen.inquiry(Search.QUICK)
    diagnosis = diagnose_by(evidence, inquiry, masked=mask)
    found = _stories(diagnosis, inquiry, certs, deep=deep)
    diagnosis = with_stories(diagnosis, found)
    if repaired is not None:
        _write_repaired(found, repaired)
    with output_to(output, color, ascii_only=ascii_only, masked=mask) as out:
        if form == "json":
            out.write(dumps(diagnosis_document(diagnosis, masked=mask), indent=2) + "\n")
        else:
            out.write(render(diagnosis, out.sheet))
    _hint(diagnosis)
    if not deep and any(told.story.is_stopped for told in found):
        say(f"note: a search was stopped after {_QUICK:.0f} s; --deep gives it minutes")
    if report is not None:
        write_report(report, diagnosis, local_zone(), masked=mask)
        say(f"qlik-jwt: the report, {'masked' if mask else 'NOT masked'}, is in {shown(report)}")
    return 2 if refused or _crashed(diagnosis) else int(diagnosis.first_cause is not None)


def _stories(diagnosis: Diagnosis, inquiry: Inquiry, certs: tuple[str, ...], *, deep: bool) -> tuple[Told, ...]:
    """What happened to the tokens after signing, as far as it is found in time."""
    bounds = _deadline(_DEEP if deep else _QUICK)
    tokens = (*diagnosis.judged, *diagnosis.handed_out)
    return stories(tokens, inquiry, among=certificates_in(certs), bounds=bounds, deep=deep)


def _deadline(seconds: float) -> Callable[[], GoesOn]:
    """For each token anew: whether there is still time."""

    def begin() -> GoesOn:
        end = time.monotonic() + seconds
        return lambda: time.monotonic() < end

    return begin


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


def _hint(diagnosis: Diagnosis) -> None:
    """Two tokens and nothing else are most likely one that worked and one that did not: another command's business."""
    reports = [each.report for each in diagnosis.judged if each.exchange is None and each.report is not None]
    texts = {each.token.text for each in reports if each.token.text}
    if len(texts) == len(reports) == len(diagnosis.judged) == 2 and diagnosis.outcome == "unknown":
        say("note: if one of the two worked, “qlik-jwt compare GOOD BAD” says what differs")
