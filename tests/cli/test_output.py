"""--output: over what is there, once, and never over what is read; help says so."""

from pathlib import Path

import pytest

from tests.builders import token
from tests.cli.command import run

COMMANDS = ("inspect", "compare", "diagnose", "preflight")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "token.txt").write_text(token())
    (tmp_path / "inputs.js").write_text('const payload = {sub: "x"}; const options = {algorithm: "RS256"};')


def given(command: str) -> list[str]:
    """The words that a command reads something by."""
    read = {"compare": ["token.txt", "token.txt"], "preflight": ["inputs.js"]}
    return [command, *read.get(command, ["token.txt"])]


@pytest.mark.parametrize("command", [*COMMANDS, "lint"])
def test_what_is_there_is_written_over_and_help_says_so(command: str) -> None:
    Path("out.txt").write_text("of the last run")
    assert run(*given(command), "--output", "out.txt").status in (0, 1)
    assert "of the last run" not in Path("out.txt").read_text()
    assert "over" in " ".join(run(command, "--help").out.split("--output FILE")[1].split()[:12])


@pytest.mark.parametrize("command", COMMANDS)
def test_of_several_none_is_taken_silently(command: str) -> None:
    done = run(*given(command), "--output", "one.txt", "--output", "two.txt")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "it can be given once" in done.err
    assert not [name for name in ("one.txt", "two.txt") if Path(name).exists()]


@pytest.mark.parametrize("command", [*COMMANDS, "lint"])
def test_what_is_read_is_not_written_over(command: str) -> None:
    read = given(command)[-1]
    before = Path(read).read_bytes()
    done = run(*given(command), "--output", f"./{read}")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "and is also read" in done.err
    assert Path(read).read_bytes() == before
