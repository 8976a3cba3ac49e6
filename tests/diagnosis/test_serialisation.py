"""How a JSON text was written: told from the text, whatever stands in its strings."""

import json

import pytest
from hypothesis import given

from inspector.diagnosis.serialisation import (
    COMPACT,
    EITHER_CASE,
    ESCAPED,
    LAID_OUT,
    LOWER,
    ODD_SPACES,
    RAW,
    SLASHED,
    SPACED,
    UNESCAPED,
    UNSLASHED,
    UPPER,
    writing,
    written_differently,
)
from inspector.jose import Json
from tests.builders import ANY_JSON

ROWS: dict[str, tuple[str, tuple[str, str, str, str]]] = {
    '{"a":1,"b":2}': ("compact", (COMPACT, "", "", "")),
    '{"a": 1, "b": 2}': ("as json.dumps", (SPACED, "", "", "")),
    '{"a" : 1}': ("a space before the colon", (ODD_SPACES, "", "", "")),
    '{\n  "a": 1\n}': ("indented", (LAID_OUT, "", "", "")),
    "{}": ("nothing to tell", ("", "", "", "")),
    '{"a":", : ,"}': ("spaces in a string are none", (COMPACT, "", "", "")),
    '{"a":"\\", \\": "}': ("escaped quotes", (COMPACT, "", "", "")),
    '{"a":"é"}': ("raw letter", (COMPACT, RAW, "", "")),
    '{"a":"\\u00eb"}': ("lower case", (COMPACT, LOWER, "", "")),
    '{"a":"\\u00EB"}': ("upper case", (COMPACT, UPPER, "", "")),
    '{"a":"\\u0159"}': ("no letters among the digits", (COMPACT, EITHER_CASE, "", "")),
    '{"a":"a\\/b"}': ("PHP's slash", (COMPACT, "", SLASHED, "")),
    '{"a":"a/b"}': ("a plain slash", (COMPACT, "", UNSLASHED, "")),
    '{"a":"\\\\/"}': ("a backslash before a slash", (COMPACT, "", UNSLASHED, "")),
    '{"a":"\\u003ca\\u003e"}': ("Go's markup", (COMPACT, "", "", ESCAPED)),
    '{"a":"<a>"}': ("plain markup", (COMPACT, "", "", UNESCAPED)),
}


@pytest.mark.parametrize("text", ROWS, ids=[name for name, _ in ROWS.values()])
def test_the_way_of_writing_is_told(text: str) -> None:
    assert writing(text) == ROWS[text][1]


def test_what_one_text_does_not_have_is_no_difference() -> None:
    assert written_differently('{"a":"é"}', '{"a":"e"}') is None


def test_only_what_differs_is_told() -> None:
    differing = written_differently('{"a":"a/é"}', '{"a":"a\\/é"}')
    assert differing == ("slashes as they are", "slashes escaped (\\/)")


@given(ANY_JSON)
def test_values_do_not_matter_for_spaces(value: Json) -> None:
    text = json.dumps({"a": 1, "b": value}, separators=(",", ":"), allow_nan=False)
    assert writing(text).spaces == COMPACT
    assert writing(json.dumps({"a": 1, "b": value}, allow_nan=False)).spaces == SPACED
