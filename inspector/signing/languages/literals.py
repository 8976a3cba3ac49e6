"""From values of a recipe to literals of a language: every character beyond printable ASCII is escaped."""

import re
from collections.abc import Iterator, Mapping

from inspector.signing.languages.recipe import Code, Fill, Written
from inspector.signing.languages.syntax import Form, Syntax, whole
from inspector.visible import visible

_WIDTH = 100
_SPECIAL = re.compile(r"[^\x20-\x7e]|[\"'\\$]")


def quoted(text: str, syntax: Syntax) -> str:
    """The text as a literal of printable ASCII."""

    def escaped(match: re.Match[str]) -> str:
        character = match[0]
        if syntax.readable and character.isprintable() and visible(character) == character and character > "~":
            return character
        if character in "\"'$":
            return f"\\{character}" if character in syntax.quote + syntax.marked else character
        return _short(character) or syntax.escape(character)

    return f"{syntax.quote}{_SPECIAL.sub(escaped, whole(text, syntax))}{syntax.quote}"


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


def _short(character: str) -> str:
    r"""The two characters that all languages here write for a line end, a tab and a backslash; empty for others."""
    return {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\\": r"\\"}.get(character, "")
