"""A baseline: what is known is told no more, what is new is, and what is gone is said."""

import json
import sys
from pathlib import Path

import pytest

from inspector.inspection import Inquiry, inspect_lost
from inspector.lint.baseline import Marks, entry_of
from inspector.report.report import Place
from inspector.signing.samples import KEY_ID, sample_payload
from tests.builders import MOMENT, key_pair, token
from tests.cli.command import AT, Outcome, is_above_permissions, run, spawn, without_privileges
from tests.lint.test_new_file import POSIX, no_room


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a file of two tokens that live too long."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tokens.txt").write_text(long_lived("1") + "\n" + long_lived("2") + "\n")
    return tmp_path


def long_lived(jti: str) -> str:
    """A token that lives two hours."""
    return token(payload_changes={"jti": jti, "exp": MOMENT + 7200})


def linted(*options: str, at: str = AT) -> Outcome:
    """One run over the file, compared with the baseline."""
    return run("lint", "tokens.txt", "--at", at, "--baseline", "known.json", *options)


def codes(outcome: Outcome) -> list[str]:
    """The codes in the lines of findings."""
    return [line.split()[3] for line in outcome.out.splitlines() if line.startswith("  ")]


def test_what_was_written_is_told_no_more_and_fails_nothing(folder: Path) -> None:
    before = linted("--write-baseline")
    assert (before.status, codes(before)) == (0, ["QJ501", "QJ501"])
    assert "known.json: 2 findings are known from now on" in before.err
    after = linted()
    assert (after.status, after.out) == (0, "")
    assert "2 known findings not told" in after.err
    assert (folder / "known.json").stat().st_mode & 0o077 == 0 or sys.platform == "win32"


def test_the_verdict_stays_what_it_is(folder: Path) -> None:
    assert folder.is_dir()
    linted("--write-baseline")
    document = json.loads(linted("--format", "json").out)
    assert [report["verdict"] for report in document["reports"]] == ["nonconforming"] * 2
    assert [(report["findings"], report["known"]) for report in document["reports"]] == [([], 1)] * 2
    assert document["summary"]["known"] == 2
    assert document["summary"]["verdicts"]["nonconforming"] == 2


def test_a_new_finding_is_told(folder: Path) -> None:
    linted("--write-baseline")
    with (folder / "tokens.txt").open("a") as stream:
        stream.write(long_lived("3") + "\n")
    after = linted()
    assert (after.status, codes(after)) == (1, ["QJ501"])


def test_another_finding_of_a_known_token_is_told(folder: Path) -> None:
    assert folder.is_dir()
    linted("--write-baseline")
    after = linted(at=str(MOMENT + 9000))
    assert (after.status, codes(after)) == (1, ["QJ502", "QJ502"])


def test_lines_may_move(folder: Path) -> None:
    linted("--write-baseline")
    (folder / "tokens.txt").write_text(f"\n\n{long_lived('2')}\n{long_lived('1')}\n")
    assert linted().out == ""


def test_what_is_no_longer_met_is_said(folder: Path) -> None:
    linted("--write-baseline")
    (folder / "tokens.txt").write_text(long_lived("1") + "\n")
    after = linted()
    assert after.status == 0
    assert "note: known.json: 1 entry is no longer met (QJ501 in tokens.txt); --write-baseline" in after.err


def test_what_was_not_read_this_time_is_not_said_to_be_gone(folder: Path) -> None:
    linted("--write-baseline")
    (folder / "other.txt").write_text(token() + "\n")
    assert "no longer met" not in run("lint", "other.txt", "--at", AT, "--baseline", "known.json").err


def test_written_anew_it_forgets_what_is_gone(folder: Path) -> None:
    linted("--write-baseline")
    (folder / "tokens.txt").write_text(long_lived("1") + "\n")
    linted("--write-baseline")
    assert len(json.loads((folder / "known.json").read_text())["findings"]) == 1


