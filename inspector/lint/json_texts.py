"""From JSON to the texts in it, each with its place: those of one member, or all that a capture holds."""

import base64
import binascii
import json
from collections.abc import Iterator

from inspector.jose import Json
from inspector.lint.placed import Placed

_DEEPEST = 200
_ESCAPED = json.JSONEncoder(ensure_ascii=False).encode


class Places:
    """Where texts stand in a JSON document, asked for in the order in which they stand there."""

    def __init__(self, document: str, line: int = 1) -> None:
        self._document, self._line = document, line
        self._at = self._counted = 0

    def of(self, text: str) -> tuple[int, int]:
        """Line and column of the next string with that text; where it is written with escapes of another kind, of the
        one before it.
        """
        for written in (_ESCAPED(text), json.dumps(text)):
            found = self._document.find(written, self._at)
            if found >= 0:
                self._at = found + 1
                break
        self._line += self._document.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line, self._at - self._document.rfind("\n", 0, self._at)


def of_member(value: Json, name: str, places: Places) -> Iterator[Placed]:
    """The texts of a member: of that name at any depth, or at a JSON Pointer (RFC 6901), which begins with "/"."""
    found = at_pointer(value, name) if name.startswith("/") else named(value, name)
    for each in found:
        text = each if isinstance(each, str) else json.dumps(each)
        line, column = places.of(text) if isinstance(each, str) else places.of(name.rpartition("/")[2])
        yield Placed(line, column, text)


def named(value: Json, name: str, depth: int = 0) -> Iterator[Json]:
    """The values of all members of a name, in the order of the document."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, each in value.items():
            if key == name and not isinstance(each, dict | list):
                yield each
            else:
                yield from named(each, name, depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from named(each, name, depth + 1)


def at_pointer(value: Json, pointer: str) -> Iterator[Json]:
    """The value at a JSON Pointer; of an array at the top, in each of its items."""
    if isinstance(value, list):
        for each in value:
            yield from at_pointer(each, pointer)
        return
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and name in value:
            value = value[name]
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        else:
            return
    yield value


def all_texts(value: Json, places: Places, depth: int = 0) -> Iterator[Placed]:
    """All texts of a document; those that a capture (HAR 1.2) has in base64 decoded."""
    if isinstance(value, str):
        line, column = places.of(value)
        yield Placed(line, column, value)
    elif isinstance(value, dict) and depth <= _DEEPEST:
        is_packed = value.get("encoding") == "base64"
        for name, each in value.items():
            for placed in all_texts(each, places, depth + 1):
                yield placed._replace(text=_decoded(placed.text)) if is_packed and name == "text" else placed
    elif isinstance(value, list) and depth <= _DEEPEST:
        for each in value:
            yield from all_texts(each, places, depth + 1)


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return text
