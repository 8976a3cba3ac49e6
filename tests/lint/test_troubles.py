"""Sources that make trouble: each is said in one line, and all that can be judged is."""

import bz2
import gzip
import json
import lzma
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from inspector.lint.pieces import Reading, all_pieces
from inspector.signing.samples import sample_payload
from tests.builders import token
from tests.cli.command import (
    AT,
    command_line,
    environment,
    is_above_permissions,
    run,
    spawn,
    without_privileges,
)


def second(jti: str) -> str:
    """Another sound token."""
    return token(payload_changes={"jti": jti})


def refused_and_read(folder: Path, *, at: int) -> tuple[list[tuple[str, str]], list[str]]:
    """What is refused of a folder, and the names of what is read, where b.txt vanishes after so many pieces."""
    refused: list[tuple[str, str]] = []
    read: list[str] = []
    for number, piece in enumerate(all_pieces((str(folder),), Reading(), lambda *told: refused.append(told))):
        if number == at:
            (folder / "b.txt").unlink()
        read += [Path(piece.source).name] if piece.data else []
    return refused, read


def test_a_file_that_vanishes_is_said_and_the_rest_is_done(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(token() + "\n")
    refused, read = refused_and_read(tmp_path, at=0)
    assert refused == [
        (str(tmp_path / "b.txt"), f"{tmp_path / 'b.txt'}: it cannot be read (No such file or directory)")
    ]
    assert read == ["a.txt", "c.txt"]


def test_a_line_of_ten_megabytes_hides_nothing_of_the_lines_around_it(tmp_path: Path) -> None:
    path = tmp_path / "tokens.txt"
    path.write_text(f"{second('1')}\n{'x' * (10 << 20)} {second('2')}\n{second('3')}\n")
    document = json.loads(run("lint", str(path), "--at", AT, "--format", "json").out)
    found = [(report["token"]["jti"], report["line"]) for report in document["reports"] if report["token"]["jti"]]
    assert found == [("1", 1), ("2", 2), ("3", 3)]


def test_a_binary_file_among_others_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 5000)
    (tmp_path / "b.txt").write_text(token() + "\n")
    done = run("lint", str(tmp_path), "--at", AT)
    assert done.status == 0
    assert f"note: {tmp_path / 'a.bin'}: no token in it" in done.err
    assert "1 token" in done.err


def test_several_files_without_a_token_are_counted_in_one_line(tmp_path: Path) -> None:
    for name in "abcde":
        (tmp_path / name).write_text("nothing\n")
    (tmp_path / "f.txt").write_text(token() + "\n")
    done = run("lint", str(tmp_path), "--at", AT)
    names = ", ".join(str(tmp_path / name) for name in "abc")
    assert f"note: no token in 5 of 6 sources: {names} and 2 more\n" in done.err
    assert done.err.count("no token") == 1


def test_a_file_that_is_named_twice_is_read_once_and_it_is_said(tmp_path: Path) -> None:
    path = str(tmp_path / "f.txt")
    (tmp_path / "f.txt").write_text(token() + "\n")
    done = run("lint", path, path, "--at", AT)
    assert done.err.startswith(f"note: {path}: it is named 2 times, and read once\n1 token: ")


@pytest.mark.skipif(is_above_permissions(), reason="every folder can be read here")
def test_a_folder_that_may_not_be_read_is_said_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "b.txt").write_text(token() + "\n")
    (tmp_path / "closed").chmod(0)
    done = spawn("lint", str(tmp_path), "--at", AT, before=without_privileges())
    (tmp_path / "closed").chmod(0o700)
    assert done.status == 2
    assert f"{tmp_path / 'closed'}: it cannot be read (Permission denied)" in done.err
    assert "1 token" in done.err


def test_what_is_written_into_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "tokens.txt").write_text(token() + "\n")
    outputs = ("--output", str(tmp_path / "report.html"), "--baseline", str(tmp_path / "known.json"))
    for more in (("--write-baseline",), ()):
        done = run("lint", str(tmp_path), "--at", AT, *outputs, *more)
        assert done.status == 0
        assert "no token in it" not in done.err