def test_nothing_of_a_token_is_in_it(folder: Path) -> None:
    linted("--write-baseline")
    text = (folder / "known.json").read_text()
    found = json.loads(text)["findings"]
    assert [sorted(entry) for entry in found.values()] == [["code", "source", "where"]] * 2
    assert not [part for part in long_lived("1").split(".") if part[:20] in text]
    payload = sample_payload(MOMENT)
    assert not [name for name in ("sub", "name", "email", "iss") if str(payload[name]) in text]
    assert KEY_ID not in text


def test_it_is_not_written_where_not_all_could_be_read(folder: Path) -> None:
    done = run("lint", "tokens.txt", "gone.txt", "--at", AT, "--baseline", "known.json", "--write-baseline")
    assert done.status == 2
    assert "not written, for not all could be read" in done.err
    assert not (folder / "known.json").exists()


def test_two_processes_know_it_too(folder: Path, at_work: list[object]) -> None:
    (folder / "tokens.txt").write_text("".join(long_lived(str(at)) + "\n" for at in range(1000)))
    linted("--write-baseline", "--jobs", "1")
    after = linted("--jobs", "2")
    assert len(at_work) >= 2
    assert (after.status, after.out) == (0, "")
    assert "1,000 known findings not told" in after.err


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": 2, "findings": {}}', '{"version": 1, "findings": [1]}']
)
def test_what_is_no_baseline_is_said_in_one_line(content: str, folder: Path) -> None:
    (folder / "known.json").write_text(content)
    done = linted()
    assert done.status == 2
    told = "name one that is, or a new file for --write-baseline" if content else "--write-baseline makes one"
    assert done.err == f"qlik-jwt: --baseline known.json: it is no baseline; {told}\n"


@pytest.mark.parametrize("content", [key_pair().private_pem(), b"my notes\n", b'{"version": 2, "findings": {}}'])
def test_a_new_one_is_not_written_over_what_is_none(content: bytes, folder: Path) -> None:
    (folder / "known.json").write_bytes(content)
    done = linted("--write-baseline")
    assert (done.status, done.out, (folder / "known.json").read_bytes()) == (2, "", content)
    told = "it is no baseline, and is not written over; name another file, or move it away"
    assert done.err == f"qlik-jwt: --baseline known.json: {told}\n"


def test_a_new_one_is_written_over_an_empty_file(folder: Path) -> None:
    (folder / "known.json").write_text("")
    assert linted("--write-baseline").status == 0
    assert len(json.loads((folder / "known.json").read_text())["findings"]) == 2


@POSIX
def test_the_old_one_stays_whole_where_there_is_no_room_for_the_new(folder: Path) -> None:
    linted("--write-baseline")
    old = (folder / "known.json").read_bytes()
    (folder / "tokens.txt").write_text("".join(long_lived(str(at)) + "\n" for at in range(20)))
    with no_room(len(old)):
        done = linted("--write-baseline")
    assert done.status == 2
    assert "known.json: it cannot be written (File too large)" in done.err
    assert (folder / "known.json").read_bytes() == old
    assert sorted(path.name for path in folder.iterdir()) == ["known.json", "tokens.txt"]


@POSIX
def test_whoever_may_read_the_old_one_may_read_the_new(folder: Path) -> None:
    linted("--write-baseline")
    (folder / "known.json").chmod(0o644)
    linted("--write-baseline")
    assert (folder / "known.json").stat().st_mode & 0o777 == 0o644


@pytest.mark.skipif(is_above_permissions(), reason="this process may write everywhere")
def test_in_a_folder_that_takes_no_new_file_one_that_is_there_is_written_into(folder: Path) -> None:
    (folder / "known.json").write_text("")
    done = closed(folder, "known.json")
    assert (done.status, done.err.split("\n")[-2]) == (0, "known.json: 4 findings are known from now on")
    assert linted().status == 0


@pytest.mark.skipif(is_above_permissions(), reason="this process may write everywhere")
def test_a_folder_that_takes_no_new_file_is_said_before_the_work(folder: Path) -> None:
    done = closed(folder, "new.json")
    assert (done.status, done.out) == (2, "")
    assert done.err == "qlik-jwt: new.json: it cannot be written (permission denied)\n"


