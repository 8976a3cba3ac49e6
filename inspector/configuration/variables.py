"""From the environment to the variables in it that are named as this tool's and are none, and which were meant."""

import difflib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from inspector.configuration.faults import quoted
from inspector.configuration.known import FLAT, PREFIX, variable_of

_WITHOUT = ("description",)  # of the keys: no option overrides it
_OTHERS = ("config", "tenant")
VARIABLES = frozenset(variable_of(key) for key in (*_OTHERS, *(key for keys in FLAT.values() for key in keys))) - {
    variable_of(key) for key in _WITHOUT
}
_OF_TESTS = variable_of("vectors")
_NEAR = 0.8  # nearer than a mistyped option: people have variables of their own, QLIK_JWT_TOKEN or QLIK_JWT_KEY


class Unknown(NamedTuple):
    """A variable that nothing reads, and the one that is near to it, "" where none is."""

    name: str
    meant: str

    def __str__(self) -> str:
        told = f"; did you mean {self.meant}?" if self.meant else ""
        return f"the variable {quoted(self.name)} means nothing here{told}"


def unknown_variables(names: Iterable[str]) -> Iterator[Unknown]:
    """Those of an environment's names that begin as this tool's variables, in their order."""
    for name in sorted(names):
        if name.startswith(PREFIX) and name not in VARIABLES and name != _OF_TESTS:
            yield Unknown(name, _meant(name))


def _meant(name: str) -> str:
    """The variable that is nearest; what all of them begin with makes none nearer."""
    known = {each.removeprefix(PREFIX): each for each in VARIABLES}
    near = difflib.get_close_matches(name.removeprefix(PREFIX), sorted(known), 1, _NEAR)
    return known[near[0]] if near else ""
