"""From --certs and --deep to how what happened to a token after signing is searched."""

import functools
import time
from collections.abc import Callable
from typing import Any

import click

from inspector.cli.certificates import certificates_in
from inspector.cli.file_name import file_names
from inspector.cli.grouped import with_options
from inspector.diagnosis.pair import Bounds, Searching
from inspector.diagnosis.stories import GoesOn

_QUICK, _DEEP = 2.0, 120.0  # seconds for each token


def searched(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which what happened to a token is searched; the command gets them as one argument, `searching`."""

    @functools.wraps(function)
    def command(*, certs: tuple[str, ...], deep: bool, **others: Any) -> Any:  # noqa: ANN401 - the command's own
        found = Searching(
            bounds=_deadline(_DEEP if deep else _QUICK), deep=deep, among=certificates_in(certs), read=certs
        )
        return function(searching=found, **others)

    return with_options(command, _SEARCHING)


_SEARCHING = (
    click.option(
        "--certs",
        multiple=True,
        metavar="PATH",
        shell_complete=file_names,
        help="Further certificates that may fit: a file or folder.",
    ),
    click.option(
        "--deep", is_flag=True, help="Search minutes, not seconds, for what happened to a token after signing."
    ),
)


def _deadline(seconds: float) -> Bounds:
    """For each token anew: whether there is still time."""

    def begin() -> GoesOn:
        end = time.monotonic() + seconds
        return lambda: time.monotonic() < end

    return begin
