"""JSON: two readers with one answer, and every fault at its line and column."""

import json
import math
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.jose import Json, Problem
from inspector.jose.exact_json import MAX_DIGITS, ExactReader
from inspector.jose.strict_json import read_json, read_plain
from inspector.jose.value import MAX_DEPTH
from tests.builders import header_text, payload_text

_VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**80), 2**80)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(), max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
_SPACES = st.sampled_from([(",", ":"), (", ", ": "), (" ,\n", "\t:\r\n")])
_SNIPPETS = st.sampled_from(
    ["", ",", "}", "]", "{", "[", '"', "\\", "0", "-", ".", "e", "+", "\n", "\x01", "nul", " ", "NaN"]
)


def _exactly(text: str) -> tuple[Json, tuple[Problem, ...]]:
    return ExactReader(text, "/payload").read()


def _refuse(_word: str) -> NoReturn:
    raise ValueError


def _json_loads_takes(text: str) -> bool:
    try:
        json.loads(text, parse_constant=_refuse)
    except ValueError:
        return False
    return True


@given(_VALUES, _SPACES, st.booleans())
def test_sound_json_is_read_as_it_was_written(value: Json, between: tuple[str, str], ascii_only: bool) -> None:  # noqa: FBT001 - drawn, not passed
    text = json.dumps(value, separators=between, ensure_ascii=ascii_only)
    assert repr(read_json(text, "/payload")) == repr((value, ()))
    assert repr(_exactly(text)) == repr((value, ()))


@settings(max_examples=400)
@given(_VALUES, st.data())
def test_the_readers_refuse_exactly_what_is_no_json(value: Json, data: st.DataObject) -> None:
    text = json.dumps(value, ensure_ascii=False)
    at = data.draw(st.integers(0, len(text)))
    broken = text[:at] + data.draw(_SNIPPETS) + text[at + data.draw(st.integers(0, 1)) :]
    found, problems = read_json(broken, "/payload")
    stopped = any(problem.kind == "not-json" and not problem.detail for problem in problems)
    assert stopped == (not _json_loads_takes(broken))
    assert not stopped or found is None
    assert repr(_exactly(broken)) == repr((found, problems))


@settings(max_examples=400)
@given(st.dictionaries(st.text(max_size=4), _VALUES, max_size=4), st.data())
def test_what_is_read_as_plain_is_what_the_exact_reader_reads(value: dict[str, Json], data: st.DataObject) -> None:
    text = json.dumps(value, ensure_ascii=data.draw(st.booleans()), separators=(",", ":"))
    at = data.draw(st.integers(0, len(text)))
    for written in (text, text[:at] + data.draw(_SNIPPETS) + text[at + data.draw(st.integers(0, 1)) :]):
        plain = read_plain(written.encode("utf-8", "surrogatepass"))
        if plain is not None:
            assert repr((plain, ())) == repr(_exactly(written))


@pytest.mark.parametrize("text", [header_text(), payload_text(), '{"a":[1,1.5,"é",null,true,{}]}', "{}"])
def test_what_libraries_write_is_plain(text: str) -> None:
    assert read_plain(text.encode()) == json.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        *('{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '{"a":1e400}', '{"a":NaN}', '{"a":18446744073709551616}', '{"a":-0}'),
        *(
            '{"a":' + "9" * 4301 + "}",
            '{"a":"\\ud800"}',
            "\ufeff{}",
            "[]",
            "1",
            "null",
            "",
            "{",
            "{} ",
            '{"a": 1}',
            '{"a":1,}',
        ),
        *('{"a":"\\/"}', '{"a":1.0e2}', '{"a":' + "[" * 100 + "]" * 100 + "}"),
    ],
)
def test_what_is_odd_is_left_to_the_other_readers(text: str) -> None:
    assert read_plain(text.encode()) is None


@pytest.mark.parametrize(
    "data", [b'{"a":"\xff"}', b'{"a":"\xed\xa0\x80"}', b'{"a":"\xc0\xaf"}', '{"a":1}'.encode("utf-16-le")]
)
def test_what_is_no_utf8_is_not_plain(data: bytes) -> None:
    assert read_plain(data) is None


