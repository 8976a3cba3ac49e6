"""Untrusted text in Markdown: it reads as it is, and nothing of it does anything."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector.report.markdown_text import coded, escaped
from inspector.visible import visible
from tests.external.vectors import needs_vectors, rows
from tests.report.seen import seen

HOSTILE = (
    *("|", "a|b", "||", r"a\|b", "a\\", "\\", "` |", "|`|", "`", "``", "a`b", "``` x", "``` x ```"),
    *("<script>alert(1)</script>", "<b>", "<!-- x", "&lt;b&gt;", "&amp;", "<http://evil.com>"),
    *("![x](http://y)", "[a](javascript:alert(1))", "[a]: http://y", "[^1]", "[ ] done", "<a@b.com>"),
    *(
        "http://evil.com",
        "https://evil.com/?a=b",
        "www.evil.com",
        "evil.com",
        "a@b.com",
        "mailto:a@b.c",
    ),
    *("# head", "####", "- item", "+ item", "* item", "1. item", "1) item", "7.", "> quote", "    indented", "\tx"),
    *("---", "***", "___", "===", "~~~", "_a_", "*a*", "**a**", "~~a~~", "a  \nb", "a\n\n# b", "a\r\n- b"),
    *(
        "@someone",
        "(@someone)",
        '"@someone"',
        "@org/team",
        "#1",
        "a/b#1",
        "GH-1",
        ":smile:",
        "$x$",
        "$`x`$",
        "deadbeef",
    ),
    *("/close", "!1", "%1", "~label", "a@1234567", "'", '"', "()", "...", ":", "!", "foo(a, b", "f(a) @b (c"),
)
# What services beyond CommonMark read in prose: names, numbers, addresses, signs, formulas, commits, commands.
LIVE = re.compile(
    r"[@#$`<>\[\]\\*_~&^{}=]|://|www\.|[a-z]\.[a-z]|\w!\w|[A-Za-z]-[0-9]|:[a-z+0-9-]+:(?<!:\d\d:)|[0-9a-f]{7}|(?<!\S)[/%!]\w",
    re.ASCII,
)
LINE = st.text(st.sampled_from("ab1 .,:;`|\\*_<>[]()#@!-+=~$&/\"'\xa0“”é\n") | st.characters(), max_size=30)


def squeezed(text: str) -> str:
    """The text without white space, which readers of Markdown draw together."""
    return "".join(text.split())


def cell_of(text: str) -> str:
    return f"| name | value |\n| --- | --- |\n| {coded(text)} | after |"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_prose_is_text_or_code_and_reads_as_it_is(text: str) -> None:
    found = seen(escaped(text))
    assert found.kinds <= {"paragraph", "inline", "text", "code_inline"}
    assert squeezed(found.text) == squeezed(visible(text))
    assert not [piece for piece in found.prose if LIVE.search(piece)]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_fills_one_cell(text: str) -> None:
    [_, row] = seen(cell_of(text)).rows
    assert [squeezed(cell) for cell in row] == [squeezed(visible(text)), "after"]
    assert seen(cell_of(text)).kinds <= {"table", "thead", "tbody", "tr", "th", "td", "inline", "text", "code_inline"}


@given(text=LINE)
@example(text="`$` `$`")
@example(text="\u20281. x")
def test_any_prose_is_text_or_code_and_reads_as_it_is(text: str) -> None:
    found = seen(escaped(text))
    assert found.kinds <= {"paragraph", "inline", "text", "code_inline"}
    assert squeezed(found.text) == squeezed(visible(text))
    assert not [piece for piece in found.prose if LIVE.search(piece)]


@given(text=LINE)
def test_any_text_fills_one_cell(text: str) -> None:
    [_, row] = seen(cell_of(text)).rows
    assert [squeezed(cell) for cell in row] == [squeezed(visible(text)), "after"]


@needs_vectors
def test_the_hostile_strings_read_as_they_are() -> None:
    strings = [row["text"] for row in rows("hostile-strings.jsonl")]
    assert len(strings) == 382
    prose = [seen(escaped(text)) for text in strings]
    assert [squeezed(found.text) for found in prose] == [squeezed(visible(text)) for text in strings]
    assert {kind for found in prose for kind in found.kinds} <= {"paragraph", "inline", "text", "code_inline"}
    cells = [seen(cell_of(text)).rows[1] for text in strings]
    assert [squeezed(cell[0]) for cell in cells] == [squeezed(visible(text)) for text in strings]


@pytest.mark.parametrize(
    "text",
    [
        "exp is 2 h 5 min after nbf; Qlik allows 1 h",
        "kid is absent (the header has alg, typ); it's required!",
        "2023-11-14 22:13:15Z (23:13:15 +01:00), 1.5 s or 50% ago",
        "no certificate: QJ601–606, QJ701",
        "“user” is the look-alike of a/b",
        "jsonwebtoken (Node.js), or .NET's, as it is (name 1)… .",
    ],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert escaped(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("call jwt.sign(payload, key), then", "call `jwt.sign(payload, key)`, then"),
        ("use Math.floor(Date.now() / 1000).", "use `Math.floor(Date.now() / 1000)`."),
        ('aud is "a.b"; it', 'aud is "`a.b`"; it'),
        ('algorithm="RS256" in', '`algorithm="RS256"` in'),
        ("given (--cert): QJ601", "given (`--cert`): QJ601"),
        ("1. x", "`1`. x"),
        ("has 1. x", "has 1. x"),
        ("a   b ", "a b"),
        ("a\nb", "a␊b"),
        ("", ""),
    ],
)
def test_all_other_words_are_code(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a b", "`a b`"),
        ("a|b", r"`a`\|`b`"),
        ("`", "`` ` ``"),
        ("a``b`c", "```a``b`c```"),
        (" a", "`  a `"),
        ("a\x1b\u202e", "`a␛⟨U+202E⟩`"),
        ("", ""),
    ],
)
def test_code_holds_its_text(text: str, written: str) -> None:
    assert coded(text) == written


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("option headers={'kid': …} in PyJWT", "option `headers={'kid': …}` in PyJWT"),
        ('headers={"kid": "a b"}, and', '`headers={"kid": "a b"}`, and'),
        ("sent is “Authorization: Bearer ” and", "sent is “Authorization: Bearer ” and"),
    ],
)
def test_code_marks_enclose_what_belongs_together(text: str, told: str) -> None:
    assert escaped(text) == told
