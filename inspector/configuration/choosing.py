"""From the configuration and what was given over it to the tenants that tokens are judged by."""

from collections.abc import Mapping
from typing import Any

from inspector.configuration.faults import quoted
from inspector.configuration.kept import named_values, placed
from inspector.configuration.known import values
from inspector.configuration.setting import Configuration
from inspector.errors import OptionError
from inspector.visible import cut, visible

_TOLERANCE = "clock-tolerance"


def tenant_values(configuration: Configuration, name: str | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of the tenant: by its name or the table [tenant], and over that what was given by options.

    Raises OptionError for a name that no tenant has, and ConfigurationError.
    """
    if name is None:
        base = placed(values(configuration, "tenant"), configuration.table("tenant"))
    else:
        found = named_values(configuration)
        if name not in found:
            raise OptionError(no_tenant(configuration, name))
        base = found[name]
    told = {key: value for key, value in given.items() if value is not None}
    return {**base, **told, **({"cert-origin": ""} if "cert" in told else {})}


def all_tenants(configuration: Configuration, name: str | None, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The tenants among which each token's own is looked for: all that have names, where none was chosen."""
    chooses = any(value is not None for key, value in given.items() if key != _TOLERANCE)
    if name is not None or chooses or configuration.table("tenant"):
        return []
    laid_over = {_TOLERANCE: given[_TOLERANCE]} if given.get(_TOLERANCE) is not None else {}
    return [{**told, **laid_over} for told in named_values(configuration).values()]


def no_tenant(configuration: Configuration, name: str) -> str:
    """What is said of a name that no tenant has: those that there are."""
    known = ", ".join(visible(cut(each, 30)) for each in named_values(configuration))
    known = known or "none; “qlik-jwt tenant add” keeps one, or add [tenants.NAME] to qlik-jwt.toml"
    return f"there is no tenant “{quoted(name)}”; the configuration has {known}"
