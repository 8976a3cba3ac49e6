"""Many processes: the same words as from one, nothing lost where one is killed, and a clean stop."""

import bz2
import gzip
import lzma
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import zstandard

from inspector.lint import laid
from inspector.lint.piece import Piece
from tests.builders import key_pair, token
from tests.cli.command import AT, command_line, environment, run

posix = pytest.mark.skipif(sys.platform == "win32", reason="it has no such signals")
FORMS = ("text", "json", "jsonl")
TENANT = ("--issuer", "https://my-custom-jwt", "--key-id", "my-custom-jwt", "--at", AT)
PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.compress,
}
LINES = 60_000
LIMIT = 60.0  # seconds that a slow machine may need


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate, and one text of good and bad tokens in every form."""
    folder = tmp_path_factory.mktemp("jobs")
    (folder / "publickey.cer").write_bytes(key_pair().certificate)
    lines = [
        token(payload_changes={"jti": f"jti-{at}", "aud": ["qlik.api", "x"][at % 2] if at % 3 else "y"})
        for at in range(90)
    ]
    lines[10:10] = ["rubbish", "", token()]
    text = "\n".join([*lines * 8, token(payload_changes={"jti": "jti-7", "name": "another"})]).encode() + b"\n"
    (folder / "tokens").write_bytes(text)
    for ending, pack in PACKERS.items():
        (folder / f"tokens.{ending}").write_bytes(pack(text))
    return folder


def linted(folder: Path, name: str, *options: str, stdin: bytes = b"") -> tuple[int, str, str]:
    """Status, output and talk of one run over one source, whose name is taken out of them."""
    source = str(folder / name) if name != "-" else "-"
    done = run("lint", source, "--cert", str(folder / "publickey.cer"), *TENANT, *options, stdin=stdin)
    shown = "<stdin>" if name == "-" else source
    return done.status, done.out.replace(shown, "S"), done.err.replace(shown, "S")


@pytest.mark.parametrize("form", FORMS)
def test_all_ways_give_the_same_byte_for_byte(
    form: str, folder: Path, at_work: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laid, "_LARGEST", 1 << 19)  # so that of this file, too, the parent keeps the place alone
    alone = linted(folder, "tokens", "--format", form, "--jobs", "1")
    assert alone[0] == 1
    assert len(alone[1]) > 10_000
    assert linted(folder, "tokens", "--format", form, "--jobs", "2") == alone
    assert any(isinstance(piece, Piece) and not piece.data for piece in at_work)
    assert "QJ408" in alone[1]
    assert linted(folder, "-", "--format", form, stdin=(folder / "tokens").read_bytes()) == alone
    for ending in PACKERS:
        assert linted(folder, f"tokens.{ending}", "--format", form) == alone


def test_a_number_of_processes_that_is_none_is_refused() -> None:
    for number in ("0", "-1", "two", "257"):
        done = run("lint", "-", "--jobs", number)
        assert done.status == 2
        assert "--jobs" in done.err


@pytest.fixture
def running(folder: Path, tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A run over many tokens by two processes, that have begun."""
    line = token().encode() + b"\n"
    (tmp_path / "many").write_bytes(line.rpartition(b".")[0] + b"\n" + line * LINES)
    command = command_line("lint", "many", "--cert", str(folder / "publickey.cer"), *TENANT, "--jobs", "2")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=tmp_path, start_new_session=True
    ) as process:
        try:
            assert len(workers(process)) == 2
            yield process
        finally:
            process.kill()


def workers(process: "subprocess.Popen[bytes]") -> list[int]:
    """The numbers of its two worker processes, as soon as there are so many."""
    found: list[int] = []
    end = time.monotonic() + LIMIT
    while len(found) < 2 and process.poll() is None and time.monotonic() < end:
        listed = subprocess.run(
            ["pgrep", "-P", str(process.pid), "-f", "spawn_main|lint"], capture_output=True, text=True, check=False
        )
        found = [int(number) for number in listed.stdout.split()]
    return found


@posix
def test_where_a_worker_is_killed_nothing_is_lost(running: "subprocess.Popen[bytes]") -> None:
    os.kill(workers(running)[0], signal.SIGKILL)
    out, err = running.communicate(timeout=LIMIT)
    assert (out.count(b"QJ110"), running.returncode) == (1, 1)
    assert err.decode().startswith(f"{LINES + 1:,} tokens: {LINES:,} conform, 1 do not conform;")


@posix
def test_ctrl_c_ends_all_and_says_what_was_done(running: "subprocess.Popen[bytes]") -> None:
    begun = workers(running)
    assert running.stdout
    assert running.stdout.readline() == b"many\n"
    os.killpg(running.pid, signal.SIGINT)
    _, err = running.communicate(timeout=LIMIT)
    assert running.returncode == 130
    first, *rest = err.decode().splitlines()
    assert " tokens: " in first
    assert [line for line in rest if line] == ["qlik-jwt: interrupted"]
    assert not [number for number in begun if Path(f"/proc/{number}").exists()]
