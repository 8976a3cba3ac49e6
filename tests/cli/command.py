"""From arguments to what the command line says: in this process, or in one of its own where streams matter."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from inspector.cli.main import main

ROOT = Path(__file__).parents[2]
AT = "1700000000"
WIDTH = "100"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The exit status, standard output and standard error of one run."""

    status: int
    out: str
    err: str


def run(*arguments: str, stdin: bytes = b"") -> Outcome:
    """The command line called in this process; its streams are pipes, not a terminal."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setenv("COLUMNS", WIDTH)
        patch.delenv("FORCE_COLOR", raising=False)
        with pytest.raises(SystemExit) as exit_:
            main(list(arguments))
    status = exit_.value.code
    assert isinstance(status, int)
    return Outcome(status=status, out=_written(out), err=_written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what steers colour or width, and with `extra`."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    return {**kept, "COLUMNS": WIDTH, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **(extra or {})}


def command_line(*arguments: str | bytes) -> list[str | bytes]:
    """The command line in a process of its own, as `python -m inspector` is."""
    return [sys.executable, "-m", "inspector", *arguments]


def is_above_permissions() -> bool:
    """Whether this process may read everything, and there is no way to begin one that may not."""
    return os.name == "nt" or (os.geteuid() == 0 and shutil.which("setpriv") is None)


def without_privileges() -> list[str]:
    """What is put before a command so that permissions hold for it, even where this process is root's."""
    dropped = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}"] if os.geteuid() == 0 else []


def spawn(
    *arguments: str | bytes,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    before: Sequence[str] = (),
) -> Outcome:
    """One run in a process of its own; `before` are words that the command line begins with."""
    done = subprocess.run(
        [*before, *command_line(*arguments)],
        input=stdin,
        capture_output=True,
        env=environment(env),
        cwd=cwd,
        check=False,
        timeout=60,
    )
    return Outcome(
        status=done.returncode,
        out=done.stdout.decode("utf-8", "surrogateescape"),
        err=done.stderr.decode("utf-8", "surrogateescape"),
    )
