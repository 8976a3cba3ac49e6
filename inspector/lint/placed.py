"""From texts that stand somewhere in a structured source to lines of a piece, each with its place, and back."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import orjson


class Placed(NamedTuple):
    """A text and its line and column in the source, from 1; or, in `lacks`, why there is none."""

    line: int
    column: int
    text: str
    lacks: str = ""

    def __repr__(self) -> str:
        return f"Placed({self.line}:{self.column}, {len(self.text)} characters)"


def packed(texts: Iterable[Placed]) -> bytes:
    """One line for each: a piece may be cut between any two of them."""
    return b"".join(orjson.dumps(_writable(placed)) + b"\n" for placed in texts)


def unpacked(data: bytes) -> Iterator[Placed]:
    """The texts again."""
    for line in data.split(b"\n"):
        if line:
            yield Placed(*orjson.loads(line))


def _writable(placed: Placed) -> tuple[int, int, str, str]:
    """The same, a byte that was no UTF-8 replaced."""
    text = placed.text.encode("utf-8", "replace").decode() if not placed.text.isascii() else placed.text
    return placed.line, placed.column, text, placed.lacks
