"""From a finding to a mark by which it is known again: in another run, at another moment, on another machine."""

import json
from hashlib import blake2b

from inspector.checks.finding import Finding
from inspector.jose import Json
from inspector.report.report import Report

_NAMING = (("header", "kid"), ("payload", "jti"), ("payload", "iat"), ("payload", "nbf"), ("payload", "exp"))


def fingerprint(report: Report, finding: Finding) -> str:
    """32 hex digits for the rule, the place in the token, the source, and what names the token.

    Of the token only kid, jti and the three times go into it, and none comes out again. Neither the moment nor the
    line counts, so a file may grow above it; but for what has none of these, such as a line without any token: that is
    known by its line. Forward and backward slashes in the source are the same.
    """
    source = report.place.source.replace("\\", "/")
    naming = _naming(report)
    if naming.count(None) == len(naming):  # nothing tells it from others of its kind, but where it stands
        naming = [report.place.line, report.place.column]
    marked: list[Json] = [finding.rule.code, finding.where, source, *naming]
    return blake2b(json.dumps(marked).encode("ascii"), digest_size=16).hexdigest()


def _naming(report: Report) -> list[Json]:
    """The members that name a token and say nothing of its user; null for one that is absent."""
    parts = {"header": report.token.header or {}, "payload": report.token.payload or {}}
    return [parts[part].get(name) for part, name in _NAMING]
