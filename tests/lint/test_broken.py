"""Of a packed source that breaks off, what comes before is judged, and no fault is told that is the file's."""

import bz2
import gzip
import io
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from inspector.lint.names import Source
from inspector.lint.pieces import pieces
from inspector.lint.stream import judge_piece
from inspector.lint.streams import opened, until_broken
from inspector.report.report import Report
from tests.builders import key_pair, token
from tests.cli.command import AT, Outcome, run
from tests.intake.builder import wrapped
from tests.lint.test_pieces import Trickle
from tests.lint.test_sources import inquiry

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": lambda data: bz2.compress(data, 1),
    "xz": lzma.compress,
    "zstandard": zstandard.ZstdCompressor(write_checksum=True).compress,
}
MADE = [token(payload_changes={"jti": str(at)}) for at in range(600)]
LINES = "".join(f"{each}\n" for each in MADE).encode()


def flipped(data: bytes, at: int) -> bytes:
    """The bytes with one of them changed."""
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]


def linted(folder: Path, data: bytes, *options: str) -> tuple[Outcome, list[int], list[int]]:
    """The run over a file of these bytes, the lines of all its tokens, and of those that do not conform."""
    path = folder / "tokens"
    path.write_bytes(data)
    (folder / "key.cer").write_bytes(key_pair().certificate)
    words = ("--cert", str(folder / "key.cer"), "--at", AT, "--format", "jsonl", "--jobs", "1")
    done = run("lint", str(path), *words, *options)
    reports = [json.loads(line) for line in done.out.splitlines()]
    bad = [report["line"] for report in reports if report["verdict"] == "nonconforming"]
    return done, [report["line"] for report in reports], bad


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("kind", PACKERS)
def test_a_line_that_is_cut_is_no_fault_of_its_token(kind: str, share: float, tmp_path: Path) -> None:
    packed = PACKERS[kind](LINES)
    done, judged, bad = linted(tmp_path, packed[: int(len(packed) * share)])
    assert (done.status, bad) == (2, [])
    assert judged == list(range(1, len(judged) + 1))
    assert f"its {kind} is cut short: reading stopped at line {len(judged) + 1}; what comes before was read" in done.err
    assert done.err.count("cut short") == 1


@pytest.mark.parametrize("kind", ["bzip2", "xz"])
@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_what_garbage_comes_of_damage_is_not_judged(kind: str, share: float, tmp_path: Path) -> None:
    packed = PACKERS[kind](LINES)
    done, judged, bad = linted(tmp_path, flipped(packed, int(len(packed) * share)))
    assert (done.status, bad) == (2, [])
    assert 50 < len(judged) < len(MADE)
    assert f"its {kind} is damaged: reading stopped at line {len(judged) + 1}; what comes before was read" in done.err