def closed(folder: Path, name: str) -> Outcome:
    """A baseline of that name is written, while the folder takes no new file."""
    folder.chmod(0o555)
    try:
        return spawn(
            *("lint", "tokens.txt", "--baseline", name, "--write-baseline"), cwd=folder, before=without_privileges()
        )
    finally:
        folder.chmod(0o755)


def test_a_baseline_that_is_not_there_is_said_in_one_line(folder: Path) -> None:
    assert folder.is_dir()
    assert "--baseline known.json: it cannot be read (No such file or directory)" in linted().err
    assert run("lint", "tokens.txt", "--write-baseline").status == 2


def test_a_crash_is_never_known(folder: Path) -> None:
    assert folder.is_dir()
    report = inspect_lost(Inquiry(MOMENT), Place("tokens.txt", 1, 1))
    known = Marks(frozenset(entry_of(report, finding).mark for finding in report.findings))
    assert known.parted(report) == (report, [])


def test_a_line_without_a_token_is_known_by_its_place_alone(folder: Path) -> None:
    (folder / "tokens.txt").write_text(f"{token()}\nrubbish\n")
    linted("--write-baseline")
    assert linted().out == ""
    (folder / "tokens.txt").write_text(f"{token()}\nrubbish\nmore\n")
    assert codes(linted()) == ["QJ101"]


def test_known_errors_do_not_fail_what_is_undecided_by_them(folder: Path) -> None:
    assert folder.is_dir()
    (folder / "tenant.cer").write_bytes(key_pair("other").certificate)
    judged = ("--cert", "tenant.cer", "--fail-on", "undecided")
    linted(*judged, "--write-baseline")
    assert linted(*judged).status == 0


def test_no_file_that_is_read_is_written(folder: Path) -> None:
    before = (folder / "tokens.txt").read_bytes()
    assert run("lint", "tokens.txt", "--baseline", "tokens.txt", "--write-baseline").status == 2
    linted("--write-baseline")
    done = run("lint", "known.json", "--baseline", "./known.json", "--write-baseline")
    assert (done.status, (folder / "tokens.txt").read_bytes()) == (2, before)
    assert "known.json is to be written, and is also read" in done.err
    assert run("lint", "tokens.txt", "--output", "./tokens.txt").status == 2
    assert run("lint", "tokens.txt", "--output", "a", "--output", "./a").status == 2
    (folder / "tenant.cer").write_bytes(key_pair("other").certificate)
    assert run("lint", "tokens.txt", "--cert", "tenant.cer", "--output", "tenant.cer").status == 2


def test_a_code_of_somebodys_baseline_steers_no_terminal(folder: Path) -> None:
    linted("--write-baseline")
    text = (folder / "known.json").read_text().replace("QJ501", "\\u001b[2J")
    (folder / "known.json").write_text(text)
    (folder / "tokens.txt").write_text(token() + "\n")
    said = linted().err
    assert "no longer met" in said
    assert "\x1b" not in said


def test_that_all_known_findings_are_lost_is_noted_once(folder: Path) -> None:
    linted("--write-baseline")
    (folder / "tokens.txt").write_text("")
    done = linted("--write-baseline")
    told = "it knew 2 findings, and now none, for nothing was found; if that surprises you, look at the sources"
    assert done.status == 0
    assert f"note: known.json: {told}\nknown.json: 0 findings are known from now on\n" in done.err
    assert "look at the sources" not in linted("--write-baseline").err


@pytest.mark.parametrize("before", [None, b"", b" \n"], ids=["no file", "empty", "blank"])
def test_where_nothing_was_known_nothing_is_lost(before: bytes | None, folder: Path) -> None:
    (folder / "tokens.txt").write_text("")
    if before is not None:
        (folder / "known.json").write_bytes(before)
    done = linted("--write-baseline")
    assert (done.status, "look at the sources" in done.err) == (0, False)
    assert "0 findings are known" in done.err
