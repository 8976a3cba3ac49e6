"""From a Python module to its scopes, and what each name in them stands for, where that is beyond doubt."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Change: TypeAlias = "tuple[ast.expr | None, ast.expr | None]"
_DOUBTFUL = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.Match)


@dataclass(slots=True)
class Names:
    """One scope: the calls in it, the assignments to each name, and the scope around it."""

    around: "Names | None" = None
    calls: list[ast.Call] = field(default_factory=list)
    imports: dict[str, str] = field(default_factory=dict)
    values: dict[str, list[tuple[int, ast.expr | None]]] = field(default_factory=dict)
    changed: dict[str, list[tuple[int, Change]]] = field(default_factory=dict)

    def imported(self, name: str) -> str:
        """The dotted name that a name was imported as, "" for none."""
        found = self.imports.get(name, "")
        return found or (self.around.imported(name) if self.around is not None else "")

    def assigned(self, name: str, before: int) -> ast.expr | None:
        """The one expression assigned to a name; None where there is none, or more than one."""
        own = self.values.get(name)
        if own is None:
            return None if self.around is None else self.around.assigned(name, 1 << 31)
        here = [value for line, value in own if line <= before]
        return here[0] if len(here) == len(own) == 1 else None

    def changes(self, name: str, before: int) -> list[Change]:
        """What is put into the object of a name before a line, in order: key and value, None and an object."""
        if name not in self.values and self.around is not None:
            return self.around.changes(name, 1 << 31)
        return [change for line, change in self.changed.get(name, []) if line <= before]


def scopes(module: ast.Module) -> Iterator[Names]:
    """The module's scope and those of all functions in it."""
    yield from _scopes(module.body, Names())


def _scopes(body: list[ast.stmt], names: Names) -> Iterator[Names]:
    inner: list[Function] = []
    for statement in body:
        _gather(statement, names, inner, is_certain=True)
    yield names
    for function in inner:
        below = Names(names)
        arguments = function.args
        for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            below.values[argument.arg] = [(0, None)]
        inside = function.body
        yield from _scopes(inside if isinstance(inside, list) else [ast.Expr(inside)], below)


def _gather(node: ast.AST, names: Names, inner: list[Function], *, is_certain: bool) -> None:
    """What a node says of names; what stands under a condition may or may not happen, and is no certain assignment."""
    if isinstance(node, Function):
        inner.append(node)
        return
    _note(node, names, is_certain=is_certain)
    certain = is_certain and not isinstance(node, _DOUBTFUL)
    for child in ast.iter_child_nodes(node):
        _gather(child, names, inner, is_certain=certain)


def _note(node: ast.AST, names: Names, *, is_certain: bool) -> None:
    match node:
        case ast.Import(names=modules):
            names.imports |= {each.asname or each.name: each.name for each in modules}
        case ast.ImportFrom(module=str(module), names=each_name):
            names.imports |= {each.asname or each.name: f"{module}.{each.name}" for each in each_name}
        case (
            ast.Assign(targets=[ast.Name(id=name)], value=value)
            | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
        ):
            names.values.setdefault(name, []).append((node.lineno, value if is_certain else None))
        case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name), slice=key)], value=value):
            change: Change = (key, value) if is_certain else (None, None)
            names.changed.setdefault(name, []).append((node.lineno, change))
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="update"), args=[] | [_] as given):
            more = [*given, *([ast.copy_location(_as_dict(node.keywords), node)] if node.keywords else [])]
            changes = names.changed.setdefault(name, [])
            changes += [(node.lineno, (None, value if is_certain else None)) for value in more]
            names.calls.append(node)
        case ast.Call():
            names.calls.append(node)
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            _note_other(node, name, names)


def _as_dict(keywords: list[ast.keyword]) -> ast.Dict:
    """Keyword arguments as the literal that they amount to."""
    keys: list[ast.expr | None] = [
        None if each.arg is None else ast.copy_location(ast.Constant(each.arg), each.value) for each in keywords
    ]
    return ast.Dict(keys=keys, values=[each.value for each in keywords])


def _note_other(node: ast.Name, name: str, names: Names) -> None:
    """A name that is bound in a way not followed (a loop, a with, an unpacking) is known for nothing."""
    known = names.values.setdefault(name, [])
    if not any(line == node.lineno for line, _ in known):
        known.append((node.lineno, None))
