"""What is picked of structured sources, whatever their kind."""

import gzip
import json
from pathlib import Path

import pytest

from tests.builders import token
from tests.cli.command import AT, run


def test_only_one_thing_may_be_asked_for() -> None:
    done = run("lint", "-", "--field", "a", "--column", "b")
    assert done.status == 2
    assert "--field and --column: only one of them" in done.err
    assert run("lint", "-", "--field", "").status == 2


def test_one_process_and_two_give_the_same(tmp_path: Path, at_work: list[object]) -> None:
    rows = [json.dumps({"token": token(payload_changes={"jti": str(at)})}) if at % 7 else "{}" for at in range(1200)]
    (tmp_path / "t.jsonl").write_text("\n".join(rows))
    args = ("lint", str(tmp_path / "t.jsonl"), "--field", "token", "--at", AT, "--format", "json")
    assert run(*args, "--jobs", "1") == run(*args, "--jobs", "2")
    assert len(at_work) >= 2
    document = json.loads(run(*args).out)
    assert document["summary"]["tokens"] == 1200


@pytest.mark.parametrize("pick", ["--column", "--field"])
def test_what_can_be_unpacked_of_a_cut_file_is_judged(pick: str, tmp_path: Path) -> None:
    made = [token(payload_changes={"jti": str(at)}) for at in range(200)]
    rows = [f"x,{each}" for each in made] if pick == "--column" else [json.dumps({"token": each}) for each in made]
    packed = gzip.compress("\n".join(["user,token", *rows] if pick == "--column" else rows).encode())
    (tmp_path / "cut.gz").write_bytes(packed[: len(packed) // 2])
    done = run("lint", str(tmp_path / "cut.gz"), pick, "token", "--at", AT, "--format", "jsonl")
    assert done.status == 2
    assert "its gzip is cut short: reading stopped at line 10" in done.err
    assert 50 < done.out.count('"conforming"') + done.out.count('"undecided"') < 200
