"""From the tokens of each text that was judged to those of earlier texts, which can still be compared with."""

from collections.abc import Iterable, Iterator, Sequence

from inspector.report.report import Report

MOST = 20  # tokens; of a text with more the one that was shown


class Session:
    """Remembers, in memory and until the end, the tokens of the texts before, the latest first."""

    def __init__(self) -> None:
        self._kept: list[Report] = []

    def keep(self, reports: Sequence[Report], shown: int) -> None:
        """Remembers the tokens of a text that gives way to another one, the shown one before the others."""
        chosen = list(reports) if len(reports) <= MOST else []
        now = [*reports[shown : shown + 1], *chosen]
        self._kept = list(_each_once((*now, *self._kept)))[:MOST]

    def besides(self, reports: Iterable[Report]) -> list[Report]:
        """The remembered ones, but for those that are among these, too."""
        texts = {each.token.text for each in reports}
        return [each for each in self._kept if each.token.text not in texts]


def _each_once(reports: Iterable[Report]) -> Iterator[Report]:
    seen: set[str] = set()
    for each in reports:
        if each.token.text and each.token.text not in seen:
            seen.add(each.token.text)
            yield each
