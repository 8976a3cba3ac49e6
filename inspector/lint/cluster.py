"""From the address of a Dask cluster to workers on other machines: `distributed` is the extra `cluster`."""

import logging
import re
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from inspector.errors import ClusterError
from inspector.lint.piece import Piece, joined
from inspector.lint.workers import Processes, cores
from inspector.visible import cut, cut_given, visible

if TYPE_CHECKING:
    from distributed import Client

Result = TypeVar("Result")
Argument = TypeVar("Argument")
_PACKAGE = "qlik-jwt-inspector"
_ADDRESS = re.compile(r"(?:tcp|tls)://[^\s/]+:[0-9]{1,5}", re.ASCII)
_PATIENCE = 10  # seconds in which the cluster has to answer
_PIECE = 4 << 20  # bytes that go over the network at once


def connected(address: str) -> "Cluster":
    """The workers of the cluster at an address such as tcp://host:8786.

    Raises ClusterError where there is no cluster or no worker, or one without this tool in this version.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - it takes a second, and is an extra
    except ImportError:
        told = f"Dask is not here; install it with pip install '{_PACKAGE}[cluster]'"
        raise ClusterError(f"--cluster: {told}") from None
    for name in [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is wrong we say ourselves
    told = visible(cut_given(address, 60))
    # Dask begins a cluster of its own where it is given no address.
    if not _ADDRESS.fullmatch(address):
        raise ClusterError(f"--cluster “{told}”: this is no address; write tcp://host:8786, or tls://host:8786")
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise ClusterError(f"--cluster {told}: no cluster answers there ({type(error).__name__})") from None
    fault = _fault(client)
    if fault:
        client.close()
        raise ClusterError(f"--cluster {told}: {fault}")
    return Cluster(client)


def _fault(client: "Client") -> str:
    """Why the workers of a cluster cannot work for us; "" where they can."""
    from importlib.metadata import version  # noqa: PLC0415 - only a cluster needs it

    try:
        found = client.run(version, _PACKAGE, on_error="return")
    except (OSError, ValueError, RuntimeError) as error:
        return f"its workers do not answer ({type(error).__name__})"
    if not found:
        return "it has no workers"
    ours = version(_PACKAGE)
    for worker, theirs in found.items():
        if theirs != ours:
            told = f"has {visible(cut(theirs, 30))}" if isinstance(theirs, str) else "does not have it"
            return f"its worker {visible(worker)} {told}; install {_PACKAGE} {ours} on every worker"
    return ""


class Cluster:
    """The workers of a Dask cluster; what one that was lost had in hand, others do again."""

    def __init__(self, client: "Client") -> None:
        from distributed import KilledWorker  # noqa: PLC0415 - it takes a second
        from distributed.client import FutureCancelledError  # noqa: PLC0415 - likewise

        self._client = client
        self._executor = client.get_executor(pure=False)
        self._own: Processes | None = None
        self.count = max(sum(client.nthreads().values()), 1)
        self.lost: tuple[type[BaseException], ...] = (
            BrokenExecutor, KilledWorker, FutureCancelledError, CancelledError, OSError,
        )  # fmt: skip

    @property
    def is_gone(self) -> bool:
        """Whether it was lost on the way, and processes here did the rest."""
        return self._own is not None

    def submit(self, work: Callable[[Argument], Result], given: Argument, /) -> Future[Result]:
        """The work begun."""
        if self._own is not None:
            return self._own.submit(work, given)
        key = f"qlik-jwt-{uuid4()}"  # Dask would name it after the tenant, and write that into its logs
        begun: Future[Result] = self._executor.submit(work, given, key=key)
        return begun

    def begin_anew(self) -> None:
        """A cluster begins its workers anew by itself; where it is gone, processes here do the rest."""
        if self._own is not None:
            self._own.begin_anew()
        elif self._client.status != "running":
            self._own = Processes(cores())

    def close(self) -> None:
        """Leaves the cluster; it goes on without us."""
        if self._own is not None:
            self._own.close()
        self._client.close()


def larger(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces, those that follow each other in one source put together: each way over the network costs."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.is_pause:
            yield from [joined(kept)] if kept else []
            yield piece
            kept = []
            continue
        if kept and not (_follows(piece, kept[0]) and sum(len(each.data) for each in kept) < _PIECE):
            yield joined(kept)
            kept = []
        kept.append(piece)
    if kept:
        yield joined(kept)


def _follows(piece: Piece, first: Piece) -> bool:
    return piece.source == first.source and piece.layout == first.layout and piece.layout in ("lines", "text", "cells")
