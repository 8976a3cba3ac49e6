"""From a correction to the JSON that programs read; `schemas/report.schema.json` has its contract, $defs/correction."""

import json
from collections.abc import Iterator

from inspector.jose import Json, pointer_part
from inspector.report.as_json import Document
from inspector.signing.correction.changes import Change, is_withheld
from inspector.signing.correction.correct import Correction
from inspector.signing.correction.to_written import without_private_keys
from inspector.signing.javascript.json_text import NotSerializableError, stringify
from inspector.signing.javascript.values import UNDEFINED, Placeholder, Unknown, Value, is_object
from inspector.visible import visible


def correction_document(correction: Correction) -> Document:
    """The corrected inputs; values that nobody knows, or only a run, are null: see `fill_in` and `expressions`."""
    payload, options = correction.inputs.payload, correction.inputs.options
    unknown = (*_unknown(payload, "/payload"), *_unknown(options, "/options"))
    return {
        "payload": _json(payload),
        "options": _json(options),
        "fill_in": [{"where": visible(where), "words": each.text} for where, each in unknown if _is_open(each)],
        "expressions": [
            {"where": visible(where), "expression": each.text} for where, each in unknown if not _is_open(each)
        ],
        "changes": [_change(change) for change in correction.changes],
        "left": [{"code": finding.rule.code, "where": visible(finding.where)} for finding in correction.left],
    }


def _is_open(value: Unknown) -> bool:
    return isinstance(value, Placeholder)


def _unknown(value: Value, where: str) -> Iterator[tuple[str, Unknown]]:
    """Each value that is not known, with its place."""
    match value:
        case Unknown():
            yield where, value
        case list():
            for index, item in enumerate(value):
                yield from _unknown(item, f"{where}/{index}")
        case _ if is_object(value):
            for name, item in value.items():
                yield from _unknown(item, f"{where}/{pointer_part(name)}")


def _change(change: Change) -> Document:
    """What was done to one member; of before and after, what was not there is left out."""
    document: dict[str, Json] = {"kind": change.kind, "where": visible(change.where)}
    if change.came_from:
        document["came_from"] = visible(change.came_from)
    for name, value in (("before", change.before), ("after", change.after)):
        if value != UNDEFINED and not is_withheld(change):
            document[name] = _json(value)
    return document


def _json(value: Value) -> Json:
    """The value as JSON.stringify writes it, null for what it refuses."""
    try:
        found: Json = json.loads(stringify(without_private_keys(value)) or "null")
    except NotSerializableError:
        return None
    return found
