"""From the options that say where tokens stand in sources to how these are read."""

import functools
from collections.abc import Callable
from typing import Any

import click

from inspector.cli.grouped import with_options
from inspector.cli.kinds import Filled
from inspector.configuration.known import A_PATTERN, variable_of
from inspector.errors import OptionError
from inspector.lint.pieces import Reading
from inspector.lint.records import Pick

_OPTIONS = (
    click.option("--lines", "layout", flag_value="lines", help="One token a line: any other line is a finding."),
    click.option(
        "--in-text", "layout", flag_value="text", help="Tokens anywhere in the text.  [told by the first line]"
    ),
    click.option("--field", metavar="NAME", help="The member of JSON or JSON Lines that holds the token (or /a/b)."),
    click.option("--column", metavar="NAME", help="The column of CSV that holds the token, by name or number."),
    click.option(
        "--glob",
        "globs",
        multiple=True,
        envvar=variable_of("glob"),
        type=Filled(A_PATTERN),
        metavar="PATTERN",
        help="Of folders only files that fit, “*.log”.",
    ),
)


def read_as(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options; the command gets them as one argument, `reading`."""

    @functools.wraps(function)
    def command(
        *args: Any,  # noqa: ANN401 - the command's own
        layout: str | None,
        field: str | None,
        column: str | None,
        globs: tuple[str, ...],
        **others: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        reading = Reading(layout or "auto", _pick(layout, field, column), globs)
        return function(*args, reading=reading, **others)

    return with_options(command, _OPTIONS)


def _pick(layout: str | None, field: str | None, column: str | None) -> Pick | None:
    """What is picked of structured sources; raises OptionError where more than one thing is asked for."""
    asked = {"--lines or --in-text": layout, "--field": field, "--column": column}
    named = [name for name, value in asked.items() if value is not None]
    if len(named) > 1:
        raise OptionError(f"{' and '.join(named)}: only one of them says where the tokens stand")
    if "" in asked.values():
        raise OptionError(f"{named[0]}: it is empty; write a name")
    if field is not None:
        return Pick("field", field)
    return None if column is None else Pick("column", column)
