"""From the names of sources to what is to say of each piece of them, in order, by whoever judges them."""

from collections import Counter
from collections.abc import Callable, Generator
from typing import NamedTuple

from inspector.cli.talk import say
from inspector.lint.cluster import Cluster, connected, larger
from inspector.lint.digest import Digest, Digester
from inspector.lint.engine import Work, in_order, results
from inspector.lint.names import STANDARD_INPUT, shown, size_of
from inspector.lint.piece import Piece
from inspector.lint.pieces import Position, Reading, all_pieces
from inspector.lint.reuse import Seen
from inspector.lint.workers import cores


class Flow(NamedTuple):
    """The sources, their size in bytes, and who judges what is in them: so many processes, or a cluster's workers."""

    names: tuple[str, ...]
    reading: Reading
    size: int
    jobs: int
    workers: Cluster | None

    @property
    def has_lost_its_cluster(self) -> bool:
        """Whether there was one, and it was lost on the way."""
        return self.workers is not None and self.workers.is_gone

    def judged(
        self, digester: Digester, seen: Seen, refuse: Callable[[str, str], None], position: Position
    ) -> Generator[tuple[Piece, Digest], None, None]:
        """Each piece with what is to say of it, in order; `refuse` is told of what cannot be read."""
        pieces = map(seen.told_to, all_pieces(self.names, self.reading, refuse, position))
        work = Work(digester, digester.give_up)
        if self.workers is not None:
            return in_order(larger(pieces), work, self.workers)
        return results(pieces, work, self.jobs, self.size)


def flow_of(names: tuple[str, ...], reading: Reading, jobs: int | None, cluster: str | None) -> Flow:
    """The flow from these sources, without any from standard input; raises ClusterError where none has that address."""
    for name, count in Counter(names).items():
        if count > 1:
            say(f"note: {shown(name)}: it is named {count} times, and read once")
    workers = connected(cluster) if cluster is not None else None
    return Flow(names or (STANDARD_INPUT,), reading, size_of(names, reading.globs), jobs or cores(), workers)
