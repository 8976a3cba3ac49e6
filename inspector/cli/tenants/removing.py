"""`qlik-jwt tenant remove`: from a tenant's name to a configuration without it."""

import click

from inspector.cli.configured import no_tenant
from inspector.cli.talk import say
from inspector.cli.tenants.keeping import files_of
from inspector.cli.tenants.tenant_name import tenant_names
from inspector.configuration.tenants import drop_tenant
from inspector.errors import OptionError
from inspector.lint.names import shown
from inspector.visible import visible


@click.command("remove", short_help="Take a tenant out of the configuration.")
@click.argument("name", metavar="NAME", shell_complete=tenant_names)
def command(*, name: str) -> None:
    """Take a tenant out of the configuration.

    Where the project's file and your own both have it, it is taken out of the project's, and stays in your own.
    """
    files = files_of(name)
    if not files:
        raise OptionError(f"tenant remove: {no_tenant(name)}")
    drop_tenant(files[0], name)
    say(f"tenant “{visible(name)}” was removed from {shown(str(files[0]))}")
    for path in files[1:]:
        say(f"note: {shown(str(path))} has a “{visible(name)}” too, which stays and holds now; remove once more")
