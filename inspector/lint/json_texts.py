"""From JSON to the texts in it, each with its place: those of one member, or all that a capture holds."""

import base64
import binascii
import json
from collections.abc import Iterator

from inspector.jose import Json
from inspector.lint import missing
from inspector.lint.placed import Placed

_AS_WRITTEN = json.JSONEncoder(ensure_ascii=False).encode
_FAR = 1 << 20  # characters: a text that is written in another way is not searched for through all of a document


class Places:
    """Where texts stand in a JSON document, asked for in the order in which they stand there."""

    def __init__(self, document: str, line: int = 1) -> None:
        self._document, self._line = document, line
        self._at = self._begin = 0  # of what was found last, and of its line

    def of(self, text: str) -> tuple[int, int]:
        """Line and column of the next string with that text; of the one before where its escapes are unusual."""
        plain = _AS_WRITTEN(text)
        for written in dict.fromkeys((plain, json.dumps(text), plain.replace("/", "\\/"))):
            found = self._document.find(written, self._at, self._at + _FAR + len(written))
            if found >= 0:
                self._go_to(found + 1)
                break
        return self._line, self._at - self._begin + 1

    def _go_to(self, place: int) -> None:
        self._line += self._document.count("\n", self._at, place)
        last = self._document.rfind("\n", self._at, place)
        self._begin = last + 1 if last >= 0 else self._begin
        self._at = place


def of_member(value: Json, name: str, places: Places) -> Iterator[Placed]:
    """The texts of a member: of that name at any depth, or at a JSON Pointer (RFC 6901), which begins with "/".

    An array has a text for each of its items.
    """
    told = f"the member {missing.named(name)}"
    for each in found_at(value, name):
        for item in each if isinstance(each, list) else [each]:
            text = item if isinstance(item, str) else json.dumps(item)
            line, column = places.of(text if isinstance(item, str) else name.rpartition("/")[2])
            yield Placed(line, column, text) if text.strip() else Placed(line, column, "", f"{told} is empty")


def found_at(value: Json, name: str) -> Iterator[Json]:
    """The values of a member: of that name at any depth, or at a JSON Pointer."""
    return at_pointer(value, name) if name.startswith("/") else named(value, name)


def named(value: Json, name: str) -> Iterator[Json]:
    """The values of all members of a name, in the order of the document; no depth is too deep."""
    waiting: list[Iterator[tuple[str, Json]]] = [_members(value)]
    while waiting:
        key, each = next(waiting[-1], ("", _END))
        if each is _END:
            waiting.pop()
        elif key == name and not isinstance(each, dict):
            yield each
        else:
            waiting.append(_members(each))


_END: Json = {}


def _members(value: Json) -> Iterator[tuple[str, Json]]:
    if isinstance(value, dict):
        return iter(value.items())
    return iter([("", each) for each in value]) if isinstance(value, list) else iter(())


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
        elif isinstance(value, list) and name.isascii() and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return
    yield value


def loads(text: str) -> Json:
    """A JSON text's value; raises ValueError where it is none."""
    try:
        value: Json = json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise ValueError("JSON that is nested too deep") from None
    return value


def all_texts(value: Json, places: Places) -> Iterator[Placed]:
    """All texts of a document, in its order; those that a capture (HAR 1.2) has in base64 decoded."""
    waiting: list[tuple[Json, Iterator[tuple[str, Json]]]] = [(value, _members([value]))]
    while waiting:
        holder, members = waiting[-1]
        key, each = next(members, ("", _END))
        if each is _END:
            waiting.pop()
        elif isinstance(each, str):
            line, column = places.of(each)
            is_packed = key == "text" and isinstance(holder, dict) and holder.get("encoding") == "base64"
            yield Placed(line, column, _decoded(each) if is_packed else each)
        else:
            waiting.append((each, _members(each)))


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return text
