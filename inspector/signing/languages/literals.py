"""From values of a recipe to literals of a language: every character beyond printable ASCII is escaped."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from inspector.signing.languages.recipe import Code, Fill, Written

_WIDTH = 100
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1
_SPECIAL = re.compile(r"[^\x20-\x7e]|[\"'\\$]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How many values stand together: what begins and ends them, what surrounds each, what parts them.

    `pad` stands inside of the brackets on one line, `last` after the last value where each has a line of its own.
    """

    begin: str = ""
    end: str = ""
    pad: str = ""
    before_name: str = ""
    after_name: str = ""
    after_value: str = ""
    between: str = ","
    last: str = ","


def _rounded(value: int) -> str:
    """A whole number as it is where 64 bits hold it, as a fraction's nearest one else."""
    return str(value) if _SMALLEST < value <= _LARGEST else repr(float(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """The forms of a language's literals. `lone_surrogates` and `own_code` say what it can take over as it stands."""

    escape: Callable[[str], str]
    members: Form
    items: Form
    quote: str = '"'
    marked: str = ""
    words: tuple[str, str, str] = ("null", "true", "false")
    absent_item: str = "null"
    integer: Callable[[int], str] = _rounded
    name: Callable[[str, str], str] = field(default=lambda _, quoted: quoted)
    step: str = "    "
    lone_surrogates: bool = False
    own_code: bool = False


def quoted(text: str, syntax: Syntax) -> str:
    """The text as a literal of printable ASCII."""
    if not syntax.lone_surrogates:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def escaped(match: re.Match[str]) -> str:
        character = match[0]
        if character in "\"'$":
            return f"\\{character}" if character in syntax.quote + syntax.marked else character
        return _short(character) or syntax.escape(character)

    return f"{syntax.quote}{_SPECIAL.sub(escaped, text)}{syntax.quote}"


def literal(value: Written, syntax: Syntax, before: str = "") -> str:
    """The value as an expression, on one line or, where that is too long behind `before`, on several."""
    match value:
        case None:
            return syntax.words[0]
        case bool():
            return syntax.words[1] if value else syntax.words[2]
        case int():
            return syntax.integer(value)
        case float():
            return repr(value)
        case str():
            return quoted(value, syntax)
        case Fill(words):
            return quoted(f"<{words}>", syntax)
        case Code(text):
            return text
        case _:
            return _together(value, syntax, before)


def member_lines(members: Mapping[str, Written], syntax: Syntax, indent: str, form: Form | None = None) -> str:
    """A line for each member, or several, each ending as the form says."""
    form = form or syntax.members
    made = [_member(name, value, syntax, form, indent) for name, value in members.items()]
    return "".join(f"{line}{form.between}\n" for line in made)


def _together(value: "list[Written] | dict[str, Written]", syntax: Syntax, before: str) -> str:
    form = syntax.members if isinstance(value, dict) else syntax.items
    if not value:
        return form.begin + form.end
    line = f"{form.begin}{form.pad}{f'{form.between} '.join(_each(value, syntax, form, ''))}{form.pad}{form.end}"
    if len(before.expandtabs(4)) + len(line) < _WIDTH and "\n" not in line:
        return line
    margin = before[: len(before) - len(before.lstrip())]
    lines = f"{form.between}\n".join(_each(value, syntax, form, margin + syntax.step))
    return f"{form.begin}\n{lines}{form.last}\n{margin}{form.end}"


def _each(value: "list[Written] | dict[str, Written]", syntax: Syntax, form: Form, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (_member(name, item, syntax, form, indent) for name, item in value.items())
        return
    for item in value:
        yield indent + (syntax.absent_item if item is None else literal(item, syntax, indent))


def _member(name: str, value: Written, syntax: Syntax, form: Form, indent: str) -> str:
    before = f"{indent}{form.before_name}{syntax.name(name, quoted(name, syntax))}{form.after_name}"
    return f"{before}{literal(value, syntax, before)}{form.after_value}"


def escape_units(character: str) -> str:
    r"""A character as \u with each of its UTF-16 units."""
    return "".join(f"\\u{unit:04x}" for unit in _units(character))


def _short(character: str) -> str:
    r"""The two characters that all languages here write for a line end, a tab and a backslash; empty for others."""
    return {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\\": r"\\"}.get(character, "")


def _units(character: str) -> list[int]:
    data = character.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2)]
