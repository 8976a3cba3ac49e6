"""Pieces of sources: all of it, cut where lines end, packed or not, and with the right numbers."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Mapping

import pytest
import zstandard
from hypothesis import assume, given
from hypothesis import strategies as st

from inspector.errors import SourceError
from inspector.lint import pieces as module
from inspector.lint.names import UTF_16, Source
from inspector.lint.piece import Piece
from inspector.lint.pieces import pieces
from inspector.lint.stream import judge_piece
from inspector.lint.streams import SIZE
from tests.builders import token
from tests.lint.test_sources import inquiry

PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstandard": zstandard.compress,
}
MARKS = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"PK\x03\x04")
LINES = "".join(f"{token(payload_changes={'jti': f'jti-{at}'})}\n" for at in range(300)).encode()


class Trickle(io.BytesIO):
    """A stream that gives few bytes at a time."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(data)
        self._size = size

    def read1(self, size: int | None = -1, /) -> bytes:
        """The next few."""
        return super().read1(min(self._size, size if size is not None and size >= 0 else self._size))


class InParts(io.BytesIO):
    """A stream that gives these parts."""

    def __init__(self, parts: tuple[bytes, ...]) -> None:
        super().__init__()
        self._left = list(parts)

    def read1(self, _size: int | None = -1, /) -> bytes:
        """The next part."""
        return self._left.pop(0) if self._left else b""


def cut(data: bytes, layout: str = "auto", size: int = 1 << 20) -> list[Piece]:
    """The pieces of these bytes, that come so many at a time."""
    return list(pieces(Source("s", lambda: Trickle(data, size)), layout))


@given(
    st.binary(max_size=200) | st.lists(st.sampled_from([b"ey", b"\n", b"\r\n", b"x", b" "])).map(b"".join),
    st.integers(1, 9),
)
def test_together_they_are_the_source_with_the_right_numbers(data: bytes, size: int) -> None:
    assume(not data.startswith((*MARKS, *UTF_16)))
    for layout in ("auto", "lines", "text"):
        found = cut(data, layout, size)
        assert b"".join(piece.data for piece in found) == data
        before = b""
        for piece in found:
            assert piece.line == before.count(b"\n") + 1
            before += piece.data


@pytest.mark.parametrize(
    "parts",
    [
        (b"\n\n", b"eyJ"),  # a line end in an earlier part only
        (b"\n", b"eyJ", b".a.b\n", b"eyJ"),
        (b"eyJ.a.b\n", b"eyJ.a.b\n"),
        (b"eyJ", b".a", b".b"),
        (b"eyJ.a.b\neyJ", b".a.b\neyJ.a.b"),
        (b"\n",),
    ],
)
def test_wherever_the_parts_end_the_lines_are_whole(parts: tuple[bytes, ...]) -> None:
    found = list(pieces(Source("s", lambda: InParts(parts)), "lines"))
    assert b"".join(piece.data for piece in found) == b"".join(parts)
    assert all(piece.data.endswith(b"\n") for piece in found[:-1])


def test_a_text_too_long_to_be_judged_whole_is_cut_like_any_other() -> None:
    data = (b"words " + b"a" * 1000 + b"\n") * (48 * SIZE // 1000)
    found = cut(data, "text", SIZE)
    assert b"".join(piece.data for piece in found) == data
    assert max(len(piece.data) for piece in found) <= 2 * SIZE
    assert {piece.layout for piece in found} == {"text"}


def test_more_than_is_read_at_once_is_cut_at_line_ends() -> None:
    data = (b"eyJ." + b"a" * 1000 + b".b\n") * (3 * SIZE // 1000)
    found = list(pieces(Source("s", lambda: io.BytesIO(data)), "lines"))
    assert len(found) > 2
    assert b"".join(piece.data for piece in found) == data
    assert all(piece.data.endswith(b"\n") for piece in found)


@pytest.mark.parametrize("size", [1, 7, 4096, 1 << 20])
def test_lines_are_cut_where_they_end(size: int) -> None:
    found = cut(LINES[:20_000] if size == 1 else LINES, "lines", size)
    assert all(piece.data.endswith(b"\n") for piece in found[:-1])
    assert {piece.layout for piece in found} == {"lines"}


@given(st.lists(st.sampled_from([b"a", b"bb", b"", b"ccc"]), max_size=12))
def test_halves_are_the_piece_again(lines: list[bytes]) -> None:
    piece = Piece("s", 5, "lines", b"\n".join(lines))
    halves = piece.halves()
    assert bool(halves) == (b"\n" in piece.data[:-1])
    assert b"".join(half.data for half in halves) == (piece.data if halves else b"")
    assert all(half.data for half in halves)
    assert all(half.line == 5 + halves[0].data.count(b"\n") for half in halves[1:])


@pytest.mark.parametrize("kind", PACKERS)
@pytest.mark.parametrize("size", [13, 1 << 20])
def test_a_packed_source_is_the_same_as_what_was_packed(kind: str, size: int) -> None:
    found = cut(PACKERS[kind](LINES), "lines", size)
    assert b"".join(piece.data for piece in found) == LINES


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("size", [1, 2, 3, 1 << 20])
def test_utf_16_is_told_however_few_bytes_come_at_a_time(size: int, encoding: str) -> None:
    found = cut("\ufeff".encode(encoding) + "eyJ\n".encode(encoding), "lines", size)
    assert b"".join(piece.data for piece in found) == b"eyJ\n"


@pytest.mark.parametrize("data", [b"x", b"B", b"BZ", b"P\n", b"\xff\xfe", b"\x1f"])
def test_the_beginning_of_a_mark_alone_is_what_it_is(data: bytes) -> None:
    assert b"".join(piece.data for piece in cut(data, "lines", 1)) == data


@pytest.mark.parametrize("kind", PACKERS)
def test_what_is_packed_twice_over_is_read_on(kind: str) -> None:
    packed = PACKERS[kind](LINES) + PACKERS[kind](LINES)
    assert b"".join(piece.data for piece in cut(packed, "lines")) == LINES + LINES


@pytest.mark.parametrize("layout", ["lines", "text"])
@pytest.mark.parametrize("kind", PACKERS)
def test_a_packed_source_that_is_cut_short_is_read_as_far_as_it_goes(kind: str, layout: str) -> None:
    packed = PACKERS[kind](LINES)
    flow = pieces(Source("s", lambda: io.BytesIO(packed[: len(packed) * 9 // 10])), layout)
    data: list[bytes] = []
    with pytest.raises(SourceError, match=rf"s: (it cannot be read \()?its {kind} is cut short"):
        data.extend(piece.data for piece in flow)
    found = b"".join(data)
    assert LINES.startswith(found)
    assert kind == "bzip2" or len(found) > len(LINES) // 2  # one block of bzip2 holds all of it


def test_a_zip_archive_is_refused() -> None:
    with pytest.raises(SourceError, match="a ZIP archive: unpack it first"):
        cut(b"PK\x03\x04" + bytes(30))


def test_the_rest_of_an_endless_line_is_searched_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST_LINE", 1000)
    hidden = token()
    data = f"{'eyJ' * 500} {hidden}\n{hidden}\n".encode()
    found = cut(data, "lines", 100)
    assert b"".join(piece.data for piece in found) == data
    reports = [report for piece in found for report in judge_piece(piece, inquiry())]
    assert [report.place.line for report in reports] == [1, 1, 2]
    assert [report.verdict.value for report in reports] == ["nonconforming", "conforming", "conforming"]
