"""From values to literals of six languages: nothing in a value can leave its literal, and all of it is ASCII."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from inspector.signing.languages.recipe import Code, Fill, Written

_LONGEST_WHOLE = 1 << 63
_WIDEST = 70
_PRINTABLE = re.compile(r"[ !#-\[\]-~]")  # but for the quotation mark and the backslash
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """How a language writes what values need.

    `character` escapes a code point that is not printable ASCII, `escaped` are printable ones that need a backslash.
    `members` and `items` are what stands before and after them, `joint` what stands between. `pair` is how a name and
    a value are written, `bare` the names that need no quotation marks.
    """

    character: Callable[[str], str]
    escaped: str = ""
    none: str = "null"
    true: str = "true"
    false: str = "false"
    whole: Callable[[int], str] = str
    items: tuple[str, str] = ("[", "]")
    members: tuple[str, str] = ("{", "}")
    joint: str = ","
    pair: str = "{}: {}"
    bare: re.Pattern[str] = re.compile(r"(?!)")
    indent: str = "    "
    keeps_code: bool = False


def literal(value: Written, syntax: Syntax, depth: int = 0) -> str:
    """The literal; what is to be filled in is a text between < and >."""
    match value:
        case Code(text) if syntax.keeps_code:
            return text
        case Fill() | Code():
            return text_literal(f"<{value[0]}>", syntax)
        case None:
            return syntax.none
        case bool():
            return syntax.true if value else syntax.false
        case int():
            return syntax.whole(value) if -_LONGEST_WHOLE <= value < _LONGEST_WHOLE else repr(float(value))
        case float():
            return repr(value)
        case str():
            return text_literal(value, syntax)
        case list():
            return _bracketed(syntax.items, [literal(item, syntax, depth + 1) for item in value], syntax, depth)
        case dict():
            pairs = [pair_literal(name, item, syntax, depth + 1) for name, item in value.items()]
            return _bracketed(syntax.members, pairs, syntax, depth, syntax.joint)


def pair_literal(name: str, value: Written, syntax: Syntax, depth: int) -> str:
    """A member's name and value."""
    written = name if syntax.bare.fullmatch(name) else text_literal(name, syntax)
    return syntax.pair.format(written, literal(value, syntax, depth))


def text_literal(text: str, syntax: Syntax) -> str:
    """A text in double quotes."""
    return f'"{"".join(_character(each, syntax) for each in text)}"'


def _character(each: str, syntax: Syntax) -> str:
    if _PRINTABLE.fullmatch(each) and each not in syntax.escaped:
        return each
    return _NAMED.get(each) or (f"\\{each}" if each.isascii() and each.isprintable() else syntax.character(each))


def _bracketed(brackets: tuple[str, str], parts: list[str], syntax: Syntax, depth: int, joint: str = ",") -> str:
    line = f"{brackets[0]}{f'{joint} '.join(parts)}{brackets[1]}"
    if len(line) <= _WIDEST or not parts:
        return line
    inner, outer = syntax.indent * (depth + 1), syntax.indent * depth
    return f"{brackets[0]}\n{inner}" + f"{joint}\n{inner}".join(parts) + f"\n{outer}{brackets[1]}"


def _replaced(each: str) -> str:
    """A lone half of a surrogate pair cannot be written as UTF-8: it becomes what stands for the unreadable."""
    return "\ufffd" if "\ud800" <= each <= "\udfff" else each


def in_utf16(each: str) -> str:
    """As JSON does: one or two escapes of four digits; half a pair as it is."""
    return json.dumps(each)[1:-1] if each != "\x7f" else "\\u007f"


def in_code_point(each: str) -> str:
    """Four or eight digits."""
    code = ord(_replaced(each))
    return f"\\u{code:04x}" if code < 1 << 16 else f"\\U{code:08x}"


def in_octal_or_utf16(each: str) -> str:
    r"""Java reads its \u before anything else, a line end's too: control characters are written in octal."""
    return f"\\{ord(each):03o}" if each.isascii() else in_utf16(_replaced(each))


def in_braces(each: str) -> str:
    """As PHP does."""
    return f"\\u{{{ord(_replaced(each)):x}}}"


def in_python(each: str) -> str:
    """As Python does; half a pair as it is."""
    return ascii(each)[1:-1]
