"""Files, folders and standard input: what is read, where a token was found, and what cannot be read."""

import io
import sys
from pathlib import Path

import pytest

from inspector.errors import SourceError
from inspector.inspection import Inquiry
from inspector.lint.names import Source, read_bytes, read_text, sources
from inspector.lint.sources import reports
from inspector.trust.reason import Search
from tests.builders import MOMENT, tenant, token
from tests.intake.builder import wrapped

FIRST, SECOND = token(), token(payload_changes={"jti": "second"})


def inquiry() -> Inquiry:
    return Inquiry(MOMENT, tenant(), search=Search.QUICK)


def found_in(data: bytes, layout: str = "auto") -> list[tuple[int, int, str]]:
    """Line, column and verdict of each report on a source of these bytes."""
    source = Source("s", lambda: io.BytesIO(data))
    return [(each.place.line, each.place.column, each.verdict.value) for each in reports(source, inquiry(), layout)]


def good(*places: tuple[int, int]) -> list[tuple[int, int, str]]:
    return [(*place, "conforming") for place in places]


BYTES: list[tuple[str, str, str, list[tuple[int, int, str]]]] = [
    ("nothing", "", "auto", []),
    ("line ends alone", "\n\n\r\n", "auto", []),
    ("one token", FIRST, "auto", good((1, 1))),
    ("one token and a line end", f"{FIRST}\n", "auto", good((1, 1))),
    ("a token a line", f"{FIRST}\n{SECOND}\n", "auto", good((1, 1), (2, 1))),
    ("CRLF", f"{FIRST}\r\n{SECOND}\r\n", "auto", good((1, 1), (2, 1))),
    ("blank lines between", f"\n\n{FIRST}\n\n \n{SECOND}", "auto", good((3, 1), (6, 1))),
    ("a byte order mark", f"\ufeff{FIRST}\n{SECOND}\n", "auto", good((1, 2), (2, 1))),
    ("a byte order mark on a line of its own", f"\ufeff\n{FIRST}\n", "auto", good((2, 1))),
    ("the first line tells lines", f"{FIRST}\nrubbish\n", "auto", [(1, 1, "conforming"), (2, 1, "nonconforming")]),
    ("the first line tells text", f"GET /\n{FIRST}\nrubbish\n", "auto", good((2, 1))),
    ("a JSON first line is text", f'{{"token": "{FIRST}"}}\nrubbish\n', "auto", good((1, 12))),
    ("text by option", f"{FIRST}\nrubbish\n", "text", good((1, 1))),
    ("lines by option", f"rubbish\n{FIRST}\n", "lines", [(1, 1, "nonconforming"), (2, 1, "conforming")]),
    ("no token in text", "Dear all,\nthe login fails.\n", "text", []),
    ("no token in lines", "Dear all,\n", "lines", [(1, 1, "nonconforming")]),
    ("two in one line of text", f"a={FIRST} b={SECOND}\n", "text", good((1, 3), (1, len(FIRST) + 6))),
    ("columns count characters", f"é名: {FIRST}\n", "text", good((1, 5))),
    ("a header", f"x\nAuthorization: Bearer {FIRST}\n", "auto", good((2, 23))),
    ("other line separators are none", f"a\u2028b\x85c\x0bd\n{FIRST}\n", "text", good((2, 1))),
]


@pytest.mark.parametrize(("text", "layout", "expected"), [row[1:] for row in BYTES], ids=[row[0] for row in BYTES])
def test_tokens_are_found_where_they_stand(text: str, layout: str, expected: list[tuple[int, int, str]]) -> None:
    found = found_in(text.encode(), layout)
    placed = [(line, column) for line, column, _ in found]
    assert placed == [(line, column) for line, column, _ in expected]
    assert [verdict for *_, verdict in found] == [verdict for *_, verdict in expected]


def test_a_token_wrapped_over_lines_is_one_in_text() -> None:
    assert [place[0] for place in found_in(f"see:\n{wrapped(FIRST, 72, chr(10))}\nthanks\n".encode(), "text")] == [2]


def test_bytes_that_are_no_utf8_hide_no_token() -> None:
    assert found_in(b"\xff\xfe\x80 " + FIRST.encode() + b" \xc3\n", "text") == good((1, 5))


