"""From the text directly before or behind a token to what is peeled off there, innermost first."""

import re
from collections.abc import Callable

from inspector.visible import code_point, is_visible

_MOST = 12  # layers: nobody wraps a token deeper
_NAMED = 4  # invisible characters named one by one

_BOTH = (
    (r"\\+[\"']", "escaped quotes"),
    (r"\"", "double quotes"),
    (r"'", "single quotes"),
    (r"[“”„‟‘’‚]", "typographic quotes"),
    (r"`+", "backticks"),
    (r"[«»‹›]", "guillemets"),
    (r"[{}\[\]]", "JSON brackets"),
    (r"[()]", "round brackets"),
    (r"\*+", "Markdown emphasis"),
    (r",", "a comma"),
    (r";", "a semicolon"),
    (r"\|", "a vertical bar"),
)
_BEFORE = (
    (r"[a-z][a-z0-9+.-]{1,10}://[^\s\"'<>]{0,1500}", "a URL"),
    (r"(?<![A-Za-z0-9])(?i:bearer):?", "the word Bearer"),
    (r"(?<![A-Za-z0-9])(?i:jwt):?", "the word JWT"),
    (
        r"(?<![A-Za-z0-9])(?i:(?:proxy-|x-(?:[a-z]{1,20}-)?)?authorization)[\"']?\s*[:=]",
        "an Authorization header",
    ),
    (r"(?<![A-Za-z0-9])(?i:(?:set-)?cookie):[^\r\n]{0,1500}", "a cookie header"),
    (r"<[^<>\r\n]{1,200}>", "XML tags"),
    (r"\\*[\"'][^\"'\r\n]{1,80}[\"'][ \t]*:", "the name of a JSON member"),
    (r"(?:(?<![\w$])[$]?(?:env:)?[A-Za-z_][A-Za-z0-9_.-]{0,60})?[ \t]*[=:]", "a name before it"),
    (r"(?<![A-Za-z0-9])[A-Za-z]{1,20}[_-]", "a prefix before it"),
    (r"(?:\A|(?<=\n))[ \t]*(?:\#+|//|--)", "a comment sign"),
    (r"(?:\A|(?<=\n))[ \t]*>(?:[ \t]*>){0,9}", "a quote sign"),
    (r"\.+", "a dot at the beginning"),
    *_BOTH,
)
_BEHIND = (
    (r"={1,4}", "padding at the end"),
    (r"\\+[rn]", "an escaped line break"),
    (r"</?[A-Za-z][^<>\r\n]{0,200}>", "XML tags"),
    (r"\.{2,}|…", "an ellipsis at the end"),
    (r"\.", "a dot at the end"),
    *_BOTH,
    (r"\\", "a backslash"),
)
_PEEL_BEFORE = tuple((re.compile(rf"(?:{pattern})\Z"), words) for pattern, words in _BEFORE)
_PEEL_BEHIND = tuple((re.compile(pattern), words) for pattern, words in _BEHIND)


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
    for pattern, words in _PEEL_BEFORE:
        match = pattern.search(text)
        if match and match[0]:
            return text[: match.start()], words
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
