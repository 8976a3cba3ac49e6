"""From pasted text or files to the payload and options written there: JSON, JSON5 and JavaScript literals."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from inspector.errors import SourceError
from inspector.signing.inputs import Inputs, Library, Spot
from inspector.signing.javascript.reader import Reader
from inspector.signing.javascript.text import Lines
from inspector.signing.javascript.values import UNDEFINED, Unknown, Value, is_object
from inspector.signing.jsonwebtoken.validators import OPTIONS
from inspector.visible import cut, visible

LARGEST = 5 << 20
_BEGINS = re.compile(
    r"(?:export\s+)?(?:(?:const|let|var)\s+)?(?P<name>[A-Za-z_$][\w$.]*)\s*(?::[^={\n]*)?=(?!=)\s*|export\s+default\s+",
)
_EXPECTED = "an object was expected: payload and options as JSON, JSON5 or JavaScript literals"
_NAMED_OPTIONS = re.compile(r"opt|setting|config", re.IGNORECASE)


class _Literal(NamedTuple):
    name: str
    value: Value
    offsets: Mapping[str, int]


def read_inputs(text: str, source: str = "") -> Inputs:
    """The inputs in one text: {"payload": …, "options": …}, two literals one after the other, or a payload alone.

    Raises SourceError with line and column for a text that ends too soon, or that holds no literal.
    """
    _refuse_long(text)
    found = _literals(text)
    if len(found) == 1 and is_object(found[0].value) and "payload" in found[0].value:
        return _whole(found[0], text, source)
    if len(found) > 2:
        raise SourceError(
            f"there are {len(found)} objects; give payload and options, as two files or one after the other"
        )
    payload, options = _told_apart(found)
    return _inputs(payload, options, (text, text), (source, source))


def read_pair(payload: str, options: str, sources: tuple[str, str] = ("", "")) -> Inputs:
    """The inputs in two texts; raises SourceError as `read_inputs` does."""
    both = []
    for text, source in zip((payload, options), sources, strict=True):
        _refuse_long(text)
        found = _literals(text)
        if len(found) != 1:
            raise SourceError(f"{visible(cut(source, 60))}: one object was expected, not {len(found)}")
        both.append(found[0])
    if _looks_like_options(both[0]) and not _looks_like_options(both[1]):
        return _inputs(both[1], both[0], (options, payload), (sources[1], sources[0]))
    return _inputs(both[0], both[1], (payload, options), sources)


def _refuse_long(text: str) -> None:
    if len(text) > LARGEST:
        raise SourceError("the text is larger than 5 MiB; give payload and options alone")


def _literals(text: str) -> list[_Literal]:
    """Each literal of a text, with the name it is assigned to ("" for none)."""
    reader = Reader(text)
    found: list[_Literal] = []
    reader.skip()
    try:
        while reader.at < len(text):
            found.append(_literal(reader))
    except RecursionError:
        raise reader.fault("nested too deep") from None
    if not found:
        raise SourceError("there is nothing to read; give payload and options: JSON, JSON5 or a JavaScript object")
    return found


def _literal(reader: Reader) -> _Literal:
    """The literal that comes next, and what separates it from the one after it."""
    begin = _BEGINS.match(reader.text, reader.at)
    if begin:
        reader.at = begin.end()
    elif reader.peek() not in ("{", "["):
        raise reader.fault(_EXPECTED)
    reader.offsets, start = {}, reader.at
    found = _Literal(begin["name"] or "" if begin else "", reader.value(), reader.offsets)
    if isinstance(found.value, Unknown):
        raise reader.fault(_EXPECTED, start)
    while reader.took(";") or reader.took(","):
        continue
    return found


def _told_apart(found: list[_Literal]) -> tuple[_Literal, _Literal | None]:
    """Payload and options, by their names, or by what stands in them; in the order of jwt.sign else."""
    if len(found) == 1:
        return found[0], None
    first, second = found
    if _looks_like_options(first) and not _looks_like_options(second):
        return second, first
    return first, second


def _looks_like_options(literal: _Literal) -> bool:
    if _NAMED_OPTIONS.search(literal.name):
        return True
    value = literal.value
    return (
        not literal.name
        and is_object(value)
        and bool({"keyid", "algorithm", "expiresIn"} & value.keys() & OPTIONS.keys())
    )


def _whole(literal: _Literal, text: str, source: str) -> Inputs:
    """The inputs of one document; without options but with a header, the token's own parts."""
    members = literal.value if is_object(literal.value) else {}
    places = _places(literal.offsets, "", text, source)
    places.pop("", None)  # which is a call's
    library: Library = "none" if "header" in members and "options" not in members else "jsonwebtoken"
    options: Value = {"header": members["header"]} if library == "none" else members.get("options", UNDEFINED)
    return Inputs(payload=members["payload"], options=options, library=library, places=places)


def _inputs(payload: _Literal, options: _Literal | None, texts: tuple[str, str], sources: tuple[str, str]) -> Inputs:
    places = _places(payload.offsets, "/payload", texts[0], sources[0])
    if options is not None:
        places |= _places(options.offsets, "/options", texts[1], sources[1])
    return Inputs(payload=payload.value, options=UNDEFINED if options is None else options.value, places=places)


def _places(offsets: Mapping[str, int], under: str, text: str, source: str) -> dict[str, Spot]:
    lines = Lines(text)
    return {under + where: Spot(*lines.position(offset), source) for where, offset in offsets.items()}
