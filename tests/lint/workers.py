"""From pieces to words, in processes of their own: what the engine's tests have done there."""

import os
import signal
from pathlib import Path

from inspector.lint.engine import Work
from inspector.lint.piece import Piece

KILLS = b"KILL"


def told(piece: Piece) -> str:
    """Where a piece begins, and what is in it."""
    return f"{piece.source}:{piece.line}:{piece.data.decode()}"


def lost(piece: Piece) -> str:
    """What is said of a piece that is given up."""
    return f"{piece.source}:{piece.line}:lost"


def deadly(piece: Piece) -> str:
    """The same, but a piece with a certain word in it ends its process as the system does."""
    if KILLS in piece.data:
        os.kill(os.getpid(), signal.SIGKILL)
    return told(piece)


def deadly_once(piece: Piece) -> str:
    """The same, where the source is a file's name: the process ends if the file is not there yet."""
    if KILLS in piece.data and not Path(piece.source).exists():
        Path(piece.source).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return told(piece)


TELL = Work(told, lost)
DEADLY = Work(deadly, lost)
DEADLY_ONCE = Work(deadly_once, lost)
