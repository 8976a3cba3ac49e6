"""From JavaScript or TypeScript source to the inputs of each call of jwt.sign in it; nothing is run."""

import re
from typing import TYPE_CHECKING

from inspector.signing.code.bindings import Bindings
from inspector.signing.code.expressions import Expressions
from inspector.signing.code.syntax import Syntax
from inspector.signing.inputs import Inputs, Spot
from inspector.signing.javascript.values import UNDEFINED, Value

if TYPE_CHECKING:
    from tree_sitter import Node

_CALLBACKS = frozenset({"arrow_function", "function_expression"})
_REQUIRED = re.compile(
    rb"(?:(?:const|let|var)\s+([\w$]+|\{[^}]*\})\s*=\s*(?:await\s+)?(?:require|import)\(|"
    rb"import\s+(?:type\s+)?(?:\*\s+as\s+)?([\w$]+|\{[^}]*\})(?:\s*,\s*(?:\{[^}]*\}|\*\s+as\s+[\w$]+))?\s*from\s*|import\s+([\w$]+)\s*=\s*require\()"
    rb"\s*['\"`]jsonwebtoken['\"`]"
)
# What util.promisify makes of sign hands the error over first, as a call without a callback throws it.
_PROMISED = re.compile(
    rb"(?:const|let|var)\s+([\w$]+)\s*=\s*(?:[\w$]+\s*\.\s*)?promisify\s*"
    rb"(?:<[^;()]*>\s*)?\(\s*(?:([\w$]+)\s*\.\s*)?sign\b"
)
_USUAL = frozenset({"jwt", "jsonwebtoken"})


def read_javascript(text: str, source: str = "", ending: str = "js") -> tuple[Inputs, ...]:
    """The inputs of each call, in the order of the source; raises OptionError without the extra `code`."""
    syntax = Syntax(text, ending)
    modules, functions = _imported(syntax.data)
    calls = [call for word in ("sign", *functions) for node in syntax.words(word) if (call := _call(node)) is not None]
    found = {call.start_byte: call for call in calls if _signs(call, syntax, modules, functions)}
    bindings = Bindings(syntax)
    return tuple(_inputs(found[at], bindings, source) for at in sorted(found))


def _imported(data: bytes) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the library, and those of its sign alone; the usual ones where the file imports none."""
    modules, functions = set[str](), set[str]()
    for match in _REQUIRED.finditer(data):
        name = (match[1] or match[2] or match[3]).decode("utf-8", "replace")
        if not name.startswith("{"):
            modules.add(name)
            continue
        for each in name.strip("{} \n\t").split(","):
            first, _, second = re.sub(r"\s+as\s+", ":", each.strip()).partition(":")
            if first.strip() == "sign":
                functions.add((second or first).strip())
    known = frozenset(modules) if modules or functions else _USUAL
    for match in _PROMISED.finditer(data):
        name, module = match[1].decode("utf-8", "replace"), (match[2] or b"").decode("utf-8", "replace")
        if module in known or (not module and "sign" in functions):
            functions.add(name)
    return known, frozenset(functions)


def _call(node: "Node") -> "Node | None":
    """The call of a function that a name stands for, by itself or as a property."""
    callee, above = node, node.parent
    if above is not None and above.type == "member_expression" and above.child_by_field_name("property") == node:
        callee, above = above, above.parent
    if above is None or above.type != "call_expression" or above.child_by_field_name("function") != callee:
        return None
    return above


def _signs(call: "Node", syntax: Syntax, modules: frozenset[str], functions: frozenset[str]) -> bool:
    callee = call.child_by_field_name("function")
    if callee is None:
        return False
    if callee.type != "member_expression":
        return syntax.text(callee) in functions
    of, name = callee.child_by_field_name("object"), callee.child_by_field_name("property")
    return of is not None and name is not None and syntax.text(of) in modules and syntax.text(name) == "sign"


def _inputs(call: "Node", bindings: Bindings, source: str) -> Inputs:
    """The inputs of one call: payload, key, options, and a callback where the last of them is a function."""
    given = call.child_by_field_name("arguments")
    arguments = [] if given is None else [node for node in given.named_children if node.type != "comment"]
    last = arguments[-1] if len(arguments) > 2 else None
    calls_back = last is not None and (last.type in _CALLBACKS or len(arguments) > 3)
    reading = Expressions(bindings.syntax, bindings, call, source)
    reading.places[""] = Spot(*bindings.syntax.position(call), source)
    payload: Value = reading.value(arguments[0], "/payload") if arguments else UNDEFINED
    has_options = len(arguments) > 2 and arguments[2].type not in _CALLBACKS
    options: Value = reading.value(arguments[2], "/options") if has_options else UNDEFINED
    return Inputs(
        payload=payload,
        options=options,
        style="callback" if calls_back else "sync",
        places=reading.places,
        unseen=tuple(reading.unseen),
    )
