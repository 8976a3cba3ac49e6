"""A real cluster of two worker processes: the same findings, and nothing lost where one of them is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.lint import cluster
from inspector.lint.cluster import larger
from inspector.lint.piece import Piece
from inspector.signing.samples import ISSUER, KEY_ID
from tests.builders import MOMENT, key_pair, token
from tests.cli.command import AT, command_line, environment, spawn
from tests.lint.dask_cluster import LIMIT, cluster_of_two, free_port

LINES = 60_000
posix = pytest.mark.skipif(sys.platform == "win32", reason="it has no such signal")
pytest.importorskip("distributed", reason="the extra “cluster” is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tenant's certificate, a file of some tokens and one of many."""
    found = tmp_path_factory.mktemp("cluster")
    (found / "tenant.cer").write_bytes(key_pair().certificate)
    made = [token(payload_changes={"jti": str(at), "exp": MOMENT + 296 + 90 * at}) for at in range(100)]
    (found / "some").write_text("".join(f"{each}\n" for each in [*made, "rubbish", made[0][:-9], *made[:3]]))
    (found / "many").write_text(f"{token()}\n" * LINES)
    return found


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A cluster with two workers."""
    with cluster_of_two(folder) as found:
        yield found


def arguments(name: str, *options: str) -> tuple[str, ...]:
    """The command line for a file."""
    tenant = ("--cert", "tenant.cer", "--issuer", ISSUER, "--key-id", KEY_ID)
    return ("lint", name, *tenant, "--at", AT, *options)


@pytest.mark.parametrize("form", ["text", "jsonl", "json"])
def test_a_cluster_says_what_one_process_says_byte_for_byte(form: str, folder: Path, address: str) -> None:
    given = arguments("some", "--format", form)
    alone = spawn(*given, "--jobs", "1", cwd=folder)
    assert alone.status == 1
    assert spawn(*given, "--cluster", address, cwd=folder) == alone


@posix
def test_where_a_worker_is_killed_nothing_is_lost_and_nothing_counted_twice(folder: Path, address: str) -> None:
    command = command_line(*arguments("many", "--cluster", address))
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=folder
    ) as process:
        victim = busy_worker()
        os.kill(victim, signal.SIGKILL)
        assert process.poll() is None, "it was done before the worker was killed"
        out, err = process.communicate(timeout=LIMIT)
    assert (out, process.returncode) == (b"", 0)
    assert err.decode() == f"{LINES:,} tokens: {LINES:,} conform\n"


def busy_worker() -> int:
    """The number of a worker process, as soon as one works hard."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        for number in listed():
            before = used(number)
            time.sleep(0.1)
            if used(number) - before >= 0.05:
                return number
    pytest.fail("no worker works")


def listed() -> list[int]:
    """The processes that nannies have begun."""
    found = subprocess.run(["pgrep", "-f", "spawn_main"], capture_output=True, text=True, check=False)
    nannies = subprocess.run(["pgrep", "-f", "dask_worker"], capture_output=True, text=True, check=False).stdout.split()
    return [int(number) for number in found.stdout.split() if parent(int(number)) in map(int, nannies)]


def parent(number: int) -> int:
    """Who began a process; 0 where it is gone."""
    try:
        return int(Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def used(number: int) -> float:
    """Seconds of the processor that a process has had."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_where_no_cluster_answers_one_line_says_so(folder: Path) -> None:
    done = spawn(*arguments("some", "--cluster", f"tcp://127.0.0.1:{free_port()}"), cwd=folder)
    assert done.status == 2
    assert done.err.count("\n") == 1
    assert ": no cluster answers there (" in done.err


@pytest.mark.parametrize("wrong", ["nonsense", "", "ftp://x:1", "tcp://127.0.0.1:nonsense", "tcp://127.0.0.1"])
def test_what_is_no_address_is_said_in_one_line(wrong: str, folder: Path) -> None:
    done = spawn(*arguments("some", "--cluster", wrong), cwd=folder)
    assert done.status == 2
    assert done.err.count("\n") == 1
    assert "--cluster" in done.err


def test_pieces_that_follow_each_other_go_together() -> None:
    lines = [Piece("s", at, "lines", b"x" * 1000) for at in range(3)]
    other, pause = Piece("t", 1, "lines", b"y"), Piece("t", 2, "pause", b"")
    whole = Piece("t", 2, "whole", b"z")
    found = list(larger(iter([*lines, other, pause, other, whole, whole])))
    assert found == [Piece("s", 0, "lines", b"x" * 3000), other, pause, other, whole, whole]


def test_a_pause_is_handed_on_before_more_comes() -> None:
    def flowing() -> Iterator[Piece]:
        yield Piece("s", 1, "lines", b"x")
        yield Piece("s", 2, "pause", b"")
        pytest.fail("more was asked for")

    found = larger(flowing())
    assert [next(found).layout, next(found).layout] == ["lines", "pause"]


def test_they_are_not_larger_than_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PIECE", 2000)
    found = list(larger(Piece("s", at, "lines", b"x" * 1000) for at in range(5)))
    assert [len(piece.data) for piece in found] == [2000, 2000, 1000]
    assert [piece.line for piece in found] == [0, 2, 4]
