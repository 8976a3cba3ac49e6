"""From corrected inputs to source text: literals as they were written before, each change told in a comment."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from inspector.checks.rule import Severity
from inspector.jose import pointer_part
from inspector.report.layout import wrapped
from inspector.signing.code.written_python import starred
from inspector.signing.correction.commented import JAVASCRIPT, JSON5, PYTHON, Commented, commented
from inspector.signing.correction.correct import Correction
from inspector.signing.correction.draft import HEADERS
from inspector.signing.inputs import Inputs, Library
from inspector.signing.javascript.values import UNDEFINED, Object, Unknown, Value, is_object, member
from inspector.signing.languages.syntax import Syntax
from inspector.visible import cut, visible

_SYNTAX: Mapping[Library, Syntax] = {"jsonwebtoken": JAVASCRIPT, "PyJWT": PYTHON, "none": JSON5}
_WIDTH = 97


class _Block(NamedTuple):
    """One object to be written: how it begins and ends, where it stands, how deep."""

    begin: str
    end: str
    where: str
    members: Value
    margin: str = ""


def corrected_code(correction: Correction) -> str:
    """The corrected inputs as source that can be pasted, and read again by preflight; ends with a line end.

    What stands between < > is to be filled in. Every untrusted character is visible or escaped.
    """
    syntax = _SYNTAX[correction.inputs.library]
    told = Commented(syntax, correction.changes)
    blocks = [list(_block(block, told)) for block in _blocks(correction, syntax)]
    if syntax is PYTHON:
        blocks = [_imports(correction), *blocks, [_call(correction, told)]]
    body = ["{", *chain.from_iterable(blocks), "}"] if syntax is JSON5 else _apart(blocks)
    head = [f"{told.sign} {line}" for line in _told(correction, told)]
    return "\n".join([*head, *([] if syntax is JSON5 else [""]), *body]) + "\n"


def _apart(blocks: list[list[str]]) -> list[str]:
    """The blocks' lines, an empty one between two blocks."""
    return "\n\n".join("\n".join(block) for block in blocks if block).split("\n")


def _told(correction: Correction, told: Commented) -> Iterator[str]:
    """What was done in all, and what is left to do."""
    count = len(correction.changes)
    place = place_of(correction.inputs)
    start = f"{place}, corrected" if place else "Corrected"
    words = f"{start}: {count} change{'' if count == 1 else 's'}." if count else f"{start}: nothing had to be changed."
    yield words + (" Fill in what stands between < >." if told.has_gaps else "")
    for finding in correction.left:
        if finding.rule.severity is not Severity.NOTE:
            yield from wrapped(f"Left as it is: {finding.rule.code} {finding.message}", _WIDTH)
    if correction.unasked:
        yield correction.unasked


def place_of(inputs: Inputs) -> str:
    """Where the call is written, "" where the inputs are no call's."""
    spot = inputs.spot("")
    source = f"{visible(spot.source)}, " if spot is not None and spot.source else ""
    return "" if spot is None else f"The call in {source}line {spot.line}"


def _blocks(correction: Correction, syntax: Syntax) -> Iterator[_Block]:
    payload, options = correction.inputs.payload, correction.inputs.options
    if syntax is JAVASCRIPT:
        yield _Block("const payload = ", ";", "/payload", payload)
        yield _Block("const options = ", ";", "/options", options)
        return
    under = HEADERS[correction.inputs.library]
    header = member(options, under)
    if syntax is JSON5:
        yield _Block('  "header": ', ",", f"/options/{under}", header, "  ")
        yield _Block('  "payload": ', ",", "/payload", payload, "  ")
        return
    yield _Block("payload = ", "", "/payload", payload)
    if header != UNDEFINED:
        yield _Block("headers = ", "", f"/options/{under}", header)


def _block(block: _Block, told: Commented) -> Iterator[str]:
    """The lines of one object, or of the expression that stands for it."""
    if isinstance(block.members, Unknown):
        yield f"{block.begin}{told.literal(block.members)}{block.end}"
        return
    members: Object = block.members if is_object(block.members) else {}
    whole = told.change(block.where)
    yield f"{block.begin}{{{f'  {told.sign} {told.was(whole)}' if whole else ''}"
    yield from commented(members, block.where, told, block.margin + told.syntax.step)
    yield f"{block.margin}}}{block.end}"
    yield from (f"{block.margin}{told.sign} {line}" for line in told.left_out(block.where))


def _imports(correction: Correction) -> list[str]:
    """The modules that added expressions need."""
    made = [change.after.text for change in correction.changes if isinstance(change.after, Unknown)]
    return [f"import {module}" for module in ("time", "uuid") if any(f"{module}." in text for text in made)]


def _call(correction: Correction, told: Commented) -> str:
    """PyJWT's call, with what stands in no object: the algorithm, and whatever else was given."""
    options = correction.inputs.options
    given: Object = options if is_object(options) else {}
    named = [
        f"{name}={'headers' if name == 'headers' else told.literal(value)}"
        for name, value in given.items()
        if name.isidentifier() and value != UNDEFINED
    ]
    spread = [starred(each.source) for each in getattr(options, "unseen", ()) if each.source]
    call = f"token = jwt.encode({', '.join(['payload', 'private_key', *named, *spread])})"
    notes = [f"{name} {told.note(f'/options/{pointer_part(name)}')}" for name in given if name != "headers"]
    comment = "; ".join(cut(note, _WIDTH) for note in notes if not note.endswith(" "))
    return f"{call}  {told.sign} {comment}" if comment else call
