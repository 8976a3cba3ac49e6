"""What click cannot take of a command line: one line of ours, whatever the command and the option."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from inspector.cli.kinds import Count, Filled, OneOf, Seconds
from inspector.cli.main import cli
from tests.builders import token
from tests.cli.command import run


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command, and the words that call it."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None
        yield from commands(below, (*path, name))


OPTIONS = [
    (path, option)
    for path, command in commands(cli)
    for option in command.params
    if isinstance(option, click.Option) and not option.is_flag
]
ROWS = [pytest.param(path, option, id=f"{' '.join(path)} {option.opts[-1]}") for path, option in OPTIONS]


def line(*arguments: str) -> str:
    """The one line that is said of them, after what it begins with."""
    done = run(*arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    return done.err.removeprefix("qlik-jwt").strip()


@pytest.mark.parametrize(("path", "option"), ROWS)
def test_an_option_without_its_value_says_what_to_write(path: tuple[str, ...], option: click.Option) -> None:
    name = max(option.opts, key=len)
    said = line(*path, name)
    assert said.startswith(f"{' '.join(path)}: {name} has no value; write {name} ")
    assert said.split()[-1] not in (name, "write")


@pytest.mark.parametrize(("path", "option"), ROWS)
def test_a_kind_that_can_be_wrong_has_words_of_ours(path: tuple[str, ...], option: click.Option) -> None:
    assert path
    assert isinstance(option.type, OneOf | Count | Seconds | Filled | click.types.StringParamType)


def test_every_command_was_seen() -> None:
    assert len(OPTIONS) > 100
    assert {"lint", "tenant", "sign"} <= {path[0] for path, _ in OPTIONS}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("lint --jobs -3", ": --jobs: “-3”: write a whole number from 1 to 256"),
        ("lint --jobs 257", ": --jobs: “257”: write a whole number from 1 to 256"),
        ("preflight --call 0", ": --call: “0”: write a whole number from 1 on"),
        ("lint --clock-tolerance x", ": --clock-tolerance: “x” is no number; write seconds, as 5"),
        ("lint --clock-tolerance=-4", ": --clock-tolerance: it is -4; write 0 or more seconds, less than a century"),
        ("lint --output=", ": --output: it is empty; write the name of a file"),
        ("lint --baseline=", ": --baseline: it is empty; write the name of a file"),
        ("lint --glob=", ": --glob: it is empty; write a pattern, *.log"),
        ("lint --issuer=", ": --issuer: it is empty; leave it out where it is not known"),
        ("lint --output a --write-baseline=x", " lint: --write-baseline takes no value; write it alone"),
        ("inspect --output a --output b", ": --output: it can be given once"),
        ("inspect --cert gone.cer", ": --cert gone.cer: there is no such file"),
        ("sign --key gone.pem", ": --key gone.pem: there is no such file"),
        ("inspect --severity QJ501", ": --severity: “QJ501” has no level; write CODE=error, CODE=warning or CODE=note"),
        ("lint --frmat json", " lint: there is no option “--frmat”. Did you mean --format? See qlik-jwt lint --help."),
        (
            "lint --clock 5",
            " lint: there is no option “--clock”. Did you mean --clock-tolerance? See qlik-jwt lint --help.",
        ),
        ("lint --nonsense", " lint: there is no option “--nonsense”. See qlik-jwt lint --help."),
        (
            "lint --f json",
            " lint: there is no option “--f”. Did you mean --fail-on, --field or --format? See qlik-jwt lint --help.",
        ),
        ("lint --x", " lint: there is no option “--x”. See qlik-jwt lint --help."),
        ("Inspect", ": there is no command “Inspect”. Did you mean inspect? See qlik-jwt --help."),
        ("tenant lst", " tenant: there is no command “lst”. Did you mean list? See qlik-jwt tenant --help."),
        ("cert", " cert: FILE is missing; write qlik-jwt cert FILE"),
        ("compare a", " compare: BAD is missing; write qlik-jwt compare GOOD BAD"),
        ("schema", " schema: a word is missing; write header, payload, signing-options or report"),
        ("schema hedder", " schema: NAME: “hedder” is no schema; did you mean header?"),
        ("sign", " sign: --key is missing; write --key FILE"),
        ("tenant list a", " tenant list: it takes no arguments; leave out “a”"),
        ("cert a b c", " cert: it takes only FILE; leave out “b” and what follows"),
    ],
)
def test_it_says_what_is_wrong_where_and_what_to_write(arguments: str, said: str) -> None:
    assert line(*arguments.split(" ")) == said.strip()


@pytest.mark.parametrize("option", ["--cert", "--output", "--baseline"])
def test_a_token_in_place_of_a_file_is_named_for_what_it_is(option: str) -> None:
    said = line("lint", option, token())
    assert said == f": {option}: it is a token itself, which shells remember; write the name of a file"


@pytest.mark.parametrize(
    "arguments",
    [
        *(f"lint --{name}" for name in ("jobs", "format", "select", "tenant", "severity", "at", "clock-tolerance")),
        *("sign --key x --claim", "rule", "schema", "tenant show", "keygen", "cert x"),
    ],
)
def test_of_a_short_token_nothing_but_its_beginning_is_repeated(arguments: str) -> None:
    done = run(*arguments.split(" "), "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl")
    assert done.status == 2
    assert not [part for part in ("IUzI1", "e30", "c2ln") if part in done.err]


@pytest.mark.parametrize(
    "arguments",
    [("lint",), ("lint", "--jobs"), ("sign", "--key"), ("cert",), ("keygen",), ("tenant", "list")],
    ids=" ".join,
)
def test_no_line_of_a_private_key_is_repeated(arguments: tuple[str, ...], private: str) -> None:
    key = Path(private).read_text()
    done = run(*arguments, key)
    assert done.status == 2
    assert not [each for each in key.split("\n")[1:] if each and each in done.err]
