"""Who names a column of JSON, or a member of CSV, is told the option that is meant for that kind of file."""

import json

import pytest

from tests.lint.picked import FIRST, told_of

RECORD = json.dumps({"user": "x", "Token": FIRST})
ROWS = f"user,token\nx,{FIRST}\n"


@pytest.mark.parametrize("name", ["token", "TOKEN", "/token", "/logins/0/token"])
@pytest.mark.parametrize("rows", [ROWS, f"sep=;\nuser;token\nx;{FIRST}\n", f'"user"\t"token"\nx\t{FIRST}\n'])
def test_of_csv_the_column_is_told(rows: str, name: str) -> None:
    assert told_of(rows, "--field", name) == "this looks like CSV, not like JSON: use --column token"


def test_of_csv_with_one_column_too() -> None:
    assert told_of(f"token\n{FIRST}\n", "--field", "token") == "this looks like CSV, not like JSON: use --column token"


def test_of_csv_without_the_name_its_columns_are_told() -> None:
    told = told_of(ROWS, "--field", "jwt")
    assert told.startswith(
        "no line of it is JSON; if it is CSV, use --column: its first line has user, token; “token” "
    )


@pytest.mark.parametrize("first", ["a@example.com,token", f"{FIRST},token", "4711;token"])
def test_of_rows_that_may_be_data_nothing_is_told(first: str) -> None:
    assert told_of(f"{first}\nx,y\n", "--field", "token").startswith("no line of it is JSON; where none is named")


@pytest.mark.parametrize("data", [f"{RECORD}\n{RECORD}\n", f"[{RECORD},{RECORD}]", RECORD])
@pytest.mark.parametrize("column", ["token", "Token"])
def test_of_json_the_member_is_told(column: str, data: str) -> None:
    assert told_of(data, "--column", column) == "this is JSON, not CSV: use --field Token"


@pytest.mark.parametrize("column", ["jwt", "1", "2"])
def test_of_json_without_the_name_its_members_are_told(column: str) -> None:
    told = told_of(f"{RECORD}\n{RECORD}\n", "--column", column)
    assert told == "this is JSON, not CSV: use --field; it has user, Token; “Token” holds what looks like a token"


@pytest.mark.parametrize("data", [json.dumps([{"token": FIRST}], indent=1), '{"token": "x",\n"y": 1}\n'])
def test_of_json_over_many_lines_the_option_is_told(data: str) -> None:
    assert told_of(data, "--column", "token") == "this looks like JSON, not like CSV: use --field token"


@pytest.mark.parametrize("rows", [f"{RECORD},\n{RECORD}\n", f"{RECORD},{RECORD}\n", f"{RECORD} {RECORD}\n"])
def test_json_with_json_behind_it_is_no_row(rows: str) -> None:
    assert told_of(rows, "--column", "2") == "this looks like JSON, not like CSV: use --field"


@pytest.mark.parametrize("name", [FIRST, "a@example.com"])
def test_what_was_given_for_a_name_and_may_be_data_is_not_shown(name: str) -> None:
    assert told_of("{\n}\n", "--column", name) == "this looks like JSON, not like CSV: use --field"
