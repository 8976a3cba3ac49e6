"""`inspect` and `lint`: which rules are asked, by what, and what is shown of the tokens."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from inspector.checks.schema import schema
from inspector.jose import Json
from tests.builders import MOMENT, token
from tests.cli.command import WIDTH, run

Options = tuple[str, ...]


def test_select_and_ignore_choose_what_is_asked(expired: str) -> None:
    at = ("--at", str(MOMENT))
    assert run("inspect", expired, *at, "--select", "QJ502").status == 1
    assert run("inspect", expired, *at, "--select", "qj5").status == 1
    assert run("inspect", expired, *at, "--select", "QJ3,QJ4", "--select", "QJ2").status == 0
    assert run("inspect", expired, *at, "--ignore", "QJ502").status == 0
    assert run("inspect", expired, *at, "--select", "QJ5", "--ignore", "QJ50").status == 0


def test_what_is_ignored_is_never_counted_as_held(sound: str, whole: Options) -> None:
    assert run("inspect", sound, *whole).out.startswith(" CONFORMS ")
    ignoring = run("inspect", sound, *whole, "--ignore", "QJ502")
    assert ignoring.out.startswith(" UNDECIDED ")
    assert "some rules were deselected: QJ502" in ignoring.out


def test_a_rule_can_be_weighed_anew(warned: str, expired: str, whole: Options) -> None:
    assert run("lint", warned, *whole).status == 0
    assert run("lint", warned, *whole, "--severity", "QJ203=error").status == 1
    assert run("lint", expired, *whole, "--severity", "qj502=WARNING").status == 0
    assert "warning QJ502" in run("lint", expired, *whole, "--severity", "QJ502=warning").out


@pytest.mark.parametrize(("tolerance", "status"), [("599", 1), ("600", 1), ("601", 0), ("600.5", 0)])
def test_the_clocks_may_differ_by_the_tolerance(expired: str, tolerance: str, status: int) -> None:
    assert run("lint", expired, "--at", str(MOMENT), "--clock-tolerance", tolerance).status == status


@pytest.mark.parametrize(
    "at", ["1700000000", "1700000000.0", "2023-11-14T22:13:20Z", "2023-11-14T23:13:20+01:00", "20231114T221320Z"]
)
def test_a_moment_may_be_written_in_many_ways(sound: str, at: str) -> None:
    document = json.loads(run("inspect", sound, "--at", at, "--format", "json", "--severity", "QJ502=error").out)
    assert document["findings"] == []


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [("--issuer", "https://other", "QJ402"), ("--key-id", "other", "QJ403"), ("--at", "1800000000", "QJ502")],
)
def test_the_tenants_values_are_held_against_the_token(
    sound: str, option: str, value: str, code: str, whole: Options
) -> None:
    assert code in run("lint", sound, *whole, option, value).out


def test_inspect_shows_several_tokens_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_text(f"first {token()}\n\n  and {token(payload_changes={'jti': 'x'})}\n")
    shown = run("inspect", str(path)).out
    assert "token 1 of 2, line 1, column 7\n" in shown
    assert "token 2 of 2, line 3, column 7\n" in shown
    document = json.loads(run("inspect", str(path), "--format", "json").out)
    assert document["summary"]["tokens"] == len(document["reports"]) == 2
    assert not list(Draft202012Validator(schema("report")).iter_errors(document))


def test_inspect_as_json_has_the_claims_and_lint_has_not(sound: str) -> None:
    assert json.loads(run("inspect", sound, "--format", "json").out)["payload"]["name"] == "Hardcore Harry"
    assert "Harry" not in run("lint", sound, "--format", "json").out
    shown = json.loads(run("lint", sound, "--format", "json", "--show-claims", "--no-mask").out)
    assert shown["reports"][0]["payload"]["name"] == "Hardcore Harry"
    hidden = json.loads(run("lint", sound, "--format", "json", "--show-claims").out)
    assert hidden["reports"][0]["payload"]["name"] == "(masked: a string of 14 characters)"
    assert hidden["reports"][0]["payload"]["iss"] == shown["reports"][0]["payload"]["iss"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_mask_hides_who_somebody_is(form: str, tmp_path: Path) -> None:
    marked: dict[str, Json] = {"sub": "MARK1", "name": "MARK2", "email": "MARK3@x.y", "groups": ["MARK4"]}
    path = tmp_path / "marked.txt"
    path.write_text(token(payload_changes=marked, header_changes={"sub": "MARK5", "email": "MARK6"}))
    shown = run("inspect", str(path), "--format", form, "--no-mask")
    hidden = run("inspect", str(path), "--format", form, "--mask")
    assert all(f"MARK{number}" in shown.out for number in range(1, 7))
    assert "MARK" not in hidden.out
    assert hidden.status == shown.status


def test_lint_says_place_severity_code_and_message(expired: str) -> None:
    said = run("lint", expired, "--at", str(MOMENT), "--format", "concise").out
    assert said.startswith(f"{expired}:1:1: ✗ error QJ502 expired: the token expired at 20")
    assert said.count("\n") == 1


def test_lint_groups_findings_by_source(expired: str, sound: str, tmp_path: Path) -> None:
    both = tmp_path / "both.txt"
    both.write_text(Path(expired).read_text().rstrip() + "\nrubbish\n")
    said = run("lint", expired, sound, str(both), "--at", str(MOMENT), "--select", "QJ101,QJ502").out
    assert [line for line in said.split("\n") if line and not line.startswith(" ")] == [expired, str(both)]
    lines = [line.split() for line in said.split("\n") if line.startswith(" ")]
    found = [["1:1", "✗", "error", "QJ502"], ["1:1", "✗", "error", "QJ502"], ["2:1", "✗", "error", "QJ101"]]
    assert [line[:4] for line in lines] == found


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_lint_as_json_keeps_to_the_schema(form: str, sound: str, expired: str, tmp_path: Path) -> None:
    said = run("lint", sound, expired, str(tmp_path / "nowhere"), "--format", form, "--at", str(MOMENT)).out
    documents = [json.loads(line) for line in said.splitlines()] if form == "jsonl" else [json.loads(said)]
    assert len(documents) == (2 if form == "jsonl" else 1)
    assert not [error for each in documents for error in Draft202012Validator(schema("report")).iter_errors(each)]


def test_lint_without_any_token_is_still_a_document(tmp_path: Path) -> None:
    document = json.loads(run("lint", str(tmp_path), "--format", "json").out)
    assert document["reports"] == []
    assert document["summary"]["tokens"] == 0


def test_ascii_draws_in_ascii(expired: str) -> None:
    for arguments in (("inspect", expired), ("lint", expired), ("rule", "QJ501"), ("rule",), ("demo",)):
        assert run(*arguments, "--ascii").out.isascii()


def test_the_width_is_the_terminals(sound: str) -> None:
    assert max(map(len, run("inspect", sound).out.split("\n"))) <= int(WIDTH)


def test_a_token_given_as_argument_is_judged_its_scheme_with_it() -> None:
    done = run("inspect", "Bearer", token(), "--at", str(MOMENT))
    assert done.status == 0
    assert "the word Bearer" in done.out
    assert "note: shells remember their arguments" in done.err


def test_text_is_masked_unless_told_otherwise_and_json_is_not(sound: str) -> None:
    assert "Harry" not in run("inspect", sound).out
    assert "Harry" in run("inspect", sound, "--format", "json").out
