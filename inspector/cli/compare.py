"""`qlik-jwt compare`: from a token that worked and one that did not to what differs, what matters first."""

from dataclasses import replace

import click

from inspector.cli.configured import named_tenants
from inspector.cli.file_name import file_names
from inspector.cli.kinds import OneOf
from inspector.cli.options import Chosen, judged_on_screen
from inspector.cli.output import color_option, output_to
from inspector.cli.overwriting import output_option, refuse_overwriting
from inspector.cli.recovering import recovered
from inspector.cli.searching import TimedSearch, say_if_stopped, searched
from inspector.cli.source import read_source
from inspector.configuration.told import tenant_of
from inspector.diagnosis.comparison import Comparison
from inspector.diagnosis.comparison_as_json import comparison_document
from inspector.diagnosis.comparison_as_text import render
from inspector.diagnosis.pair import Searching, compared
from inspector.diagnosis.same_key import SameKey, known_certificates, same_key, with_owners
from inspector.diagnosis.stories import certificates_of
from inspector.errors import SourceError
from inspector.inspection import Inquiry, inspect_all
from inspector.lint.names import STANDARD_INPUT, shown
from inspector.report.as_json import dumps
from inspector.report.report import Report
from inspector.trust.reason import Search
from inspector.trust.story import fitting
from inspector.visible import cut, visible

_HELP = """Say what differs between a token that worked and one that did not.

GOOD and BAD are files, - for standard input, or the tokens themselves; each holds one token, in whatever text
surrounds it. First comes what matters: that one of the two was changed or damaged after it was signed, or signed
with another key; differences at which the bad token alone has an error or a warning. Then all others, what is the
same, whether one key signed both, and how each was likely made.

Where a signature is not good by the certificate (--cert, --certs, those of tenants), it is searched for what
happened to the token after signing; without a certificate it is told what two tokens prove by themselves.

With --recover-key the RSA key is computed from the two signatures alone and held against --cert and the configured
tenants. It needs the extra “math” (gmpy2) and some time: RSA 2048 half a minute and 200 MB of memory, RSA 4096 a
minute and 400 MB.

Exit status: 0 nothing differs that matters, 1 something does, 2 wrong use or unreadable input.
"""


@click.command(help=_HELP, short_help="Say what differs between a token that worked and one that did not.")
@click.argument("good", shell_complete=file_names)
@click.argument("bad", shell_complete=file_names)
@judged_on_screen
@searched
@click.option("--recover-key", is_flag=True, help="Compute the public key behind both signatures, without certificate.")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="[text]")
@output_option
@click.option("--mask/--no-mask", default=None, help="Hide what may say who the user is.  [masked in text]")
@color_option
def command(  # noqa: PLR0913 - one argument an option
    good: str,
    bad: str,
    *,
    chosen: Chosen,
    search: TimedSearch,
    recover_key: bool,
    form: str,
    output: str | None,
    mask: bool | None,
    color: str,
    ascii_only: bool,
) -> int:
    """From two tokens to what differs, written and as status; _HELP is what people are told of it."""
    if output is not None:
        refuse_overwriting((good, bad, *search.how.read, *chosen.read), (output,))
    inquiry = chosen.inquiry(Search.THOROUGH)
    worked, failed = _read(good, bad, inquiry)
    key = _key(worked, failed, chosen, search.how) if recover_key else None
    with search.interruptible():
        comparison = compared(worked, failed, inquiry, search.how, key)
    with output_to(output, color, ascii_only=ascii_only, masked=mask is not False) as out:
        if form == "json":
            out.write(dumps(comparison_document(comparison, is_masked=bool(mask)), indent=2) + "\n")
        else:
            out.write(render(comparison, out.sheet))
    say_if_stopped(search, (each.story for each in comparison.stories))
    return _status(comparison)


def _status(comparison: Comparison) -> int:
    if comparison.good.crashed or comparison.bad.crashed:
        return 2
    return int(bool(comparison.matters))


def _read(good: str, bad: str, inquiry: Inquiry) -> tuple[Report, Report]:
    if good == bad == STANDARD_INPUT:
        raise SourceError("compare: standard input can be one of the two tokens; name a file for the other")
    return _one(good, inquiry), _one(bad, inquiry)


def _one(source: str, inquiry: Inquiry) -> Report:
    """The report on the one token of a source; raises SourceError where there is none, or more than one."""
    text, name = read_source((source,))
    first, *more = inspect_all(text, inquiry, name)
    if not first.token.text:
        raise SourceError(f"{shown(name)}: there is no token in it; compare takes two, each in a source of its own")
    if more:
        raise SourceError(f"{shown(name)}: there are {1 + len(more):,} tokens in it; compare takes one of each source")
    return first


def _key(good: Report, bad: Report, chosen: Chosen, searching: Searching) -> SameKey:
    """Whose key made both, computed unless a certificate tells; of two forms of one token there is none to compute."""
    among = (*certificates_of(chosen.inquiry(Search.QUICK)), *searching.among)
    found = same_key(good, bad, among)
    if found.source != "certificate" and not found.same:
        found = recovered(good, bad)
    elif found.source == "certificate" and found.same:
        found = replace(found, key=fitting(good.token.text, among)[0].certificate.key)
    tenants = [tenant_of(told) for told in named_tenants().values()]
    named = ((f"“{visible(cut(each.name, 60))}”", each.certificate) for each in searching.among)
    return with_owners(found, (*known_certificates(chosen.tenant, tenants), *named))
