"""From what somebody pastes at a terminal to its text, whole: terminals cut the lines they edit."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from inspector.cli.talk import say

_END = (b"\x04", b"\x1a")  # ctrl+d; ctrl+z


def read_paste(what: str = "the token") -> str:
    """What is pasted until ctrl+d.

    A terminal that edits lines keeps 4,095 characters of one (macOS: 1,023), which a token may exceed: so it is
    told not to, and not to show the token either. Windows' consoles have no such limit in reach of a paste.
    """
    if sys.platform == "win32":
        say(f"Paste {what}, then press enter, ctrl+z and enter.")
        return sys.stdin.read()
    descriptor = sys.stdin.fileno()
    with _unedited(descriptor):
        say(f"Paste {what} (it is not shown), then press ctrl+d.")
        return b"".join(_chunks(descriptor)).decode("utf-8", "surrogateescape")


def _chunks(descriptor: int) -> Iterator[bytes]:
    while chunk := os.read(descriptor, 1 << 16):
        ends = [chunk.find(end) for end in _END if end in chunk]
        if ends:
            yield chunk[: min(ends)]
            return
        yield chunk


@contextmanager
def _unedited(descriptor: int) -> Iterator[None]:
    import termios  # noqa: PLC0415 - Windows has none

    before = termios.tcgetattr(descriptor)
    changed = termios.tcgetattr(descriptor)
    changed[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(descriptor, termios.TCSADRAIN, changed)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