@given(st.text(st.sampled_from('{}[]",:\\u0019aefn.-+ \n'), max_size=25))
def test_signs_at_random_are_judged_alike(text: str) -> None:
    _, problems = read_json(text, "/payload")
    stopped = any(problem.kind == "not-json" and not problem.detail for problem in problems)
    assert stopped == (not _json_loads_takes(text))


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 1, 1, "text ends where a value"),
        ("  ", 1, 3, "text ends where a value"),
        ("{", 1, 2, "a name in double quotes"),
        ('{"a"', 1, 5, "a colon"),
        ('{"a" 1}', 1, 6, "“1” stands where a colon"),
        ('{"a":}', 1, 6, "“}” stands where a value"),
        ('{"a":1', 1, 7, "a comma or “}”"),
        ('{"a":1 "b":2}', 1, 8, "a comma or “}”"),
        ('{"a":1,}', 1, 8, "a name in double quotes"),
        ('{"a":1,\n}', 2, 1, "a name in double quotes"),
        ('{\n  "a": 1\n  "b": 2\n}', 3, 3, "a comma"),
        ("{'a':1}", 1, 2, "“'” stands where a name"),
        ("{a:1}", 1, 2, "a name in double quotes"),
        ("[1,]", 1, 4, "“]” stands where a value"),
        ("[1 2]", 1, 4, "a comma or “]”"),
        ("[", 1, 2, "a value"),
        ("]", 1, 1, "a value"),
        ('{"a":1}x', 1, 8, "the end"),
        ("{}{}", 1, 3, "the end"),
        ('"abc', 1, 1, "not closed"),
        ('"a\\xb"', 1, 3, "“\\x” is no escape"),
        ('"a\\u12g4"', 1, 3, "is no escape"),
        ('"a\nb"', 1, 3, "U+000A stands raw"),
        ('"a\tb"', 1, 3, "stands raw"),
        ("NaN", 1, 1, "“NaN” is no JSON value"),
        ('{"a":-Infinity}', 1, 6, "“-Infinity” is no JSON value"),
        ("True", 1, 1, "“True” is no JSON value"),
        ("undefined", 1, 1, "“undefined” is no JSON value"),
        ("01", 1, 1, "no number is written like this"),
        ("1.", 1, 1, "no number is written like this"),
        (".5", 1, 1, "“.” stands where a value"),
        ("+1", 1, 1, "“+” stands where a value"),
        ("0x10", 1, 1, "no number is written like this"),
        ("1e", 1, 1, "no number is written like this"),
        ("-", 1, 1, "“-” stands where a value"),
        ("// x\n{}", 1, 1, "“/” stands where a value"),
        ("\xa0{}", 1, 1, "U+00A0 NO-BREAK SPACE"),
        ("{}\u2028", 1, 3, "U+2028"),
        ("\ufeff{}", 1, 1, "U+FEFF"),
        ("[1,\r\n2,,3]", 2, 3, "a value"),
        ("[1,\u2028,2]", 1, 4, "a value"),
        ("[٣]", 1, 2, "U+0663"),
    ],
)
def test_a_syntax_error_has_line_and_column(text: str, line: int, column: int, words: str) -> None:
    value, (problem,) = read_json(text, "/payload")
    assert value is None
    assert (problem.kind, problem.where, problem.line, problem.column) == ("not-json", "/payload", line, column)
    assert f"(line {line}, column {column} of the payload)" in problem.message
    assert words in problem.message


@pytest.mark.parametrize(
    ("text", "where", "line", "column"),
    [
        ('{"a":1,"a":2}', "/payload/a", 1, 8),
        ('{"a":1,"\\u0061":2}', "/payload/a", 1, 8),
        ('{"a":1,\n"a":1}', "/payload/a", 2, 1),
        ('{"x":{"a":1,"a":1}}', "/payload/x/a", 1, 13),
        ('[{},{"a":[{"b":1,"b":2}]}]', "/payload/1/a/0/b", 1, 18),
        ('{"a/b":1,"a/b":2}', "/payload/a~1b", 1, 10),
        ('{"a~b":1,"a~b":2}', "/payload/a~0b", 1, 10),
        ('{"":1,"":2}', "/payload/", 1, 7),
        ('{"\\ud83d\\ude00":1,"😀":2}', "/payload/😀", 1, 19),
    ],
)
def test_a_name_that_stands_twice_is_found_at_its_place(text: str, where: str, line: int, column: int) -> None:
    _, (problem,) = read_json(text, "/payload")
    assert (problem.kind, problem.where, problem.line, problem.column) == ("duplicate-name", where, line, column)


@pytest.mark.parametrize("text", ['{"a":1,"A":2}', '{"a":{"a":1}}', '[{"a":1},{"a":1}]', '{"é":1,"e\\u0301":2}'])
def test_names_that_differ_or_lie_apart_are_no_duplicates(text: str) -> None:
    assert read_json(text, "/payload") == (json.loads(text), ())


