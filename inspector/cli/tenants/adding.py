"""`qlik-jwt tenant add`: from what the identity provider was configured with to a tenant of the configuration."""

import time
from pathlib import Path

import click

from inspector.cli.kinds import FileName, OfTenant, Seconds
from inspector.cli.talk import say
from inspector.cli.tenants.keeping import keep, project_option, replace_option
from inspector.configuration.keeping import overridden
from inspector.configuration.kept import files_of
from inspector.configuration.known import tolerance_at
from inspector.configuration.names import checked_name
from inspector.configuration.told import read_told
from inspector.errors import OptionError
from inspector.trust.tenant import Tenant


@click.command("add", short_help="Keep a tenant in the configuration.")
@click.argument("name", metavar="NAME")
@click.option("--issuer", type=OfTenant(), metavar="TEXT", help="The identity provider's Issuer; iss must equal it.")
@click.option("--key-id", type=OfTenant(), metavar="TEXT", help="The identity provider's Key ID; kid must equal it.")
@click.option("--cert", metavar="FILE", type=FileName(), help="Its certificate or public key, - for stdin.")
@click.option("--clock-tolerance", type=Seconds(), metavar="SECONDS", default=0, help="How far clocks may differ.  [0]")
@click.option("--description", metavar="TEXT", default="", help="A word for people on what it is.")
@project_option
@replace_option
def command(  # noqa: PLR0913 - one argument an option
    *,
    name: str,
    issuer: str | None,
    key_id: str | None,
    cert: str | None,
    clock_tolerance: float,
    description: str,
    of_project: bool,
    replace: bool,
) -> None:
    """Keep a tenant in the configuration.

    Take the values from the identity provider in Qlik's management console; at least one is needed. The certificate is
    copied into the file. Afterwards “--tenant NAME” chooses it, and without that each token is judged by the tenant
    whose issuer or key ID it has.
    """
    if issuer is None and key_id is None and cert is None:
        raise OptionError("tenant add: nothing is told of it; give --issuer, --key-id or --cert, best all three")
    tolerance_at("--clock-tolerance", clock_tolerance)
    tenant = Tenant(
        name=checked_name(name),
        issuer=issuer,
        key_id=key_id,
        certificate=None if cert is None else read_told(cert, "--cert"),
        clock_tolerance=clock_tolerance,
        description=description,
    )
    files_of(name, Path.cwd())  # a broken file is said before anything is written
    keep(tenant, time.time(), of_project=of_project, replace=replace)
    for words in overridden(name, Path.cwd()):
        say(words)
