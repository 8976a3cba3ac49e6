"""The forms of lint, in files and on standard output: which is chosen, how it is encoded, and that processes agree."""

import csv
import io
import json
from pathlib import Path

import pytest

from inspector.report.forms import NAMES
from tests.builders import MOMENT, token
from tests.cli.command import run, spawn

PROGRAMS = [name for name in NAMES if name not in ("text", "concise")]
BEGINNINGS = {
    "r.json": '{"reports"',
    "r.jsonl": '{"source"',
    "r.sarif": '{"$schema"',
    "r.xml": "<?xml",
    "r.csv": "\ufeffsource,",
    "r.html": "<!doctype html>",
    "r.md": "# ",
    "r.txt": "",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files with many tokens each, sound ones, faulty ones, and lines without any."""
    for name in ("a b.txt", "ü.txt"):
        lines = [
            token(payload_changes={"jti": f"{name}-{at}", "exp": MOMENT + 60 * at, "name": "名前" * (at % 3)})
            for at in range(1, 90)
        ]
        (tmp_path / name).write_text("\n".join([*lines, "rubbish", *lines[:9]]) + "\n", encoding="utf-8")
    return tmp_path


def linted(folder: Path, form: str, *options: str) -> str:
    """What is written in a form, from that folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = run("lint", "--lines", "a b.txt", "ü.txt", "--at", str(MOMENT), "--format", form, *options)
    assert done.status == 1
    return done.out


def test_every_form_is_looked_at() -> None:
    assert {"sarif", "junit", "github", "csv", "html", "markdown"} <= set(NAMES)


@pytest.mark.parametrize("form", NAMES)
def test_one_process_and_two_write_the_same(form: str, folder: Path, at_work: list[object]) -> None:
    alone = linted(folder, form, "--jobs", "1")
    assert len(alone) > 5_000
    assert linted(folder, form, "--jobs", "2") == alone
    assert at_work


@pytest.mark.parametrize("form", NAMES)
def test_a_file_holds_what_standard_output_would(form: str, folder: Path) -> None:
    printed = linted(folder, form)
    assert linted(folder, form, "--output", str(folder / "made")) == ""
    assert (folder / "made").read_bytes().decode("utf-8") == printed


@pytest.mark.parametrize("name", BEGINNINGS)
def test_a_file_s_ending_chooses_the_form(name: str, expired: str, tmp_path: Path) -> None:
    run("lint", expired, "--output", str(tmp_path / name))
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert text.startswith(BEGINNINGS[name])
    assert text


def test_several_forms_are_written_in_one_run(expired: str, tmp_path: Path) -> None:
    made = [str(tmp_path / name) for name in ("r.sarif", "r.html", "r.csv")]
    options = [word for name in made for word in ("--output", name)]
    forms = [word for name in ("github", "csv", "html", "sarif") for word in ("--format", name)]
    done = run("lint", expired, *options, *forms)
    assert done.out.startswith("::error ")
    for path in map(Path, made):
        assert path.read_text(encoding="utf-8").startswith(BEGINNINGS[path.name])


@pytest.mark.parametrize("form", PROGRAMS)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_no_encoding_of_standard_output_spoils_it(form: str, encoding: str, folder: Path) -> None:
    arguments = ("lint", "--lines", "ü.txt", "--at", str(MOMENT), "--format", form)
    done = spawn(*arguments, env={"PYTHONIOENCODING": encoding}, cwd=folder)
    assert done.out == spawn(*arguments, cwd=folder).out
    assert "ü" in done.out or "\\u00fc" in done.out or "&#252;" in done.out or "%C3%BC" in done.out


def test_csv_has_the_line_ends_of_the_rfc_on_standard_output_too(expired: str) -> None:
    out = spawn("lint", expired, "--format", "csv").out
    assert out.count("\r\n") == out.count("\n") == 2
    assert len(list(csv.reader(io.StringIO(out, newline="")))) == 2


@pytest.mark.parametrize("form", PROGRAMS)
def test_what_other_programs_read_is_not_talked_into(form: str, expired: str) -> None:
    assert run("lint", expired, "--format", form).err == ""


def test_statistics_stand_behind_the_findings(expired: str, sound: str) -> None:
    done = run("lint", sound, expired, "--at", str(MOMENT), "--statistics")
    findings, tables = done.out.split("\n\n", maxsplit=1)
    assert "QJ502 expired: " in findings
    assert tables.startswith("code   name")
    assert tables.endswith("0 of 2 tokens conform; 1 is undecided.\n")
    assert done.err.startswith("2 tokens: ")


def test_statistics_leave_what_other_programs_read_alone(expired: str) -> None:
    done = run("lint", expired, "--statistics", "--format", "json")
    assert set(json.loads(done.out)) == {"reports", "summary"}
    assert "QJ502  expired" in done.err


def test_statistics_are_wanted_behind_a_file_too(expired: str, tmp_path: Path) -> None:
    done = run("lint", expired, "--statistics", "--output", str(tmp_path / "r.txt"))
    assert done.out == ""
    assert "QJ502  expired" in done.err


def test_unreadable_sources_are_in_each_form_that_has_a_place_for_them(expired: str) -> None:
    for form in ("json", "csv", "sarif", "junit", "github", "html", "markdown"):
        done = run("lint", expired, "nowhere.txt", "--format", form)
        assert done.status == 2
        assert "nowhere.txt" in done.out.replace("`", "")


def test_text_names_them_in_a_file_and_not_between_findings_on_a_terminal(expired: str, tmp_path: Path) -> None:
    run("lint", expired, "nowhere.txt", "--output", str(tmp_path / "r.txt"))
    ends = (tmp_path / "r.txt").read_text(encoding="utf-8").splitlines()[-1]
    assert ends == "not read: nowhere.txt: there is no such file or folder"
    assert "not read" not in run("lint", expired, "nowhere.txt").out
