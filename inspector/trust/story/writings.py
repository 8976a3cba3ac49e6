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


def usual_writings(value: dict[str, Json]) -> Iterator[str]:
    """The few of them that editors and libraries mostly write, in the order of the members."""
    texts = (text for layout in _LAYOUTS[:4] for text in escaped(layout(value))[:4])
    yield from dict.fromkeys(texts)


def _with_ends(plain: str) -> Iterator[str]:
    for text in escaped(plain):
        yield text
        yield text + "\n"
        if "\n" in text:
            yield text.replace("\n", "\r\n")


def escaped(plain: str) -> tuple[str, ...]:
    """JSON with nothing escaped beyond need, then as other libraries escape it, the usual ones first."""
    slashed = plain.replace("/", "\\/")
    return (
        plain,
        _BEYOND_ASCII.sub(_lower, plain),
        slashed,
        _BEYOND_ASCII.sub(_lower, slashed),
        _HTML.sub(_lower, plain),
        _BEYOND_ASCII.sub(_upper, plain),
        _BEYOND_ASCII.sub(_upper, slashed),
        _DOT_NET.sub(_upper, plain).replace('\\"', "\\u0022"),
    )


def _lower(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if ord(match[0]) > 0x7E else f"\\u{ord(match[0]):04x}"


def _upper(match: re.Match[str]) -> str:
    return "\\u" + _lower(match).replace("\\u", " ").upper().lstrip().replace(" ", "\\u")
