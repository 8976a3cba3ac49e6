"""From Python source to the inputs of each call of PyJWT's jwt.encode in it; nothing is run."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from inspector.errors import SourceError
from inspector.jose import pointer_part
from inspector.signing.code.names import Names, scopes
from inspector.signing.code.python_times import Reading, Times
from inspector.signing.code.written_python import as_written, lines_of
from inspector.signing.inputs import Inputs, Spot
from inspector.signing.javascript.layers import Layers
from inspector.signing.javascript.values import (
    A_CHANGE,
    OpenObject,
    Unknown,
    Value,
    is_number,
    number,
)
from inspector.signing.moments import Moment
from inspector.visible import cut, visible

_DEEPEST, _SHOWN = 50, 60
_MOST = 20_000  # values looked at for one call: names may refer to one another in circles that branch


def read_python(text: str, source: str = "") -> tuple[Inputs, ...]:
    """The inputs of each call, in the order of the source; raises SourceError for what is no Python."""
    try:
        module = ast.parse(text)
    except SyntaxError as error:
        told = f"line {error.lineno or 1}, column {error.offset or 1}"
        raise SourceError(f"{told}: this is no Python ({visible(cut(error.msg, 80))})") from None
    except (ValueError, RecursionError, MemoryError):
        raise SourceError("this is no Python: it holds a null character, or is nested too deep") from None
    found = [(call, names) for names in scopes(module) for call in names.calls if _signs(call, names)]
    lines, in_order = lines_of(text), sorted(found, key=lambda pair: pair[0].lineno)
    return tuple(_inputs(call, _Reading(names, call.lineno, source, lines)) for call, names in in_order)


def _signs(call: ast.Call, names: Names) -> bool:
    """Whether it calls PyJWT's encode, by the names that the file imports it under."""
    match call.func:
        case ast.Attribute(value=ast.Name(id=module), attr="encode"):
            return names.imported(module) == "jwt"
        case ast.Name(id=name):
            return names.imported(name) == "jwt.encode"
    return False


def _inputs(call: ast.Call, reading: "_Reading") -> Inputs:
    given = dict(zip(("payload", "key", "algorithm", "headers"), call.args, strict=False))
    given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg is not None}
    reading.places[""] = Spot(call.lineno, call.col_offset + 1, reading.source)
    options: dict[str, Value] = {
        name: reading.value(node, f"/options/{name}") for name, node in given.items() if name not in ("payload", "key")
    }
    unseen = tuple(reading.unknown(keyword.value) for keyword in call.keywords if keyword.arg is None)
    missing = Unknown(f"**{unseen[0].text}" if unseen else "nothing")
    payload = reading.value(given["payload"], "/payload") if "payload" in given else missing
    return Inputs(
        payload=payload,
        options=OpenObject(options, unseen) if unseen else options,
        library="PyJWT",
        places=reading.places,
        unseen=tuple(reading.unseen),
    )


