"""`qlik-jwt tenant export`: from a tenant of the configuration to what creates it in Qlik Cloud."""

import click

from inspector.cli.configured import named_tenants, no_tenant
from inspector.cli.output import output_to
from inspector.cli.talk import say
from inspector.cli.tenants.tenant_name import tenant_names
from inspector.configuration.told import tenant_of
from inspector.errors import OptionError
from inspector.report.as_json import dumps
from inspector.trust.identity_provider import provider_body, qlik_cli_command
from inspector.trust.tenant import Tenant
from inspector.visible import is_visible, visible


@click.command("export", short_help="Print what creates the identity provider in Qlik Cloud.")
@click.argument("name", metavar="NAME", shell_complete=tenant_names)
@click.option("--qlik-cli", is_flag=True, help="Print the command line for qlik-cli instead, for a POSIX shell.")
def command(*, name: str, qlik_cli: bool) -> None:
    """Print what creates the identity provider in Qlik Cloud.

    It is the body for POST /api/v1/identity-providers, the certificate on one line. Nothing is sent.
    """
    told = named_tenants().get(name)
    if told is None:
        raise OptionError(f"tenant export: {no_tenant(name)}")
    tenant = tenant_of(told)
    try:
        text = _command_line(tenant) if qlik_cli else dumps(provider_body(tenant), indent=2)
    except OptionError as error:
        raise OptionError(f"tenants.{visible(name)}: {error}") from None
    _say_what_is_absent(tenant)
    with output_to(None, "never") as out:
        out.write(text + "\n")


def _command_line(tenant: Tenant) -> str:
    text = qlik_cli_command(tenant)
    if not is_visible(text):
        words = "its description, issuer or key ID holds characters that cannot be seen on a command line"
        raise OptionError(f"{words}; leave --qlik-cli out for the JSON")
    return text


def _say_what_is_absent(tenant: Tenant) -> None:
    """What Qlik's console makes up where it is left blank; that the API does so too is not documented."""
    absent = [words for words, value in (("issuer", tenant.issuer), ("key ID", tenant.key_id)) if value is None]
    if absent:
        words = "Qlik's console makes up what is left blank; whether the API does is not documented"
        say(f"note: it has no {' and no '.join(absent)}; {words}")
