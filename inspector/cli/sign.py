"""`qlik-jwt sign`: from claims, a tenant and a private key to a token that conforms, or to what is in its way."""

import secrets
import sys
import time
from dataclasses import replace
from pathlib import Path

import click

from inspector.checks.words import instant
from inspector.cli.claims import claims_of
from inspector.cli.file_name import file_names
from inspector.cli.kinds import FileName, OneOf
from inspector.cli.options import Chosen, judged_on_screen
from inspector.cli.output import local_zone, output_to, paint_for
from inspector.cli.private_key import private_key
from inspector.cli.reminder import reminder
from inspector.cli.talk import say
from inspector.configuration.faults import quoted
from inspector.errors import OptionError
from inspector.inspection import inspect_all
from inspector.jose import Json
from inspector.lint.names import STANDARD_INPUT
from inspector.lint.new_file import write_new
from inspector.report.report import Report, Verdict
from inspector.report.sheet import Sheet
from inspector.report.terminal import render
from inspector.report.ways import COMMAND_LINE
from inspector.signing.faulty import FAULTS, Members
from inspector.signing.forged import FORGERIES, signed
from inspector.signing.issue import LIFETIME, login_token
from inspector.signing.jsonwebtoken.timespan import milliseconds
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant
from inspector.visible import cut, visible

_LONGEST_LIFE = 100 * 366 * 86400
_OWNER_ALONE = 0o600
_WAYS = replace(COMMAND_LINE, unmasking="")  # who signs knows who the user is


@click.command(short_help="Sign a token that conforms; or one with a fault, for tests.")
@click.argument("claims", required=False, metavar="[CLAIMS]", shell_complete=file_names)
@click.option("--key", required=True, metavar="FILE", type=FileName(), help="The private key, or - for stdin.")
@judged_on_screen
@click.option("--sub", metavar="TEXT", help="The claim sub.")
@click.option("--name", metavar="TEXT", help="The claim name.")
@click.option("--email", metavar="TEXT", help="The claim email.")
@click.option("--group", "groups", multiple=True, metavar="TEXT", help="A member of the claim groups.")
@click.option("--claim", "more", multiple=True, metavar="NAME=JSON", help="Any other claim.")
@click.option("--lifetime", default=str(LIFETIME), metavar="SPAN", help="Seconds, or 5m, 1h.  [300]")
@click.option(
    "--fault", "faults", multiple=True, type=OneOf([*FAULTS, *FORGERIES], "fault"), help="Make it faulty on purpose."
)
@click.option("--force", is_flag=True, help="Print it although it does not conform.")
@click.option("--output", metavar="FILE", type=FileName(), help="Write it to a new file, for you alone.")
def command(  # noqa: PLR0913 - one argument an option
    *,
    claims: str | None,
    key: str,
    chosen: Chosen,
    sub: str | None,
    name: str | None,
    email: str | None,
    groups: tuple[str, ...],
    more: tuple[str, ...],
    lifetime: str,
    faults: tuple[str, ...],
    force: bool,
    output: str | None,
) -> int:
    """Sign a token that conforms; or one with a fault, for tests.

    CLAIMS is a file with claims as a JSON object, or - for standard input. Issuer and key ID are the tenant's. What is
    absent is made where it can be: jti, iat, nbf (30 s back), exp, aud, subType, email_verified. A token that does not
    conform is not printed, but what is wrong with it is.
    """
    if claims == key == STANDARD_INPUT:
        raise OptionError("CLAIMS and --key cannot both be standard input; name a file for one of them")
    given: dict[str, Json] = {"sub": sub, "name": name, "email": email, "groups": [*groups] or None}
    chosen = replace(chosen, tenant=_tenant(chosen))
    header, payload = _made(claims_of(claims, given, more), chosen, _seconds(lifetime), faults)
    token = signed(header, payload, private_key(key), faults)
    report = inspect_all(token, chosen.inquiry(Search.QUICK), "the token")[0]
    if report.findings:
        _tell(report, chosen)
    if report.verdict is Verdict.NONCONFORMING and not (force or faults):
        say("qlik-jwt: the token does not conform, and is not printed; --force prints it all the same")
        return 1
    _write(token, output)
    say(reminder(report, time.time(), local_zone()))
    return 0


def _tenant(chosen: Chosen) -> Tenant:
    """The tenant that the token is for: the one that was chosen, or the only one there is."""
    tenant = chosen.tenant
    if tenant.issuer is not None or tenant.key_id is not None or not chosen.among:
        return tenant
    if len(chosen.among) > 1:
        names = ", ".join(visible(cut(each.name, 40)) for each in chosen.among[:5])
        raise OptionError(f"there are {len(chosen.among)} tenants ({names}); choose one by --tenant NAME")
    say(f"note: signed for the tenant “{visible(cut(chosen.among[0].name, 60))}”, the only one there is")
    return chosen.among[0]


def _made(claims: dict[str, Json], chosen: Chosen, lifetime: int, faults: tuple[str, ...]) -> tuple[Members, Members]:
    """Header and payload, with the faults that are wanted."""
    header, payload = login_token(
        claims, chosen.tenant, moment=chosen.moment, lifetime=lifetime, token_id=secrets.token_urlsafe(32)
    )
    for fault in (fault for fault in faults if fault in FAULTS):
        try:
            FAULTS[fault].change(header, payload)
        except KeyError as error:
            raise OptionError(f"--fault {fault}: it takes a token with {error.args[0]}, which is not given") from None
    return header, payload


def _seconds(text: str) -> int:
    """A lifetime in seconds; a number without a unit counts them."""
    length = float(text) * 1000 if text.isdecimal() and len(text) < 12 else milliseconds(text)
    if length is None or not 0 < length <= _LONGEST_LIFE * 1000 or length % 1000:
        raise OptionError(f"--lifetime: “{quoted(text)}” is no span; write whole seconds, 300, or 5m, 1h")
    return int(length) // 1000


def _tell(report: Report, chosen: Chosen) -> None:
    """The report, on standard error."""
    if sys.stderr is not None:
        if not chosen.is_now:
            say(f"Told as of {instant(report.moment)} (--at):")
        paint = paint_for(sys.stderr, "auto", ascii_only=False)
        say(render(report, Sheet(paint=paint, zone=local_zone(), masked=True, ways=_WAYS)))


def _write(token: str, output: str | None) -> None:
    if output is not None:
        write_new(Path(output), f"{token}\n".encode("ascii"), _OWNER_ALONE)
        return
    with output_to(None, "never") as out:
        out.write(token + "\n")
