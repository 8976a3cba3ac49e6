"""From words to coloured words, where colour is wanted; no meaning rests on colour alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from inspector.checks.rule import Severity

_CODES = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "error": "1;31",
    "warning": "1;33",
    "note": "36",
    "conforming": "1;30;42",
    "nonconforming": "1;37;41",
    "undecided": "1;30;43",
}
SIGNS = {"error": "✗", "warning": "!", "note": "·"}
ASCII_SIGNS = {"error": "x", "warning": "!", "note": "-"}


@dataclass(frozen=True, slots=True)
class Paint:
    """How to draw: with colour or not, with box characters or in ASCII alone."""

    colour: bool = False
    ascii: bool = False

    def __call__(self, style: str, text: str) -> str:
        """The text in a style."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text else text

    def sign(self, severity: Severity) -> str:
        """The sign of a severity, in its colour."""
        return self(severity.value, (ASCII_SIGNS if self.ascii else SIGNS)[severity.value])

    def drawn(self, text: str) -> str:
        """Text of our own, its signs spelled in ASCII if that is wanted."""
        return text.translate(_ASCII) if self.ascii else text


_ASCII = str.maketrans({"·": "-", "…": "...", "–": "-", "—": "-", "×": "x", "−": "-", "“": '"', "”": '"', "→": "->"})


def runs(painted: str) -> Iterator[tuple[str, str]]:
    """The names of styles, each with the text in it, in order; "" is plain text.

    Every escape in a painted line is Paint's own: `visible` has left none in untrusted text.
    """
    style = ""
    for index, piece in enumerate(_SGR.split(painted)):
        if index % 2:
            style = _STYLES.get(piece, "")
        elif piece:
            yield style, piece


_SGR = re.compile(r"\x1b\[([0-9;]+)m")
_STYLES = {code: style for style, code in _CODES.items()}


# Latin letters and the signs that we draw: all of them one column wide.
_NARROW = re.compile(r"[\x20-\x7e\xa0-\xac\xae-\u02ff–—‘’“”…·×✓✗→−▸▾━─├┤◆┃│╌▏▕█░]*+")


def columns(text: str) -> int:
    """How many columns a line takes on a terminal."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - its tables are not worth their 10 ms to a plain text

    return max(wcswidth(text), 0)
