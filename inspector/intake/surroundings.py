"""From what stands around a token to words for all that was taken off, outermost first."""

import re

from inspector.intake.edges import peel_before, peel_behind
from inspector.intake.found import Found

_REACH = 2000  # characters: a curl command or an HTTP request before its token
_BEHIND = 300
_PADDING = re.compile(r"={1,4}(?=\s{0,20}\Z)")
_COLOUR = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
_CONTEXTS = (
    (re.compile(r"(?<![\w-])curl(?:\.exe)?\s"), "a curl command"),
    (re.compile(r"^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S", re.MULTILINE), "an HTTP request"),
    (re.compile(r"^HTTP/\d", re.MULTILINE), "an HTTP response"),
    (
        re.compile(
            r"^[^\w\n]{0,3}(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d)[^\n]*\Z"
            r"|\b(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\b[^\n]*\Z",
            re.MULTILINE,
        ),
        "a log line",
    ),
)
_WHOLE = frozenset({"a URL", "a cookie header", *(words for _, words in _CONTEXTS)})


def padding(text: str, start: int, end: int) -> str:
    """The = signs behind a token that is all the text: they are its own fault, not its surroundings."""
    match = _PADDING.match(text, end)
    return match[0] if match and not text[:start].strip() else ""


def with_surroundings(text: str, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The tokens of a text, each with what is around it before what was undone in it."""
    ends = [token.start for token in found[1:]] + [len(text)] * bool(found)
    before = 0
    told: list[Found] = []
    for token, after in zip(found, ends, strict=True):
        words = _surroundings(text, (before, token.start), (token.end, after))
        told.append(token._replace(taken_off=tuple(dict.fromkeys(words + token.taken_off))))
        before = token.end
    return tuple(told)


def _surroundings(text: str, before: tuple[int, int], behind: tuple[int, int]) -> tuple[str, ...]:
    """What is around a token, given the spans of the text before and behind it that are no other token's."""
    start = text[max(before[0], before[1] - _REACH) : before[1]]
    end = text[behind[0] : min(behind[1], behind[0] + _BEHIND)]
    if not start.strip(" \t\r\n") and not end.strip(" \t\r\n"):
        return ()
    plain_start, plain_end = _COLOUR.sub("", start), _COLOUR.sub("", end)
    coloured = ("ANSI colour escapes",) if (plain_start, plain_end) != (start, end) else ()
    left, inner = peel_before(plain_start)
    right, outer = peel_behind(plain_end)
    contexts = tuple(words for pattern, words in _CONTEXTS if pattern.search(plain_start))
    rest = () if _WHOLE.intersection(contexts + inner) else _rest(left, right)
    return tuple(dict.fromkeys(contexts + rest + coloured + inner[::-1] + outer))


def _rest(left: str, right: str) -> tuple[str, ...]:
    before = ("text before it",) if left.strip() else ()
    return before + (("text behind it",) if right.strip() else ())
