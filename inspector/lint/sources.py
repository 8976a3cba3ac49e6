"""From a source of bytes to the reports on the tokens in it, read by lines or as text."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import BinaryIO

from inspector.errors import SourceError
from inspector.inspection import Inquiry
from inspector.lint.names import LARGEST_TEXT, Source, is_utf_16, reason, shown
from inspector.lint.stream import text_lines, token_lines, whole_text
from inspector.report.report import Report

_LONGEST_LINE = 8 << 20
_WHOLE = 8 << 20
_NOT_TOKEN = frozenset(" \t\"'`<>{}[](),;=")
_PACKED = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstandard",
    b"PK\x03\x04": "a ZIP archive",
}
_BLANK = " \t\r\n\ufeff"


def reports(source: Source, inquiry: Inquiry, layout: str) -> Iterator[Report]:
    """The reports on all tokens of a source; `layout` is "lines", "text", or "auto" to tell by the first line.

    A text of up to 8 MiB is searched as a whole, so that a token wrapped over lines is found; a longer one
    line by line. Raises SourceError when the source cannot be read.
    """
    try:
        with source.open() as stream:
            yield from _reports(stream, source.name, inquiry, layout)
    except (OSError, ValueError) as error:
        raise SourceError(f"{shown(source.name)}: it cannot be read ({reason(error)})") from None


def _reports(stream: BinaryIO, name: str, inquiry: Inquiry, layout: str) -> Iterator[Report]:
    begun: list[bytes] = []
    first = _first_line(stream, begun)
    packed = next((words for mark, words in _PACKED.items() if begun and begun[0].startswith(mark)), None)
    if packed:
        raise ValueError(f"{packed}: unpack it first")
    if begun and is_utf_16(begun[0]):
        yield from _reports(_as_utf_8(begun, stream), name, inquiry, layout)
        return
    rest = iter(lambda: stream.readline(_LONGEST_LINE), b"")
    if layout == "lines" or (layout == "auto" and _is_token_line(first)):
        yield from token_lines(map(_text, chain(begun, rest)), inquiry, name)
        return
    start = b"".join(begun) + stream.read(_WHOLE)
    if len(start) < _WHOLE:
        yield from whole_text(_text(start), inquiry, name)
        return
    start += stream.readline(_LONGEST_LINE)
    yield from text_lines(map(_text, chain(start.removesuffix(b"\n").split(b"\n"), rest)), inquiry, name)


def _as_utf_8(begun: list[bytes], stream: BinaryIO) -> BinaryIO:
    """A source in UTF-16, as Windows' editors and PowerShell write it; it is read whole, 64 MiB at most."""
    data = b"".join(begun) + stream.read(LARGEST_TEXT)
    if len(data) > LARGEST_TEXT:
        raise ValueError("UTF-16 of more than 64 MiB")
    return BytesIO(data.decode("utf-16", "replace").encode("utf-8", "surrogatepass"))


def _first_line(stream: BinaryIO, begun: list[bytes]) -> str:
    """The first line that is not blank; all that was read goes into `begun`."""
    while line := stream.readline(_LONGEST_LINE):
        begun.append(line)
        text = _text(line).strip(_BLANK)
        if text:
            return text
    return ""


def _is_token_line(text: str) -> bool:
    return text.startswith("ey") and _NOT_TOKEN.isdisjoint(text)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
