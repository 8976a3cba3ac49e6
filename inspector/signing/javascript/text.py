"""From characters of ECMAScript source to what they stand for, and where they stand."""

import re
from bisect import bisect_right

_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_PLAIN = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}
LINE_ENDS = "\n\r\u2028\u2029"
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class Lines:
    """Where the lines of a text begin, to tell many places of it quickly."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def unescaped(text: str) -> str:
    """What a text between quotes stands for (ECMA-262 section 12.9.4)."""
    if "\\" not in text:
        return text
    return _SURROGATES.sub(_joined, _ESCAPE.sub(_unescaped, text))


def _unescaped(match: re.Match[str]) -> str:
    number_, plain = match[1] or match[2] or match[3], match[4]
    if number_:
        code = int(number_, 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    return "" if plain[0] in LINE_ENDS else _PLAIN.get(plain, plain)


def _joined(match: re.Match[str]) -> str:
    return match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def double(digits: str) -> float:
    """A number literal as double; "0x1F" and the like included."""
    if digits[:2].lower() in ("0x", "0o", "0b"):
        return float(int(digits, 0)) if len(digits) < 300 else float("inf")
    return float(digits)
