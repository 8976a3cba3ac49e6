"""From the names on a command line to open sources, and from bytes to lines."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from inspector.errors import SourceError
from inspector.inspection import Inquiry
from inspector.lint.stream import text_lines, token_lines, whole_text
from inspector.report.report import Report
from inspector.visible import visible

STANDARD_INPUT = "-"
_LONGEST_LINE = 8 << 20
_WHOLE = 8 << 20
_NOT_TOKEN = frozenset(" \t\"'`<>{}[](),;=")


@dataclass(frozen=True, slots=True)
class Source:
    """A named stream of bytes; "<stdin>" is standard input."""

    name: str
    open: Callable[[], BinaryIO]


def sources(names: tuple[str, ...], refuse: Callable[[str], None]) -> Iterator[Source]:
    """The files that names stand for, folders with all in them; `refuse` is told of what cannot be read."""
    for name in names:
        if name == STANDARD_INPUT:
            yield Source("<stdin>", lambda: sys.stdin.buffer)
            continue
        path = Path(name)
        if path.is_dir():
            yield from (
                _file(inside) for inside in sorted(path.rglob("*")) if inside.is_file() and not _hidden(inside, path)
            )
        elif path.exists():
            yield _file(path)
        else:
            refuse(f"{visible(name)}: there is no such file or folder")


def reports(source: Source, inquiry: Inquiry, layout: str) -> Iterator[Report]:
    """The reports on all tokens of a source; `layout` is "lines", "text", or "auto" to tell by the first line.

    Raises SourceError when the source cannot be read.
    """
    try:
        with source.open() as stream:
            yield from _reports(stream, source.name, inquiry, layout)
    except OSError as error:
        raise SourceError(f"{visible(source.name)}: {_said(error)}") from None


def read_source(name: str, most: int = 64 << 20) -> str:
    """The text of one file or of standard input; raises SourceError when it cannot be read or is too large."""
    data = read_bytes(name, most)
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    return data.decode("utf-8", "surrogateescape")


def read_bytes(name: str, most: int) -> bytes:
    """The bytes of one file or of standard input; raises SourceError as `read_source` does."""
    shown = "standard input" if name == STANDARD_INPUT else visible(name)
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(most + 1)
        else:
            with Path(name).open("rb") as stream:
                data = stream.read(most + 1)
    except (OSError, ValueError) as error:
        raise SourceError(f"{shown}: {_said(error)}") from None
    if len(data) > most:
        raise SourceError(f"{shown}: it is larger than {most >> 20} MiB; use “qlik-jwt lint” for many tokens")
    return data


def _reports(stream: BinaryIO, name: str, inquiry: Inquiry, layout: str) -> Iterator[Report]:
    begun: list[bytes] = []
    first = _first_line(stream, begun)
    lines = chain(begun, iter(lambda: stream.readline(_LONGEST_LINE), b""))
    if layout == "lines" or (layout == "auto" and _is_token_line(_text(first))):
        yield from token_lines(map(_text, lines), inquiry, name)
        return
    start = b"".join(begun) + stream.read(_WHOLE)
    if len(start) < _WHOLE:
        yield from whole_text(_text(start), inquiry, name)
        return
    start += stream.readline(_LONGEST_LINE)
    rest = chain(start.removesuffix(b"\n").split(b"\n"), iter(lambda: stream.readline(_LONGEST_LINE), b""))
    yield from text_lines(map(_text, rest), inquiry, name)


def _first_line(stream: BinaryIO, begun: list[bytes]) -> bytes:
    """The first line that is not blank; all that was read goes into `begun`."""
    while line := stream.readline(_LONGEST_LINE):
        begun.append(line)
        if line.strip() and line.strip() != b"\xef\xbb\xbf":
            return line
    return b""


def _is_token_line(line: str) -> bool:
    text = line.lstrip("\ufeff").strip()
    return text.startswith("ey") and _NOT_TOKEN.isdisjoint(text)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _file(path: Path) -> Source:
    return Source(str(path), lambda: path.open("rb"))


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _said(error: Exception) -> str:
    words = error.strerror if isinstance(error, OSError) else None
    return f"it cannot be read ({words or type(error).__name__})"