@pytest.mark.parametrize("layout", ["auto", "lines", "text"])
def test_utf_16_is_read_as_windows_writes_it(layout: str) -> None:
    assert found_in(f"{FIRST}\r\n".encode("utf-16"), layout) == good((1, 1))


def test_a_long_text_is_read_on_line_by_line() -> None:
    filler = b"nothing to see on this line of the log\n"
    count = (9 << 20) // len(filler)
    assert found_in(filler * count + FIRST.encode() + b"\n" + filler, "text") == good((count + 1, 1))


def test_a_token_across_the_first_blocks_end_is_found() -> None:
    before = (8 << 20) - 100
    data = b"x\n" + b"." * (before - 3) + b"\n" + FIRST.encode() + b"\n" + b"." * 5000
    assert found_in(data, "text") == good((3, 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """b.txt, a.txt, deep/c.log, a hidden file and a hidden folder."""
    for name in ("b.txt", "a.txt", "deep/c.log", ".hidden", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(FIRST)
    return tmp_path


def named(*names: str) -> tuple[list[str], list[str]]:
    """The sources' names, and what was refused."""
    refused: list[str] = []
    return [source.name for source in sources(names, refused.append)], refused


def test_a_folder_stands_for_its_files_in_order(folder: Path) -> None:
    files = [str(folder / name) for name in ("a.txt", "b.txt", "deep/c.log")]
    assert named(str(folder)) == (files, [])


def test_a_hidden_file_is_read_where_it_is_named(folder: Path) -> None:
    assert named(str(folder / ".hidden")) == ([str(folder / ".hidden")], [])
    assert named(str(folder / ".git")) == ([str(folder / ".git" / "d.txt")], [])


def test_sources_come_in_the_order_they_are_named(folder: Path) -> None:
    assert named(str(folder / "b.txt"), "-", str(folder / "a.txt"))[0] == [
        str(folder / "b.txt"),
        "<stdin>",
        str(folder / "a.txt"),
    ]


def test_what_is_not_there_is_refused_and_the_rest_goes_on(folder: Path) -> None:
    found, refused = named(str(folder / "nowhere"), str(folder / "a.txt"))
    assert found == [str(folder / "a.txt")]
    assert refused == [f"{folder / 'nowhere'}: there is no such file or folder"]


def test_an_empty_folder_has_no_sources(tmp_path: Path) -> None:
    assert named(str(tmp_path)) == ([], [f"{tmp_path}: there is no file in it"])


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_dangling_link_in_a_folder_is_passed_over(folder: Path) -> None:
    (folder / "dangling").symlink_to(folder / "nowhere")
    assert len(named(str(folder))[0]) == 3


def test_a_source_that_vanishes_cannot_be_read(folder: Path) -> None:
    flow = sources((str(folder),), lambda _: None)
    source = next(flow)
    Path(source.name).unlink()
    with pytest.raises(SourceError, match=r"a\.txt: it cannot be read \(No such file or directory\)"):
        list(reports(source, inquiry(), "auto"))
    assert [each.name for each in flow] == [str(folder / "b.txt"), str(folder / "deep/c.log")]


class Failing(io.BytesIO):
    """A stream that fails where it should end, as a disk or a network folder may."""

    def read1(self, size: int | None = -1, /) -> bytes:
        """Bytes, while there are some."""
        data = super().read1(size)
        if not data:
            raise OSError(5, "Input/output error")
        return data


def test_a_source_that_fails_midway_is_said_after_what_was_read() -> None:
    flow = reports(Source("disk", lambda: Failing(FIRST.encode() + b"\n")), inquiry(), "lines")
    assert next(flow).verdict.value == "conforming"
    with pytest.raises(SourceError, match=r"disk: it cannot be read \(Input/output error\)"):
        next(flow)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_files_text_is_read_in_its_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "token.txt"
    path.write_bytes(FIRST.encode(encoding))
    assert (FIRST in read_text(str(path))) == (encoding not in ("utf-16-le", "utf-16-be"))


@pytest.mark.parametrize(("size", "is_read"), [(9, True), (10, True), (11, False)])
def test_a_file_over_the_limit_is_refused(size: int, is_read: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table's column
    path = tmp_path / "file"
    path.write_bytes(b"x" * size)
    if is_read:
        assert len(read_bytes(str(path), 10)) == size
        return
    with pytest.raises(SourceError, match="it is larger than"):
        read_bytes(str(path), 10)
