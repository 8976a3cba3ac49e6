"""From work to results by processes of our own, each with a line of its own: one that is killed holds up no other.

The standard library's pool has one line for all results: a process that is killed while it writes leaves half a message
in it, or its lock taken, and all wait for ever.
"""

import pickle
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from threading import Lock, Thread
from typing import Any, NamedTuple, TypeAlias

_AT_ONCE = 1 << 14  # bytes that a line takes whether anybody reads or not; what is longer is sent by another thread
_MOST = 60  # processes; Windows waits for no more
_READY = 0

Work: TypeAlias = Callable[[Any], Any]


class _Asked(NamedTuple):
    """What a process is to do: by which work, where it is not the one that it knows, and with what."""

    number: int
    work: Work | None
    given: Any


class _Answer(NamedTuple):
    """What came of it: a result, or the error that it ended with."""

    number: int
    result: Any
    error: Exception | None = None


class _Process:
    """A process, our end of its line, and what it has in hand."""

    def __init__(self, method: str, work: Work, prepare: Callable[[], None], others: list[Connection]) -> None:
        self.line, theirs = Pipe()
        self.under_way: dict[int, Future[Any]] = {}
        self.is_ready = method == "fork"  # it knows from its first moment all that this process does
        self._sending = Lock()
        inherited = [*others, self.line] if method == "fork" else []
        context = get_context("fork") if method == "fork" else get_context("spawn")
        arguments = (theirs, inherited, work, prepare)
        self.process: BaseProcess = context.Process(target=_serve, args=arguments, daemon=True)
        self.process.start()
        theirs.close()

    def send(self, message: bytes) -> None:
        """Asks; that it is no more is seen by who waits for its answers."""
        with self._sending, suppress(OSError):
            self.line.send_bytes(message)

    def give_up(self) -> None:
        """In the midst of something it is not waited for."""
        if self.under_way:
            self.process.kill()

    def end(self) -> None:
        """It has nothing to do any more."""
        self.line.close()
        self.process.join()
        self.process.close()


class Pool:
    """Processes that do a work; where one of them ends, all that is under way ends with BrokenExecutor."""

    def __init__(self, size: int, method: str, work: Work, prepare: Callable[[], None]) -> None:
        """They are begun by "fork" or "spawn", and call `prepare` first. Raises OSError where the system lets none."""
        self._processes: list[_Process] = []
        self._numbers = count(_READY + 1)
        self._changing = Lock()
        self._is_broken = False
        try:
            for _ in range(min(size, _MOST)):
                others = [process.line for process in self._processes]
                self._processes.append(_Process(method, work, prepare, others))
        except OSError:
            self._end()
            raise
        self._senders = ThreadPoolExecutor(len(self._processes))
        self._woken, self._waking = Pipe(duplex=False)
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def is_ready(self) -> bool:
        """Whether all processes have begun, and wait."""
        return not self._is_broken and all(process.is_ready for process in self._processes)

    def submit(self, given: object, by: Work | None = None) -> Future[Any]:
        """The work, or another one, begun by whoever has least to do; raises BrokenExecutor where one has ended."""
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        number = next(self._numbers)
        message = pickle.dumps(_Asked(number, by, given), pickle.HIGHEST_PROTOCOL)
        with self._changing:
            if self._is_broken:
                raise BrokenExecutor
            process = min(self._processes, key=lambda each: len(each.under_way))
            process.under_way[number] = future
        if len(message) <= _AT_ONCE:
            process.send(message)
        else:
            self._senders.submit(process.send, message)
        return future

    def close(self) -> None:
        """Ends all processes; what is under way is given up."""
        for process in self._processes:  # first, so that nobody reads from one, or writes to it, for ever
            process.give_up()
        self._waking.send_bytes(b"end")
        self._reader.join()
        self._senders.shutdown(cancel_futures=True)
        self._end()
        self._waking.close()
        self._woken.close()

    def _end(self) -> None:
        for process in self._processes:
            process.end()

    def _read(self) -> None:
        """Takes answers as they come, until it is woken or a process has ended."""
        while True:
            coming = wait([self._woken, *(process.line for process in self._processes)])
            if self._woken in coming:
                return
            try:
                for process in self._processes:
                    if process.line in coming:
                        self._take(process, process.line.recv())
            except Exception:  # noqa: BLE001 - the line's end, or half a message: whatever it is, it is no answer
                self._break()
                return

    def _take(self, process: _Process, answer: _Answer) -> None:
        if answer.number == _READY:
            process.is_ready = True
            return
        with self._changing:
            future = process.under_way.pop(answer.number)
        if answer.error is None:
            future.set_result(answer.result)
        else:
            future.set_exception(answer.error)

    def _break(self) -> None:
        with self._changing:
            self._is_broken = True
            lost = [future for process in self._processes for future in process.under_way.values()]
        for future in lost:
            future.set_exception(BrokenExecutor())


def _serve(line: Connection, inherited: list[Connection], work: Work, prepare: Callable[[], None]) -> None:
    """What a process does: answers, until nobody asks any more."""
    for each in inherited:  # so that whoever holds the other end sees when ours is gone
        each.close()
    prepare()
    with suppress(EOFError, OSError):
        line.send(_Answer(_READY, None))
        while True:
            line.send_bytes(_answer(line.recv(), work))


def _answer(asked: _Asked, known: Work) -> bytes:
    try:
        return pickle.dumps(_Answer(asked.number, (asked.work or known)(asked.given)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - it is raised where the result is waited for
        with suppress(Exception):
            return pickle.dumps(_Answer(asked.number, None, error))
        return pickle.dumps(_Answer(asked.number, None, RuntimeError(type(error).__name__)))
