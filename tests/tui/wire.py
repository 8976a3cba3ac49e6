"""From keys to the bytes that the workbench sends to its terminal: a pseudo-terminal that answers nothing."""

import os
import re
import select
import struct
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.cli.command import command_line, environment
from tests.tui.stage import WIDE, Size

LIMIT = 30.0  # seconds that a slow machine may need for anything
_NONE: Mapping[str, str] = {}
_PAUSE = 0.1  # seconds without a byte after which all is drawn: two keys at once are a paste

# What Textual itself sends, and nothing else that begins with an escape.
SEQUENCES = re.compile(
    r"""
    \x1b\[[0-9;]*m                                          # colours and styles
    | \x1b\[[0-9]+;[0-9]+H                                  # the cursor's place
    | \x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026)[hl] # wrapping, cursor, mouse, screen, pastes
    | \x1b\[\?(?:2026|2048)\$p                              # whether it knows frames, and tells its size
    | \x1b\]22;[a-z-]+\x07                                  # the mouse pointer's shape
    | \x1b\[>[0-9]+u | \x1b\[<u                             # keys as kitty tells them, and as before
    """,
    re.VERBOSE,
)
NAMED_KEYS = {"f1": b"\x1bOP", "f2": b"\x1bOQ", "f3": b"\x1bOR", "f4": b"\x1bOS", "f5": b"\x1b[15~", "f6": b"\x1b[17~"}
NAMED_KEYS |= {"enter": b"\r", "escape": b"\x1b", "up": b"\x1b[A", "down": b"\x1b[B", "end": b"\x1b[F"}
NAMED_KEYS |= {f"ctrl+{letter}": bytes([ord(letter) & 0x1F]) for letter in "begklpquy"}


class Wire:
    """A running workbench, seen from its terminal's side."""

    def __init__(self, terminal: int, process: "subprocess.Popen[bytes]") -> None:
        self._terminal, self._process = terminal, process
        self._sent = bytearray()
        self._before = 0

    @property
    def sent(self) -> str:
        """All that was sent to the terminal so far."""
        return self._sent.decode("utf-8")

    def press(self, key: str) -> None:
        """Presses a key once nothing more is drawn; what is waited for from now on must come after it."""
        self.send(NAMED_KEYS[key])

    def send(self, data: bytes) -> None:
        """Sends bytes as they are, once nothing more is drawn; what is waited for must come after them."""
        end = time.monotonic() + LIMIT
        while self._read(_PAUSE) and time.monotonic() < end:
            pass
        self._before = len(self._sent)
        os.write(self._terminal, data)

    def shows(self, words: str) -> None:
        """Fails unless the words come to be written, whatever else is between them and the last key."""
        end = time.monotonic() + LIMIT
        while words not in (seen := self._since()) and time.monotonic() < end:
            while self._read(_PAUSE):
                pass
        assert words in seen, seen

    def _since(self) -> str:
        return SEQUENCES.sub("", self._sent[self._before :].decode("utf-8", "ignore"))

    def _read(self, limit: float) -> bool:
        """Reads what comes within a time in seconds; whether anything came."""
        if not select.select([self._terminal], [], [], limit)[0]:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # Linux says so when the other side has closed
            return False
        self._sent += data
        return data != b""

    def walk(self, first: str, steps: Iterable[tuple[str, str]]) -> str:
        """All that is sent until the end: first words, then keys, each with the words that must come after it."""
        self.shows(first)
        for key, words in steps:
            self.press(key)
            self.shows(words)
        self.press("ctrl+q")
        assert self.ends() == 0
        return self.sent

    def ends(self) -> int | None:
        """The exit status, after all that was still to come; None where it does not end."""
        end = time.monotonic() + LIMIT
        while self._process.poll() is None and time.monotonic() < end:
            self._read(_PAUSE)
        while self._read(0):
            pass
        return self._process.poll()


@contextmanager
def wire(*arguments: str, folder: Path, size: Size = WIDE, variables: Mapping[str, str] = _NONE) -> Iterator[Wire]:
    """The workbench begun with these arguments in a folder, on a terminal of its own; it ends with the block."""
    import fcntl  # noqa: PLC0415 - no such module on Windows
    import pty  # noqa: PLC0415 - likewise
    import termios  # noqa: PLC0415 - likewise

    mine, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    process = subprocess.Popen(
        command_line("tui", *arguments),
        stdin=its,
        stdout=its,
        stderr=its,
        env=_environment(folder, variables),
        cwd=folder,
    )
    os.close(its)
    try:
        yield Wire(mine, process)
    finally:
        process.kill()
        process.wait()
        os.close(mine)


def _environment(folder: Path, variables: Mapping[str, str]) -> dict[str, str]:
    """An environment in which the developer's own configuration and terminal do not count."""
    home = {"HOME": str(folder / "home"), "XDG_CONFIG_HOME": str(folder / "home")}
    own = {"TERM": "xterm-256color", "COLORTERM": "", "COLUMNS": "", "LINES": "", **home, **variables}
    return {name: value for name, value in environment(own).items() if name != "QLIK_JWT_CONFIG"}
