"""From a JSON object to the texts that libraries of all languages write for it."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from inspector.jose import Json


class Layout(NamedTuple):
    """How JSON is spaced: what stands behind a member, behind a name, and before each line where there are lines."""

    comma: str
    colon: str
    indent: str | None = None

    def write(self, value: Json) -> str:
        """The whole text of a value."""
        return json.dumps(value, ensure_ascii=False, separators=(self.comma, self.colon), indent=self.indent)

    def member(self, name: str, value: Json) -> str:
        """A member of an outer object, with the line it begins on."""
        return self.write({name: value})[1:].removesuffix(self._end)

    def join(self, members: Iterable[str]) -> str:
        """The object that has these members in this order."""
        return "{" + self.comma.join(members) + self._end

    @property
    def _end(self) -> str:
        return "}" if self.indent is None else "\n}"


COMPACT = Layout(",", ":")
USUAL_LAYOUTS = (COMPACT, Layout(", ", ": "), Layout(",", ": ", "  "), Layout(",", ": ", "    "))
LAYOUTS = (*USUAL_LAYOUTS, Layout(",", ": ", "\t"), Layout(",", ": "))
_BEYOND_ASCII = re.compile("[\x7f-\U0010ffff]")
_HTML = re.compile("[<>&\u2028\u2029]")
_DOT_NET = re.compile("[<>&'+`\x7f-\U0010ffff]")


def writings(value: dict[str, Json]) -> Iterator[str]:
    """The texts, each once: the members in their order, then sorted; with and without spaces, lines and escapes."""
    seen: set[str] = set()
    for members in (value, dict(sorted(value.items())), sorted_throughout(value)):
        for layout in LAYOUTS:
            for text in chain.from_iterable(map(with_ends, escaped(layout.write(members)))):
                if text not in seen:
                    seen.add(text)
                    yield text


def usual_writings(value: dict[str, Json]) -> Iterator[str]:
    """The few of them that editors and libraries mostly write, in the order of the members."""
    texts = (text for layout in USUAL_LAYOUTS for text in escaped(layout.write(value))[:4])
    yield from dict.fromkeys(texts)


def sorted_throughout(value: dict[str, Json]) -> dict[str, Json]:
    """The object with its members, and those of all objects in it, in the order of the alphabet."""
    return {name: _sorted(member) for name, member in sorted(value.items())}


def _sorted(value: Json) -> Json:
    match value:
        case dict():
            return sorted_throughout(value)
        case list():
            return [_sorted(each) for each in value]
    return value


def with_ends(text: str) -> Iterator[str]:
    """The text, the text with a line end behind it, and its lines as Windows ends them."""
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
