"""Literals are read as ECMAScript reads them; what is no literal is known to be there, and no more."""

import math

import pytest

from inspector.errors import SourceError
from inspector.signing.javascript.reader import Reader
from inspector.signing.javascript.values import UNDEFINED, OpenObject, Special, Unknown, Value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ("{a: 1, 'b': 2, \"c\": 3,}", {"a": 1, "b": 2, "c": 3}),
        ("{$x_1: 1, 2: 2}", {"$x_1": 1, "2": 2}),
        ("[1, 2,]", [1, 2]),
        ("// so\n{a: /* this */ 1}", {"a": 1}),
        ("{a: `text`}", {"a": "text"}),
        (r"'it\'s \x41\u0042\u{1F600}\n'", "it's AB\U0001f600\n"),
        ('"\\ud83d\\ude00"', "\U0001f600"),
        ("'a\\\nb'", "ab"),
        ("0x1F", 31),
        ("1_000", 1000),
        (".5", 0.5),
        ("5.", 5),
        ("1e3", 1000),
        ("-5", -5),
        ("+5", 5),
        ("9007199254740993", 9007199254740992),
        ("Infinity", math.inf),
        ("-Infinity", -math.inf),
        ("undefined", UNDEFINED),
        ("null", None),
        ("10n", Special("bigint")),
        ("{['exp']: 1}", {"exp": 1}),
        ("{a: 1, ...{b: 2, a: 3}}", {"a": 3, "b": 2}),
        ("{f() { return '}' }, b: 1}", {"f": Special("function"), "b": 1}),
        ("{a: uid.sync(32), b: 1}", {"a": Unknown("uid.sync(32)"), "b": 1}),
        ("{a: 3600 * 2}", {"a": Unknown("3600 * 2")}),
        ("{a: 'x' + y}", {"a": Unknown("'x' + y")}),
        ("{a: `x${y}`}", {"a": Unknown("`x${y}`")}),
        ("{a: f({b: ')'}, [1])}", {"a": Unknown("f({b: ')'}, [1])")}),
        ("{jti}", {"jti": Unknown("jti")}),
    ],
)
def test_a_literal_has_its_value(text: str, value: Value) -> None:
    assert Reader(text).value() == value


def test_nan_is_read() -> None:
    found = Reader("NaN").value()
    assert isinstance(found, float)
    assert math.isnan(found)


@pytest.mark.parametrize("text", ["{...user, a: 1}", "{[key]: 1, a: 1}"])
def test_an_object_that_may_have_more_says_so(text: str) -> None:
    found = Reader(text).value()
    assert isinstance(found, OpenObject)
    assert found["a"] == 1
    assert len(found.unseen) == 1


def test_the_place_of_a_member_is_that_of_its_name_and_the_last_one_counts() -> None:
    reader = Reader("{a: 1,\n b: {c: 2}, a: 3}")
    reader.value()
    assert {where: offset for where, offset in reader.offsets.items() if where} == {"/a": 19, "/b": 8, "/b/c": 12}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{a: 1", "line 1, column 6: the text ends before “}”"),
        ("{a: 'x", "line 1, column 5: a text in quotes does not end"),
        ("{\n  a: 'x\n'}", "line 2, column 6: a text in quotes does not end"),
        ("{a: f(1}", "line 1, column 9: the text ends before “)”"),
        ("{,}", "line 1, column 2: a member's name was expected"),
        ("{a: }", "line 1, column 5: a value was expected"),
        ("[" * 200, "line 1, column 102: nested more than 100 deep"),
        ("`x", "line 1, column 1: a template does not end"),
    ],
)
def test_what_cannot_be_read_is_told_by_line_and_column(text: str, told: str) -> None:
    with pytest.raises(SourceError) as error:
        Reader(text).value()
    assert str(error.value) == told
