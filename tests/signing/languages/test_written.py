"""What is written in each language: sound literals, nothing but printable ASCII, and no way out of a text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from inspector.errors import OptionError
from inspector.jose import Json
from inspector.signing.languages import csharp, go, java, node, php, python
from inspector.signing.languages.literals import literal
from inspector.signing.languages.recipe import Code, Fill, Recipe, Written
from inspector.signing.languages.written import LANGUAGES, signing_code
from tests.signing.languages.recipes import CLAIMS, HOSTILE, TEXTS, USER, recipe, written

if TYPE_CHECKING:
    from tree_sitter import Node

_GRAMMARS = {
    "node": ("tree_sitter_javascript", "language"),
    "csharp": ("tree_sitter_c_sharp", "language"),
    "java": ("tree_sitter_java", "language"),
    "go": ("tree_sitter_go", "language"),
    "php": ("tree_sitter_php", "language_php"),
}
_OTHERS = [language for language in LANGUAGES if language not in {"node", "python"}]
_SYNTAXES = {
    "node": node.SYNTAX,
    "python": python.SYNTAX,
    "csharp": csharp.SYNTAX,
    "java": java.SYNTAX,
    "go": go.SYNTAX,
    "php": php.SYNTAX,
}


def tree(language: str, code: str) -> "Node":
    module, function = _GRAMMARS[language]
    parsing = pytest.importorskip("tree_sitter", reason="needs the extra “code”")
    grammar = getattr(pytest.importorskip(module, reason="needs the grammar of the language"), function)
    root: Node = parsing.Parser(parsing.Language(grammar())).parse(code.encode()).root_node
    return root


def shape(found: "Node") -> Iterator[str]:
    """The kinds of all that is there, but for commas, of which long lists have one more, and what is in a text."""
    yield found.type
    if "string" not in found.type:
        for child in found.children:
            if child.type != ",":
                yield from shape(child)


def of_text(text: str) -> Recipe:
    return Recipe(claims={**written(USER), "x": text, "y": {"z": [text]}}, issuer=text, key_id=text)


def test_there_are_six_languages() -> None:
    assert LANGUAGES == ("node", "python", "csharp", "java", "go", "php")
    assert set(LANGUAGES) - {"python"} == _GRAMMARS.keys()


def test_another_language_is_refused() -> None:
    with pytest.raises(OptionError, match="no signing code for ␛perl; choose node, python, csharp, java, go, php"):
        signing_code("\x1bperl", recipe())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_short_and_printable_and_says_what_it_is(language: str) -> None:
    code = signing_code(language, recipe())
    lines = code.split("\n")
    assert code.endswith("\n")
    assert len(lines) <= 51
    assert max(map(len, lines)) <= 101
    assert code.isascii()
    assert "Makes a token for Qlik Cloud's JWT login" in "".join(lines[:2])
    assert "privatekey.pem" in code
    assert "Fill in" not in code


@pytest.mark.parametrize("language", LANGUAGES)
@given(claims=CLAIMS)
def test_hostile_claims_leave_printable_ascii(language: str, claims: dict[str, Json]) -> None:
    code = signing_code(language, recipe(written(claims)))
    assert all(" " <= character <= "~" or character in "\n\t" for character in code)


@pytest.mark.parametrize("language", _GRAMMARS)
@given(claims=CLAIMS)
def test_hostile_claims_leave_code_that_is_whole(language: str, claims: dict[str, Json]) -> None:
    assert not tree(language, signing_code(language, recipe(written(claims)))).has_error


@pytest.mark.parametrize("language", _GRAMMARS)
@given(text=TEXTS)
def test_no_text_leaves_its_quotes(language: str, text: str) -> None:
    harmless, hostile = (list(shape(tree(language, signing_code(language, of_text(each))))) for each in ("x", text))
    assert hostile == harmless


@pytest.mark.parametrize("language", _GRAMMARS)
def test_none_of_the_known_texts_leaves_its_quotes(language: str) -> None:
    harmless = list(shape(tree(language, signing_code(language, of_text("x")))))
    assert [
        text for text in HOSTILE if list(shape(tree(language, signing_code(language, of_text(text))))) != harmless
    ] == []


@pytest.mark.parametrize("language", _GRAMMARS)
def test_the_parsers_see_what_is_broken(language: str) -> None:
    assert tree(language, signing_code(language, recipe()).replace("(", '("', 1)).has_error


_TEXT = "\"'\\$\n\0\x7fé\u2028\U0001f600"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("node", r"""'"\'\\$\n\u0000\u007f\u00e9\u2028\ud83d\ude00'"""),
        ("python", r'''"\"'\\$\n\u0000\u007f\u00e9\u2028\U0001f600"'''),
        ("csharp", r'''"\"'\\$\n\u0000\u007f\u00e9\u2028\ud83d\ude00"'''),
        ("java", r'''"\"'\\$\n\000\177\u00e9\u2028\ud83d\ude00"'''),
        ("go", r'''"\"'\\$\n\u0000\u007f\u00e9\u2028\U0001f600"'''),
        ("php", r'''"\"'\\\$\n\u{0}\u{7f}\u{e9}\u{2028}\u{1f600}"'''),
    ],
)
def test_a_text_is_escaped_as_the_language_does(language: str, expected: str) -> None:
    assert literal(_TEXT, _SYNTAXES[language]) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("node", r"'\ud800x'"),
        ("python", r'"\ud800x"'),
        ("csharp", r'"\ufffdx"'),
        ("java", r'"\ufffdx"'),
        ("go", r'"\ufffdx"'),
        ("php", r'"\u{fffd}x"'),
    ],
)
def test_half_a_pair_is_kept_only_where_a_token_can_have_it(language: str, expected: str) -> None:
    assert literal("\ud800x", _SYNTAXES[language]) == expected


_VALUE: Written = [{"a": None, "b c": True}, 2**31, 2**63, 1.5, [], {}]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("node", "[{ a: null, 'b c': true }, 2147483648, 9223372036854775808, 1.5, [], {}]"),
        ("python", '[{"a": None, "b c": True}, 2147483648, 9223372036854775808, 1.5, [], {}]'),
        (
            "go",
            """[]any{map[string]any{"a": nil, "b c": true}, int64(2147483648), 9.223372036854776e+18, 1.5,
                []any{}, map[string]any{},}""",
        ),
        ("php", '[(object) ["a" => null, "b c" => true], 2147483648, 9.223372036854776e+18, 1.5, [], (object) []]'),
    ],
)
def test_values_nest(language: str, expected: str) -> None:
    assert "".join(literal(_VALUE, _SYNTAXES[language]).split()) == "".join(expected.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_to_fill_in_stands_between_signs_and_is_announced(language: str) -> None:
    code = signing_code(language, Recipe(claims={"sub": Fill('the "user"')}, issuer=Fill("issuer"), key_id="k"))
    assert "Fill in what stands between < >." in code
    assert "<issuer>" in code
    assert "<the " in code


@pytest.mark.parametrize("language", _OTHERS)
def test_code_of_another_language_is_a_text_to_fill_in(language: str) -> None:
    made = Recipe(claims={"sub": Code("system('x')\n")}, issuer=Code("req.issuer"), key_id="k")
    code = signing_code(language, made)
    assert "\"<system('x')>\"" in code
    assert '"<req.issuer>"' in code
    assert "Fill in what stands between < >." in code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "number", [10**400, -(10**5000), float("inf"), float("nan")], ids=["400", "5000", "inf", "nan"]
)
def test_a_number_that_no_fraction_holds_is_left_to_fill_in(language: str, number: float) -> None:
    code = signing_code(language, recipe({"x": [number]}))
    assert "<a number that is not too large>" in code


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_nested_deep_is_left_to_fill_in(language: str) -> None:
    value: Written = 1
    for _ in range(900):
        value = [value]
    assert "<what is nested here>" in signing_code(language, recipe({"x": value}))


@pytest.mark.parametrize("language", _OTHERS)
def test_names_that_become_one_are_written_once(language: str) -> None:
    both: Written = dict.fromkeys(("\ud800", "\udc00"))
    code = signing_code(language, recipe({"x": both}))
    assert code.count("fffd") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_groups_stand_a_line_each(language: str) -> None:
    groups: Written = [f"a group by the number {number}" for number in range(9)]
    code = signing_code(language, recipe({"groups": groups}))
    assert sum("a group by the number" in line for line in code.split("\n")) == 9
