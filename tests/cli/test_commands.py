"""Each command: that it is documented, and that it does what its help says."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from jsonschema import Draft202012Validator

from inspector.checks.catalogue import BY_FAMILY, RULES
from inspector.checks.rule import Rule
from inspector.checks.schema import NAMES, schema
from inspector.cli.main import COMMANDS, cli
from inspector.jose import Json
from inspector.signing.samples import samples
from tests.builders import DAYS, MOMENT, certificate, key_pair, token
from tests.cli.command import ROOT, WIDTH, run, spawn

Options = tuple[str, ...]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_its_line_of_help_is_the_one_that_is_listed(name: str) -> None:
    assert command(name).short_help == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_its_help_begins_with_that_line(name: str) -> None:
    done = run(name, "--help")
    assert (done.status, done.err) == (0, "")
    assert " ".join(done.out.split()).find(COMMANDS[name].removesuffix(".")) > 0


@pytest.mark.parametrize("name", COMMANDS)
def test_each_of_its_options_has_help(name: str) -> None:
    options = [each for each in command(name).params if isinstance(each, click.Option)]
    assert not [each.opts for each in options if not each.help]
    assert {name for each in options for name in each.opts} <= set(run(name, "--help").out.replace(",", " ").split())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_it(name: str) -> None:
    assert f"| `qlik-jwt {name}` | {COMMANDS[name]} |" in README


def test_every_module_of_a_command_is_listed() -> None:
    modules = {path.stem for path in (ROOT / "inspector" / "cli").glob("*.py") if "@click.command" in path.read_text()}
    assert modules - {"main"} == set(COMMANDS)


def test_the_help_lists_every_command_and_the_exit_statuses() -> None:
    done = run("--help")
    listed = " ".join(done.out.split())
    assert all(f"{name} {told}" in listed for name, told in COMMANDS.items())
    assert "Exit status: 0 nothing found at or above the threshold, 1 findings, 2 wrong use" in listed


def test_the_version_is_the_packages() -> None:
    assert run("--version").out.startswith("qlik-jwt, version 0.")


# rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_knows_every_code_and_name(rule: Rule) -> None:
    explained = run("rule", rule.code)
    assert explained.status == 0
    assert explained.out == run("rule", rule.name).out == run("rule", rule.code.lower()).out
    flat = " ".join(explained.out.split())
    assert f"{rule.code} {rule.name}" in flat
    assert " ".join(rule.fix.split()) in flat
    assert all(source in explained.out for source in rule.sources)


def test_rule_lists_them_all_by_family() -> None:
    listed = run("rule").out
    assert len(BY_FAMILY) > 5
    for title, rules in BY_FAMILY:
        assert f"{title}\n" in listed
        assert all(f"{rule.code}  {rule.name} " in listed for rule in rules)


def test_rule_lists_them_as_json() -> None:
    listed = json.loads(run("rule", "--format", "json").out)["rules"]
    assert [rule["code"] for rule in listed] == [rule.code for _, rules in BY_FAMILY for rule in rules]
    assert json.loads(run("rule", "QJ501", "--format", "json").out) in listed


# schema


@pytest.mark.parametrize("name", NAMES)
def test_schema_prints_the_file(name: str) -> None:
    done = run("schema", name)
    assert done.out == (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(json.loads(done.out))


def test_schema_knows_every_file() -> None:
    assert {path.name.partition(".")[0] for path in (ROOT / "schemas").iterdir()} == set(NAMES)


# demo

EXPECTED: tuple[tuple[str, set[str]], ...] = (
    ("the tutorial's sample", set()),
    ("wrong audience", {"QJ404"}),
    ("lifetime of 2 h", {"QJ501"}),
    ("no nbf", {"QJ505"}),
    ("email_verified as text", {"QJ305"}),
    ("signed with RS512", {"QJ201", "QJ603"}),
    ("altered payload", {"QJ602"}),
    ("wrong key", {"QJ601"}),
    ("claims in the header", {"QJ207", "QJ401", "QJ404", "QJ504"}),
    ("options merged into the payload", {"QJ310", "QJ401", "QJ404", "QJ504", "QJ505"}),
)


@pytest.fixture(scope="module")
def demo() -> str:
    done = run("demo", "--at", str(MOMENT))
    assert (done.status, done.err) == (0, "")
    return done.out


def test_the_demo_shows_the_ten_samples_in_order(demo: str) -> None:
    titles = [f"{number:>2}  {title}" for number, (title, _) in enumerate(EXPECTED, start=1)]
    assert [line for line in demo.split("\n") if line[:2].strip().isdigit()] == titles
    assert [title for title, _ in EXPECTED] == [each.title for each in samples(MOMENT, key_pair(), key_pair("other"))]


def blocks(demo: str) -> Iterator[str]:
    for number, (title, _) in enumerate(EXPECTED, start=1):
        after = demo.split(f"{number:>2}  {title}\n")[1]
        yield after.split(f"\n\n{number + 1:>2}  ")[0]


def test_the_demo_finds_what_was_done_to_each(demo: str) -> None:
    for (title, codes), block in zip(EXPECTED, blocks(demo), strict=True):
        found = {word for line in block.split("\n") for word in line.split()[2:3] if word.startswith("QJ")}
        assert found == codes, title


def test_the_demo_calls_the_first_sound_and_no_other(demo: str) -> None:
    assert ["DOES NOT CONFORM" in block for block in blocks(demo)] == [False] + [True] * 9
    assert demo.count(" CONFORMS ") == 1


# cert


def test_cert_says_what_the_file_is(cert: str) -> None:
    done = run("cert", cert, "--at", str(MOMENT))
    assert (done.status, done.err) == (0, "")
    assert "CN=tenant" in done.out
    assert certificate().sha256 in done.out


def test_cert_reads_standard_input(cert: str) -> None:
    at = ("--at", str(MOMENT))
    assert run("cert", "-", *at, stdin=Path(cert).read_bytes()).out == run("cert", cert, *at).out


def test_one_line_is_what_the_tutorials_command_makes(cert: str) -> None:
    as_the_tutorial = subprocess.run(["tr", "-d", "\n"], input=Path(cert).read_bytes(), capture_output=True, check=True)
    assert run("cert", cert, "--one-line").out.encode() == as_the_tutorial.stdout
    assert spawn("cert", cert, "--one-line").out.encode() == as_the_tutorial.stdout


def test_one_line_of_one_line_is_itself(cert: str) -> None:
    once = run("cert", cert, "--one-line").out
    assert run("cert", "-", "--one-line", stdin=once.encode()).out == once


def test_one_line_can_be_given_back_as_certificate(cert: str, sound: str, whole: Options, tmp_path: Path) -> None:
    pasted = tmp_path / "pasted.txt"
    pasted.write_text(run("cert", cert, "--one-line").out)
    assert run("inspect", sound, *whole, "--cert", str(pasted)).out.startswith(" CONFORMS ")


def test_there_is_no_one_line_of_a_private_key(private: str) -> None:
    done = run("cert", private, "--one-line")
    assert (done.status, done.out) == (2, "")
    assert "there is no one-line form: " in done.err
    assert done.err.count("\n") == 1
    assert Path(private).read_text()[60:80] not in done.err


def test_cert_as_json_keeps_to_the_schema(cert: str) -> None:
    whole = schema("report")
    described = {"$schema": whole["$schema"], "$defs": whole["$defs"], "$ref": "#/$defs/certificate"}
    document = json.loads(run("cert", cert, "--format", "json").out)
    Draft202012Validator(described).validate(document)
    assert document["notAfter"] == "2028-11-11T22:13:20Z"


@pytest.mark.parametrize(("after", "code"), [(0, ""), (-1, "QJ706"), (DAYS * 86_400, ""), (DAYS * 86_400 + 1, "QJ705")])
def test_cert_judges_its_time_at_the_moment_given(cert: str, after: int, code: str) -> None:
    done = run("cert", cert, "--at", str(MOMENT - 86_400 + after))
    assert done.status == 0
    assert ("QJ70" in done.out) == bool(code)
    assert code in done.out


# completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_shells_script(shell: str) -> None:
    done = run("completion", shell)
    assert (done.status, done.err) == (0, "")
    assert f"_QLIK_JWT_COMPLETE={shell}_complete" in done.out
    assert "qlik-jwt" in done.out


@pytest.mark.parametrize(("typed", "offered"), [("qlik-jwt in", "inspect"), ("qlik-jwt inspect --is", "--issuer")])
def test_completion_completes_commands_and_options(typed: str, offered: str) -> None:
    words = {"_QLIK_JWT_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    assert f"plain,{offered}\n" in spawn(env=words).out


# inspect and lint


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
    shown = json.loads(run("lint", sound, "--format", "json", "--show-claims").out)
    assert shown["reports"][0]["payload"]["name"] == "Hardcore Harry"


@pytest.mark.parametrize("form", ["text", "json"])
def test_mask_hides_who_somebody_is(form: str, tmp_path: Path) -> None:
    marked: dict[str, Json] = {"sub": "MARK1", "name": "MARK2", "email": "MARK3@x.y", "groups": ["MARK4"]}
    path = tmp_path / "marked.txt"
    path.write_text(token(payload_changes=marked, header_changes={"sub": "MARK5", "email": "MARK6"}))
    shown = run("inspect", str(path), "--format", form)
    hidden = run("inspect", str(path), "--format", form, "--mask")
    assert all(f"MARK{number}" in shown.out for number in range(1, 7))
    assert "MARK" not in hidden.out
    assert hidden.status == shown.status


def test_lint_says_place_severity_code_and_message(expired: str) -> None:
    said = run("lint", expired, "--at", str(MOMENT)).out
    assert said.startswith(f"{expired}:1:1: ✗ error QJ502 expired: the token expired 10 min before the moment")
    assert said.count("\n") == 1


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
