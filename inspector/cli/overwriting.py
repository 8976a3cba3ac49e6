"""From the names of files that a run reads and writes to the refusal of those that it would destroy."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from inspector.cli.kinds import FileName
from inspector.errors import OptionError
from inspector.lint.names import is_there, shown
from inspector.lint.precious import refuse_precious


def output_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """--output FILE, at most once."""
    return click.option(
        "--output",
        metavar="FILE",
        multiple=True,
        callback=_once,
        type=FileName(),
        help="Write the results to a file, over one that is there.",
    )(function)


def _once(_context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> str | None:
    """The one value; click alone would take the last of several and be silent about the others."""
    if len(values) > 1:
        raise click.BadParameter("it can be given once", param=parameter)
    return values[0] if values else None


def refuse_overwriting(read: tuple[str, ...], written: tuple[str, ...]) -> None:
    """Raises OptionError where a file would be read and written, or written twice, or where it holds a key."""
    for index, output in enumerate(written):
        if any(_is_same(output, other) for other in written[:index]):
            raise OptionError(f"{shown(output)} is to be written twice; name another file")
        if any(_is_same(output, name) for name in read):
            raise OptionError(f"{shown(output)} is to be written, and is also read; name another file")
        refuse_precious(output)


def _is_same(name: str, other: str) -> bool:
    """Whether two names are those of one file; a folder is none."""
    try:
        if is_there(name) and is_there(other):
            return Path(name).is_file() and Path(name).samefile(other)
        return Path(name).absolute() == Path(other).absolute()
    except (OSError, ValueError):
        return False
