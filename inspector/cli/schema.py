"""`qlik-jwt schema`: from a name to the schema's text."""

import click

from inspector.checks.schema import NAMES, schema_text
from inspector.cli.kinds import OneOf
from inspector.cli.output import output_to


@click.command(short_help="Print one of the JSON schemas.")
@click.argument("name", type=OneOf(NAMES, "schema"))
def command(*, name: str) -> None:
    """Print one of the JSON schemas (draft 2020-12): of header, payload, signing options or JSON reports."""
    with output_to(None, "never") as out:
        out.write(schema_text(name))
