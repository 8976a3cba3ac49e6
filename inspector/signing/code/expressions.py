"""From an expression in JavaScript to its value, as far as it is certain, and where each part is written."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from inspector.jose import pointer_part
from inspector.signing.code.bindings import Bindings, Change
from inspector.signing.code.javascript_times import GLOBALS, METHODS, Counted, Read, asked, called, computed, signed
from inspector.signing.code.syntax import Syntax, run_of
from inspector.signing.inputs import Spot
from inspector.signing.javascript.layers import Layers
from inspector.signing.javascript.reader import Reader
from inspector.signing.javascript.values import (
    A_CHANGE,
    UNDEFINED,
    OpenObject,
    Special,
    Unknown,
    Value,
    expression,
    is_number,
    number,
)
from inspector.signing.moments import MILLISECONDS, Moment

if TYPE_CHECKING:
    from tree_sitter import Node

_DEEPEST = 50
_MOST = 20_000  # values looked at for one call: names may refer to one another in circles that branch
_PLAIN = {"true": True, "false": False, "null": None}
_FUNCTIONS = frozenset({"arrow_function", "function_expression", "class"})
_WRAPPED = frozenset({"parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression"})
_LITERALS = frozenset({"string", "number", "template_string"})


@dataclass(slots=True)
class Expressions:
    """The values of the expressions of one call."""

    syntax: Syntax
    bindings: Bindings
    call: "Node"
    source: str
    places: dict[str, Spot] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)
    looked_at: int = 0

    def value(self, node: "Node", where: str, depth: int = 0) -> Value:
        """The value; Unknown where only a run would show it."""
        self.places.setdefault(where, self._spot(node))
        self.looked_at += 1
        if depth > _DEEPEST or self.looked_at > _MOST:
            return self._unknown(node)
        kind = node.type
        if kind in _WRAPPED and node.named_children:
            return self.value(node.named_children[0], where, depth + 1)
        if kind in _PLAIN:
            return _PLAIN[kind]
        if kind in _LITERALS:
            return self._literal(node)
        if kind == "object":
            return self._object(node, where, depth)
        if kind == "array":
            return self._array(node, where, depth)
        if kind in ("identifier", "shorthand_property_identifier"):
            return self._named(node, where, depth)
        if kind == "undefined":
            return UNDEFINED
        return self._computed(node, where, depth)

    def _computed(self, node: "Node", where: str, depth: int) -> Value:
        if node.type in _FUNCTIONS:
            return Special("function")
        if node.type == "regex":
            return Special("regexp", {})
        if node.type == "member_expression":
            return self._member_of(node, where, depth)
        if node.type == "unary_expression":
            return self._unary(node, where, depth)
        if node.type in ("call_expression", "new_expression"):
            return self._called(node, where, depth)
        return self._binary(node, where, depth) if node.type == "binary_expression" else self._unknown(node)

    def _literal(self, node: "Node") -> Value:
        if any(child.type == "template_substitution" for child in node.named_children):
            return self._unknown(node)
        return Reader(self.syntax.text(node)).value()

    def _unary(self, node: "Node", where: str, depth: int) -> Value:
        sign, inner = node.child_by_field_name("operator"), node.child_by_field_name("argument")
        operator = sign.type if sign is not None else ""
        if inner is not None and operator == "~":
            inner, operator = _behind_tilde(inner), "~~"
        found = self.value(inner, where, depth + 1) if inner is not None else UNDEFINED
        if not is_number(found) or operator not in ("+", "-"):
            return self._in_time(node, signed(operator, found))
        return number(-found) if operator == "-" else found

    def _binary(self, node: "Node", where: str, depth: int) -> Value:
        sides = [node.child_by_field_name(name) for name in ("left", "right")]
        left, right = (UNDEFINED if side is None else self.value(side, f"{where}/...", depth + 1) for side in sides)
        operator = node.child_by_field_name("operator")
        sign = operator.type if operator is not None else ""
        if isinstance(left, str) and isinstance(right, str) and sign == "+":
            return left + right
        if not is_number(left) or not is_number(right):
            return self._in_time(node, computed(left, sign, right))
        match sign:
            case "+":
                return number(left + right)
            case "-":
                return number(left - right)
            case "*":
                return number(left * right)
            case "/" if right:
                return number(left / right)
        return self._unknown(node)

    def _called(self, node: "Node", where: str, depth: int) -> Value:
        """What a call gives of what is read off a clock; all other calls are left to a run."""
        is_new = node.type == "new_expression"
        callee, given = node.child_by_field_name("constructor" if is_new else "function"), _arguments(node)
        if callee is None:
            return self._unknown(node)
        name = self._global(callee)
        if name:
            values = [self.value(each, f"{where}/...", depth + 1) for each in given]
            return self._in_time(node, called(f"new {name}" if is_new else name, values, self._now(node)))
        of, method = callee.child_by_field_name("object"), callee.child_by_field_name("property")
        if is_new or given or of is None or method is None or self.syntax.text(method) not in METHODS:
            return self._unknown(node)
        return self._in_time(node, asked(self.value(of, f"{where}/...", depth + 1), self.syntax.text(method)))

    def _global(self, callee: "Node") -> str:
        """The name of a function that ECMAScript brings, "" for one that may be another."""
        of = callee.child_by_field_name("object") or callee
        name = self.syntax.text(of)
        is_known = of.type == "identifier" and name in GLOBALS and self.bindings.is_global(name)
        return self.syntax.text(callee) if is_known else ""

    def _now(self, node: "Node") -> Moment:
        """What Date.now() gives where it stands."""
        place = ":".join(map(str, self.syntax.position(node)))
        return Moment("", clock=MILLISECONDS, reading=place, is_earlier=run_of(node) != run_of(self.call))

    def _in_time(self, node: "Node", found: Read) -> Value:
        told = self._unknown(node)
        return told if found is None else replace(found, text=told.text, source=told.source)

    def _array(self, node: "Node", where: str, depth: int) -> Value:
        items: list[Value] = []
        for item in node.named_children:
            if item.type == "spread_element":
                spread = self.value(item.named_children[0], f"{where}/...", depth + 1)
                items += spread if isinstance(spread, list) else [self._unknown(item)]
            elif item.type != "comment":
                items.append(self.value(item, f"{where}/{len(items)}", depth + 1))
        return items

    def _object(self, node: "Node", where: str, depth: int) -> Value:
        layers = Layers()
        for item in node.named_children:
            if item.type == "spread_element":
                layers.lay(self.value(item.named_children[0], f"{where}/...", depth + 1))
            elif item.type == "shorthand_property_identifier":
                self._set(layers, self.syntax.text(item), item, item, (where, depth))
            elif item.type in ("pair", "method_definition"):
                key = item.child_by_field_name("key") or item.child_by_field_name("name")
                name = self._key(key, where, depth) if key is not None else None
                if name is None or key is None:
                    layers.lay(Unknown(self._unknown(item).text))
                else:
                    self._set(layers, name, key, item.child_by_field_name("value"), (where, depth))
        return layers.object()

    def _set(self, layers: Layers, name: str, key: "Node", value: "Node | None", at: tuple[str, int]) -> None:
        where, depth = at
        place = f"{where}/{pointer_part(name)}"
        self.places[place] = self._spot(key)
        layers.put(name, Special("function") if value is None else self.value(value, place, depth + 1))

    def _key(self, key: "Node", where: str, depth: int) -> str | None:
        """A member's name; None for one that only a run would show."""
        if key.type in ("property_identifier", "private_property_identifier", "identifier"):
            return self.syntax.text(key)
        inner = key.named_children[0] if key.type == "computed_property_name" else key
        found = self.value(inner, f"{where}/...", depth + 1)
        if isinstance(found, str):
            return found
        return self.syntax.text(inner) if inner.type == "number" else None

    def _named(self, node: "Node", where: str, depth: int) -> Value:
        """What a name stands for, with what is put into its object before the call."""
        found = self.bindings.of(node, self.call.start_byte)
        if found is None:
            return self._unknown(node)
        self.places.pop(where, None)
        value = self.value(found.value, where, depth + 1)
        if isinstance(value, Counted) and not found.is_only_read:
            return self._unknown(node)  # a Date can be set
        if not (isinstance(value, dict) or (isinstance(value, Unknown) and found.changes)):
            return value
        layers = Layers()
        layers.lay(value)
        for change in found.changes:
            self._apply(layers, change, (where, depth))
        return layers.object()

    def _apply(self, layers: Layers, change: Change, at: tuple[str, int]) -> None:
        where, depth = at
        if change.value is None:
            layers.lay(A_CHANGE)
        elif change.name is None:
            layers.lay(self.value(change.value, f"{where}/...", depth + 1))
        else:
            name = self._key(change.name, where, depth)
            if name is None:
                layers.lay(Unknown(self._unknown(change.name).text))
            else:
                self._set(layers, name, change.name, change.value, at)

    def _member_of(self, node: "Node", where: str, depth: int) -> Value:
        """A property of an object that is known."""
        of, name = node.child_by_field_name("object"), node.child_by_field_name("property")
        if of is None or name is None or of.type != "identifier":
            return self._unknown(node)
        found = self.value(of, f"{where}/...", depth + 1)
        if not isinstance(found, dict) or isinstance(found, OpenObject):
            return self._unknown(node)
        return found.get(self.syntax.text(name), self._unknown(node))

    def _spot(self, node: "Node") -> Spot:
        return Spot(*self.syntax.position(node), self.source)

    def _unknown(self, node: "Node") -> Unknown:
        return expression(self.syntax.text(node))


def _arguments(call: "Node") -> "list[Node]":
    given = call.child_by_field_name("arguments")
    return [] if given is None else [node for node in given.named_children if node.type != "comment"]


def _behind_tilde(node: "Node") -> "Node | None":
    """What stands behind a second tilde, None where there is none."""
    operator = node.child_by_field_name("operator") if node.type == "unary_expression" else None
    return node.child_by_field_name("argument") if operator is not None and operator.type == "~" else None
