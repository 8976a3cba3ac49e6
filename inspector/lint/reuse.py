"""From the tokens of a run to those whose jti another of them has: three numbers for each, however long the run."""

import struct
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from hashlib import blake2b
from os import urandom
from zlib import crc32

from inspector.inspection import Inquiry, judge_again
from inspector.lint.piece import Jtis, Piece
from inspector.report.report import Place, Report
from inspector.trust.reason import ALTERED
from inspector.visible import cut, visible

MOST = 1 << 22  # tokens that are remembered, in 100 MB; the jti of later ones is compared with those alone
_MARK = struct.Struct("<QII")
_LAST_LINE = (1 << 32) - 1
_LONGEST_SOURCE = 200
_OF_JTI, _OF_TOKEN = 8, 12  # bytes of a mark up to their ends
_MOST_TOLD = 1 << 10  # jtis that are told with each piece, in 40 kB
_NONE = bytes(_MARK.size)
_FIRST = 1 << 12  # places at the beginning


def mark(report: Report) -> bytes:
    """Sixteen bytes: eight for the token's jti (zeros for none), four for header and payload, four for the line.

    They tell neither jti, header nor payload. A token that was cut, and so is not signed, whose header cannot be
    read, or that was proven to be altered after signing, has none: it is a bad copy of another one.
    """
    token, reason = report.token, report.signature.reason
    is_copied_badly = token.header is None or (reason is not None and reason.kind == ALTERED)
    payload, signed = token.payload, b"" if is_copied_badly else token.signing_input
    jti = payload.get("jti") if payload and signed else None
    if type(jti) is str and jti:
        name = jti.encode() if jti.isascii() else jti.encode("utf-8", "surrogatepass")
    elif type(jti) in (int, float):
        name = b"\0" + repr(jti).encode()  # 1 is not "1"
    else:
        return _NONE
    line = min(report.place.line, _LAST_LINE)
    return blake2b(name).digest()[:_OF_JTI] + crc32(signed).to_bytes(4, "little") + line.to_bytes(4, "little")


class Seen:
    """The jtis met so far, each with the first token that had it and where: rows of numbers, in the order they came.

    A table with open places tells the row of a jti. Two jtis are taken for one with a probability of one in 2^64 a
    pair, two tokens for one of 2^32.
    """

    def __init__(self) -> None:
        self._keys, self._tokens, self._lines = array("Q", [0]), array("I", [0]), array("I", [0])  # row 0 is none
        self._table, self._spread = _open(_FIRST), _spread(_FIRST)
        self._sources: list[str] = []
        self._begins = array("I")  # the first row of each source
        self._latest: dict[bytes, tuple[bytes, Place]] = {}

    def told_to(self, piece: Piece) -> Piece:
        """The piece with the jtis that were reused of late: a program that has one in its code writes it into all."""
        return piece._replace(jtis=dict(self._latest)) if self._latest else piece

    def reused(self, marks: bytes, source: str = "") -> dict[int, Place]:
        """Which of these tokens of a source, counted from 0, have the jti of another that came before, and where."""
        self._begin(source)
        found: dict[int, int] = {}
        keys, tokens, lines = self._keys, self._tokens, self._lines
        table, last, spread = self._table, len(self._table) - 1, self._spread
        for number, (key, token, line) in enumerate(_MARK.iter_unpack(marks)):
            if not key:
                continue
            place = key % spread
            while (row := table[place]) and keys[row] != key:  # neither an open place, nor the one of its row
                place = (place + 1) & last
            if row:
                if tokens[row] != token:
                    found[number] = row
            elif (count := len(keys)) <= MOST:
                table[place] = count
                keys.append(key)
                tokens.append(token)
                lines.append(line)
                if 3 * count > 2 * last:
                    table, last, spread = self._grown()
        for row in dict.fromkeys(found.values()):
            self._remember(row)
        return {number: self._place(row) for number, row in found.items()}

    def _remember(self, row: int) -> None:
        key = self._keys[row].to_bytes(_OF_JTI, "little")
        told = self._latest.pop(key, None)  # so that those that come no more are forgotten first
        self._latest[key] = told or (self._tokens[row].to_bytes(_OF_TOKEN - _OF_JTI, "little"), self._place(row))
        if len(self._latest) > _MOST_TOLD:
            del self._latest[next(iter(self._latest))]

    def _begin(self, source: str) -> None:
        if not self._sources or self._sources[-1] != source:
            self._sources.append(source)
            self._begins.append(len(self._keys))

    def _place(self, row: int) -> Place:
        return Place(self._sources[bisect_right(self._begins, row) - 1], self._lines[row])

    def _grown(self) -> tuple["array[int]", int, int]:
        """A table with twice as many places, the number of the last, and what spreads jtis over it."""
        table = self._table = _open(2 * len(self._table))
        last, spread = len(table) - 1, _spread(len(table))
        self._spread = spread
        for row, key in enumerate(self._keys):
            if row:
                place = key % spread
                while table[place]:
                    place = (place + 1) & last
                table[place] = row
        return table, last, spread


def _open(count: int) -> "array[int]":
    return array("I", bytes(4 * count))


def _spread(places: int) -> int:
    """A number that jtis are divided by, a random one: nobody can make many on purpose that fall on one place.

    It is odd: of numbers that end alike no two fall on one place for that.
    """
    return places - 1 - int.from_bytes(urandom(4), "little") % (places // 16) * 2


def reused_at_once(marks: Sequence[bytes], jtis: Jtis) -> dict[int, Place]:
    """Which of these tokens, counted from 0, have one of the jtis that another had before, and where."""
    found: dict[int, Place] = {}
    for number, marked in enumerate(marks):
        first = jtis.get(marked[:_OF_JTI])
        if first is not None and first[0] != marked[_OF_JTI:_OF_TOKEN]:
            found[number] = first[1]
    return found


def with_jti_of(before: Place, report: Report, inquiry: Inquiry) -> Report:
    """The report judged again, for a token at that place had its jti before; it says where."""
    told = f"{_told(before, report.place)} has the same jti"
    again = judge_again(report, inquiry, standing=report.signature, reused=True)
    return again._replace(
        findings=tuple([each._replace(message=told) if each.rule.code == "QJ408" else each for each in again.findings])
    )


def _told(before: Place, place: Place) -> str:
    if before.source != place.source:
        return f"the token in {visible(cut(before.source, _LONGEST_SOURCE))}, line {before.line},"
    return "a token before it in this line" if before.line == place.line else f"the token in line {before.line}"
