"""From configuration files to what the options of commands are without being given."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from inspector.configuration import Configuration, read_configuration
from inspector.configuration.known import tenants, values
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
    base = _named(name) if name is not None else values(configured(), "tenant")
    return {**base, **{key: value for key, value in given.items() if value is not None}}


def all_tenants(name: str | None, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The tenants among which each token's own is looked for: all that have names, where none was chosen."""
    more = {"clock-tolerance": given.get("clock-tolerance")}
    chooses = any(value is not None for key, value in given.items() if key not in more)
    if name is not None or chooses or configured().table("tenant"):
        return []
    laid_over = {key: value for key, value in more.items() if value is not None}
    return [{**told, **laid_over, "name": each} for each, told in tenants(configured()).items()]


def _named(name: str) -> dict[str, Any]:
    found = tenants(configured())
    if name not in found:
        known = ", ".join(visible(cut(each, 30)) for each in found) or "none; add [tenants.NAME] to qlik-jwt.toml"
        raise OptionError(f"--tenant: there is no “{visible(cut(name, 40))}”; the configuration has {known}")
    return {**found[name], "name": name}
