"""From a group of options to a command that takes them."""

from collections.abc import Callable, Sequence
from typing import Any


def with_options(command: Callable[..., Any], options: Sequence[Callable[..., Any]]) -> Callable[..., Any]:
    """The command with these options, in the order in which its help is to show them."""
    for option in reversed(options):
        command = option(command)
    return command
