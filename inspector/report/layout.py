"""From words to lines that fit a width; an address is never broken, nor cut."""

import re
from collections.abc import Iterable

from inspector.report.paint import columns

# A URL's scheme with what follows, or the name of a host: labels, and a last one of letters alone.
_ADDRESS = re.compile(r"\w://[^\s/]|(?<![\w.-])(?:[\w-]++\.)+[^\W\d_]{2,}(?![\w-])")
_NARROWEST = 16  # columns of a text beside its label
_BACK = 4  # columns before an address that has no room where its text hangs


def wrapped(text: str, width: int) -> list[str]:
    """The text over as many lines as it needs, broken at spaces, and inside of a word only if it is too long.

    A word with an address (a URL, a host's name) is never broken: one that is too long stands on a line of its own,
    and the terminal breaks it, so that it can be copied whole.
    """
    lines: list[str] = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(joined) <= width:
            lines[-1] = joined
            continue
        pieces = [word] if holds_address(word) else _pieces(word, width)
        if lines[-1]:
            lines.append(pieces[0])
        else:
            lines[-1] = pieces[0]
        lines.extend(pieces[1:])
    return lines


def holds_address(text: str) -> bool:
    """Whether a URL or the name of a host is in a text."""
    return _ADDRESS.search(text) is not None


def clipped(text: str, width: int, sign: str = "…") -> str:
    """The text, cut with the sign where it takes more columns than `width`."""
    if columns(text) <= width:
        return text
    room = width - columns(sign)
    while text and columns(text) > room:
        text = text[: max(room, 0)] if len(text) > width else text[:-1]
    return text + sign


def hanging(text: str, indent: int, width: int) -> list[str]:
    """The text's lines, each but the first indented, for a head of `indent` columns to stand before the first.

    Before an address that has no room there, and stands below the head, the first line is empty.
    """
    return hung(wrapped(text, room_beside(indent, width)), indent, width)


def hung(lines: Iterable[str], indent: int, width: int, back: int = _BACK) -> list[str]:
    """Lines that were wrapped for the room beside a head of `indent` columns, set below it as `hanging` has them."""
    room = room_beside(indent, width)
    first, *rest = lines
    beside = [first, *rest] if columns(first) <= room else ["", first, *rest]
    return [beside[0], *(f"{' ' * _before(line, room, indent, width, back)}{line}" for line in beside[1:])]


def room_beside(indent: int, width: int) -> int:
    """How many columns are left beside a head."""
    return max(width - indent, _NARROWEST)


def indented(text: str, indent: int, width: int) -> list[str]:
    """The text's lines, each indented."""
    first, *rest = hanging(text, indent, width)
    return [f"{' ' * indent}{first}", *rest] if first or not rest else rest


def labelled(label: str, text: str, *, indent: int, label_width: int, width: int) -> list[str]:
    """A label and, beside it, a text that hangs in its column."""
    hangs = indent + label_width
    first, *rest = hung(wrapped(text, room_beside(hangs, width)), hangs, width, indent + 2)
    head = f"{' ' * indent}{label:<{label_width}}{first}".rstrip()
    return [head, *rest] if head or not rest else rest


def _before(line: str, room: int, indent: int, width: int, back: int) -> int:
    """How far a line is indented: one that is too long for its room less, and not at all if it fills the width."""
    taken = columns(line)
    return indent if taken <= room else max(min(width - taken, back), 0)


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for character in word:
        if columns(pieces[-1] + character) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += character
    return pieces
