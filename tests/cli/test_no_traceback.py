"""Whatever is fed to the commands: a report or one line, never a traceback."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.builders import header_text, raw_token, token
from tests.cli.command import is_above_permissions, run, spawn, without_privileges

DIGITS = f'{{"iat": {"9" * 4000}, "nbf": 0.5, "exp": 1e300}}'
FED: Mapping[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "line ends": lambda: b"\n\r\n\n",
    "a byte order mark": lambda: b"\xef\xbb\xbf",
    "zero bytes": lambda: bytes(5000),
    "every byte": lambda: bytes(range(256)) * 40,
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(255, -1, -1)) * 9,
    "UTF-16": lambda: token().encode("utf-16"),
    "UTF-16, cut": lambda: token().encode("utf-16")[:-1],
    "UTF-32": lambda: token().encode("utf-32"),
    "cut within a character": lambda: b"\xc3" + token().encode(),
    "a token of surrogates": lambda: raw_token(r'{"alg": "\ud800"}', r'{"\udc00": "\ud800", "jti": "\ud800"}').encode(),
    "a token without end": lambda: token().partition(".")[0].encode() + b"." + b"A" * 300_000,
    "digits in thousands": lambda: raw_token(header_text(), DIGITS).encode(),
    "brackets in thousands": lambda: raw_token(header_text(), "[" * 100_000).encode(),
    "dots in thousands": lambda: b"." * 100_000,
    "controls": lambda: b"\x1b[2J\x1b]0;title\x07" + token().encode(),
    "many tokens on a line": lambda: (token() + " ").encode() * 40,
    "null": lambda: raw_token("null", "null").encode(),
    "empty names": lambda: raw_token('{"": ""}', '{"": {"": [{}]}}').encode(),
    "unsigned": lambda: token().rpartition(".")[0].encode() + b".",
}
OPTIONS = [
    ("inspect",),
    ("inspect", "--format", "json"),
    ("inspect", "--mask", "--ascii"),
    ("lint",),
    ("lint", "--lines", "--format", "json", "--show-claims"),
    ("lint", "--in-text", "--format", "jsonl"),
    ("cert",),
    ("cert", "--format", "json"),
]


def _statuses(name: str, command: str = "inspect") -> tuple[int, ...]:
    """Those of an answer; of an encoding that is not read, that of a refusal."""
    return (2,) if name == "UTF-32" and command in ("inspect", "lint") else (0, 1)


@pytest.mark.parametrize("name", FED)
@pytest.mark.parametrize("arguments", OPTIONS, ids=" ".join)
def test_any_file_gives_an_answer(name: str, arguments: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "fed.bin"
    path.write_bytes(FED[name]())
    done = run(*arguments, str(path))
    assert done.status in _statuses(name, arguments[0])
    assert "error (" not in done.err
    assert "Traceback" not in done.err
    assert not [character for character in done.out + done.err if character < " " and character != "\n"]


@pytest.mark.parametrize("name", FED)
@pytest.mark.parametrize("arguments", [("inspect",), ("lint",), ("cert",), ()], ids=" ".join)
def test_any_standard_input_gives_an_answer(name: str, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, *(["-"] if arguments else []), stdin=FED[name]())
    assert done.status in _statuses(name, *arguments)
    assert "internal error" not in done.err


@pytest.mark.parametrize("name", FED)
def test_anything_can_be_compared_or_is_refused_in_one_line(name: str, sound: str) -> None:
    done = run("compare", sound, "-", stdin=FED[name]())
    assert "internal error" not in done.err
    assert (done.status in (0, 1) and not done.err) or (done.status == 2 and done.err.count("\n") == 1)


@pytest.mark.parametrize("command", ["inspect", "lint"])
def test_a_line_of_ten_megabytes_gives_an_answer(command: str, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"ey" + b"A" * (10 << 20))
    done = run(command, str(path))
    assert done.status in (0, 1)
    assert "internal error" not in done.err


def test_a_file_too_large_for_inspect_is_told_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate((64 << 20) + 1)
    done = run("inspect", str(path))
    assert done.status == 2
    assert done.err == f"qlik-jwt: {path}: it is larger than 64 MiB; “qlik-jwt lint” reads files of any size\n"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("inspect", "it is a folder; “qlik-jwt lint” reads all files in it"),
        ("preflight", "it is a folder; name a file"),
        ("cert", "it cannot be read (Is a directory)"),
    ],
)
def test_a_folder_where_a_file_belongs_is_told(command: str, told: str, tmp_path: Path) -> None:
    done = run(command, str(tmp_path))
    assert (done.status, done.err) == (2, f"qlik-jwt: {tmp_path}: {told}\n")


@pytest.mark.skipif(is_above_permissions(), reason="every file can be read here")
@pytest.mark.parametrize("command", ["inspect", "lint", "cert"])
def test_a_file_that_may_not_be_read_is_told(command: str, sound: str) -> None:
    Path(sound).chmod(0)
    done = spawn(command, sound, before=without_privileges())
    assert done.status == 2
    assert "it cannot be read (Permission denied)" in done.err


def test_standard_input_named_twice_is_read_once() -> None:
    done = run("lint", "-", "-", "--at", "1700000000", stdin=token().encode())
    assert "internal error" not in done.err
    assert "1 token" in done.err
