"""From values too short to be looked for in prose to texts in which they are replaced where they stand as values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_QUOTED = re.compile(r"(\\*[\"'`“‘„]|«\s?)([^\"'`“‘„«”’»\\\s]{1,4})(?=\\*[\"'`”’“]|\s?»)")
_LIST = re.compile(r"\[[^\[\]]{1,2000}\]")
_ITEM = re.compile(r"([\[,]\s{0,3})([^\[\],\s\"']{1,4})(?=\s{0,3}[\],])")
_DASHED = re.compile(r"((?:\A|\s)(?:[-*•–]|\d{1,3}[.)])\s)([^\W_]{1,4})(?=\s|\Z)")  # an item in a line of its own
_NAMED = re.compile(r"([A-Za-z_]\s?[:=]\s?)([^\W_]{1,4})(?![\w:/-]|\.\w)")


@dataclass(frozen=True, slots=True)
class Short:
    """What stands for each value of one or two letters, or few digits; nothing of them shows in `repr`."""

    names: Mapping[str, str] = field(repr=False)

    def put(self, told: str) -> str:
        """The text with the stand-ins: between quotes in any case, in a list, behind a name or a dash as they are."""
        if not self.names:
            return told
        told = _QUOTED.sub(lambda found: f"{found[1]}{self._in_any_case(found[2])}", told)
        told = _LIST.sub(lambda found: _ITEM.sub(self._as_it_is, found[0]), told)
        for pattern in (_DASHED, _NAMED):
            told = pattern.sub(lambda found: found[0] if found[2].isdigit() else self._as_it_is(found), told)
        return told

    def _in_any_case(self, text: str) -> str:
        return self.names.get(text) or self.names.get(text.lower()) or text

    def _as_it_is(self, found: re.Match[str]) -> str:
        return f"{found[1]}{self.names.get(found[2], found[2])}"


def short(names: Mapping[str, str]) -> Short:
    """The values with what stands for each, as they are and in small letters."""
    return Short({**dict(_lowered(names)), **names})


def _lowered(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((value.lower(), name) for value, name in reversed(tuple(names.items())))
