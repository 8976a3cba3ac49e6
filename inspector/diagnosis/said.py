"""From an answer's body (JSON, HTML or plain text) to the errors it words: code, title, detail, status."""

import html
import json
import re
from collections.abc import Iterator

from inspector.diagnosis.evidence import Said
from inspector.jose import Json

_LONGEST = 1 << 20  # characters: no answer's error is told behind them
_LONGEST_PAGE = 32 << 10
_MOST = 20
TOO_MANY = 429
_DROPPED = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->")
_TAG = re.compile(r"<[^<>]{1,500}>")
_STATUS = re.compile(r"[1-5][0-9]{2}", re.ASCII)
_DETAILS = ("detail", "message", "error_description", "description", "errorMessage")
_TITLES = ("title", "error", "reason", "statusText")


def said_in(body: str, status: int | None = None) -> tuple[Said, ...]:
    """What a body says; nothing for an empty one, or one that says no more than that all is well.

    The status 429 says enough by itself.
    """
    text = body[:_LONGEST].strip("\ufeff \t\r\n")
    if text in ("", "{}", "OK"):
        return (Said(status=status),) if status == TOO_MANY else ()
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError):
        plain = _plain(text[:_LONGEST_PAGE])
        return (Said(detail=plain, status=status),) if plain else ()
    return tuple(_errors(value, status))[:_MOST]


def _errors(value: Json, status: int | None) -> Iterator[Said]:
    match value:
        case {"errors": [*errors]}:
            for each in errors:
                yield from _errors(each, status)
        case {"error": dict() as error}:
            yield from _errors(error, status)
        case dict():
            found = Said(
                code=_first(value, ("code", "errorCode")),
                title=_first(value, _TITLES),
                detail=_first(value, _DETAILS),
                status=_status(value.get("status")) or status,
            )
            if found.code or found.title or found.detail:
                yield found
        case str():
            yield Said(detail=value, status=status)
        case [*items]:
            for each in items:
                yield from _errors(each, status)


def _first(value: dict[str, Json], names: tuple[str, ...]) -> str:
    for name in names:
        found = value.get(name)
        if isinstance(found, str) and found.strip():
            return found.strip()
        if name == "code" and isinstance(found, int) and not isinstance(found, bool):
            return str(found)[:20]
    return ""


def _status(value: Json) -> int | None:
    text = str(value) if isinstance(value, str | int) else ""
    return int(text) if _STATUS.fullmatch(text) else None


def _plain(text: str) -> str:
    """The words of HTML or plain text, a space between them."""
    if "<" in text:
        text = html.unescape(_TAG.sub(" ", _DROPPED.sub(" ", text)))
    return " ".join(text.split())
