"""From reports to the JSON that programs read; `schemas/report.schema.json` is its contract."""

import json
import re
from typing import TypeAlias

from inspector.checks.finding import Finding
from inspector.jose import Json
from inspector.report.members import masked_members
from inspector.report.message import message
from inspector.report.report import Report
from inspector.visible import cut_secret, visible

Document: TypeAlias = dict[str, Json]
_MOST_TOKEN_TEXT = 200
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def as_document(report: Report, *, masked: bool = False) -> Document:
    """One report without any claim's value, masked without those that messages quote, too.

    The token's text and signature are never in it.
    """
    reason = report.signature.reason
    return {
        "source": visible(report.place.source) or None,
        "line": report.place.line,
        "column": report.place.column,
        "tenant": visible(report.tenant.name) or None,
        "verdict": report.verdict.value,
        "token": token_document(report),
        "signature": {"status": report.signature.status, "reason": _reason_code(report) if reason else None},
        "findings": [_finding(report, finding, masked=masked) for finding in report.findings],
        "known": len(report.known),
        "skipped": [{"code": skip.rule.code, "lacks": skip.lacks} for skip in report.skipped],
    }


def token_document(report: Report) -> Document:
    """What names the token without giving it away."""
    header, payload = report.token.header or {}, report.token.payload or {}
    return {
        "kid": _short(header.get("kid")),
        "alg": _short(header.get("alg")),
        "jti": _short(payload.get("jti")),
        "fingerprint": report.token.fingerprint if report.token.text else None,
    }


def with_claims(report: Report, document: Document, *, masked: bool = False) -> Document:
    """The document with header and payload as they were read (null where they could not be), or masked."""
    return {**document, **{part: _members(report, part, masked=masked) for part in ("header", "payload")}}


def _members(report: Report, part: str, *, masked: bool) -> Json:
    found = report.token.header if part == "header" else report.token.payload
    if found is None:
        return None
    return writable(masked_members(found) if masked else dict(found))


def dumps(document: Document, *, indent: int | None = None) -> str:
    """JSON in ASCII alone, so that no character of it can steer a terminal."""
    return json.dumps(document, ensure_ascii=True, indent=indent, allow_nan=False).replace("\x7f", "\\u007f")


def finding_document(finding: Finding) -> Document:
    """One finding as JSON."""
    rule = finding.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "where": visible(finding.where),
        "message": visible(finding.message),
        "fix": rule.fix,
        "grade": rule.grade,
        "sources": list(rule.sources),
        "follows": finding.follows,
    }


def _finding(report: Report, finding: Finding, *, masked: bool) -> Document:
    document = finding_document(finding)
    return {**document, "message": message(report, finding, masked=masked)} if masked else document


def _reason_code(report: Report) -> str | None:
    reason = report.signature.reason if report.signature.status == "invalid" else None
    found = (finding.rule.code for finding in report.findings if reason and finding.rule.name == reason.kind)
    return next(found, None)


def _short(value: Json) -> str | int | float | None:
    """A member that names a token, as it is if it is short; None for what is neither string nor number."""
    if isinstance(value, str):
        return visible(cut_secret(value, _MOST_TOKEN_TEXT))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _writable_number(value) if isinstance(value, float) or abs(value) < 10**20 else "a long number"


def writable(value: Json) -> Json:
    """The value with whatever JSON cannot carry (infinities, endless integers, lone surrogates) put in words."""
    match value:
        case str():
            return _LONE_SURROGATE.sub(lambda match: visible(match[0]), value)
        case bool() | None:
            return value
        case int() | float():
            return _writable_number(value)
        case list():
            return [writable(item) for item in value]
        case dict():
            return {str(writable(name)): writable(item) for name, item in value.items()}


def _writable_number(value: float) -> str | float | int:
    if isinstance(value, int):
        return value if abs(value) < 10**300 else "(a number of hundreds of digits)"
    return value if value - value == 0 else "(a number too large to be read)"
