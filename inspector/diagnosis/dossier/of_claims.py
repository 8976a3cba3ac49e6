"""From a token's header and payload to a table of them, in which stand-ins stand for whatever says who somebody is."""

from collections.abc import Iterator
from itertools import islice

from inspector.diagnosis.dossier.document import Code, Grid, Line, Words
from inspector.diagnosis.dossier.scope import Scope
from inspector.diagnosis.veil.personal import is_personal
from inspector.jose import Json
from inspector.report.members import MOST_MEMBERS, bare_text, time_text, value_text
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from inspector.visible import cut, visible

_LONGEST_NAME = 80
_STAY = ("iss", "aud", "kid")


def claims(scope: Scope, report: Report) -> Iterator[Grid | Words]:
    """The table; a part that is no object is told of in a paragraph."""
    token = report.token
    rows: list[tuple[Line, ...]] = []
    for part, found in (("header", token.header), ("payload", token.payload)):
        members = islice((found or {}).items(), MOST_MEMBERS)
        rows += [
            ((part,), (Code(scope.words(cut(name, _LONGEST_NAME))),), _value(scope, report, name, value))
            for name, value in members
        ]
        more = len(found or {}) - MOST_MEMBERS
        rows += [((part,), ("…",), (f"and {more:,} more",))] if more > 0 else []
    if rows:
        yield Grid(("part", "name", "value"), tuple(rows))
    sheet = Sheet(masked=scope.masked)
    for part, found, text in (
        ("header", token.header, token.header_text),
        ("payload", token.payload, token.payload_text),
    ):
        if found is None and text is not None:
            yield Words((f"The {part} is no JSON object: ", Code(bare_text(text, sheet))))


def _value(scope: Scope, report: Report, name: str, value: Json) -> Line:
    if scope.masked and is_personal(name, value):
        return (scope.veil.stand_ins.member(name, value),)
    shown = visible(value_text(name, value, Sheet()))
    told = time_text(name, value, report.moment, Sheet(zone=scope.zone))
    code = Code(shown if name in _STAY else scope.words(shown))
    return (code, f" {', '.join(told.split('  '))}") if told else (code,)
