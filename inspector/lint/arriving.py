"""From a stream that may pause, such as a log that is followed, to its bytes and to whether more have come."""

import math
import queue
import threading

from inspector.lint.streams import Stream

MOST_WAITING = 8  # times what is read at once


class Arriving:
    """Reads ahead in a thread, so that a pause can be told from the end."""

    def __init__(self, stream: Stream, size: int) -> None:
        # It waits in C: Ctrl-C finds no lock half taken.
        self._come: queue.SimpleQueue[bytes | Exception] = queue.SimpleQueue()
        self._room = threading.Semaphore(MOST_WAITING)
        self._next: bytes | Exception | None = None
        threading.Thread(target=self._read, args=(stream, size), daemon=True).start()

    def _read(self, stream: Stream, size: int) -> None:
        data: bytes | Exception = b"?"
        while isinstance(data, bytes) and data:
            self._room.acquire()
            try:
                data = stream.read1(size)
            except (OSError, ValueError) as error:
                data = error
            self._come.put(data)

    def comes_within(self, seconds: float) -> bool:
        """Whether there are more bytes, or the end, within that time."""
        if self._next is None:
            try:
                self._next = self._come.get(timeout=None if seconds == math.inf else seconds)
            except queue.Empty:
                return False
            self._room.release()
        return True

    def read1(self, size: int, /) -> bytes:
        """All that has come, or what comes next; somewhat more than the size at most."""
        self.comes_within(math.inf)
        parts: list[bytes] = []
        while isinstance(self._next, bytes) and self._next and sum(map(len, parts)) < size:
            parts.append(self._next)
            self._next = None
            if not self.comes_within(0):
                break
        if not parts and isinstance(self._next, Exception):
            raise self._next
        return b"".join(parts)
