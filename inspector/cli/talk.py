"""From a word to the operator to standard error: results alone go to standard output."""

import sys
from contextlib import suppress
from typing import TextIO

INTERRUPTED = 130  # the exit status, as shells have it


def say(text: str) -> None:
    """One line on standard error, if there is one."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):  # nobody is there to be told that nobody is there
            sys.stderr.write(text + "\n")
            sys.stderr.flush()


def say_interrupted() -> None:
    """That Ctrl-C ended all; on a terminal it stands below the ^C."""
    say("\nqlik-jwt: interrupted" if is_terminal(sys.stderr) else "qlik-jwt: interrupted")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end."""
    return stream is not None and not stream.closed and stream.isatty()
