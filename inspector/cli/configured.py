"""From configuration files to what the options of commands are without being given."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from inspector.configuration import Configuration, read_configuration
from inspector.configuration.kept import named_values, placed
from inspector.configuration.known import values
from inspector.errors import OptionError
from inspector.visible import cut, visible

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
    base = _named(name) if name is not None else placed(values(configured(), "tenant"), configured().table("tenant"))
    told = {key: value for key, value in given.items() if value is not None}
    return {**base, **told, **({"cert-origin": ""} if "cert" in told else {})}


def all_tenants(name: str | None, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The tenants among which each token's own is looked for: all that have names, where none was chosen."""
    more = {"clock-tolerance": given.get("clock-tolerance")}
    chooses = any(value is not None for key, value in given.items() if key not in more)
    if name is not None or chooses or configured().table("tenant"):
        return []
    laid_over = {key: value for key, value in more.items() if value is not None}
    return [{**told, **laid_over} for told in named_tenants().values()]


def named_tenants() -> dict[str, dict[str, Any]]:
    """The values of each tenant that has a name, by it."""
    return named_values(configured())


def _named(name: str) -> dict[str, Any]:
    found = named_tenants()
    if name not in found:
        raise OptionError(f"--tenant: {no_tenant(name)}")
    return found[name]


def no_tenant(name: str) -> str:
    """What is said of a name that no tenant has: those that there are."""
    known = ", ".join(visible(cut(each, 30)) for each in named_tenants())
    known = known or "none; “qlik-jwt tenant add” keeps one, or add [tenants.NAME] to qlik-jwt.toml"
    return f"there is no “{visible(cut(name, 40))}”; the configuration has {known}"
