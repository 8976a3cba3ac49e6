"""From rendered text to standard output or a file, with the colour and width that are right there."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, TextIO

import click

from inspector.cli.kinds import OneOf
from inspector.cli.named_file import NamedFile
from inspector.cli.talk import is_terminal
from inspector.errors import SourceError
from inspector.lint.names import reason, shown
from inspector.report.paint import Paint
from inspector.report.sheet import Sheet

_DRAWN = "✗█◆▕▏░·…"
_FILE_WIDTH = 100
_WIDEST = 200


@dataclass(frozen=True, slots=True)
class Output:
    """Where results go: `write` takes text that is already safe."""

    stream: TextIO
    sheet: Sheet

    def write(self, text: str) -> None:
        """Writes results and hands them on at once, so that a pipe sees them flow."""
        self.stream.write(text)
        self.stream.flush()


def color_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """--color and --ascii."""
    for option in (
        click.option("--ascii", "ascii_only", is_flag=True, help="Draw without box characters and signs."),
        click.option(
            "--color",
            type=OneOf(["auto", "always", "never"], "choice of colour"),
            default="auto",
            help="Colour.  [auto]",
        ),
    ):
        function = option(function)
    return function


@contextmanager
def output_to(path: str | None, color: str, *, ascii_only: bool = False, masked: bool = False) -> Iterator[Output]:
    """Standard output, or the file named; raises SourceError where there is none or it cannot be written."""
    if path is None:
        yield _to_standard_output(color, ascii_only=ascii_only, masked=masked)
        return
    try:
        stream = NamedFile(path, open(path, "wb", opener=_private))  # noqa: SIM115 - Path has no opener
    except (OSError, ValueError) as error:
        raise SourceError(f"{shown(path)}: it cannot be written ({reason(error)})") from None
    with stream:
        paint = Paint(colour=color == "always", ascii=ascii_only)
        yield Output(stream, Sheet(width=_FILE_WIDTH, paint=paint, zone=local_zone(), masked=masked))


def in_utf_8(stream: TextIO) -> None:
    """Has a stream write UTF-8 and line ends as they come, for documents that are read by programs."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def _private(path: str, flags: int) -> int:
    """A file that only its owner reads: it may say who users are."""
    return os.open(path, flags, 0o600)


def _to_standard_output(color: str, *, ascii_only: bool, masked: bool) -> Output:
    if sys.stdout is None or sys.stdout.closed:
        raise SourceError("standard output is closed")
    paint = paint_for(sys.stdout, color, ascii_only=ascii_only)
    width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    return Output(sys.stdout, Sheet(width=width, paint=paint, zone=local_zone(), masked=masked))


def paint_for(stream: TextIO, color: str, *, ascii_only: bool) -> Paint:
    """How to draw what goes to that stream."""
    return Paint(colour=wants_color(stream, color), ascii=ascii_only or not _can_draw(stream))


def wants_color(stream: TextIO, color: str) -> bool:
    """Whether to colour: the option first, then NO_COLOR and FORCE_COLOR, then whether a terminal shows it."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def local_zone() -> tzinfo | None:
    """The time zone of the machine."""
    return datetime.now().astimezone().tzinfo


def _can_draw(stream: TextIO) -> bool:
    try:
        _DRAWN.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
