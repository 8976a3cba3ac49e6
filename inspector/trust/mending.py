"""From a text as somebody pasted it to the text that was meant, and what was mended."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from inspector.visible import code_point

DASHES = "-‐‑‒–—―−﹣-"

_NAMED = {
    "plus": "+",
    "sol": "/",
    "equals": "=",
    "nbsp": " ",
    "quot": '"',
    "amp": "&",
    "newline": "\n",
    "hyphen": "-",
}
_BEGIN = re.compile("begin", re.IGNORECASE | re.ASCII)
_INVISIBLE = re.compile("[\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


@dataclass(frozen=True, slots=True)
class Mending:
    """One known damage: its name in plain words, how it is recognised, and what was meant."""

    words: str
    pattern: re.Pattern[str]
    meant: str | Callable[[re.Match[str]], str]
    sign: re.Pattern[str] | None = None  # must be met somewhere, where the pattern alone is too common


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it was meant, and in plain words what was mended from its BEGIN line on."""
    words = []
    for mending in _MENDINGS:
        if mending.sign and not mending.sign.search(text):
            continue
        if mending.pattern.search(text, _where_it_begins(text)):
            words.append(mending.words)
        text = mending.pattern.sub(mending.meant, text)
    if invisible := _INVISIBLE.search(text):
        words.append(f"an invisible character ({code_point(invisible[0])})")
        text = _INVISIBLE.sub("", text)
    return text, tuple(words)


def _where_it_begins(text: str) -> int:
    begin = _BEGIN.search(text)
    return begin.start() if begin else 0


def _from_percent(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


def _from_entity(match: re.Match[str]) -> str:
    name = match[1].lower()
    if name in _NAMED:
        return _NAMED[name]
    if not name.startswith("#"):
        return match[0]
    number = int(name[1:]) if name[1:].isdigit() else int(f"0{name[1:]}", 16)
    return chr(number) if number < 0x110000 else match[0]


def _from_escape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


_MENDINGS = (
    Mending(
        "URL encoding",
        re.compile("%([0-9A-Fa-f]{2})"),
        _from_percent,
        re.compile("%(?:0[AaDd]|2[0BbFf]|3[Dd])"),
    ),
    Mending(
        "HTML entities",
        re.compile("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{3,7});"),
        _from_entity,
        re.compile("&(?:#[0-9xX]|plus;|sol;|equals;|nbsp;|quot;|newline;|hyphen;)", re.IGNORECASE),
    ),
    Mending("HTML line breaks", re.compile("<br ?/?>", re.IGNORECASE), "\n"),
    Mending("literal \\n", re.compile(r"\\{1,8}r\\{1,8}n|\\{1,8}[nr]"), "\n"),
    Mending("JSON escapes", re.compile(r"\\{1,8}u00([0-7][0-9A-Fa-f])"), _from_escape),
    Mending("JSON escapes", re.compile(r"\\{1,8}/"), "/"),
    Mending("backslashes at line ends", re.compile(r"\\{1,8}(?=[ \t]{0,80}(?:\r|\n|\Z))"), ""),
    Mending("string pieces", re.compile(r"[\"'`]\s{0,80}[+.]?\s{0,80}[\"'`]"), ""),
)
