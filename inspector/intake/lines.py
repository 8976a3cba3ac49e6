"""From the segments of a token to how wide the lines are in which they stand."""

from inspector.intake.pieces import DOT, Gap
from inspector.intake.segments import Segment


def widths(text: str, segments: tuple[Segment, ...]) -> list[int]:
    """The widths of the lines the segments stand in, the last unfinished."""
    lines = [0]
    for piece in (piece for segment in segments for piece in segment.pieces):
        lines[-1] += piece.end - piece.start
        if piece.gap is Gap.LINE:
            lines.append(0)
        elif piece.gap is Gap.DOT:
            _add_dot(lines, text[piece.end : piece.resume])
    return lines


def _add_dot(lines: list[int], gap: str) -> None:
    before, after = (["", "", *DOT.split(gap, maxsplit=1)])[-2:]
    if "\n" in before:
        lines.append(0)
    lines[-1] += 1
    if "\n" in after:
        lines.append(0)
