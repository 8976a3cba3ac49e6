"""From the names of sources to what is to say of each piece of them, in order, by whoever judges them."""

from collections.abc import Callable, Generator
from typing import NamedTuple

from inspector.lint.cluster import Cluster, larger
from inspector.lint.digest import Digest, Digester
from inspector.lint.engine import Work, in_order, results
from inspector.lint.piece import Piece
from inspector.lint.pieces import Position, Reading, all_pieces


class Flow(NamedTuple):
    """The sources, their size in bytes, and who judges what is in them: so many processes, or a cluster's workers."""

    names: tuple[str, ...]
    reading: Reading
    size: int
    jobs: int
    workers: Cluster | None

    def judged(
        self, digester: Digester, refuse: Callable[[str, str], None], position: Position
    ) -> Generator[tuple[Piece, Digest], None, None]:
        """Each piece with what is to say of it, in order; `refuse` is told of what cannot be read."""
        pieces = all_pieces(self.names, self.reading, refuse, position)
        work = Work(digester, digester.give_up)
        if self.workers is not None:
            return in_order(larger(pieces), work, self.workers)
        return results(pieces, work, self.jobs, self.size)
