"""From the bytes of a capture (HAR 1.2), as they come, to its entries, one at a time: what is broken breaks no other.

Only one entry is in memory at once, and of a text in it no more than its first 8 MiB.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from inspector.jose import Json

LONGEST_TEXT = 8 << 20  # bytes
_LONGEST_ENTRY = 64 << 20
_AT_ONCE = 1 << 20  # bytes that are looked through at once
_PIECE = re.compile(rb'(?:"(?:[^"\\]++|\\.)*+"|[^"{}\[\]]++)++|[{}\[\]]', re.DOTALL)
_STRUCTURE = frozenset({b"{", b"}", b"[", b"]"})
_NAMED = re.compile(rb'"entries"\s*:\s*\Z')
_NEAR = 1000  # bytes: nobody writes more white space around a colon
_INSIDE = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_TAIL = 100  # bytes
_BROKEN_ESCAPE = re.compile(rb"(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?\Z")


class Entry(NamedTuple):
    """The value of one entry, counted from 1; where it could not be read, `trouble` says why, and value is None.

    An entry with a value and trouble was cut short, or a text in it is not whole.
    """

    number: int
    value: Json
    trouble: str = ""

    def __repr__(self) -> str:
        return f"Entry({self.number})"


def entries(chunks: Iterable[bytes]) -> Iterator[Entry]:
    """The entries of a capture's log, in order; of one that is broken or cut, those that can be read."""
    some = (chunk[at : at + _AT_ONCE] for chunk in chunks for at in range(0, len(chunk), _AT_ONCE))
    number, pieces = 0, _pieces(some)
    while _to_entries(pieces):
        for piece in pieces:
            if piece == b"{":
                number += 1
                yield _entry(number, pieces)
            elif piece == b"]":
                break


def _to_entries(pieces: Iterator[bytes]) -> bool:
    """Goes on to behind the bracket that begins the list of entries; whether there is one."""
    last = b""
    for piece in pieces:
        if piece == b"[" and _NAMED.search(last):
            return True
        last = b"" if piece in _STRUCTURE else (last + piece)[-_NEAR:]
    return False


def _entry(number: int, pieces: Iterator[bytes]) -> Entry:
    """The entry whose first brace was met."""
    held, size, waiting, is_cut = [b"{"], 1, [b"}"], False
    for piece in pieces:
        if piece in (b"{", b"["):
            waiting.append(b"}" if piece == b"{" else b"]")
        elif piece in (b"}", b"]"):
            waiting.pop()
        elif len(piece) >= LONGEST_TEXT:
            is_cut = True
        size += len(piece)
        if size <= _LONGEST_ENTRY:
            held.append(piece)
        if not waiting:
            return _read(number, held, size, "a long text in it was read in part" if is_cut else "")
    return _cut_short(number, held, waiting)


def _read(number: int, held: list[bytes], size: int, trouble: str) -> Entry:
    if size > _LONGEST_ENTRY:
        return Entry(number, None, f"it is larger than {_LONGEST_ENTRY >> 20} MiB and was passed over")
    try:
        return Entry(number, json.loads(b"".join(held).decode("utf-8", "replace")), trouble)
    except RecursionError:
        return Entry(number, None, "it is nested too deep")
    except ValueError as error:
        told = error.msg if isinstance(error, json.JSONDecodeError) else "a number that is too long"
        return Entry(number, None, f"it is no JSON ({told})")


def _cut_short(number: int, held: list[bytes], waiting: list[bytes]) -> Entry:
    """The entry in which the capture ends, as far as it goes."""
    text = b"".join(held).rstrip()
    ends = b"".join(reversed(waiting))
    for closed in (text.rstrip(b",") + ends, text + b"null" + ends, text + b":null" + ends):
        found = _read(number, [closed], len(closed), "the capture ends within it")
        if found.value is not None:
            return found
    return Entry(number, None, "the capture ends within it")


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Brackets and braces, and what stands between them, texts in quotes whole; one that is cut off is closed."""
    waiting = iter(chunks)
    chunk = next(waiting, b"")
    while chunk:
        at = 0
        for found in _PIECE.finditer(chunk):
            if found.start() != at:
                break
            at = found.end()
            yield found[0]
        rest = b""
        if at < len(chunk):  # a text that goes on in the next chunk
            text, rest = _text(chunk[at + 1 :], waiting)
            yield text
        chunk = rest or next(waiting, b"")


def _text(begun: bytes, chunks: Iterator[bytes]) -> tuple[bytes, bytes]:
    """The text whose first bytes these are, in quotes, and what follows it in the chunk where it ends."""
    parts, size, rest = [b'"'], 0, begun
    while True:
        found = _INSIDE.match(rest)
        end = found.end() if found else 0
        if size < LONGEST_TEXT:
            parts.append(rest[:end])
        size += end
        if rest[end : end + 1] == b'"':
            return _closed(parts), rest[end + 1 :]
        more = next(chunks, b"")
        if not more:
            return _closed(parts), b""
        rest = rest[end:] + more


def _closed(parts: list[bytes]) -> bytes:
    """The text with its last quote, no longer than what is kept, and not cut within an escape."""
    text = b"".join(parts)[: LONGEST_TEXT + 1]
    return text[:-_TAIL] + _BROKEN_ESCAPE.sub(rb"\1", text[-_TAIL:]) + b'"'
