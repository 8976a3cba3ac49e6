"""From drawn text to the lines of it that are wider than they may be."""

from wcwidth import wcswidth

from inspector.report.layout import holds_address


def too_wide(text: str, width: int) -> list[str]:
    """The lines that are wider than the screen, but for those on which an address stands alone."""
    wide = [line for line in text.split("\n") if wcswidth(line) > width]
    return [line for line in wide if " " in line.strip() or not holds_address(line)]
