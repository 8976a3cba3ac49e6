"""From the beginning of a tenant's name to its completion by the shell."""

from pathlib import Path

import click

from inspector.configuration import read_configuration
from inspector.errors import InspectorError
from inspector.visible import is_visible


def tenant_names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The names in the configuration that begin so; none where it cannot be read, for nobody could be told why."""
    try:
        found = read_configuration(Path.cwd()).table("tenants")
    except (InspectorError, OSError):
        return []
    return [name for name in found if name.startswith(begun) and is_visible(name)]
