"""What is taken over from Python source stands as it was written, and stands alone."""

import ast

import pytest

from inspector.signing.code.python import read_python
from inspector.signing.code.written_python import starred
from inspector.signing.javascript.values import Unknown


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ('user["id"]', 'user["id"]'),
        ("user['id']", "user['id']"),
        ("{'ä': 'ö'}[k] + user['id']", "{'ä': 'ö'}[k] + user['id']"),
        ("int(time.time())+7200", "int(time.time())+7200"),
        ("(a if b else c)", "a if b else c"),
        ("(a := b())", "(a := b())"),
        ("f(\n  x)", "f(x)"),
        ("(a\n  + b)", "a + b"),
        ("x" * 400 + "['id']", ""),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_expression_keeps_its_quotes_where_it_stands_alone(written: str, taken: str, line_end: str) -> None:
    source = f"import jwt\n# ä\njwt.encode({{'ü': 1, 'sub': {written}}}, key)\n".replace("\n", line_end)
    [found] = read_python(source)
    assert isinstance(found.payload, dict)
    value = found.payload["sub"]
    assert isinstance(value, Unknown)
    assert value.source == taken


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("user", "**user"),
        ("self.user", "**self.user"),
        ("claims(u)['x']", "**claims(u)['x']"),
        ("{'a': b}", "**{'a': b}"),
        ("a or {}", "**(a or {})"),
        ("a if b else c", "**(a if b else c)"),
        ("lambda: a", "**(lambda: a)"),
    ],
)
def test_two_stars_stand_before_brackets_only_where_these_are_needed(source: str, expected: str) -> None:
    assert starred(source) == expected
    assert ast.unparse(ast.parse(f"{{{expected}}}")) == ast.unparse(ast.parse(f"{{**({source})}}"))
