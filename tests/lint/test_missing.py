"""A name that nothing has is one line on those that are there; nothing is shown that may be data."""

import json

import pytest

from tests.cli.command import run
from tests.lint.picked import FIRST, told_of

NAMED = json.dumps({"id": 7, "auth": {"token": FIRST}})


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tokn", "it has id, token; did you mean “token”?"),
        ("Token", "it has id, token; did you mean “token”?"),
        ("jwt", "it has id, token; “token” holds what looks like a token"),
        ("/token", "it has /id, /auth/token; “/auth/token” holds what looks like a token"),
        ("a\x1bb", "it has id, token; “token” holds what looks like a token"),
    ],
)
def test_a_member_that_nothing_has_is_one_line_on_those_that_are_there(name: str, told: str) -> None:
    shown = name.replace("\x1b", "␛")
    assert told_of(f"{NAMED}\n{NAMED}\n", "--field", name) == f"no line of it has a member “{shown}”; {told}"
    assert told_of(f"[{NAMED},\n{NAMED}]", "--field", name) == f"there is no member “{shown}”; {told}"


@pytest.mark.parametrize("times", [1, 2])
def test_a_member_that_is_an_object_is_not_said_to_be_absent(times: int) -> None:
    told = told_of(f'{{"token": {{"raw": {json.dumps(FIRST)}}}}}\n' * times, "--field", "token")
    assert told.endswith(" member “token” but as an object; it has raw; “raw” holds what looks like a token")


def test_where_nothing_looks_right_it_is_said_how_to_do_without() -> None:
    told = "no line of it has a member “jwt”; it has x; without --field, tokens are found in any text"
    assert told_of('{"x": 1}\n{"x": "y"}\n', "--field", "jwt") == told
    assert told_of("words\nmore words\n", "--field", "jwt").startswith("no line of it is JSON; without --field")


def test_neither_values_nor_what_stands_where_names_do_is_shown() -> None:
    told = told_of(f'{{"who@example.com": "secret"}}\n{{"{FIRST}": 1, "x": {json.dumps(FIRST)}}}\n', "--field", "nam")
    assert told == "no line of it has a member “nam”; it has x; “x” holds what looks like a token"


def test_of_many_names_the_first_are_shown() -> None:
    many = {f"name-{at}": at for at in range(3000)}
    assert "name-6, name-7 and 992 more" in told_of(f"{json.dumps(many)}\n" * 30, "--field", "jwt")


def test_a_document_without_the_member_is_said() -> None:
    done = run("lint", "-", "--field", "tokn", stdin=json.dumps([{"token": FIRST}], indent=1).encode())
    assert done.status == 2
    assert "there is no member “tokn”; it has token; did you mean “token”?" in done.err


def test_a_column_that_is_not_there_names_those_that_are() -> None:
    done = run("lint", "-", "--column", "jwt", stdin=b"user,token\nx,y\n")
    assert done.status == 2
    assert "there is no column “jwt”; its first line has user, token; without --column" in done.err


@pytest.mark.parametrize(
    ("column", "meant"),
    [("Tokne", "did you mean “token”?"), ("jwt", "“token” holds what looks like a token"), ("3", "“token” holds")],
)
def test_a_column_that_was_likely_meant_is_named(column: str, meant: str) -> None:
    told = told_of(f"user,token\nx,{FIRST}\n", "--column", column)
    assert told.startswith(f"there is no column “{column}”; its first line has user, token; {meant}")


def test_data_in_the_first_row_is_not_shown() -> None:
    done = run("lint", "-", "--column", "token", stdin=f"a@example.com,{FIRST}\n".encode())
    assert "its first line has 2 columns and looks like none with names: write a number" in done.err
    assert "example" not in done.err
    assert FIRST[:12] not in done.err
