"""`qlik-jwt tenant`: from a word to the act on tenants of the configuration that it names."""

import click

from inspector.cli.group import Group
from inspector.cli.tenants import adding, checking, exporting, importing, listing, removing, showing


@click.group(
    cls=Group,
    short_help="Keep what identity providers were configured with, and check that it fits.",
    invoke_without_command=True,
    no_args_is_help=False,
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Keep what identity providers were configured with, and check that it fits.

    A tenant is kept under a name in your own configuration file, or in the project's. Nothing is sent anywhere.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for each in (adding, importing, listing, showing, checking, exporting, removing):
    command.add_command(each.command)
