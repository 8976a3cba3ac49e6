"""From an answer's body (JSON, HTML or plain text) to the errors it words: code, title, detail, status."""

import html
import json
import re
from collections.abc import Iterator
from itertools import islice

from inspector.diagnosis.evidence import Said
from inspector.jose import Json

_LONGEST = 1 << 20  # characters: no answer's error is told behind them
_LONGEST_PAGE = 32 << 10
_MOST = 20
TOO_MANY = 429
_UNSEEN = re.compile(r"<(script|style)\b|<!--", re.IGNORECASE)
_ENDS = {
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
    "": re.compile("-->"),
}
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
    return tuple(islice(_errors(value, status), _MOST))


def _errors(value: Json, status: int | None) -> Iterator[Said]:
    """The errors in their order, without recursion: answers may be nested as deep as JSON can be read."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case {"errors": [*items]} | [*items]:
                waiting += reversed(items)
            case {"error": dict() as error}:
                waiting.append(error)
            case dict() as members:
                yield from _error(members, status)
            case str() as text:
                yield Said(detail=text, status=status)


def _error(members: dict[str, Json], status: int | None) -> Iterator[Said]:
    found = Said(
        code=_first(members, ("code", "errorCode")),
        title=_first(members, _TITLES),
        detail=_first(members, _DETAILS),
        status=_status(members.get("status")) or status,
    )
    if found.code or found.title or found.detail:
        yield found


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
        text = html.unescape(_TAG.sub(" ", " ".join(_seen(text))))
    return " ".join(text.split())


def _seen(page: str) -> Iterator[str]:
    """What a page shows, between its scripts, styles and comments; one that is not closed goes on to the end."""
    at = 0
    while begun := _UNSEEN.search(page, at):
        yield page[at : begun.start()]
        end = _ENDS[(begun[1] or "").lower()].search(page, begun.end())
        if end is None:
            return
        at = end.end()
    yield page[at:]