def test_a_token_wrapped_by_a_mail_is_one_token(tmp_path: Path) -> None:
    text = token()
    for width in (60, 76, 200):
        lines = [text[at : at + width] for at in range(0, len(text), width)]
        (tmp_path / "mail.txt").write_text("\n".join(lines) + "\n")
        document = json.loads(run("lint", str(tmp_path / "mail.txt"), "--at", AT, "--format", "json").out)
        assert [report["token"]["jti"] for report in document["reports"]] == [sample_payload(0)["jti"]]
        assert document["summary"]["verdicts"]["nonconforming"] == 0


@pytest.mark.parametrize("before", ["# comment\n{}\n", "Authorization: Bearer {}\n", "one\n{}\n\n"])
def test_a_token_without_a_signature_is_not_glued_to_the_next(before: str, tmp_path: Path) -> None:
    unsigned = second("1").rpartition(".")[0]
    (tmp_path / "log.txt").write_text(before.format(unsigned) + second("2") + "\n")
    document = json.loads(run("lint", str(tmp_path / "log.txt"), "--at", AT, "--format", "json").out)
    told = [(report["token"]["jti"], report["verdict"]) for report in document["reports"]]
    assert told == [("1", "nonconforming"), ("2", "undecided")]


def test_a_text_whose_only_token_is_cut_is_not_without_one(tmp_path: Path) -> None:
    (tmp_path / "header.txt").write_text(f"Authorization: Bearer {second('1').rpartition('.')[0]}\n")
    done = run("lint", str(tmp_path / "header.txt"), "--at", AT)
    assert done.status == 1
    assert "QJ110" in done.out


def test_archives_are_said_to_be_unpacked_first(tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text(token())
    for mode, name in (("w", "t.tar"), ("w:gz", "t.tgz")):
        with tarfile.open(tmp_path / name, mode) as archive:  # type: ignore[call-overload]
            archive.add(tmp_path / "token.txt", "token.txt")
        done = run("lint", str(tmp_path / name), "--at", AT)
        assert done.status == 2
        assert f"{name}: it cannot be read (a tar archive: unpack it first)" in done.err


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        (b"\x04\x22\x4d\x18", "an lz4 file"),
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"\x1f\x9d\x90", "a file of compress (.Z)"),
        (lzma.compress(b"", lzma.FORMAT_ALONE), "an lzma file"),
        (gzip.compress(gzip.compress(gzip.compress(b""))), "packed more than 2 times"),
        (gzip.compress(b"PK\x03\x04"), "a ZIP archive"),
    ],
    ids=range(7),
)
def test_what_is_packed_otherwise_is_not_taken_for_clean(mark: bytes, kind: str, tmp_path: Path) -> None:
    (tmp_path / "tokens").write_bytes(mark + b"\0" * 100 if mark[:2] != b"\x1f\x8b" else mark)
    done = run("lint", str(tmp_path / "tokens"), "--at", AT)
    assert done.status == 2
    assert f"tokens: it cannot be read ({kind}: unpack it first)" in done.err


@pytest.mark.parametrize("inner", [gzip.compress, bz2.compress])
def test_what_was_packed_twice_is_read(inner: Callable[[bytes], bytes], tmp_path: Path) -> None:
    (tmp_path / "tokens.gz").write_bytes(gzip.compress(inner(f"{token()}\n".encode() * 3)))
    assert run("lint", str(tmp_path / "tokens.gz"), "--at", AT).err.startswith("3 tokens")


def test_a_zstandard_file_may_begin_with_a_frame_to_skip(tmp_path: Path) -> None:
    skipped = b"\x50\x2a\x4d\x18\x04\0\0\0size"  # as pzstd writes it
    packed = zstandard.compress(f"{token()}\n".encode() * 3)
    (tmp_path / "tokens.zst").write_bytes(skipped + packed)
    assert run("lint", str(tmp_path / "tokens.zst"), "--at", AT).err.startswith("3 tokens")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_a_full_standard_error_changes_no_exit_status(tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text(token())
    with Path("/dev/full").open("wb") as full:
        command = command_line("lint", str(tmp_path / "token.txt"), "--at", AT)
        done = subprocess.run(command, stderr=full, stdout=subprocess.DEVNULL, env=environment(), check=False)
    assert done.returncode == 0