@pytest.mark.parametrize("kind", ["gzip", "zstandard"])
def test_what_only_the_end_would_have_told_is_said_to_be_doubtful(kind: str, tmp_path: Path) -> None:
    packed = PACKERS[kind](LINES)
    done, judged, _ = linted(tmp_path, flipped(packed, len(packed) // 2))
    assert done.status == 2
    assert len(judged) > len(MADE) // 3
    assert f"its {kind} is damaged: reading stopped at line " in done.err
    assert "what comes before was read, but may be damaged: the checksum that would tell comes last" in done.err


def test_a_long_block_of_bzip2_is_doubtful_where_its_checksum_is_wrong() -> None:
    told: list[str] = []
    packed = flipped(bz2.compress(b" " * (2 << 20)), 12)
    assert 0 < len(b"".join(until_broken(opened(io.BytesIO(packed)), told.append))) < 2 << 20
    assert told == ["its bzip2 is damaged; what could be unpacked was read, but may be damaged"]


@pytest.mark.parametrize("kind", ["gzip", "zstandard", "xz"])
def test_what_its_checksum_has_told_to_be_sound_is_not_doubtful(kind: str, tmp_path: Path) -> None:
    packed = PACKERS[kind](LINES)
    done, _, _ = linted(tmp_path, packed + flipped(packed, len(packed) - 2000))
    assert f"but from line {len(MADE) + 1} on it may be damaged" in done.err


@pytest.mark.parametrize("kind", PACKERS)
@pytest.mark.parametrize("more", [b"and more" * 9, b"\n", b"\0\0\n", b"B", b"\x1f"])
def test_what_follows_the_end_and_is_not_packed_is_said(kind: str, more: bytes, tmp_path: Path) -> None:
    done, judged, bad = linted(tmp_path, PACKERS[kind](LINES) + more)
    assert (done.status, len(judged), bad) == (2, len(MADE), [])
    assert f": something else follows the end of its {kind}; what comes before was read\n" in done.err


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (f"{MADE[0]}\n{MADE[1]}", ()),
        (f"Hi\n{MADE[0]}\n\n{MADE[1]}", ()),
        (f"user,token\nx,{MADE[0]}\ny,{MADE[1]}", ("--column", "token")),
        ("\n".join(json.dumps({"token": each}) for each in MADE[:2]), ("--field", "token")),
        (json.dumps([{"token": each} for each in MADE[:2]], indent=1), ("--field", "token")),
    ],
)
def test_before_what_follows_the_end_the_last_line_is_whole(
    text: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    done, judged, bad = linted(tmp_path, gzip.compress(text.encode()) + b"and more", *options)
    assert (done.status, len(judged), bad) == (2, 2, [])
    assert done.err.count("something else follows the end of its gzip; what comes before was read\n") == 1


@pytest.mark.parametrize("kind", PACKERS)
def test_a_second_one_of_which_there_is_but_the_beginning_is_cut_short(kind: str, tmp_path: Path) -> None:
    packed = PACKERS[kind](LINES)
    done, judged, _ = linted(tmp_path, packed + packed[:8])
    assert (done.status, len(judged)) == (2, len(MADE))
    assert f"its {kind} is cut short: reading stopped at line {len(MADE) + 1}; what comes before was read\n" in done.err


@pytest.mark.parametrize("kind", PACKERS)
def test_where_all_that_was_read_is_sound_no_doubt_is_told(kind: str) -> None:
    packed = PACKERS[kind](LINES)
    for more in (b"and more", flipped(packed[:60], 4) + bytes([255] * 60)):
        told: list[str] = []
        assert b"".join(until_broken(opened(io.BytesIO(packed + more)), told.append)) == LINES
        assert [each.rpartition("; ")[2] for each in told] == ["what could be unpacked was read"]


@pytest.mark.parametrize("kind", ["gzip", "bzip2", "xz"])
def test_zeros_that_fill_it_up_are_no_damage(kind: str, tmp_path: Path) -> None:
    done, judged, _ = linted(tmp_path, PACKERS[kind](LINES) + bytes(512) + PACKERS[kind](LINES) + bytes(2000))
    assert (done.status, len(judged)) == (0, 2 * len(MADE))


def test_where_nothing_could_be_unpacked_no_line_is_named(tmp_path: Path) -> None:
    done, judged, _ = linted(tmp_path, gzip.compress(LINES)[:100])
    assert (done.status, judged) == (2, [])
    assert "it cannot be read (its gzip is cut short)" in done.err


@pytest.mark.parametrize("layout", ["text", "lines"])
@pytest.mark.parametrize("at", [1, 100, 500, -1])
def test_of_a_log_that_is_cut_within_a_token_that_one_is_not_told(at: int, layout: str, tmp_path: Path) -> None:
    log = f"GET /\n{MADE[0]}\n" if layout == "lines" else f"GET /\n12:00 Bearer {MADE[0]} from here\n12:01 Bearer "
    packed = gzip.compress((log + MADE[1][:at]).encode())[:-8]
    done, judged, bad = linted(tmp_path, packed, "--in-text")
    assert (done.status, judged, bad) == (2, [2], [])
    assert "cut short: reading stopped at line 3; " in done.err


def test_of_a_mail_that_is_cut_within_a_wrapped_token_that_one_is_not_told(tmp_path: Path) -> None:
    mail = f"Dear all,\n\n{wrapped(MADE[0], 72, chr(10))}\n\nand\n\n{wrapped(MADE[1], 72, chr(10))}"
    for lost in (1, 100, 300, 700):
        done, judged, bad = linted(tmp_path, gzip.compress(mail[:-lost].encode())[:-8])
        assert (done.status, judged, bad) == (2, [3], [])


def test_of_utf_16_a_line_that_is_cut_is_not_told_either(tmp_path: Path) -> None:
    packed = gzip.compress("".join(f"{each}\n" for each in MADE).encode("utf-16"))
    done, judged, bad = linted(tmp_path, packed[: len(packed) // 2])
    assert (done.status, bad) == (2, [])
    assert f"its gzip is cut short: reading stopped at line {len(judged) + 1};" in done.err
    damaged, _, _ = linted(tmp_path, flipped(packed, len(packed) // 2))
    assert "what comes before was read, but may be damaged: " in damaged.err


def test_a_row_that_is_cut_within_quotes_is_not_told(tmp_path: Path) -> None:
    rows = "".join(f'"two\nlines",{each}\n' for each in MADE[:3])
    packed = gzip.compress(f'user,token\n{rows}"two\nli'.encode())[:-8]
    done, judged, bad = linted(tmp_path, packed, "--column", "token")
    assert (done.status, judged, bad) == (2, [3, 5, 7], [])
    assert "reading stopped at line 8;" in done.err


@pytest.mark.parametrize("count", [1, 2, 100])
def test_of_records_the_whole_ones_are_judged(count: int, tmp_path: Path) -> None:
    records = "".join(f"{json.dumps({'token': each})}\n" for each in MADE[:count])
    done, judged, bad = linted(tmp_path, gzip.compress(f'{records}{{"tok'.encode())[:-8], "--field", "token")
    assert (done.status, judged, bad) == (2, list(range(1, count + 1)), [])
    assert f"reading stopped at line {count + 1};" in done.err


def test_a_document_is_not_read_in_part(tmp_path: Path) -> None:
    document = json.dumps([{"token": each} for each in MADE[:9]], indent=1)
    done, judged, _ = linted(tmp_path, gzip.compress(document[:-20].encode())[:-8], "--field", "token")
    assert (done.status, judged) == (2, [])
    assert "its gzip is cut short, and a JSON document is not read in part" in done.err


@pytest.mark.parametrize("indent", [None, 1])
def test_a_capture_is_searched_up_to_the_break(indent: int | None, tmp_path: Path) -> None:
    entries = [{"request": {"headers": [{"name": "Authorization", "value": f"Bearer {each}"}]}} for each in MADE[:3]]
    whole = json.dumps({"log": {"version": "1.2", "entries": entries}}, indent=indent)
    cut = whole[: whole.index(MADE[2]) + 300]
    done, judged, bad = linted(tmp_path, gzip.compress(cut.encode())[:-8])
    assert (done.status, len(judged), bad) == (2, 2, [])
    assert "its gzip is cut short: reading stopped at line" in done.err
    assert "it was searched as text, bodies in base64 were not" in done.err


@pytest.mark.parametrize("kind", ["", *PACKERS])
def test_a_disk_that_fails_within_a_line_makes_no_fault_of_its_token(kind: str) -> None:
    packed = PACKERS[kind](LINES) if kind else LINES

    class Failing(Trickle):
        def read1(self, size: int | None = -1, /) -> bytes:
            """What is left, and then none."""
            data = super().read1(size)
            if not data:
                raise OSError(5, "Input/output error")
            return data

    flow = pieces(Source("disk", lambda: Failing(packed[: len(packed) * 9 // 10], 700)), "lines")
    found: list[Report] = []
    with pytest.raises(Exception, match="Input/output error"):
        found.extend(report for piece in flow for report in judge_piece(piece, inquiry()))
    assert {report.verdict.value for report in found} == {"conforming"}
