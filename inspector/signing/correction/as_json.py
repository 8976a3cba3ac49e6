"""From a correction to the JSON that programs read; `schemas/report.schema.json` has its contract, $defs/correction."""

import json
from collections.abc import Iterator, Mapping

from inspector.jose import Json, pointer_part
from inspector.report.as_json import Document
from inspector.signing.correction.changes import Change
from inspector.signing.correction.correct import Correction
from inspector.signing.javascript.json_text import stringify
from inspector.signing.javascript.values import UNDEFINED, Placeholder, Value, is_object
from inspector.visible import visible


def correction_document(correction: Correction) -> Document:
    """The corrected inputs; values that nobody or only a run knows are null, the former named under `fill_in`."""
    payload, options = correction.inputs.payload, correction.inputs.options
    both: Mapping[str, Value] = {"payload": payload, "options": options}
    return {
        "payload": _json(payload),
        "options": _json(options),
        "fill_in": [{"where": visible(where), "words": words} for where, words in _placeholders(dict(both), "")],
        "changes": [_change(change) for change in correction.changes],
        "left": [{"code": finding.rule.code, "where": visible(finding.where)} for finding in correction.left],
    }


def _placeholders(value: Value, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Placeholder):
        yield where, value.text
    elif is_object(value):
        for name, item in value.items():
            yield from _placeholders(item, f"{where}/{pointer_part(name)}")


def _change(change: Change) -> Document:
    """What was done to one member; of before and after, what was not there is left out."""
    document: dict[str, Json] = {"kind": change.kind, "where": visible(change.where)}
    if change.came_from:
        document["came_from"] = visible(change.came_from)
    for name, value in (("before", change.before), ("after", change.after)):
        if value != UNDEFINED:
            document[name] = _json(value)
    return document


def _json(value: Value) -> Json:
    found: Json = json.loads(stringify(value) or "null")
    return found
