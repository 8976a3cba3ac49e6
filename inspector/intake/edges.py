"""From the text directly before or behind a token to what is peeled off there, innermost first."""

import re
from collections.abc import Callable
from typing import NamedTuple

from inspector.visible import code_point, is_visible

PADDING = "padding at the end"
_MOST = 12  # layers: nobody wraps a token deeper
_NAMED = 4  # invisible characters named one by one


class _Edge(NamedTuple):
    """What may be peeled off: a pattern, and words for it.

    Before a token its `last` character is one of these, and the text `holds` this in small letters: told at once, where
    to search takes a thousand times as long. With "" it can be any.
    """

    pattern: str
    words: str
    last: str = ""
    holds: str = ""


_BOTH = (
    _Edge(r"\\+[\"']", "escaped quotes", "\"'"),
    _Edge(r"\"", "double quotes", '"'),
    _Edge(r"'", "single quotes", "'"),
    _Edge(r"[“”„‟‘’‚]", "typographic quotes", "“”„‟‘’‚"),
    _Edge(r"`+", "backticks", "`"),
    _Edge(r"[«»‹›]", "guillemets", "«»‹›"),
    _Edge(r"[{}\[\]]", "JSON brackets", "{}[]"),
    _Edge(r"[()]", "round brackets", "()"),
    _Edge(r"\*+", "Markdown emphasis", "*"),
    _Edge(r",", "a comma", ","),
    _Edge(r";", "a semicolon", ";"),
    _Edge(r"\|", "a vertical bar", "|"),
)
_BEFORE = (
    _Edge(r"[a-z][a-z0-9+.-]{1,10}://[^\s\"'<>]{0,1500}", "a URL", holds="://"),
    _Edge(r"(?<![A-Za-z0-9])(?i:bearer):?", "the word Bearer", "rR:"),
    _Edge(r"(?<![A-Za-z0-9])(?i:jwt):?", "the word JWT", "tT:"),
    _Edge(
        r"(?<![A-Za-z0-9])(?i:(?:proxy-|x-(?:[a-z]{1,20}-)?)?authorization)[\"']?\s*[:=]",
        "an Authorization header",
        ":=",
    ),
    _Edge(r"(?<![A-Za-z0-9])(?i:(?:set-)?cookie):[^\r\n]{0,1500}", "a cookie header", holds="ook"),
    _Edge(r"<[^<>\r\n]{1,200}>", "XML tags", ">"),
    _Edge(r"\\*[\"'][^\"'\r\n]{1,80}[\"'][ \t]*:", "the name of a JSON member", ":"),
    _Edge(r"(?:(?<![\w$])[$]?(?:env:)?[A-Za-z_][A-Za-z0-9_.-]{0,60})?[ \t]*[=:]", "a name before it", "=:"),
    _Edge(r"(?<![A-Za-z0-9])[A-Za-z]{1,20}[_-]", "a prefix before it", "_-"),
    _Edge(r"(?:\A|(?<=\n))[ \t]*(?:\#+|//|--)", "a comment sign", "#/-"),
    _Edge(r"(?:\A|(?<=\n))[ \t]*>(?:[ \t]*>){0,9}", "a quote sign", ">"),
    _Edge(r"\.+", "a dot at the beginning", "."),
    *_BOTH,
)
_BEHIND = (
    _Edge(r"={1,4}", PADDING),
    _Edge(r"\\+[rn]", "an escaped line break"),
    _Edge(r"</?[A-Za-z][^<>\r\n]{0,200}>", "XML tags"),
    _Edge(r"\.{2,}|…", "an ellipsis at the end"),
    _Edge(r"\.", "a dot at the end"),
    *_BOTH,
    _Edge(r"\\", "a backslash"),
)
PEELED_BEFORE = tuple((re.compile(rf"(?:{edge.pattern})\Z"), edge) for edge in _BEFORE)
_PEEL_BEHIND = tuple((re.compile(edge.pattern), edge.words) for edge in _BEHIND)


def peel_before(text: str) -> tuple[str, tuple[str, ...]]:
    """What is left of the text before a token, and what was peeled off it."""
    return _peel(text, _layer_before)


def peel_behind(text: str) -> tuple[str, tuple[str, ...]]:
    """What is left of the text behind a token, and what was peeled off it."""
    return _peel(text, _layer_behind)


def _peel(text: str, layer: Callable[[str], tuple[str, str]]) -> tuple[str, tuple[str, ...]]:
    peeled: list[str] = []
    for _ in range(_MOST):
        text, words = layer(text)
        if not words:
            break
        peeled.append(words)
    return text, tuple(peeled)


def _layer_before(text: str) -> tuple[str, str]:
    text = text.rstrip(" \t\r\n")
    inner = len(text)
    while inner and _draws_nothing(text[inner - 1]):
        inner -= 1
    if inner < len(text):
        return text[:inner], _invisible(text[inner:], "beginning")
    last, lowered = text[-1:], text.lower()
    for pattern, edge in PEELED_BEFORE:
        if (edge.last and last not in edge.last) or edge.holds not in lowered:
            continue
        match = pattern.search(text)
        if match and match[0]:
            return text[: match.start()], edge.words
    return text, ""


def _layer_behind(text: str) -> tuple[str, str]:
    text = text.lstrip(" \t\r\n")
    outer = 0
    while outer < len(text) and _draws_nothing(text[outer]):
        outer += 1
    if outer:
        return text[outer:], _invisible(text[:outer], "end")
    for pattern, words in _PEEL_BEHIND:
        match = pattern.match(text)
        if match:
            return text[match.end() :], words
    return text, ""


def _draws_nothing(character: str) -> bool:
    return not is_visible(character) or (character.isspace() and character not in " \t\r\n")


def _invisible(characters: str, place: str) -> str:
    if characters == "\ufeff":
        return "a byte order mark"
    kinds = list(dict.fromkeys(characters))
    names = ", ".join(map(code_point, kinds[:_NAMED])) + (", …" if len(kinds) > _NAMED else "")
    return f"invisible characters at the {place} ({names})"
