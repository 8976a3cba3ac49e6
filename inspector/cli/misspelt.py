"""From the environment's names to a note on each that is one of ours but for a slip; results never hold it."""

from collections.abc import Iterable

from inspector.cli.talk import say
from inspector.configuration.variables import unknown_variables


def say_misspelt(names: Iterable[str], *, also_others: bool) -> None:
    """Says which was meant; with `also_others` those, too, that are near to none, for people have some of their own."""
    for unknown in unknown_variables(names):
        if unknown.meant or also_others:
            say(f"note: {unknown}")
