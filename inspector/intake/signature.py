"""From the pieces that could belong to a signature to those that do: the usual lengths of signatures tell."""

from collections.abc import Sequence
from itertools import accumulate

from inspector.intake.header import Header
from inspector.intake.pieces import Gap, Piece

RSA_LENGTHS = frozenset({171, 342, 512, 683, 1366, 2731})  # base64url characters of keys of 1024 to 16384 bits
_HMAC = frozenset({43, 64, 86})
_ELLIPTIC = frozenset({86, 128, 152, 176})
_TAG = frozenset({22, 32, 43})  # a JWE's authentication tag
_LENGTHS = {"RS": RSA_LENGTHS, "PS": RSA_LENGTHS, "HS": _HMAC, "ES": _ELLIPTIC, "Ed": _ELLIPTIC}
_ONE_LINE = 200  # characters: who wraps wider does not wrap
_REMAINDER = 8  # characters: a shorter line after a single long one is a word, not a remainder


def usual_lengths(header: Header) -> frozenset[int]:
    """The lengths in base64url characters a signature under this header may have."""
    if header.encrypted:
        return _TAG
    if header.alg.lower() == "none":
        return frozenset()
    return _LENGTHS.get(header.alg[:2], RSA_LENGTHS | _HMAC | _ELLIPTIC)


def own_pieces(candidates: Sequence[Piece], usual: frozenset[int], widths: Sequence[int]) -> int:
    """How many pieces belong to the signature; `widths` are the token's lines so far, the last unfinished.

    A signature that is complete ends there, unless the lines go on at full width to another usual length.
    """
    complete = _complete(candidates, usual)
    lines = _lines(candidates, widths)
    if not complete:
        return _while_full(candidates, lines)
    first = complete[0]
    if first > 1 and _is_word_after_long_line(candidates, first, lines):
        return 1
    for later in complete[1:]:
        between = range(first - 1, later - 1)
        if all(candidates[index].gap is Gap.LINE and _is_full(lines[index]) for index in between):
            first = later
    return first


def _complete(candidates: Sequence[Piece], usual: frozenset[int]) -> list[int]:
    runs = list(accumulate(piece.stop - piece.start for piece in candidates))
    kept = [0, *accumulate(piece.end - piece.start for piece in candidates)]
    return [
        count
        for count, (piece, run) in enumerate(zip(candidates, runs, strict=True), 1)
        if run in usual or kept[count - 1] + piece.stop - piece.start in usual
    ]


def _lines(candidates: Sequence[Piece], widths: Sequence[int]) -> list[tuple[int, ...]]:
    lines = list(widths)
    after: list[tuple[int, ...]] = []
    for piece in candidates:
        lines[-1] += piece.end - piece.start
        after.append(tuple(lines[-3:]))
        if piece.gap is Gap.LINE:
            lines.append(0)
    return after


def _is_full(lines: tuple[int, ...]) -> bool:
    """Whether the last line is as wide as the one before; the very first may have lost room to a prefix."""
    if len(lines) < 2:
        return False
    return lines[-1] == lines[-2] or (len(lines) == 2 and lines[-2] < lines[-1] < _ONE_LINE)


def _while_full(candidates: Sequence[Piece], lines: Sequence[tuple[int, ...]]) -> int:
    count = 1
    while count < len(candidates) and candidates[count - 1].gap is Gap.LINE and _is_full(lines[count - 1]):
        count += 1
    return count


def _is_word_after_long_line(candidates: Sequence[Piece], count: int, lines: Sequence[tuple[int, ...]]) -> bool:
    last = candidates[count - 1]
    return (
        candidates[count - 2].gap is not Gap.FOREIGN
        and len(lines[count - 1]) == 2
        and lines[count - 1][-2] > _ONE_LINE
        and last.stop - last.start < _REMAINDER
    )