def test_of_a_doubled_name_the_last_value_is_shown() -> None:
    value, problems = read_json('{"a":1,"b":2,"a":3,"a":4}', "/payload")
    assert value == {"a": 4, "b": 2}
    assert [problem.kind for problem in problems] == ["duplicate-name"] * 2


def _nested(depth: int) -> str:
    return "[" * depth + "1" + "]" * depth


def _nested_objects(depth: int) -> str:
    return '{"a":' * depth + "1" + "}" * depth


@pytest.mark.parametrize("nested", [_nested, _nested_objects])
def test_a_hundred_levels_are_read_and_one_more_is_not(nested: object) -> None:
    assert callable(nested)
    assert read_json(nested(MAX_DEPTH), "/header") == (json.loads(nested(MAX_DEPTH)), ())
    _, (problem,) = read_json(nested(MAX_DEPTH + 1), "/header")
    assert (problem.kind, problem.where, problem.detail) == ("too-large", "/header", "depth")


@pytest.mark.parametrize("spaced", ["[ " * 300 + "] " * 300, '{ "a": ' * 300 + "1" + "} " * 300])
def test_what_is_deep_and_spaced_is_left_to_the_exact_reader(spaced: str) -> None:
    assert read_plain(f'{{"a":{spaced}}}'.encode()) is None


def test_many_brackets_that_are_not_nested_are_read() -> None:
    text = json.dumps([[] for _ in range(500)] + ["[" * 500])
    assert read_json(text, "/payload") == (json.loads(text), ())


@pytest.mark.parametrize("text", ["[" * 300_000, '{"a":' * 100_000, _nested(200_000), _nested_objects(100_000)])
def test_no_depth_exhausts_the_stack(text: str) -> None:
    _, problems = read_json(text, "/payload")
    assert "too-large" in {problem.kind for problem in problems}


def test_a_syntax_error_below_the_deepest_level_is_found_all_the_same() -> None:
    value, problems = read_json("[" * 101 + "x" + "]" * 101, "/payload")
    assert value is None
    assert [problem.kind for problem in problems] == ["too-large", "not-json"]


@pytest.mark.parametrize("sign", ["", "-"])
def test_as_many_digits_are_read_as_can_be_read_exactly(sign: str) -> None:
    longest = sign + "7" * MAX_DIGITS
    assert read_json(f"[{longest}]", "/payload") == ([int(longest)], ())
    value, (problem,) = read_json(f"[{longest}7]", "/payload")
    assert value == [math.inf if not sign else -math.inf]
    assert (problem.kind, problem.where, problem.detail) == ("not-json", "/payload/0", "digits")
    assert "beyond what can be read exactly" in problem.message


@pytest.mark.parametrize(("text", "value"), [("1e400", math.inf), ("-1e400", -math.inf), ("9" * 400 + ".5", math.inf)])
def test_a_number_beyond_all_floats_is_a_fault_with_its_place(text: str, value: float) -> None:
    found, (problem,) = read_json(f'{{"exp": {text}}}', "/payload")
    assert found == {"exp": value}
    assert (problem.kind, problem.where, problem.detail, problem.column) == ("not-json", "/payload/exp", "infinite", 9)


@pytest.mark.parametrize("text", ["1e308", "-1.7976931348623157e308", "1e-400", "-0", "-0.0", "1E5", "0.1e+2"])
def test_every_number_that_can_be_held_is_read(text: str) -> None:
    assert repr(read_json(text, "/payload")) == repr((json.loads(text), ()))
    assert repr(_exactly(text)) == repr((json.loads(text), ()))


def test_half_a_surrogate_pair_is_json() -> None:
    assert read_json('["\\ud800", "\\ude00\\ud83d"]', "/payload") == (["\ud800", "\ude00\ud83d"], ())
    assert _exactly('["\\ud800", "\\ude00\\ud83d"]') == (["\ud800", "\ude00\ud83d"], ())


@pytest.mark.parametrize(
    "text", ['{"\x1b[2J":1,"\x1b[2J":2}', '{"a\u202e":1,"a\u202e":2}', '"\\\u202e"', "\u202e", "[1 \u200b]"]
)
def test_messages_are_safe_to_show(text: str) -> None:
    _, problems = read_json(text, "/payload")
    assert problems
    assert all(problem.message.isprintable() for problem in problems)