@dataclass(slots=True)
class _Reading:
    """The values of expressions, as far as they can be known, and where they are written."""

    names: Names
    line: int
    source: str
    lines: Sequence[bytes]
    places: dict[str, Spot] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)
    looked_at: int = 0

    def value(self, node: ast.expr, where: str, depth: int = 0) -> Value:
        """The value; Unknown where only a run would show it."""
        self.places.setdefault(where, Spot(node.lineno, node.col_offset + 1, self.source))
        self.looked_at += 1
        if depth > _DEEPEST or self.looked_at > _MOST:
            return self.unknown(node)
        match node:
            case ast.Constant(value=bool() | str() | int() | None as plain):
                return plain  # whole numbers are exact in Python, however long
            case ast.Constant(value=float() as plain):
                return number(plain)
            case ast.Name(id=name):
                return self._named(node, name, where, depth)
            case ast.Dict():
                return self._object(node, where, depth)
            case ast.List(elts=items) | ast.Tuple(elts=items):
                return [self.value(item, f"{where}/{index}", depth + 1) for index, item in enumerate(items)]
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                found = self.value(operand, where, depth + 1)
                return number(-found) if is_number(found) else self.unknown(node)
            case ast.BinOp(left=left, op=operator, right=right):
                return self._computed(node, operator, (left, right), where, depth)
            case ast.Call(func=ast.Name(id="dict"), args=[], keywords=keywords):
                pairs = [(_name_of(each), each.value) for each in keywords]
                return self._members(pairs, where, depth)
        return self._in_time(node)

    def _computed(
        self, node: ast.expr, operator: ast.operator, sides: tuple[ast.expr, ast.expr], where: str, depth: int
    ) -> Value:
        left, right = (
            self.value(side, f"{where}/...", depth + 1) for side in sides
        )  # whatever they are, it stands here
        if isinstance(left, str) and isinstance(right, str) and isinstance(operator, ast.Add):
            return left + right
        if not is_number(left) or not is_number(right):
            return self._in_time(node)
        match operator:
            case ast.Add():
                return number(left + right)
            case ast.Sub():
                return number(left - right)
            case ast.Mult():
                return number(left * right)
        return self.unknown(node)

    def _object(self, node: ast.Dict, where: str, depth: int) -> Value:
        return self._members(list(zip(node.keys, node.values, strict=True)), where, depth)

    def _members(self, pairs: Sequence[tuple[ast.expr | None, ast.expr]], where: str, depth: int) -> Value:
        layers = Layers()
        for key, item in pairs:
            name = None if key is None else self.value(key, f"{where}/...", depth + 1)
            if isinstance(name, str):
                place = f"{where}/{pointer_part(name)}"
                self.places[place] = self._spot(key, item)
                layers.put(name, self.value(item, place, depth + 1))
            else:
                layers.lay(
                    self.value(item, f"{where}/...", depth + 1) if key is None else self._computed_name(key, item)
                )
        return layers.object()

    def _spot(self, key: ast.expr | None, item: ast.expr) -> Spot:
        at = key if key is not None else item
        return Spot(at.lineno, at.col_offset + 1, self.source)

    def _named(self, node: ast.expr, name: str, where: str, depth: int) -> Value:
        """What a name stands for: its one assignment before the call, with what is put into it afterwards."""
        assigned = self.names.assigned(name, self.line)
        if assigned is None:
            return self.unknown(node)
        self.places.pop(where, None)
        found = self.value(assigned, where, depth + 1)
        if isinstance(found, Moment) and name not in self.names.values:
            return replace(found, is_earlier=True)  # it is read once, where the code that signs does not stand
        changes = self.names.changes(name, self.line)
        if not changes or not isinstance(found, dict | Unknown):
            return found
        layers = Layers()
        layers.lay(found)
        for key, item in changes:
            layers.lay(self._change(key, item, where, depth))
        return layers.object()

    def _change(self, key: ast.expr | None, item: ast.expr | None, where: str, depth: int) -> Value:
        """What name[key] = item, name.update(item), or (both None) what cannot be followed lays over an object."""
        return self._members([(key, item)], where, depth) if item is not None else A_CHANGE

    def _computed_name(self, key: ast.expr, item: ast.expr) -> Unknown:
        """A member whose name only a run would show: not what **item would be."""
        name, value = (as_written(node, self.lines).text for node in (key, item))
        return Unknown(cut(f"{{{name}: {value}}}", _SHOWN))

    def _in_time(self, node: ast.expr) -> Unknown:
        """The value of an expression that only a run would show; how far it lies from a clock may be known."""
        found, told = Times(self.names, self.line, self._goes_on).of(node), self.unknown(node)
        if not isinstance(found, Reading):
            return told
        return Moment(
            *(told.text, told.source, found.clock),
            reading=found.place,
            offset=found.offset,
            form=found.form,
            is_earlier=found.is_earlier,
        )

    def _goes_on(self) -> bool:
        self.looked_at += 1
        return self.looked_at <= _MOST

    def unknown(self, node: ast.expr) -> Unknown:
        """The value of an expression that cannot be followed."""
        return as_written(node, self.lines)


def _name_of(keyword: ast.keyword) -> ast.expr | None:
    """The name of a keyword argument as the constant that it is in a literal; None for two stars."""
    return None if keyword.arg is None else ast.copy_location(ast.Constant(keyword.arg), keyword)
