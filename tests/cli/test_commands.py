"""Each command: that it is documented, and that it does what its help says."""

import json
from collections.abc import Iterator

import click
import pytest
from jsonschema import Draft202012Validator

from inspector.checks.catalogue import BY_FAMILY, RULES
from inspector.checks.rule import Rule
from inspector.checks.schema import NAMES
from inspector.cli.main import COMMANDS, cli
from inspector.signing.samples import samples
from tests.builders import MOMENT, key_pair
from tests.cli.command import ROOT, run, spawn

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
    made = ("@click.command", "@click.group")
    files = (ROOT / "inspector" / "cli").glob("*.py")
    modules = {path.stem for path in files if any(word in path.read_text() for word in made)}
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
