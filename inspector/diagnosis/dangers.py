"""From the secrets that were met to a warning for each kind, with the places it lies in: a file may be loaded often."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from inspector.diagnosis.evidence import Exposure

_MOST = 3  # places


class Danger(NamedTuple):
    """A kind of secret, and where it was met; never the secret itself."""

    what: str
    wheres: tuple[str, ...]

    def places(self, shown: Callable[[str], str]) -> str:
        """The first places, each as it may be shown, and how many there are besides."""
        more = len(self.wheres) - _MOST
        told = "; ".join(map(shown, self.wheres[:_MOST]))
        return f"{told}; and {more:,} place{'' if more == 1 else 's'} more" if more > 0 else told


def dangers(exposures: Iterable[Exposure]) -> tuple[Danger, ...]:
    """Each kind of secret once, in the order in which they were met."""
    wheres: dict[str, dict[str, None]] = {}
    for what, where in exposures:
        wheres.setdefault(what, {})[where] = None
    return tuple(Danger(what, tuple(places)) for what, places in wheres.items())
