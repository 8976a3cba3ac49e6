"""From words to lines that fit a width."""

from inspector.report.paint import columns


def wrapped(text: str, width: int) -> list[str]:
    """The text over as many lines as it needs, broken at spaces, and inside of a word only if it is too long."""
    lines: list[str] = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(joined) <= width:
            lines[-1] = joined
            continue
        pieces = _pieces(word, width)
        if lines[-1]:
            lines.append(pieces[0])
        else:
            lines[-1] = pieces[0]
        lines.extend(pieces[1:])
    return lines


def clipped(text: str, width: int, sign: str = "…") -> str:
    """The text, cut with the sign where it takes more columns than `width`."""
    if columns(text) <= width:
        return text
    room = width - columns(sign)
    while text and columns(text) > room:
        text = text[: max(room, 0)] if len(text) > width else text[:-1]
    return text + sign


def labelled(label: str, text: str, *, indent: int, label_width: int, width: int) -> list[str]:
    """A label and, beside it, a text that hangs in its column."""
    room = max(width - indent - label_width, 16)
    first, *rest = wrapped(text, room)
    return [
        f"{' ' * indent}{label:<{label_width}}{first}",
        *(f"{' ' * (indent + label_width)}{line}" for line in rest),
    ]


def addressed(label: str, address: str, *, indent: int, label_width: int, width: int) -> list[str]:
    """A label and an address, which is never broken: beside it, or on a line of its own, cut where that is too long."""
    if columns(address) <= width - indent - label_width:
        return [f"{' ' * indent}{label:<{label_width}}{address}"]
    room = max(min(width - columns(address), indent + 2), 0)
    head = [f"{' ' * indent}{label}"] if label else []
    return [*head, f"{' ' * room}{clipped(address, width)}"]


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for character in word:
        if columns(pieces[-1] + character) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += character
    return pieces
