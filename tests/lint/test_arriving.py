"""A stream is read ahead as far as is allowed, and its pauses, its end and its faults come in their places."""

import threading
import time

import pytest

from inspector.lint.arriving import MOST_WAITING, Arriving


class Endless:
    """A stream that gives the same again and again, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.often = threading.Event()

    def read1(self, _size: int, /) -> bytes:
        """Some bytes."""
        self.asked += 1
        if self.asked == MOST_WAITING:
            self.often.set()
        return b"x\n"


class Failing:
    """A stream that breaks after its first bytes."""

    def __init__(self) -> None:
        self._left = [b"first\n"]

    def read1(self, _size: int, /) -> bytes:
        """The first bytes, then an error."""
        if not self._left:
            raise OSError("gone")
        return self._left.pop()


class Paused:
    """A stream that waits to be let go on, and then is at its end."""

    def __init__(self) -> None:
        self.let_go = threading.Event()

    def read1(self, _size: int, /) -> bytes:
        """The end, once it is let go."""
        self.let_go.wait()
        return b""


def test_no_more_is_read_ahead_than_has_room() -> None:
    stream = Endless()
    arriving = Arriving(stream, 2)
    assert stream.often.wait(10)
    time.sleep(0.2)  # in which it could go on
    assert stream.asked == MOST_WAITING
    assert arriving.read1(2) == b"x\n"


def test_what_is_taken_makes_room() -> None:
    stream = Endless()
    arriving = Arriving(stream, 2)
    assert b"".join(arriving.read1(2) for _ in range(200)) == 200 * b"x\n"


def test_a_fault_comes_after_what_could_be_read() -> None:
    arriving = Arriving(Failing(), 100)
    assert arriving.read1(100) == b"first\n"
    with pytest.raises(OSError, match="gone"):
        arriving.read1(100)


def test_a_pause_is_told_from_the_end() -> None:
    stream = Paused()
    arriving = Arriving(stream, 100)
    assert not arriving.comes_within(0.01)
    stream.let_go.set()
    assert arriving.comes_within(10)
    assert arriving.read1(100) == b""
