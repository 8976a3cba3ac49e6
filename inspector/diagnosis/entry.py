"""From one entry of a capture to an exchange, and to the secrets met in it; bodies are read and dropped."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime

from inspector.diagnosis.addresses import address_of, shown_host, shown_path
from inspector.diagnosis.carried import carried
from inspector.diagnosis.evidence import LOGIN_PATH, SESSION_COOKIE, Address, Exchange, Exposure, Said
from inspector.diagnosis.exposed import exposed
from inspector.diagnosis.headers import cookies_in, cookies_put, harmless, is_browsers, is_secure, same_site
from inspector.diagnosis.said import said_in
from inspector.jose import Json
from inspector.visible import cut, visible

_LONGEST_SENT = 1 << 20
_LONGEST_BODY = 64 << 20
_FAILURE = re.compile(r"(?:net::)?[A-Z][A-Z0-9_]{2,60}|CORS [A-Za-z -]{2,60}", re.ASCII)
_METHOD = re.compile(r"[A-Z-]{1,20}", re.ASCII)
_GZIP = b"\x1f\x8b"


def exchange_of(entry: Json, source: str, number: int) -> Exchange:
    """The exchange that an entry of a HAR tells of; what it lacks, or has wrongly, is left out."""
    sent = _headers(_at(entry, "request"))
    received = {"content-type": _text(entry, "response", "content", "mimeType"), **_headers(_at(entry, "response"))}
    url, body_sent = _text(entry, "request", "url"), _text(entry, "request", "postData", "text")
    address = address_of(url, sent.get("host", ""))
    status = _status(entry)
    return Exchange(
        source=source,
        where=f"entry {number}",
        method=_method(_text(entry, "request", "method").upper()),
        address=address,
        started=_moment(_text(entry, "startedDateTime")),
        took=_number(entry, "time") / 1000,
        sent=harmless(sent),
        cookies_sent=_cookies(_at(entry, "request")) or cookies_in(sent.get("cookie", "")),
        status=status,
        received=harmless(received),
        cookies_set=_cookies(_at(entry, "response")) or cookies_put(received.get("set-cookie", "")),
        same_site=_same_site(entry, received),
        is_secure=_is_secure(entry, received),
        said=_said(entry, status, address),
        failure=_failure(entry),
        from_browser="origin" in sent or is_browsers(sent),
        recorded=True,
        **carried(sent.get("authorization"), url, body_sent[:_LONGEST_SENT])._asdict(),
    )


def answer_body(entry: Json) -> str:
    """The text of the answer's body."""
    return body_of(_at(entry, "response", "content"))


def exposures_of(entry: Json, exchange: Exchange, body: str) -> Iterator[Exposure]:
    """The signing keys and secrets that a browser loaded with an entry, in its answer's body, or sent with it."""
    place = f"{shown_host(exchange.address)}{shown_path(exchange.address)}, {exchange.where}"
    for words, text in (("loaded from", body), ("sent to", _text(entry, "request", "postData", "text"))):
        yield from (Exposure(what, f"{words} {place}") for what in exposed(text))


def body_of(content: Json) -> str:
    """The text of a response's body, out of base64 and gzip where it is in them."""
    text = _text(content, "text")
    if _text(content, "encoding").lower() != "base64":
        return text
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4))
        if data.startswith(_GZIP):
            data = zlib.decompressobj(wbits=31).decompress(data, _LONGEST_BODY)
    except (binascii.Error, ValueError, zlib.error):
        return ""
    return data.decode("utf-8", "replace")


def _method(text: str) -> str:
    """The method, or what stands for a text that is none."""
    return text if _METHOD.fullmatch(text) else "?" if text else ""


def _said(entry: Json, status: int | None, address: Address) -> tuple[Said, ...]:
    """What the answer says, where that matters: a refusal, or the answer to a login."""
    if not (address.path.rstrip("/").endswith(LOGIN_PATH) or (status or 0) >= 400):
        return ()
    return said_in(body_of(_at(entry, "response", "content")), status)


def _at(value: Json, *names: str) -> Json:
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _text(value: Json, *names: str) -> str:
    found = _at(value, *names)
    return found if isinstance(found, str) else ""


def _number(value: Json, *names: str) -> float:
    found = _at(value, *names)
    return float(found) if isinstance(found, int | float) and 0 <= found < 10**9 else 0.0


def _status(entry: Json) -> int | None:
    found = _at(entry, "response", "status")
    return found if isinstance(found, int) and 100 <= found <= 599 else None


def _headers(message: Json) -> Mapping[str, str]:
    """Headers by their names in lower case; several of one name, as Set-Cookie, a line each."""
    values: dict[str, list[str]] = {}
    listed = _at(message, "headers")
    for each in listed if isinstance(listed, list) else []:
        values.setdefault(_text(each, "name").lower(), []).append(_text(each, "value"))
    found = {name: "\n".join(lines) for name, lines in values.items()}
    if ":authority" in found:
        found.setdefault("host", found[":authority"])
    return found


def _cookies(message: Json) -> tuple[str, ...]:
    listed = _at(message, "cookies")
    names = (_text(each, "name") for each in (listed if isinstance(listed, list) else []))
    return tuple(dict.fromkeys(visible(cut(name, 60)) for name in names if name))


def _same_site(entry: Json, received: Mapping[str, str]) -> str | None:
    """SameSite of the session's cookie, by the header that set it, else by the capture's own list of cookies."""
    told = same_site(received.get("set-cookie", ""))
    if told is not None:
        return told
    return _text(_session_cookie(entry), "sameSite").lower() or None


def _is_secure(entry: Json, received: Mapping[str, str]) -> bool | None:
    """Whether the session's cookie is Secure, by the same."""
    told = is_secure(received.get("set-cookie", ""))
    if told is not None:
        return told
    listed = _at(_session_cookie(entry), "secure")
    return listed if isinstance(listed, bool) else None


def _session_cookie(entry: Json) -> Json:
    """What the capture's list of cookies says of the session's, None for nothing."""
    listed = _at(entry, "response", "cookies")
    named = [each for each in listed if _text(each, "name") == SESSION_COOKIE] if isinstance(listed, list) else []
    return named[-1] if named else None


def _moment(text: str) -> float | None:
    """Seconds since 1970 of an ISO 8601 time with its zone; None for any other."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if found.tzinfo is None else found.timestamp()


def _failure(entry: Json) -> str:
    """Why no answer came, by the browser's own name for it, "" where it has none."""
    for found in (_text(entry, "response", "_error"), _text(entry, "_error")):
        if _FAILURE.fullmatch(found):
            return found
    return "no answer" if _at(entry, "response", "status") == 0 else ""
