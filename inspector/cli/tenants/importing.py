"""`qlik-jwt tenant import`: from the JSON of Qlik's identity providers to tenants of the configuration."""

import time
from collections.abc import Collection

import click

from inspector.cli.file_name import file_names
from inspector.cli.talk import say
from inspector.cli.tenants.keeping import keep, project_option, replace_option, taken_names, values_of
from inspector.cli.tenants.names import checked_name, plain_name
from inspector.errors import InspectorError, OptionError, SourceError
from inspector.lint.names import STANDARD_INPUT, read_text, shown
from inspector.trust.certificate import read_certificate
from inspector.trust.identity_provider import Provider, Providers, read_providers
from inspector.trust.tenant import Tenant
from inspector.visible import cut, visible

_LONGEST = 200


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
    made = _tenants(providers, name, () if replace else taken_names())
    if not made:
        raise SourceError(f"{told}: none of them can be kept; see above")
    for tenant, remarks in made:
        keep(tenant, time.time(), of_project=of_project, replace=replace)
        for remark in remarks:
            say(f"note: {visible(tenant.name)}: {remark}")


def _read(source: str, told: str) -> Providers:
    try:
        providers = read_providers(read_text(source))
    except SourceError as error:
        words = str(error)
        raise SourceError(words if words.startswith(told) else f"{told}: {words}") from None
    others = f"{providers.others} of another protocol than jwtAuth" if providers.others else ""
    if not providers.found:
        raise SourceError(
            f"{told}: there is no identity provider of the protocol jwtAuth in it ({others or 'nothing'})"
        )
    if others:
        say(f"note: {told}: {others} passed over")
    if providers.has_more:
        say(f"note: {told}: this is one page of a longer list (links.next); import the others too")
    return providers


def _tenants(providers: Providers, name: str | None, taken: Collection[str]) -> list[tuple[Tenant, tuple[str, ...]]]:
    """The tenants that can be kept, with remarks; of the others is said why not."""
    made: list[tuple[Tenant, tuple[str, ...]]] = []
    for number, provider in enumerate(providers.found, start=1):
        names = [*taken, *(tenant.name for tenant, _ in made)]
        called = name or plain_name((provider.description, provider.issuer, provider.key_id), names)
        try:
            tenant = _tenant(provider, checked_name(called))
            values_of(tenant)  # whether its certificate can be kept
        except InspectorError as error:
            say(f"qlik-jwt: provider {number} of {len(providers.found)} (“{visible(called)}”) is left out: {error}")
        else:
            made.append((tenant, provider.remarks))
    return made


def _tenant(provider: Provider, name: str) -> Tenant:
    if provider.issuer is None and provider.key_id is None and provider.pem is None:
        raise OptionError("it has neither issuer nor key ID nor certificate")
    return Tenant(
        name=name,
        issuer=provider.issuer,
        key_id=provider.key_id,
        certificate=None if provider.pem is None else read_certificate(provider.pem),
        clock_tolerance=provider.clock_tolerance or 0,
        description=cut(visible(provider.description), _LONGEST),
    )
