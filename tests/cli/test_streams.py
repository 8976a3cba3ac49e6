"""Standard output, standard error and pipes, as a shell joins them."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import token
from tests.cli.command import command_line, environment, run, spawn

Options = tuple[str, ...]
FULL = Path("/dev/full")
needs_full_disk = pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full here")


def test_results_go_to_standard_output_and_talk_to_standard_error(sound: str, expired: str, tmp_path: Path) -> None:
    done = spawn("lint", sound, expired, str(tmp_path / "nowhere"), "--at", "1700000000", "--format", "concise")
    assert [line.split(": ")[0] for line in done.out.splitlines()] == [f"{expired}:1:1"]
    assert "nowhere" in done.err
    assert "2 tokens: 0 conform" in done.err


def test_a_pipe_without_a_command_is_inspected() -> None:
    done = spawn(stdin=token().encode())
    assert done.out == spawn("inspect", "-", stdin=token().encode()).out
    assert "Payload" in done.out


@pytest.mark.parametrize("arguments", [("inspect",), ("inspect", "-")])
def test_inspect_reads_standard_input(arguments: Options) -> None:
    done = spawn(*arguments, "--at", "1700000000", "--format", "json", stdin=f"Bearer {token()}".encode())
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["source"] == "<stdin>"


def test_a_token_as_argument_is_judged_with_a_note() -> None:
    done = spawn("inspect", token(), "--at", "1700000000")
    assert done.status == 0
    assert done.err == "note: shells remember their arguments; a token is safer on standard input\n"
    assert done.out.startswith(" UNDECIDED ")


@pytest.mark.parametrize("arguments", [("inspect", "--format", "json"), ("lint", "--format", "json")])
def test_json_is_one_document_and_nothing_else(arguments: Options, expired: str) -> None:
    done = spawn(*arguments, expired, "--at", "1700000000")
    assert isinstance(json.loads(done.out), dict)
    assert done.err == ""


def test_jsonl_is_one_report_a_line_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "tokens.txt"
    path.write_text(f"{token()}\n\nrubbish\n{token()}\n")
    done = spawn("lint", "--lines", str(path), "--at", "1700000000", "--format", "jsonl")
    assert [json.loads(line)["line"] for line in done.out.splitlines()] == [1, 3, 4]
    assert done.err == ""


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_a_reader_that_leaves_is_no_error(form: str, tmp_path: Path) -> None:
    many = tmp_path / "many.txt"
    many.write_text(f"{token()}x\n" * 2000)
    process = subprocess.Popen(
        command_line("lint", "--lines", str(many), "--format", form),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    with process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize("arguments", [("--help",), ("rule",), ("schema", "report"), ("completion", "zsh")])
def test_a_reader_that_never_came_is_no_error(arguments: Options) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            command_line(*arguments),
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
            timeout=60,
        )
    finally:
        os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 141


@needs_full_disk
@pytest.mark.parametrize("arguments", [("rule",), ("schema", "report"), ("--help",), ("--version",)])
def test_a_full_disk_is_said_in_one_line(arguments: Options) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            command_line(*arguments),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
            timeout=60,
        )
    assert done.stderr == b"qlik-jwt: the output could not be written (No space left on device)\n"
    assert done.returncode == 2


@needs_full_disk
@pytest.mark.parametrize("command", ["inspect", "lint"])
def test_a_full_disk_behind_output_is_said_in_one_line(command: str, expired: str) -> None:
    done = spawn(command, expired, "--output", str(FULL))
    assert done.err == f"qlik-jwt: {FULL} could not be written (No space left on device)\n"
    assert done.status == 2


@needs_full_disk
def test_of_several_outputs_the_one_that_failed_is_named(expired: str, tmp_path: Path) -> None:
    (tmp_path / "b.csv").symlink_to(FULL)
    done = spawn("lint", expired, "--output", "a.json", "--output", "b.csv", cwd=tmp_path)
    assert done.err == "qlik-jwt: b.csv could not be written (No space left on device)\n"
    assert (tmp_path / "a.json").read_text().endswith('"stopped": true}}\n')


@needs_full_disk
def test_each_of_several_that_failed_is_named(expired: str, tmp_path: Path) -> None:
    (tmp_path / "first.json").symlink_to(FULL)
    (tmp_path / "second.csv").symlink_to(FULL)
    done = spawn("lint", expired, "--output", "first.json", "--output", "second.csv", cwd=tmp_path)
    told = {line.removesuffix(" could not be written (No space left on device)") for line in done.err.splitlines()}
    assert told == {"qlik-jwt: first.json", "qlik-jwt: second.csv"}
    assert done.status == 2


@pytest.mark.parametrize("arguments", [("inspect", "FILE"), ("lint", "FILE"), ("rule",), ("schema", "header")])
def test_a_closed_standard_output_is_no_internal_error(arguments: Options, sound: str) -> None:
    done = _with_closed(1, arguments, sound)
    assert b"internal error" not in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") <= 1


@pytest.mark.parametrize("arguments", [("inspect", "-"), ("lint", "-"), ("cert", "-"), ("inspect",), ()])
def test_a_closed_standard_input_is_no_internal_error(arguments: Options, sound: str) -> None:
    done = _with_closed(0, arguments, sound)
    assert b"internal error" not in done.stderr
    assert b"Traceback" not in done.stderr


def _with_closed(stream: int, arguments: Options, file: str) -> subprocess.CompletedProcess[bytes]:
    """A run without one of its streams, as a shell's `<&-` and `>&-` make it."""
    words = [argument.replace("FILE", file) for argument in arguments]
    code = f"import os, sys; os.close({stream}); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    return subprocess.run(
        [sys.executable, "-c", code, "-m", "inspector", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("encoding", "arguments"),
    [
        ("ascii", ("inspect", "-")),
        ("ascii", ("lint", "-")),
        ("ascii", ("rule",)),
        ("ascii", ("rule", "QJ101")),
        ("ascii", ("demo",)),
        ("ascii", ("--help",)),
        ("ascii", ("nonsense",)),
        ("cp1252", ("inspect", "-")),
        ("cp1252", ("rule",)),
        ("cp1252", ("nonsense",)),
        ("latin-1", ("inspect", "-")),
        ("cp437", ("inspect", "-")),
        ("utf-8", ("inspect", "-")),
    ],
)
def test_any_encoding_of_the_terminal_will_do(encoding: str, arguments: Options) -> None:
    text = token(payload_changes={"name": "Zoë 名前 ✗", "exp": 5}).encode()
    done = spawn(*arguments, stdin=text, env={"PYTHONIOENCODING": encoding})
    assert done.status == (2 if arguments == ("nonsense",) else done.status)
    assert "internal error" not in done.err
    assert "could not be written" not in done.err
    assert done.out or done.err
    assert encoding != "ascii" or done.out.isascii()


