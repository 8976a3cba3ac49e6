"""From any text to the evidence in it where it tells of a login's fate, None for all else: prose is no answer."""

import json

from inspector.diagnosis.evidence import Evidence, Exchange
from inspector.diagnosis.meaning import meaning_of
from inspector.diagnosis.reading import evidence_of, is_capture, read_evidence
from inspector.diagnosis.said import said_in
from inspector.diagnosis.wire import is_wire
from inspector.intake import find_tokens
from inspector.jose import Json

_LONGEST = 1 << 20  # characters: what is longer, and no capture, is a log
_STATUSES = ("code", "errorCode", "status", "statusCode")
_WORDS = ("title", "detail", "message")


def case_in(text: str, source: str) -> Evidence | None:
    """The evidence in a capture, in HTTP with an answer, in an error as JSON, or in a known answer beside one token."""
    data = text[:_LONGEST].lstrip("\ufeff \t\r\n")
    if data.startswith("{") and is_capture(data.encode("utf-8", "surrogatepass")):
        return read_evidence([text.encode("utf-8", "surrogatepass")], source)
    if len(text) > _LONGEST:
        return None
    if is_wire(text):
        found = evidence_of(text, source)
        is_answered = any(map(_tells, found.exchanges)) and not found.texts
        return found if is_answered or found.answers else None
    if is_error(text):
        return evidence_of(text, source)
    if len(find_tokens(text)) != 1:
        return None
    found = evidence_of(text, source)
    return found if found.answers else None


def _tells(exchange: Exchange) -> bool:
    """Whether an exchange tells of a login's fate: of an answer whose call is not known, that it is a refusal."""
    return bool(exchange.failure) or (exchange.is_refused if exchange.is_alone else exchange.is_answered)


def answer_in(text: str, source: str) -> Evidence | None:
    """The evidence in a text without a token that has the words or the code of a known answer."""
    found = evidence_of(text, source) if len(text) <= _LONGEST else Evidence()
    return found if any(meaning_of(said) is not None for said in found.answers) else None


def is_error(text: str) -> bool:
    """Whether a text is JSON in the shape of an error: Qlik's, a gateway's, or a library's; a payload is none."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return False
    try:
        value: Json = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return False
    match value:
        case {"errors": [dict(), *_]} | {"error": dict() | str()}:
            return bool(said_in(text))
        case dict():
            return any(name in value for name in _STATUSES) and any(isinstance(value.get(name), str) for name in _WORDS)
        case _:
            return False
