"""From corrected inputs to source text: literals as they were written before, each change told in a comment."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from inspector.checks.rule import Severity
from inspector.jose import pointer_part
from inspector.report.layout import wrapped
from inspector.signing.correction.changes import Change
from inspector.signing.correction.correct import Correction
from inspector.signing.correction.draft import HEADERS
from inspector.signing.correction.literals import JAVASCRIPT, JSON5, PYTHON, Syntax, literal, name_text
from inspector.signing.inputs import Library
from inspector.signing.javascript.values import (
    UNDEFINED,
    Object,
    OpenObject,
    Placeholder,
    Unknown,
    Value,
    is_object,
    member,
)
from inspector.visible import cut, visible

_SYNTAX: Mapping[Library, Syntax] = {"jsonwebtoken": JAVASCRIPT, "PyJWT": PYTHON, "none": JSON5}
_LONGEST = 60
_WIDTH = 97


class _Block(NamedTuple):
    """One object to be written: how it begins and ends, where it stands, how deep."""

    begin: str
    end: str
    where: str
    members: Object
    depth: int = 1


def corrected_code(correction: Correction) -> str:
    """The corrected inputs as source that can be pasted, and read again by preflight; ends with a line end.

    What stands between < > is to be filled in. Every untrusted character is visible or escaped.
    """
    syntax = _SYNTAX[correction.inputs.library]
    told = {change.where: change for change in correction.changes if change.kind != "removed"}
    gone = [change for change in correction.changes if change.kind == "removed"]
    head = [f"{syntax.comment} {line}" for line in _told(correction)]
    blocks = []
    for block in _blocks(correction, syntax):
        left_out = f"{syntax.indent * (block.depth - 1)}{syntax.comment} left out of {spoken(block.where)}: "
        blocks.append([*_written(block, syntax, told), *(left_out + text for text in _gone(block, gone))])
    if syntax is JSON5:
        return "\n".join([*head, "{", *chain.from_iterable(blocks), "}"]) + "\n"
    if syntax is PYTHON:
        blocks = [_imports(correction), *blocks, [_call(correction, told)]]
    return "\n\n".join("\n".join(block) for block in [head, *blocks] if block) + "\n"


def _imports(correction: Correction) -> list[str]:
    """The modules that added expressions need."""
    made = [change.after.text for change in correction.changes if isinstance(change.after, Unknown)]
    return [f"import {module}" for module in ("time", "uuid") if any(f"{module}." in text for text in made)]


def _call(correction: Correction, told: Mapping[str, Change]) -> str:
    """PyJWT's call, with its algorithm, which stands in no object."""
    given = correction.inputs.options
    algorithm, where = member(given, "algorithm"), "/options/algorithm"
    named = "" if algorithm == UNDEFINED else f", algorithm={literal(algorithm, PYTHON, 0)}"
    words = f"  {PYTHON.comment} algorithm {_words(told[where])}" if where in told else ""
    return f"token = jwt.encode(payload, private_key{named}, headers=headers){words}"


def _told(correction: Correction) -> Iterator[str]:
    count = len(correction.changes)
    spot = correction.inputs.spot("")
    source = f"{visible(spot.source)}, " if spot is not None and spot.source else ""
    start = "Corrected" if spot is None else f"The call in {source}line {spot.line}, corrected"
    words = f"{start}: {count} change{'' if count == 1 else 's'}." if count else f"{start}: nothing had to be changed."
    yield words + (" Fill in what stands between < >." if has_placeholders(correction) else "")
    for finding in correction.left:
        if finding.rule.severity is not Severity.NOTE:
            yield from wrapped(f"Left as it is: {finding.rule.code} {finding.message}", _WIDTH)


def has_placeholders(correction: Correction) -> bool:
    """Whether anything is to be filled in."""
    inputs = correction.inputs
    return any(_has_placeholder(value) for value in (inputs.payload, inputs.options))


def _has_placeholder(value: Value) -> bool:
    if is_object(value):
        return any(_has_placeholder(item) for item in value.values())
    return isinstance(value, Placeholder)


def _blocks(correction: Correction, syntax: Syntax) -> Iterator[_Block]:
    payload, options = correction.inputs.payload, correction.inputs.options
    claims, given = payload if is_object(payload) else {}, options if is_object(options) else {}
    if syntax is JAVASCRIPT:
        yield _Block("const payload = {", "};", "/payload", claims)
        yield _Block("const options = {", "};", "/options", given)
        return
    under = HEADERS[correction.inputs.library]
    header = member(given, under)
    members = header if is_object(header) else {}
    if syntax is JSON5:
        yield _Block('  "header": {', "  },", f"/options/{under}", members, 2)
        yield _Block('  "payload": {', "  },", "/payload", claims, 2)
        return
    yield _Block("payload = {", "}", "/payload", claims)
    yield _Block("headers = {", "}", f"/options/{under}", members)


def _written(block: _Block, syntax: Syntax, told: Mapping[str, Change]) -> Iterator[str]:
    yield block.begin
    indent = syntax.indent * block.depth
    if isinstance(block.members, OpenObject):
        yield from (f"{indent}{syntax.spread}{text}," for text in block.members.unseen)
    for name, value in block.members.items():
        if value == UNDEFINED:
            continue
        text = f"{indent}{name_text(name, syntax)}: {literal(value, syntax, block.depth)},"
        words = _words(told.get(f"{block.where}/{pointer_part(name)}"))
        yield f"{text}  {syntax.comment} {words}" if words else text
    yield block.end


def _words(change: Change | None) -> str:
    match change:
        case None:
            return ""
        case Change("added"):
            return "added"
        case Change("moved", came_from=place):
            return f"was {spoken(place)}"
        case _:
            return f"was {_short(change.before)}"


def _gone(block: _Block, gone: list[Change]) -> Iterator[str]:
    for change in gone:
        where, _, name = change.where.rpartition("/")
        if where == block.where:
            yield f"{visible(cut(name, 40))} (was {_short(change.before)})"


def spoken(where: str) -> str:
    """A place as people say it: payload.exp."""
    return visible(cut(where[1:].replace("/", "."), _LONGEST))


def _short(value: Value) -> str:
    return cut(" ".join(literal(value, JAVASCRIPT, 1).split()), _LONGEST)