def test_what_an_encoding_lacks_is_drawn_in_ascii() -> None:
    text = token(payload_changes={"name": "Zoë"}).encode()
    done = spawn("inspect", "-", "--no-mask", "--at", "1700000000", stdin=text, env={"PYTHONIOENCODING": "ascii"})
    assert done.out.isascii()
    assert "Zo\\xeb" in done.out
    assert re.search(r"^ \[=+\*=+\]$", done.out, re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_an_interruption_is_said_in_one_line() -> None:
    process = subprocess.Popen(
        command_line("lint", "--lines", "-", "--format", "jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    with process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(token().encode() + b"\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        first, _, last = process.stderr.read().strip().partition(b"\n")
        assert first.startswith(b"1 token: ")
        assert last.strip() == b"qlik-jwt: interrupted"
    assert process.returncode == 130


def test_output_writes_the_file_and_nothing_else(sound: str, tmp_path: Path) -> None:
    for command, form in (("inspect", "text"), ("inspect", "json"), ("lint", "json"), ("lint", "jsonl")):
        path = tmp_path / "out.txt"
        shown = run(command, sound, "--at", "1700000000", "--format", form)
        written = run(command, sound, "--at", "1700000000", "--format", form, "--output", str(path))
        assert written.out == ""
        assert written.status == shown.status
        if form != "text":
            assert path.read_text(encoding="utf-8") == shown.out
        assert path.stat().st_size > 100
        assert b"\r" not in path.read_bytes()


def test_output_is_plain_unless_colour_is_asked_for(sound: str, tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    spawn("inspect", sound, "--output", str(path), env={"FORCE_COLOR": "1"})
    assert b"\x1b" not in path.read_bytes()
    spawn("inspect", sound, "--output", str(path), "--color", "always")
    assert b"\x1b" in path.read_bytes()
