"""`qlik-jwt tenant remove`: from a tenant's name to a configuration without it."""

from pathlib import Path

import click

from inspector.cli.configured import no_tenant
from inspector.cli.talk import say
from inspector.cli.tenants.tenant_name import tenant_names
from inspector.configuration.keeping import remove
from inspector.configuration.kept import files_of
from inspector.errors import OptionError


@click.command("remove", short_help="Take a tenant out of the configuration.")
@click.argument("name", metavar="NAME", shell_complete=tenant_names)
def command(*, name: str) -> None:
    """Take a tenant out of the configuration.

    Where the project's file and your own both have it, it is taken out of the project's, and stays in your own.
    """
    files = files_of(name, Path.cwd())
    if not files:
        raise OptionError(f"tenant remove: {no_tenant(name)}")
    for words in remove(name, files):
        say(f"{words}; remove once more" if words.startswith("note: ") else words)
