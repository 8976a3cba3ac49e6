"""From a word to the operator to standard error: results alone go to standard output."""

import os
import sys
from typing import TextIO

HANG_UP, CTRL_C = 1, 2  # their signals' numbers on all systems; what loads before all else does not load the names
_OF_SIGNAL = 128  # what shells add to a signal's number for the exit status


def say(text: str) -> None:
    """One line on standard error, if there is one."""
    tell(f"{text}\n")


def tell(text: str) -> None:
    """Words on standard error at once; from when nobody can be told on, as at a terminal that is gone, to nobody."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):  # Python would try once more at its end, and make that the exit status
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - Path loads late


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
