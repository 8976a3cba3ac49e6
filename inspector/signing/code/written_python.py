"""From a node of Python's syntax to its expression as it was written, quotes and all."""

import ast
import re
from collections.abc import Sequence

from inspector.signing.javascript.values import Unknown, expression

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_LONGEST = 300  # characters: what is longer is only shown, and cut
_TIGHT = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.Dict, ast.DictComp)


def lines_of(text: str) -> tuple[bytes, ...]:
    """The source's lines as nodes count them: in UTF-8."""
    return tuple(line.encode("utf-8", "replace") for line in _LINE_ENDS.split(text))


def as_written(node: ast.expr, lines: Sequence[bytes]) -> Unknown:
    """The node's value, which only a run would show; what spans lines, or stands in brackets, is written anew."""
    again = ast.unparse(node)
    if node.lineno != node.end_lineno or node.lineno > len(lines):
        return expression(again)
    own = lines[node.lineno - 1][node.col_offset : node.end_col_offset].decode("utf-8", "replace")
    return expression(own if len(own) <= _LONGEST and _is_same(own, again) else again)


def starred(source: str) -> str:
    """An expression behind two stars, in brackets where it needs them."""
    try:
        node: ast.expr | None = ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        node = None
    return f"**{source}" if isinstance(node, _TIGHT) else f"**({source})"


def _is_same(own: str, again: str) -> bool:
    """Whether the source's text says alone what it says in its place: x := 1 does not without its brackets."""
    try:
        return ast.unparse(ast.parse(own, mode="eval").body) == again
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
