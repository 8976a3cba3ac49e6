"""From configuration files to what the options of commands are without being given."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from inspector.configuration import Configuration, choosing, read_configuration
from inspector.configuration.kept import named_values
from inspector.configuration.known import values

_PARAMETERS = {"format": "forms", "glob": "globs", "mask": "masked"}


def configured() -> Configuration:
    """The settings for the working folder; read once a run. Raises ConfigurationError."""
    root = click.get_current_context().find_root()
    if not isinstance(root.obj, Configuration):
        root.obj = read_configuration(Path.cwd())
    return root.obj


def defaults(command: str) -> Mapping[str, Any]:
    """The values that configuration gives a command's options; raises ConfigurationError for what means nothing."""
    found = values(configured(), "rules")
    if command == "lint":
        found |= values(configured(), "lint")
    return {_PARAMETERS.get(name, name.replace("-", "_")): value for name, value in found.items()}


def tenant_values(name: str | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of the tenant: by its name or the table [tenant], and over that what was given by options."""
    return choosing.tenant_values(configured(), name, given)


def all_tenants(name: str | None, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The tenants among which each token's own is looked for: all that have names, where none was chosen."""
    return choosing.all_tenants(configured(), name, given)


def named_tenants() -> dict[str, dict[str, Any]]:
    """The values of each tenant that has a name, by it."""
    return named_values(configured())


def no_tenant(name: str) -> str:
    """What is said of a name that no tenant has: those that there are."""
    return choosing.no_tenant(configured(), name)
