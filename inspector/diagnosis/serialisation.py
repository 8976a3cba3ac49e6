"""From the JSON text of a header or payload to how it was written: spaces, escapes, slashes."""

import re
from typing import NamedTuple

_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_SPACED = re.compile(r"(?:[^\s:,]|: |, )*+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKUP = frozenset({"003c", "003e", "0026"})  # <, >, &
_LAST_ASCII = 0x7F

COMPACT, SPACED, LAID_OUT, ODD_SPACES = (
    "without spaces",
    "with a space after each colon and comma",
    "over several lines",
    "with spaces of its own kind",
)
RAW, LOWER, UPPER = "as they are", "escaped in lower case (\\u00eb)", "escaped in upper case (\\u00EB)"
EITHER_CASE = "escaped (\\u0159)"
SLASHED, UNSLASHED = "escaped (\\/)", "as they are"
ESCAPED, UNESCAPED = "escaped (\\u003c)", "as they are"


class Writing(NamedTuple):
    """How a JSON text was written, in words; "" for what does not occur in it."""

    spaces: str
    letters: str
    slashes: str
    markup: str


def writing(text: str) -> Writing:
    """The traits of a JSON text, well-formed or not."""
    within = "".join(_STRING.findall(text))
    return Writing(_spaces(_STRING.sub('""', text)), _letters(within), _slashes(within), _markup(within))


_ABOUT = {"spaces": "JSON", "letters": "letters beyond ASCII", "slashes": "slashes", "markup": "<, > and &"}


def written_differently(good: str, bad: str) -> tuple[str, str] | None:
    """The traits that differ, of each text in words; None where both were written in one way, as far as can be told."""
    pairs = zip(_ABOUT.values(), writing(good), writing(bad), strict=True)
    differing = [(about, ours, theirs) for about, ours, theirs in pairs if ours and theirs and ours != theirs]
    if not differing:
        return None
    return (
        ", ".join(f"{about} {ours}" for about, ours, _ in differing),
        ", ".join(f"{about} {theirs}" for about, _, theirs in differing),
    )


def _spaces(structure: str) -> str:
    if "\n" in structure or "\r" in structure:
        return LAID_OUT
    if " " not in structure and "\t" not in structure:
        return COMPACT if ":" in structure or "," in structure else ""
    return SPACED if _SPACED.fullmatch(structure) else ODD_SPACES


def _letters(within: str) -> str:
    codes = [code for code in _ESCAPED.findall(within) if int(code, 16) > _LAST_ASCII]
    if not codes:
        return "" if within.isascii() else RAW
    together = "".join(codes)
    if together.lower() == together.upper():
        return EITHER_CASE
    return LOWER if together == together.lower() else UPPER


def _slashes(within: str) -> str:
    if "\\/" in within.replace("\\\\", ""):
        return SLASHED
    return UNSLASHED if "/" in within else ""


def _markup(within: str) -> str:
    if not _MARKUP.isdisjoint(code.lower() for code in _ESCAPED.findall(within)):
        return ESCAPED
    return UNESCAPED if re.search("[<>&]", within) else ""
