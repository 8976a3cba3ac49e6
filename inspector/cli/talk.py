"""From a word to the operator to standard error: results alone go to standard output."""

import sys
from contextlib import suppress
from typing import TextIO

CTRL_C = 2  # the number of its signal on all systems; what loads before all else does not load their names
_OF_SIGNAL = 128  # what shells add to a signal's number for the exit status


def say(text: str) -> None:
    """One line on standard error, if there is one."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):  # nobody is there to be told that nobody is there
            sys.stderr.write(text + "\n")
            sys.stderr.flush()


def say_ended_by(number: int) -> int:
    """That Ctrl-C or another signal ended all, and the exit status for it; on a terminal it stands below the ^C."""
    told = "interrupted"
    if number != CTRL_C:
        import signal  # noqa: PLC0415 - see above

        told = f"ended by {signal.Signals(number).name}"
    say(f"\nqlik-jwt: {told}" if is_terminal(sys.stderr) else f"qlik-jwt: {told}")
    return _OF_SIGNAL + number


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end."""
    return stream is not None and not stream.closed and stream.isatty()
