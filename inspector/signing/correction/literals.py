"""From values to literals of JavaScript, JSON5 or Python that a person can read and a program take as they are."""

import json
import math
import re
from dataclasses import dataclass

from inspector.signing.javascript.json_text import number_text
from inspector.signing.javascript.values import Object, OpenObject, Placeholder, Special, Unknown, Value, is_object
from inspector.visible import visible

_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_WIDEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """How one language writes what values need."""

    comment: str
    indent: str
    spread: str
    true: str
    false: str
    none: str
    has_bare_names: bool = False
    has_expressions: bool = True
    infinity: str = "1e999"


JAVASCRIPT = Syntax(
    comment="//", indent="  ", spread="...", true="true", false="false", none="null", has_bare_names=True
)
JSON5 = Syntax(comment="//", indent="  ", spread="...", true="true", false="false", none="null", has_expressions=False)
PYTHON = Syntax(comment="#", indent="    ", spread="**", true="True", false="False", none="None")


def literal(value: Value, syntax: Syntax, depth: int) -> str:
    """The literal; lists and objects that are too long for a line go over several, at this depth of indent."""
    match value:
        case Placeholder(text):
            return text_literal(f"<{text}>")
        case Unknown(text):
            return text if syntax.has_expressions and "…" not in text else text_literal(f"<{text}>")
        case None:
            return syntax.none
        case bool():
            return syntax.true if value else syntax.false
        case int() | float():
            return number_text(value) if math.isfinite(value) else syntax.none
        case str():
            return text_literal(value)
        case Special():
            return literal(value.instead, syntax, depth)
        case list():
            return _bracketed("[]", [literal(item, syntax, depth + 1) for item in value], syntax, depth)
        case _:
            return _bracketed("{}", _members(value, syntax, depth), syntax, depth) if is_object(value) else syntax.none


def _members(value: Object, syntax: Syntax, depth: int) -> list[str]:
    unseen = value.unseen if isinstance(value, OpenObject) else ()
    named = (f"{name_text(name, syntax)}: {literal(item, syntax, depth + 1)}" for name, item in value.items())
    return [*(f"{syntax.spread}{text}" for text in unseen), *named]


def _bracketed(brackets: str, items: list[str], syntax: Syntax, depth: int) -> str:
    line = f"{brackets[0]}{', '.join(items)}{brackets[1]}"
    if len(line) <= _WIDEST and "\n" not in line:
        return line
    inner, outer = syntax.indent * (depth + 1), syntax.indent * depth
    return "\n".join([brackets[0], *(f"{inner}{item}," for item in items), outer + brackets[1]])


def text_literal(text: str) -> str:
    """A text in double quotes; what is not plainly visible is escaped as JSON, JavaScript and Python all read it."""
    plain = json.dumps(text, ensure_ascii=False)
    return plain if visible(plain) == plain else json.dumps(text)


def name_text(name: str, syntax: Syntax) -> str:
    """A member's name, bare where the language allows it."""
    return name if syntax.has_bare_names and _NAME.fullmatch(name) and name != "__proto__" else text_literal(name)
