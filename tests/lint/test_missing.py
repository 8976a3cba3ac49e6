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
    assert told == "“token” is an object; it has raw; “raw” holds what looks like a token"


@pytest.mark.parametrize(
    ("object_", "told"), [({}, "no members"), ({"a b": 1, "c d": 2}, "2 names that are not shown")]
)
def test_of_an_object_its_own_members_are_told(object_: object, told: str) -> None:
    data = json.dumps({"other": 1, "token": object_})
    assert told_of(f"{data}\n{data}\n", "--field", "token").startswith(f"“token” is an object; it has {told}")


def test_a_pointer_without_its_first_slash_is_told_with_it() -> None:
    told = told_of(f"{NAMED}\n{NAMED}\n", "--field", "auth/token")
    assert told == "no line of it has a member “auth/token”; did you mean “/auth/token”?"
    assert "it has id, token" in told_of(f"{NAMED}\n{NAMED}\n", "--field", "auth/tokens")


def test_where_nothing_looks_right_it_is_said_how_to_do_without() -> None:
    told = "no line of it has a member “jwt”; it has x; where none is named, tokens are found in any text"
    assert told_of('{"x": 1}\n{"x": "y"}\n', "--field", "jwt") == told
    assert told_of("words\nmore words\n", "--field", "jwt").startswith("no line of it is JSON; where none is named")


def test_neither_values_nor_what_stands_where_names_do_is_shown() -> None:
    told = told_of(f'{{"who@example.com": "secret"}}\n{{"{FIRST}": 1, "x": {json.dumps(FIRST)}}}\n', "--field", "nam")
    assert told == "no line of it has a member “nam”; it has x and 2 more; “x” holds what looks like a token"


DATA = (
    "jane.doe",
    "auth0|5f7a",
    "Erika Mustermann",
    "+49 170 1234567",
    "DE89370400440532013000",
    "sk_live_51H8abc",
    "Bearer eyJhb.c",
    "eyJhbGciOiJSUzI1NiJ9",
    "5f7a2c",
    "4711",
    "who@example.com",
    "a\u202eb",
    "x" * 61,
    "",
)
FOR_THE_OPERATOR = "; where none is named, tokens are found in any text"


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("wanted", ["jwt", "/jwt"])
def test_a_name_that_may_be_data_is_only_counted(name: str, wanted: str) -> None:
    shown = "/id" if wanted.startswith("/") else "id"
    both, alone = json.dumps({"id": 1, name: FIRST}), json.dumps({name: FIRST})
    assert told_of(f"{both}\n{both}\n", "--field", wanted).endswith(f" it has {shown} and 1 more{FOR_THE_OPERATOR}")
    told = f" it has one name that is not shown, as it may be data{FOR_THE_OPERATOR}"
    assert told_of(f"{alone}\n{alone}\n", "--field", wanted).endswith(told)


@pytest.mark.parametrize("name", [name for name in DATA if name])
def test_neither_is_a_pointer_that_goes_through_one(name: str) -> None:
    data = json.dumps({name: {"id": {"token": FIRST}}})
    assert "it has one name that is not shown" in told_of(f"{data}\n{data}\n", "--field", "/jwt")


@pytest.mark.parametrize("name", ["x5t_s256", "oauth2Token", "access-token", "_id", "field_12", "sha256", "k8sName"])
def test_a_name_that_a_program_has_is_shown(name: str) -> None:
    data = json.dumps({name: {"id": 1}})
    assert f"it has /{name}/id;" in told_of(f"{data}\n{data}\n", "--field", "/jwt")


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
    assert "there is no column “jwt”; its first line has user, token; where none is named" in done.err


@pytest.mark.parametrize(
    ("column", "meant"),
    [("Tokne", "did you mean “token”?"), ("jwt", "“token” holds what looks like a token"), ("3", "“token” holds")],
)
def test_a_column_that_was_likely_meant_is_named(column: str, meant: str) -> None:
    told = told_of(f"user,token\nx,{FIRST}\n", "--column", column)
    assert told.startswith(f"there is no column “{column}”; its first line has user, token; {meant}")


def test_data_in_the_first_row_is_not_shown() -> None:
    done = run("lint", "-", "--column", "token", stdin=f"a@example.com,{FIRST}\n".encode())
    assert "its first line has 2 columns and does not look like a header: write a number" in done.err
    assert "example" not in done.err
    assert FIRST[:12] not in done.err


@pytest.mark.parametrize("cell", [cell for cell in DATA if cell])
def test_one_cell_that_may_be_data_hides_all_of_the_row(cell: str) -> None:
    told = told_of(f"Max;{cell};x\n4712;Max;y\n", "--column", "token")
    assert (
        told
        == "there is no column “token”; its first line has 3 columns and does not look like a header: write a number"
    )


def test_a_column_without_a_name_hides_no_others() -> None:
    assert "its first line has user, id; where none is named" in told_of("user,,id\nx,y,z\n", "--column", "token")


LISTED = {"logins": [{"user": "x", "token": FIRST}, {"user": "y", "token": FIRST}]}


@pytest.mark.parametrize(
    ("wanted", "advice"),
    [
        ("/logins/token", "did you mean “token”?"),
        ("/logins/0/tokn", "did you mean “token”?"),
        ("/jwt", "“token” holds what looks like a token"),
    ],
)
def test_of_the_items_of_a_list_the_name_is_told_where_it_leads_to_them_alone(wanted: str, advice: str) -> None:
    told = told_of(json.dumps(LISTED), "--field", wanted)
    assert told == f"there is no member “{wanted}”; it has user, token; {advice}"


def test_a_name_that_leads_elsewhere_too_is_told_as_a_pointer() -> None:
    told = told_of(json.dumps({**LISTED, "token": "x"}), "--field", "/jwt")
    assert "it has user, /logins/0/token, /logins/1/token, /token; “/logins/0/token” holds" in told
