"""From a JSON object to the texts that libraries of all languages write for it."""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial

from inspector.jose import Json

_LAYOUTS: tuple[Callable[[Json], str], ...] = (
    partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    partial(json.dumps, ensure_ascii=False),
    partial(json.dumps, ensure_ascii=False, indent=2),
    partial(json.dumps, ensure_ascii=False, indent=4),
    partial(json.dumps, ensure_ascii=False, indent="\t"),
    partial(json.dumps, ensure_ascii=False, separators=(",", ": ")),
)
_BEYOND_ASCII = re.compile("[\x7f-\U0010ffff]")
_HTML = re.compile("[<>&\u2028\u2029]")
_DOT_NET = re.compile("[<>&'+`\x7f-\U0010ffff]")


def writings(value: dict[str, Json]) -> Iterator[str]:
    """The texts, each once: the members in their order, then sorted; with and without spaces, lines and escapes."""
    seen: set[str] = set()
    for members in (value, dict(sorted(value.items()))):
        for layout in _LAYOUTS:
            for text in _with_ends(layout(members)):
                if text not in seen:
                    seen.add(text)
                    yield text


def _with_ends(plain: str) -> Iterator[str]:
    for text in _escaped(plain):
        yield text
        yield text + "\n"
        if "\n" in text:
            yield text.replace("\n", "\r\n")


def _escaped(plain: str) -> Iterator[str]:
    yield plain
    slashed = plain.replace("/", "\\/")
    yield slashed
    yield _HTML.sub(_lower, plain)
    yield _DOT_NET.sub(_upper, plain).replace('\\"', "\\u0022")
    for text in (plain, slashed):
        yield _BEYOND_ASCII.sub(_lower, text)
        yield _BEYOND_ASCII.sub(_upper, text)


def _lower(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if ord(match[0]) > 0x7E else f"\\u{ord(match[0]):04x}"


def _upper(match: re.Match[str]) -> str:
    return "\\u" + _lower(match).replace("\\u", " ").upper().lstrip().replace(" ", "\\u")
