"""From JavaScript or TypeScript source to its syntax tree, and to the nodes at which a word stands."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from inspector.errors import OptionError

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_TYPESCRIPT = {"ts": "language_typescript", "mts": "language_typescript", "cts": "language_typescript"}
ENDINGS = ("js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx")
_FUNCTIONS = frozenset(
    {
        *("arrow_function", "function_expression", "function_declaration", "method_definition"),
        *("generator_function", "generator_function_declaration"),
    }
)
_LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})
_SCOPES = _FUNCTIONS | {"program", "statement_block", "for_statement", "for_in_statement", "catch_clause", "class_body"}


class Syntax:
    """A parsed source: `data` are its UTF-8 bytes, by which nodes count."""

    def __init__(self, text: str, ending: str) -> None:
        self.data = text.encode("utf-8", "replace")
        self.tree = _parser(ending).parse(self.data)
        self.root = self.tree.root_node

    def position(self, node: "Node") -> tuple[int, int]:
        """Line and column, from 1, in characters."""
        begin = node.start_byte - node.start_point[1]
        return node.start_point[0] + 1, len(self.data[begin : node.start_byte].decode("utf-8", "replace")) + 1

    def words(self, word: str) -> "Iterator[Node]":
        """The nodes of a name, in the order of the source."""
        for match in re.finditer(rb"(?<![\w$])%s(?![\w$])" % re.escape(word.encode()), self.data):
            node = self.root.descendant_for_byte_range(match.start(), match.end())
            if node is not None and node.type.endswith(("identifier", "identifier_pattern")):
                yield node

    def text(self, node: "Node") -> str:
        """The node's source."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")


def scope_of(node: "Node") -> "Node":
    """The innermost scope around a node: at last the whole source, which is no program where it is broken."""
    above = node
    while above.parent is not None:
        above = above.parent
        if above.type in _SCOPES:
            break
    return above


def function_of(node: "Node") -> "Node | None":
    """The function around a node, None at the top of the source; of those that run at once, the one around them."""
    return _above(node, _FUNCTIONS)


def run_of(node: "Node") -> "Node | None":
    """What runs as often as a node does: the function or loop around it, None at the top of the source."""
    return _above(node, _FUNCTIONS | _LOOPS)


def _above(node: "Node", kinds: frozenset[str]) -> "Node | None":
    above = node.parent
    while above is not None and (above.type not in kinds or _runs_at_once(above)):
        above = above.parent
    return above


def _runs_at_once(node: "Node") -> bool:
    """Whether it is a function that a new Promise is given."""
    call = node.parent.parent if node.parent is not None and node.parent.type == "arguments" else None
    maker = None if call is None else call.child_by_field_name("constructor")
    return maker is not None and maker.text == b"Promise"


@cache
def _parser(ending: str) -> "Parser":
    """Raises OptionError where the grammars are not installed."""
    try:
        import tree_sitter  # noqa: PLC0415 - an extra, and only for code
        import tree_sitter_javascript  # noqa: PLC0415
        import tree_sitter_typescript  # noqa: PLC0415
    except ImportError:
        told = 'reading code takes the extra code (tree-sitter): pip install ".[code]" where the README lies'
        raise OptionError(f"{told}; or give payload and options alone") from None
    name = _TYPESCRIPT.get(ending, "language_tsx" if ending == "tsx" else "")
    language = getattr(tree_sitter_typescript, name)() if name else tree_sitter_javascript.language()
    return tree_sitter.Parser(tree_sitter.Language(language))
