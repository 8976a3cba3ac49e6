"""What is packed or in another encoding: a command that reads plain text alone says so, and what to do."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import zstandard

from tests.builders import token
from tests.cli.command import run

PACKED: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstandard": zstandard.compress,
}
WIDE = ("utf-16-le", "utf-16-be", "utf-32", "utf-32-be")


def zipped(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("token.txt", data)
    return made.getvalue()


def in_tar(data: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        member = tarfile.TarInfo("token.txt")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return made.getvalue()


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A file to be filled."""
    return tmp_path / "given.bin"


@pytest.mark.parametrize("packing", PACKED)
def test_inspect_says_how_a_file_is_packed_and_that_lint_reads_it(packing: str, given: Path) -> None:
    given.write_bytes(PACKED[packing](token().encode()))
    done = run("inspect", str(given))
    told = f"it is packed with {packing}; “qlik-jwt lint” reads it as it is, or unpack it first"
    assert (done.status, done.out, done.err) == (2, "", f"qlik-jwt: {given}: {told}\n")


@pytest.mark.parametrize("packing", PACKED)
def test_lint_reads_what_inspect_says_it_reads(packing: str, given: Path) -> None:
    given.write_bytes(PACKED[packing](token().encode()))
    assert "1 token:" in run("lint", str(given)).err


def test_what_is_packed_is_told_of_standard_input_too() -> None:
    done = run("inspect", stdin=gzip.compress(token().encode()))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("qlik-jwt: standard input: it is packed with gzip; ")


@pytest.mark.parametrize(("pack", "kind"), [(zipped, "a ZIP archive"), (in_tar, "a tar archive")], ids=["zip", "tar"])
def test_an_archive_is_not_searched_for_tokens(pack: Callable[[bytes], bytes], kind: str, given: Path) -> None:
    given.write_bytes(pack(token().encode()))
    done = run("inspect", str(given))
    assert (done.status, done.out, done.err) == (2, "", f"qlik-jwt: {given}: it is {kind}; unpack it first\n")


@pytest.mark.parametrize(
    "command",
    [
        ("preflight",),
        ("sign", "--issuer", "i", "--key-id", "k", "--key", "KEY"),
        ("compare", "SOUND"),
        ("tenant", "import"),
    ],
    ids=lambda words: words[0],
)
def test_commands_that_lint_is_no_help_for_say_to_unpack(
    command: tuple[str, ...], given: Path, private: str, sound: str
) -> None:
    given.write_bytes(gzip.compress(json.dumps({"sub": "user-1"}).encode()))
    words = [{"KEY": private, "SOUND": sound}.get(word, word) for word in command]
    done = run(*words, str(given))
    assert (done.status, done.out) == (2, "")
    assert done.err == f"qlik-jwt: {given}: it is packed with gzip; unpack it first\n"


_ALONE = "it is UTF-32, or UTF-16 without its mark; save it as UTF-8"
_AMONG_OTHERS = "it cannot be read (UTF-32, or UTF-16 without its mark: save it as UTF-8)"  # of what reads more forms


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize(
    ("command", "told"),
    [("inspect", _ALONE), ("preflight", _ALONE), ("lint", _AMONG_OTHERS), ("diagnose", _AMONG_OTHERS)],
)
def test_an_encoding_that_is_not_read_is_told(command: str, told: str, encoding: str, given: Path) -> None:
    given.write_bytes(token().encode(encoding))
    done = run(command, str(given))
    assert (done.status, done.out, done.err) == (2, "", f"qlik-jwt: {given}: {told}\n")


def test_utf_16_with_its_mark_is_read(given: Path) -> None:
    given.write_bytes(token().encode("utf-16"))
    assert run("inspect", str(given), "--exit-zero").status == 0


@pytest.mark.parametrize("text", ["BZh is how it begins", "PK", "Größe: ", "\0 and a token "])
def test_text_that_begins_nearly_so_is_read(text: str, given: Path) -> None:
    given.write_bytes(f"{text}\n{token()}".encode())
    done = run("inspect", str(given), "--format", "json", "--exit-zero")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["payload"]["sub"]
