"""From a preflight to the JSON that programs read; `schemas/report.schema.json` has its contract, $defs/preflight."""

import json

from inspector.checks.finding import Finding
from inspector.jose import Json
from inspector.report.as_json import Document, finding_document
from inspector.signing.javascript.json_text import stringify
from inspector.signing.javascript.values import Object
from inspector.signing.preflight import Preflight
from inspector.visible import visible


def preflight_document(preflight: Preflight) -> Document:
    """All that was found out; values that only a run would show are null, and named under `assumed`."""
    return {
        "verdict": preflight.verdict.value,
        "library": preflight.inputs.library,
        "style": preflight.inputs.style,
        "refusals": [visible(words) for words in preflight.refusals],
        "header": _members(preflight.header),
        "payload": _members(preflight.payload),
        "findings": [_finding(preflight, finding) for finding in preflight.findings],
        "assumed": [{"where": visible(where), "expression": visible(text)} for where, text in preflight.assumed],
        "awaited": [visible(where) for where in preflight.awaited],
        "skipped": [{"code": skip.rule.code, "lacks": skip.lacks} for skip in preflight.report.skipped],
    }


def _members(members: Object | None) -> Json:
    """The members as JSON.stringify leaves them."""
    found: Json = None if members is None else json.loads(stringify(members) or "null")
    return found


def _finding(preflight: Preflight, finding: Finding) -> Document:
    spot = preflight.spot(finding)
    place: Json = (
        None if spot is None else {"source": visible(spot.source) or None, "line": spot.line, "column": spot.column}
    )
    return {**finding_document(finding), "place": place}
