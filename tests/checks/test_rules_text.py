"""QJ105 to QJ109, QJ111: from parts that are no sound JSON to exactly the codes that they must bring."""

import json

import pytest

from tests.builders import Row, codes, header_text, payload_text, raw_token, title, token, wordy

_BOM = b"\xef\xbb\xbf"


def _with_member(text: str) -> str:
    """The sample with one more member of the payload, given as JSON text."""
    return raw_token(header_text(), payload_text()[:-1] + f", {text}}}")


_UTF8 = (
    Row(
        description="a header in latin-1",
        codes="QJ105",
        text=lambda: raw_token(b'{"alg":"RS256","kid":"\xe9"}', payload_text()),
        says=("header is not UTF-8", "0xE9"),
    ),
    Row(
        description="a payload in UTF-16",
        codes="QJ105",
        text=lambda: raw_token(header_text(), payload_text().encode("utf-16")),
        says=("UTF-16",),
    ),
    Row(
        description="a payload in UTF-16 without its mark",
        codes="QJ105",
        text=lambda: raw_token(header_text(), "{}".encode("utf-16-le")),
    ),
    Row(
        description="an encoded surrogate",
        codes="QJ105",
        text=lambda: raw_token(header_text(), b'{"name":"\xed\xa0\x80"}'),
    ),
    Row(
        description="an overlong slash",
        codes="QJ105",
        text=lambda: raw_token(header_text(), b'{"name":"\xc0\xaf"}'),
    ),
    Row(
        description="a byte order mark",
        codes="QJ105",
        text=lambda: raw_token(header_text(), _BOM + payload_text().encode()),
        says=("byte order mark",),
    ),
)

_JSON = (
    Row(
        description="a comma too many",
        codes="QJ106",
        text=lambda: raw_token(header_text(), '{"sub": "x",\n  }'),
        says=("line 2, column 3 of the payload",),
    ),
    Row(
        description="single quotes",
        codes="QJ106",
        text=lambda: raw_token("{'alg': 'RS256'}", payload_text()),
        says=("header",),
    ),
    Row(description="NaN", codes="QJ106", text=lambda: _with_member('"x": NaN'), says=("NaN",)),
    Row(description="Infinity", codes="QJ106", text=lambda: _with_member('"x": -Infinity'), says=("Infinity",)),
    Row(description="nothing in the payload", codes="QJ106", text=lambda: raw_token(header_text(), "")),
    Row(description="4,300 digits", codes="QJ311", text=lambda: _with_member(f'"x": {"1" * 4300}')),
    Row(
        description="4,301 digits",
        codes="QJ106 QJ311",
        text=lambda: _with_member(f'"x": {"1" * 4301}'),
        says=("4,301",),
    ),
    Row(description="1e308", codes="QJ311", text=lambda: _with_member('"x": 1e308')),
    Row(description="1e400", codes="QJ106 QJ311", text=lambda: _with_member('"x": 1e400'), says=("1e400", "exactly")),
    Row(description="exp 1e400", codes="QJ106 QJ108", text=lambda: _with_member('"exp": 1e400'), says=("1e400",)),
    Row(
        description="an array as header",
        codes="QJ107",
        text=lambda: raw_token("[]", payload_text()),
        says=("header", "an array"),
    ),
    Row(
        description="a string as payload",
        codes="QJ107",
        text=lambda: raw_token(header_text(), '"x"'),
        says=("a string",),
    ),
    Row(description="null as payload", codes="QJ107", text=lambda: raw_token(header_text(), "null"), says=("null",)),
    Row(
        description="a number as payload", codes="QJ107", text=lambda: raw_token(header_text(), "1"), says=("a number",)
    ),
    Row(description="true as payload", codes="QJ107", text=lambda: raw_token(header_text(), "true"), says=("true",)),
    Row(
        description="a payload wrapped in a string",
        codes="QJ107",
        text=lambda: raw_token(header_text(), json.dumps(payload_text())),
    ),
    Row(
        description="sub twice",
        codes="QJ108",
        text=lambda: _with_member('"sub": "other"'),
        says=('"sub"', "twice"),
    ),
    Row(description="sub twice, once escaped", codes="QJ108", text=lambda: _with_member('"s\\u0075b": "other"')),
    Row(
        description="a name twice in an object within",
        codes="QJ108 QJ311",
        text=lambda: _with_member('"x": [{"a": 1, "a": 1}]'),
    ),
    Row(description="one name in two objects", codes="QJ311", text=lambda: _with_member('"x": [{"a": 1}, {"a": 1}]')),
    Row(
        description="alg twice",
        codes="QJ108",
        text=lambda: raw_token('{"alg": "none", ' + header_text()[1:], payload_text()),
    ),
    Row(description="nested to a depth of 100", codes="QJ311", text=lambda: _with_member(f'"x": {"[" * 99}{"]" * 99}')),
    Row(
        description="nested to a depth of 101",
        codes="QJ109 QJ311",
        text=lambda: _with_member(f'"x": {"[" * 100}{"]" * 100}'),
        says=("deeper than 100",),
    ),
)

_UNSAFE = (
    Row(
        description="a zero-width space in name",
        codes="QJ111",
        text=lambda: token(payload_changes={"name": "Har\u200bry"}),
        says=("name", "U+200B"),
    ),
    Row(
        description="a turned name",
        codes="QJ111",
        text=lambda: token(payload_changes={"name": "\u202eyrraH"}),
        says=("U+202E",),
    ),
    Row(
        description="half a surrogate pair",
        codes="QJ111",
        text=lambda: token(payload_changes={"name": "\ud83d"}),
        says=("U+D83D",),
    ),
    Row(
        description="half a surrogate pair beside a wrong claim",
        codes="QJ111 QJ301",
        text=lambda: token(payload_changes={"name": "\ud83d", "sub": 5}),
    ),
    Row(
        description="an escape sequence",
        codes="QJ111",
        text=lambda: token(payload_changes={"sub": "\x1b[2J"}),
        says=("U+001B",),
    ),
    Row(
        description="a look-alike in a group",
        codes="QJ111",
        text=lambda: token(payload_changes={"groups": ["Sаles"]}),
        says=("groups.0",),
    ),
    Row(
        description="an invisible claim name",
        codes="QJ111 QJ311",
        text=lambda: token(payload_changes={"x\u2060y": 1}),
        says=("name",),
    ),
    Row(description="a name with accents", text=lambda: token(payload_changes={"name": "Zoë Müller-Škoda"})),
    Row(description="a name in Cyrillic", text=lambda: token(payload_changes={"name": "Гарри Хардкор"})),
    Row(description="a name in Japanese", text=lambda: token(payload_changes={"name": "山田太郎"})),
)

ROWS = (*_UTF8, *_JSON, *_UNSAFE)


@pytest.mark.parametrize("row", ROWS, ids=title)
def test_exactly_these_rules_speak(row: Row) -> None:
    assert codes(row.report()) == row.expected


@pytest.mark.parametrize("row", wordy(ROWS), ids=title)
def test_the_decisive_words_are_said(row: Row) -> None:
    assert row.unmet() == []
