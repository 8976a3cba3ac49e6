"""`qlik-jwt tenant import`: from the JSON of Qlik's identity providers to tenants of the configuration."""

import time

import click

from inspector.cli.configured import named_tenants
from inspector.cli.file_name import file_names
from inspector.cli.plain_text import read_plain
from inspector.cli.talk import say
from inspector.cli.tenants.keeping import keep, project_option, replace_option
from inspector.configuration.importing import noted, passed_over, providers_in, tenants_of
from inspector.configuration.told import tenant_of
from inspector.errors import OptionError, SourceError
from inspector.lint.names import STANDARD_INPUT, shown
from inspector.trust.identity_provider import Providers
from inspector.trust.tenant import Tenant
from inspector.visible import visible


@click.command("import", short_help="Keep the tenants in the JSON of Qlik's identity providers.")
@click.argument("source", metavar="SOURCE", shell_complete=file_names)
@click.option("--name", metavar="NAME", help="What to call it, where there is one.  [from its description]")
@project_option
@replace_option
def command(*, source: str, name: str | None, of_project: bool, replace: bool) -> None:
    """Keep the tenants in the JSON of Qlik's identity providers.

    SOURCE is a file, or - for standard input: what “qlik identity-provider ls --json” prints, or the answer of
    GET /api/v1/identity-providers, whole or one provider alone. Those of the protocol jwtAuth are taken.
    """
    told = "standard input" if source == STANDARD_INPUT else shown(source)
    providers = _read(source, told)
    if name is not None and len(providers.found) > 1:
        raise OptionError(f"--name: {told} has {len(providers.found)} of them, which cannot all be called so")
    incoming, left_out = tenants_of(providers, () if replace else named_tenants(), name)
    for words in left_out:
        say(f"qlik-jwt: {words}")
    if not incoming:
        raise SourceError(f"{told}: none of them can be kept; see above")
    there = {} if replace or name is not None else {each: tenant_of(told) for each, told in named_tenants().items()}
    for each in incoming:
        same = next((known for known, tenant in there.items() if _is_same(tenant, each.tenant)), None)
        if same is not None:
            say(f"note: {visible(each.tenant.name)}: it is kept already, as {visible(same)}")
            continue
        keep(each.tenant, time.time(), of_project=of_project, replace=replace)
        for words in noted(each):
            say(words)


def _is_same(one: Tenant, other: Tenant) -> bool:
    """Whether two tenants are configured alike, whatever they are called."""
    return _values(one) == _values(other)


def _values(tenant: Tenant) -> tuple[object, ...]:
    certificate = tenant.certificate.spki_sha256 if tenant.certificate is not None else None
    return tenant.issuer, tenant.key_id, certificate, tenant.clock_tolerance


def _read(source: str, told: str) -> Providers:
    providers = providers_in(read_plain(source), told)
    for words in passed_over(providers, told):
        say(words)
    return providers
