"""From the options that say how results are written, and where to, to the documents of a run."""

import functools
from collections.abc import Callable
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

from inspector.cli.documents import Document, Look, documents
from inspector.cli.grouped import with_options
from inspector.cli.kinds import FileName, OneOf
from inspector.cli.output import color_option
from inspector.configuration.known import variable_of
from inspector.report.forms import NAMES


class Writing(NamedTuple):
    """The documents that are wanted, how they look, and whether tables follow them."""

    documents: list[Document]
    outputs: tuple[str, ...]
    look: Look
    wants_statistics: bool


_OPTIONS = (
    click.option(
        "--format",
        "forms",
        multiple=True,
        type=OneOf(NAMES),
        envvar=variable_of("format"),
        help="How to write results.  [text]",
    ),
    click.option(
        "--output",
        "outputs",
        multiple=True,
        metavar="FILE",
        type=FileName(),
        help="Where to, over a file that is there.",
    ),
    click.option(
        "--show-claims", is_flag=True, envvar=variable_of("show-claims"), help="Add header and payload to the JSON."
    ),
    click.option(
        "--statistics", is_flag=True, envvar=variable_of("statistics"), help="Count by rule and by source at the end."
    ),
    click.option(
        "--mask/--no-mask",
        "masked",
        default=True,
        envvar=variable_of("mask"),
        help="Hide what may say who the user is.  [masked]",
    ),
    color_option,
)


def written_as(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options; the command gets them as one argument, `writing`."""

    @functools.wraps(function)
    def command(  # noqa: PLR0913 - one argument an option
        *args: Any,  # noqa: ANN401 - the command's own
        forms: tuple[str, ...],
        outputs: tuple[str, ...],
        show_claims: bool,
        statistics: bool,
        masked: bool,
        color: str,
        ascii_only: bool,
        **others: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        look = Look(color, ascii_only, masked, show_claims)
        source = click.get_current_context().get_parameter_source("forms")
        usual = forms[0] if forms else "text"
        wanted = documents(forms if source is ParameterSource.COMMANDLINE else (), outputs, usual)
        return function(*args, writing=Writing(wanted, outputs, look, statistics), **others)

    return with_options(command, _OPTIONS)
