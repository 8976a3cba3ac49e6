"""From a tenant to the configuration file that keeps it, as the options say, with a word on standard error."""

from pathlib import Path

import click

from inspector.cli.talk import say
from inspector.configuration import keeping
from inspector.configuration.places import file_to_write
from inspector.errors import ConfigurationError, TakenError
from inspector.trust.tenant import Tenant

project_option = click.option(
    "--project", "of_project", is_flag=True, help="Keep it in the project's file.  [your own file]"
)
replace_option = click.option("--replace", is_flag=True, help="Write over one of the same name.")


def keep(tenant: Tenant, moment: float, *, of_project: bool, replace: bool) -> None:
    """Writes a tenant into a configuration file, and says which, and what is odd about its certificate."""
    path = file_to_write(Path.cwd(), of_project=of_project)
    try:
        said = keeping.keep(path, tenant, moment, replace=replace)
    except TakenError as error:
        raise ConfigurationError(f"{error}, or add --replace") from None
    for words in said:
        say(words)
