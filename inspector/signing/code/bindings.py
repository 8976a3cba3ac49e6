"""From a name in JavaScript to the one expression that it stands for, and what is put into its object."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from inspector.signing.code.syntax import Syntax, function_of, scope_of

if TYPE_CHECKING:
    from tree_sitter import Node

_CONDITIONS = frozenset(
    {
        *("if_statement", "for_statement", "for_in_statement", "while_statement", "do_statement", "switch_case"),
        *("try_statement", "catch_clause", "ternary_expression", "binary_expression"),
    }
)
_READING = ("get", "to", "valueOf")  # the beginnings of methods


class Change(NamedTuple):
    """What is put into an object: a member by its name node, or (None) all members of another object.

    `value` is None for what cannot be followed.
    """

    name: "Node | None"
    value: "Node | None"


class Binding(NamedTuple):
    """What a name stands for where it is used, and the changes to its object before that, in order.

    `is_only_read` where nothing can have set the object by a method, or in another place.
    """

    value: "Node"
    changes: tuple[Change, ...]
    is_only_read: bool


@dataclass(frozen=True, slots=True)
class Bindings:
    """The names of a source; `known` are those that were looked through for another meaning."""

    syntax: Syntax
    known: dict[str, bool] = field(default_factory=dict)

    def of(self, use: "Node", before: int) -> Binding | None:
        """The binding of a name that is used somewhere; None where there is none beyond doubt.

        `before` is the byte up to which changes count.
        """
        words = list(self.syntax.words(self.syntax.text(use)))
        declared = self._declaration(words, use)
        if declared is None:
            return None
        value = declared.child_by_field_name("value")
        scope = scope_of(declared)
        inside = [word for word in words if scope.start_byte <= word.start_byte < scope.end_byte]
        if value is None or any(map(_is_rebound, inside)):
            return None
        user = function_of(use)
        changes = [change for word in inside if (change := self._change(word, before, user)) is not None]
        return Binding(value, tuple(changes), all(_is_read(word, self.syntax) for word in inside))

    def is_global(self, name: str) -> bool:
        """Whether a name that ECMAScript gives a meaning has no other, nowhere in the source."""
        if name not in self.known:
            self.known[name] = not any(
                _declares(word) or _is_rebound(word) or _changed(word, self.syntax) is not None
                for word in self.syntax.words(name)
            )
        return self.known[name]

    def _declaration(self, words: "list[Node]", use: "Node") -> "Node | None":
        """The one declaration of a name that the use can see, in the innermost scope that has any."""
        found = [word for word in words if _declares(word)]
        scope: Node | None = scope_of(use)
        while scope is not None:
            here = [word for word in found if scope_of(word) == scope or _is_parameter_of(word, scope)]
            if here:
                declarator = here[0].parent
                is_plain = len(here) == 1 and declarator is not None and declarator.type == "variable_declarator"
                return declarator if is_plain else None
            outer = scope_of(scope)
            scope = None if outer == scope else outer
        return None

    def _change(self, word: "Node", before: int, user: "Node | None") -> Change | None:
        """What a use of the name puts into its object; None for one that only reads it."""
        change = _changed(word, self.syntax)
        if change is None:
            return None
        own = function_of(word)
        if own == user and word.start_byte > before:
            return None
        certain = own == user and not _is_conditional(word)
        return change if certain else Change(None, None)


def _declares(word: "Node") -> bool:
    above = word.parent
    if above is None:
        return False
    named = above.type in ("variable_declarator", "function_declaration", "class_declaration")
    if named and above.child_by_field_name("name") == word:
        return True
    return _is_bound_by_pattern(word)


def _is_bound_by_pattern(word: "Node") -> bool:
    """Whether it is a parameter, or a name in a destructuring pattern or an import."""
    node, above = word, word.parent
    while above is not None:
        if above.type in ("formal_parameters", "import_clause", "catch_clause"):
            return node.type != "statement_block"
        if above.type == "arrow_function":
            return above.child_by_field_name("parameter") == node
        if above.type == "variable_declarator":
            return above.child_by_field_name("name") == node and node != word
        if above.type == "assignment_pattern" and above.child_by_field_name("right") == node:
            return False
        if not above.type.endswith(("pattern", "parameter", "specifier", "named_imports")):
            return False
        node, above = above, above.parent
    return False


def _is_parameter_of(word: "Node", scope: "Node") -> bool:
    """Whether a pattern's name belongs to this scope, which may be the body of the function it is a parameter of."""
    return _is_bound_by_pattern(word) and scope_of(scope) == scope_of(word) and scope.parent == scope_of(word)


def _is_rebound(word: "Node") -> bool:
    above = word.parent
    if above is None:
        return False
    if above.type in ("assignment_expression", "augmented_assignment_expression"):
        return above.child_by_field_name("left") == word
    return above.type == "update_expression"


def _is_read(word: "Node", syntax: Syntax) -> bool:
    """Whether a use of a name, its declaration included, leaves its object as it is for sure."""
    above = word.parent
    if above is None:
        return False
    if above.type == "member_expression":
        name = above.child_by_field_name("property")
        return name is not None and syntax.text(name).startswith(_READING)
    if above.type == "arguments":
        callee = above.parent.child_by_field_name("constructor") if above.parent is not None else None
        return callee is not None and syntax.text(callee) == "Date"
    if above.type == "variable_declarator":
        return above.child_by_field_name("name") == word  # as a value it goes by another name, too
    return above.type in ("binary_expression", "unary_expression")


def _changed(word: "Node", syntax: Syntax) -> Change | None:
    above = word.parent
    if above is None:
        return None
    target = above.parent
    if above.type in ("member_expression", "subscript_expression") and above.child_by_field_name("object") == word:
        if target is None:
            return None
        if target.type != "assignment_expression" or target.child_by_field_name("left") != above:
            return Change(None, None) if syntax.text(target).startswith("delete ") else None
        name = above.child_by_field_name("property") or above.child_by_field_name("index")
        return Change(name, target.child_by_field_name("right"))
    if above.type == "arguments" and target is not None:
        callee = target.child_by_field_name("function")
        others = [node for node in above.named_children if node != word]
        if callee is not None and syntax.text(callee) == "Object.assign" and above.named_children[0] == word:
            return Change(None, others[0] if len(others) == 1 else None)
    return None


def _is_conditional(node: "Node") -> bool:
    """Whether it may or may not happen."""
    above = node.parent
    while above is not None and above.type not in ("program"):
        if above.type in _CONDITIONS:
            return True
        if above == function_of(node):
            return False
        above = above.parent
    return False
