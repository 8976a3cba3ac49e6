"""From HTTP as text, raw or as `curl -v` prints it, to exchanges: requests, answers, and what curl says went wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from inspector.diagnosis.addresses import address_of
from inspector.diagnosis.carried import carried
from inspector.diagnosis.evidence import CONNECT, Exchange
from inspector.diagnosis.failures import curls_words, proxys_status
from inspector.diagnosis.headers import cookies_in, cookies_put, harmless, is_browsers, is_secure, same_site
from inspector.diagnosis.said import said_in

_METHODS = "GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD"
_REQUEST = re.compile(
    rf"(?P<method>{_METHODS}|CONNECT) (?:(?P<path>/\S*|https?://\S+|[^\s/:]+:[0-9]+) HTTP/[0-9.]{{1,3}}"
    r"|(?P<url>https?://\S+))\s*"
)
_STATUS = re.compile(r"HTTP/[0-9](?:\.[0-9])? (?P<status>[1-5][0-9]{2})(?: .*)?")
_HEADER = re.compile(r"(?P<name>[A-Za-z0-9-]{1,60}):[ \t]*(?P<value>.*)")
_CURL = re.compile(r"(?P<sign>[><*{}])(?: (?P<rest>.*)|)")
_BYTES = re.compile(r"[{}] \[[0-9]+ bytes data\]")
_METER = re.compile(r"\s*(?:[0-9]{1,3} .* [0-9:-]{8} +[0-9]+[kMG]?|% Total .*|Dload +Upload .*)\s*")
_CURL_ERROR = re.compile(  # behind its meter, as PHP has it, or its words alone
    r"^(?:[0-9:kMG. -]*curl: \([0-9]{1,3}\) |[^\n{<\"]{0,200}?\bcURL error [0-9]{1,3}: "
    r"|(?=Could not resolve (?:host|proxy): \S+$|Failed to connect to \S+ port [0-9]+\b|SSL certificate problem: \S))"
    r"(?P<words>.*)",
    re.MULTILINE,
)
_BEGINS = re.compile(rf"(?m)^(?:[><] ?)?(?:(?:{_METHODS}) (?:/\S* HTTP/|https?://)|HTTP/[0-9.]+ [1-5][0-9][0-9])")


def is_wire(text: str) -> bool:
    """Whether a text has requests or answers of HTTP in it, each beginning a line."""
    return _BEGINS.search(text) is not None or _CURL_ERROR.search(text) is not None


def first_message(text: str) -> int:
    """Where the first request, answer or word of curl's begins; the text's end where there is none."""
    found = filter(None, (_BEGINS.search(text), _CURL_ERROR.search(text)))
    return min((each.start() for each in found), default=len(text))


@dataclass(slots=True)
class _Message:
    """A request or an answer while its lines are read."""

    line: int = 0
    request: re.Match[str] | None = None
    status: int | None = None
    values: dict[str, list[str]] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    in_body: bool = False
    failure: str = ""

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers by their names in lower case; several of one name, as Set-Cookie, a line each."""
        return {name: "\n".join(lines) for name, lines in self.values.items()}


def exchanges_of(text: str, source: str) -> tuple[Exchange, ...]:
    """The exchanges in order; an answer without a request stands alone, and so does a request without an answer."""
    found: list[Exchange] = []
    asked: _Message | None = None
    for message in _messages(text):
        if message.request is not None:
            if asked is not None:
                found.append(_exchange(asked, None, source))
            asked = message
        elif not (proxys_status(message.failure) and found and found[-1].method == CONNECT):  # which it tells again
            found.append(_exchange(asked, message, source))
            asked = None
    found += [] if asked is None else [_exchange(asked, None, source)]
    return tuple(each for each in found if each.method != CONNECT or each.is_refused or each.failure)


def _messages(text: str) -> Iterator[_Message]:
    """The messages in order; answers that only announce others (1xx, a proxy's 200) are left out."""
    message = _Message()
    is_curl = any(line.startswith(("> ", "< ")) for line in text.split("\n", 2000)[:2000])
    for number, raw in enumerate(text.split("\n"), start=1):
        line, is_body = _line(raw.removesuffix("\r"), is_curl=is_curl)
        if line is None:
            continue
        begun = _begun(line, number)
        if begun is None:
            _take(message, line, is_body=is_body)
            continue
        if _counts(message):
            yield message
        message = begun
    if _counts(message):
        yield message


def _line(line: str, *, is_curl: bool) -> tuple[str | None, bool]:
    """What a line says, None for what curl says on the side; and whether it can be of a body alone."""
    if not is_curl:
        return line, False
    if _METER.fullmatch(line):
        return None, False
    sign = _CURL.fullmatch(line)
    if sign is None or (sign["sign"] in "{}" and not _BYTES.fullmatch(line)):
        return line, True
    return (sign["rest"] or "", False) if sign["sign"] in "><" else (None, False)


def _begun(line: str, number: int) -> _Message | None:
    """The message that a line begins; None for a line that begins none."""
    request = _REQUEST.fullmatch(line)
    if request is not None:
        return _Message(number, request)
    status = _STATUS.fullmatch(line)
    if status is not None:
        return _Message(number, status=int(status["status"]))
    error = _CURL_ERROR.fullmatch(line)
    return None if error is None else _Message(number, failure=curls_words(error["words"]))


def _take(message: _Message, line: str, *, is_body: bool) -> None:
    header = None if message.in_body or is_body else _HEADER.fullmatch(line)
    if header is not None:
        message.values.setdefault(header["name"].lower(), []).append(header["value"].strip())
    elif is_body or message.in_body:
        message.body.append(line)
    elif not line:
        message.in_body = True


def _counts(message: _Message) -> bool:
    if message.request is not None or message.failure:
        return True
    is_proxys = message.status == 200 and not message.values and not "".join(message.body)
    return message.status is not None and message.status >= 200 and not is_proxys


def _exchange(asked: _Message | None, answer: _Message | None, source: str) -> Exchange:
    exchange = Exchange(source=source, where=f"line {(asked or answer or _Message()).line}")
    if asked is not None and asked.request is not None:
        exchange = _asked(exchange, asked.request, asked.headers, "\n".join(asked.body))
    if answer is None:
        return exchange
    received = answer.headers
    return replace(
        exchange,
        status=answer.status,
        received=harmless(received),
        cookies_set=cookies_put(received.get("set-cookie", "")),
        same_site=same_site(received.get("set-cookie", "")),
        is_secure=is_secure(received.get("set-cookie", "")),
        said=said_in("\n".join(answer.body), answer.status) if (answer.status or 0) >= 400 else (),
        failure=answer.failure,
    )


def _asked(exchange: Exchange, request: re.Match[str], headers: Mapping[str, str], body: str) -> Exchange:
    url = request["path"] or request["url"]
    return replace(
        exchange,
        method=request["method"],
        address=address_of(url, headers.get("host", "")),
        sent=harmless(headers),
        cookies_sent=cookies_in(headers.get("cookie", "")),
        from_browser=is_browsers(headers),
        **carried(headers.get("authorization"), url, body)._asdict(),
    )
