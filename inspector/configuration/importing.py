"""From the JSON of Qlik's identity providers to the tenants that can be kept, and to words on what cannot."""

from collections.abc import Collection
from typing import NamedTuple

from inspector.configuration.keeping import values_of
from inspector.configuration.names import checked_name, plain_name
from inspector.errors import InspectorError, OptionError, SourceError
from inspector.trust.certificate import read_certificate
from inspector.trust.identity_provider import Provider, Providers, read_providers
from inspector.trust.tenant import Tenant
from inspector.visible import cut, visible

_LONGEST = 200


class Incoming(NamedTuple):
    """A tenant that can be kept, and what was odd about it, a line each, not safe to show."""

    tenant: Tenant
    remarks: tuple[str, ...]


class Taken(NamedTuple):
    """The tenants that can be kept, and why the others are left out, a line each."""

    incoming: tuple[Incoming, ...]
    left_out: tuple[str, ...]


def providers_in(text: str, told: str) -> Providers:
    """The identity providers in a text, `told` by what it is called; raises SourceError where there is none."""
    try:
        providers = read_providers(text)
    except SourceError as error:
        raise SourceError(f"{told}: {error}") from None
    if not providers.found:
        others = _others(providers) or "nothing"
        raise SourceError(f"{told}: there is no identity provider of the protocol jwtAuth in it ({others})")
    return providers


def passed_over(providers: Providers, told: str) -> tuple[str, ...]:
    """What of a text is not taken, a line each."""
    notes = [f"note: {told}: {_others(providers)} passed over"] if providers.others else []
    if providers.has_more:
        notes.append(f"note: {told}: this is one page of a longer list (links.next); import the others too")
    return tuple(notes)


def _others(providers: Providers) -> str:
    return f"{providers.others} of another protocol than jwtAuth" if providers.others else ""


def tenants_of(providers: Providers, taken: Collection[str], name: str | None = None) -> Taken:
    """The tenants of identity providers, called so or by names that are not taken."""
    made: list[Incoming] = []
    left_out: list[str] = []
    for number, provider in enumerate(providers.found, start=1):
        names = [*taken, *(each.tenant.name for each in made)]
        called = name or plain_name((provider.description, provider.issuer, provider.key_id), names)
        try:
            tenant = _tenant(provider, checked_name(called))
            values_of(tenant)  # whether its certificate can be kept
        except InspectorError as error:
            left_out.append(f"provider {number} of {len(providers.found)} (“{visible(called)}”) is left out: {error}")
        else:
            made.append(Incoming(tenant, provider.remarks))
    return Taken(tuple(made), tuple(left_out))


def noted(incoming: Incoming) -> tuple[str, ...]:
    """The remarks on a tenant, safe to show."""
    return tuple(f"note: {visible(incoming.tenant.name)}: {visible(remark)}" for remark in incoming.remarks)


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
