"""Editing: a table is added, changed or taken out, and every other byte of the file stays."""

import tomllib

import pytest

from inspector.configuration.editing import with_name, with_table, without_table
from inspector.errors import ConfigurationError

NAMES = ("tenants", "mine")
VALUES: dict[str, str | float] = {"issuer": "https://me", "clock-tolerance": 5}
ADDED = '[tenants.mine]\nissuer = "https://me"\nclock-tolerance = 5\n'
RICH = """# top
[lint]   # beside
jobs    = 2  # odd   spacing

[tenants.other]   # theirs
issuer = 'https://other' # why
# the end of it

# about rules
[rules]
ignore = [
  "QJ112", # noise
]
"""
PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"


@pytest.mark.parametrize(
    ("before", "gap"), [("", ""), (RICH, "\n"), ("a = 1", "\n\n"), ("# only a word\n", "\n"), ("\n", "")]
)
def test_a_new_table_stands_at_the_end_and_the_rest_is_as_it_was(before: str, gap: str) -> None:
    assert with_table(before, NAMES, VALUES) == f"{before}{gap}{ADDED}"


def test_a_table_that_is_there_is_changed_in_its_place() -> None:
    made = with_table(RICH, ("tenants", "other"), {"issuer": "https://new", "key-id": "k"})
    lines, before = made.split("\n"), RICH.split("\n")
    assert [line for line in before if line not in lines] == ["issuer = 'https://other' # why"]
    assert tomllib.loads(made)["tenants"] == {"other": {"issuer": "https://new", "key-id": "k"}}
    assert "# theirs" in made
    assert "# the end of it" in made


def test_what_is_equal_is_not_even_written_anew() -> None:
    assert with_table(RICH, ("tenants", "other"), {"issuer": "https://other"}) == RICH


def test_a_table_is_taken_out_and_comments_below_it_stay() -> None:
    assert without_table(RICH, ("tenants", "other")) == RICH.replace(
        "[tenants.other]   # theirs\nissuer = 'https://other' # why\n", ""
    )


@pytest.mark.parametrize("before", ["", RICH, "a = 1\n", 'tenants = { x = { issuer = "x" } } # in line\n'])
def test_what_was_added_and_taken_out_leaves_what_was_read_before(before: str) -> None:
    after = without_table(with_table(before, NAMES, VALUES), NAMES)
    tables = tomllib.loads(after)
    assert {name: table for name, table in tables.items() if table} == tomllib.loads(before)
    assert all(line in after for line in before.split("\n"))


@pytest.mark.parametrize(
    "before",
    [
        'tenants = { other = { issuer = "x" } } # in line\n[lint]\njobs = 1\n',
        'tenants.other = { issuer = "x" }\n[lint]\njobs = 1\n',
        'tenants.other.issuer = "x"\njobs = 1\n',
        '[tenants]\nother.issuer = "x"\n',
        '[tenants]\nother = { issuer = "x" } # y\n',
        '[tenants.a]\nissuer = "a"\n[lint]\njobs = 1\n[tenants.b]\nissuer = "b"\n',
        '["tenants"."a"]\nissuer = "a"\n',
    ],
)
def test_tenants_written_in_any_way_get_another(before: str) -> None:
    after = with_table(before, NAMES, VALUES)
    wanted = tomllib.loads(before)
    wanted["tenants"]["mine"] = VALUES
    assert tomllib.loads(after) == wanted
    assert before.count("#") == after.count("#")


@pytest.mark.parametrize(
    "before",
    [
        'tenants = { mine = { issuer = "x" }, b = { issuer = "y" } }\n[lint]\njobs = 1\n',
        'tenants.mine.issuer = "x"\ntenants.b.issuer = "y"\n',
        '[tenants]\nmine = { issuer = "x" } # y\nb = { issuer = "y" }\n',
        '[tenants.b]\nissuer = "b"\n[tenants."mine"]\nissuer = """\n[tenants.b]\n"""\n[lint]\njobs = 1\n',
    ],
)
def test_a_tenant_written_in_any_way_is_taken_out(before: str) -> None:
    wanted = tomllib.loads(before)
    del wanted["tenants"]["mine"]
    assert tomllib.loads(without_table(before, NAMES)) == wanted


def test_windows_line_ends_stay_and_new_lines_have_them() -> None:
    before = RICH.replace("\n", "\r\n")
    after = with_table(before, NAMES, {**VALUES, "cert": PEM})
    assert after.startswith(before)
    assert after.count("\n") == after.count("\r\n")
    assert tomllib.loads(after)["tenants"]["mine"]["cert"] == PEM
    assert without_table(after, NAMES) == before


def test_pem_stands_over_its_lines() -> None:
    assert with_table("", NAMES, {"cert": PEM}) == f'[tenants.mine]\ncert = """\n{PEM}"""\n'


HOSTILE = [
    "a.b",
    'a"b',
    "a'b",
    "a b",
    "a]\n[lint]\njobs = 5 #",
    '"""',
    "\\",
    "\x1b[31m\x00",
    "ünïcödé \u202e",
    "__proto__",
    "",
    "#",
    '-----BEGIN CERTIFICATE-----\n"""\n[lint]\n-----END CERTIFICATE-----\n',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_and_no_value_breaks_out_of_its_place(text: str) -> None:
    after = with_table(RICH, ("tenants", text), {"description": text, "issuer": text})
    assert tomllib.loads(after)["tenants"][text] == {"description": text, "issuer": text}
    assert {name: table for name, table in tomllib.loads(after).items() if name != "tenants"} == {
        name: table for name, table in tomllib.loads(RICH).items() if name != "tenants"
    }
    assert tomllib.loads(without_table(after, ("tenants", text))) == tomllib.loads(RICH)


def test_what_cannot_be_changed_without_loss_stays() -> None:
    with pytest.raises(ConfigurationError, match=r"tenants\.mine stands there in a way that cannot be changed"):
        with_table("tenants = 5\n", NAMES, VALUES)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[tenants.mine]", "[tenants.ours]"),
        ("  [ tenants . 'mine' ] # ] mine", "  [tenants.ours] # ] mine"),
        ('["tenants"."mine"]# "]"', '[tenants.ours]# "]"'),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_called_otherwise_in_its_header_alone(before: str, after: str, end: str) -> None:
    rest = f"{end}issuer = 'mine' # mine{end}[rules]{end}"
    assert with_name(before + rest, NAMES, "ours") == after + rest


@pytest.mark.parametrize("name", ["the one", "a]b", 'a"b', "ä", "a.b", ""])
def test_any_name_is_written_so_that_it_is_read_again(name: str) -> None:
    made = with_name(ADDED, NAMES, name)
    assert tomllib.loads(made) == {"tenants": {name: VALUES}}


@pytest.mark.parametrize(
    "text",
    [
        "[tenants.mine]\na = 1\n[tenants.ours]\n",
        "[tenants]\nmine = { a = 1 }\n",
        "[tenants]\nmine.a = 1\n",
        "tenants = 3\n",
        "[tenants.other]\n",
    ],
)
def test_what_cannot_be_called_otherwise_without_loss_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="do it by hand"):
        with_name(text, NAMES, "ours")
