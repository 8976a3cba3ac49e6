"""From the bytes of one source, as they come, to evidence: what kind of thing it is, its content tells."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from inspector.diagnosis.answers_alone import answers_alone, in_addresses
from inspector.diagnosis.entries import entries
from inspector.diagnosis.entry import answer_body, exchange_of, exposures_of
from inspector.diagnosis.evidence import Evidence, Exchange, Exposure, Note, Said
from inspector.diagnosis.exposed import exposed
from inspector.diagnosis.handed import Handed
from inspector.diagnosis.meaning import known_words, meaning_of
from inspector.diagnosis.said import said_in
from inspector.diagnosis.veil.named import named_in
from inspector.diagnosis.veil.personal import Value
from inspector.diagnosis.wire import exchanges_of, is_wire
from inspector.errors import SourceError
from inspector.intake import damaged_token, find_tokens
from inspector.jose import read_token
from inspector.visible import visible

_HAR = re.compile(rb'\s*\{\s*"log"\s*:|\s*\{.{0,65536}?"entries"\s*:\s*\[', re.DOTALL)
LOOKED_AT = 64 << 10  # bytes by which a capture is known
_LARGEST_TEXT = 64 << 20  # bytes of what is no capture, and so read whole
_MOST_LINES, _LONGEST_LINE = 2000, 2000  # lines, characters: an answer that somebody copied is near its token
_CONTROL = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\b\x1b")
_ODD = 5  # one character in so many: umlauts in another encoding are fewer
_MOST_NOTES = 5
_MOST_KEPT = 20_000  # calls: 30 MB
_MOST_OF_A_KIND = 20_000  # values that answers name as somebody's: many groups push out no user
_OF_QLIK = (".qlikcloud.com", ".qlikcloudgov.com")
_PATHS = ("/api/", "/login", "/app/", "/logout")


class _People:
    """The values that answers name as somebody's, each once; of each kind so many."""

    def __init__(self) -> None:
        self.met: dict[Value, None] = {}
        self._counts = Counter[str]()
        self._left_out: dict[str, None] = {}  # kinds

    def add(self, named: Iterable[Value]) -> None:
        """Takes what an answer names."""
        for each in named:
            if each in self.met:
                continue
            if self._counts[each.kind] < _MOST_OF_A_KIND:
                self.met[each] = None
                self._counts[each.kind] += 1
            else:
                self._left_out[each.kind] = None

    @property
    def notes(self) -> Iterator[str]:
        """What is not masked because there is too much of it; whole addresses are, known or not."""
        for kind in self._left_out:
            of_others = "the names in others, before the @," if kind == "mail" else "others"
            yield (
                f"more than {_MOST_OF_A_KIND:,} {'mail addresse' if kind == 'mail' else kind}s are named in it, only "
                f"so many are remembered and masked: {of_others} may stand unmasked in what was answered and in paths"
            )


def read_evidence(chunks: Iterable[bytes], source: str) -> Evidence:
    """The evidence in one source: a capture, HTTP as text, an answer, or any text with a token in it.

    Only a capture may have any size, for it is read entry by entry. Raises SourceError for other text that is larger
    than 64 MiB, and for what is no text at all. What is broken gives what can be read of it, with a note.
    """
    begun, waiting = b"", iter(chunks)
    for chunk in waiting:
        begun += chunk
        if len(begun) >= LOOKED_AT:
            break
    if is_capture(begun):
        return _of_capture(chain((begun,), waiting), source)
    text = _whole(begun, waiting, source)
    if _is_binary(text[:LOOKED_AT]) and not is_wire(text) and not find_tokens(text):
        raise SourceError(
            f"{visible(source)}: it is no text, and no capture; give a HAR, or the answer or token as text"
        )
    return evidence_of(text, source)


def _is_binary(text: str) -> bool:
    """Whether what was read is no text: as many control characters and broken bytes as no encoding of one has."""
    odd = sum(each in _CONTROL or "\udc80" <= each <= "\udcff" for each in text)
    return "\0" in text or odd * _ODD > len(text)


def is_capture(begun: bytes) -> bool:
    """Whether a source is a capture (HAR), by its first bytes: 64 KiB tell."""
    return _HAR.match(begun.removeprefix(b"\xef\xbb\xbf")[:LOOKED_AT]) is not None


def _whole(begun: bytes, waiting: Iterator[bytes], source: str) -> str:
    parts, size = [begun], len(begun)
    for chunk in waiting:
        parts.append(chunk)
        size += len(chunk)
        if size > _LARGEST_TEXT:
            raise SourceError(
                f"{source}: it is no capture, and larger than {_LARGEST_TEXT >> 20} MiB; cut out the login"
            )
    return b"".join(parts).decode("utf-8", "surrogateescape").removeprefix("\ufeff")


def evidence_of(text: str, source: str) -> Evidence:
    """The evidence in a text that is no capture."""
    return replace(_evidence_of(text, source), people=named_in(text))


def _evidence_of(text: str, source: str) -> Evidence:
    exposures = tuple(Exposure(what, f"in {visible(source)}") for what in exposed(text))
    exchanges = exchanges_of(text, source) if is_wire(text) else ()
    if any(each.address.path for each in exchanges):
        return Evidence(exchanges=exchanges, exposures=exposures)
    if exchanges:
        return replace(answers_alone(text, source, exchanges), exposures=exposures)
    in_address = in_addresses(text, source)
    if in_address is not None:
        return replace(in_address, answers=_beside_tokens(text), exposures=exposures)
    if find_tokens(text) or (damaged_token(text) is not None and not _is_answer(text)):
        return Evidence(texts=((source, text),), answers=_beside_tokens(text), exposures=exposures)
    return Evidence(answers=_answers(text), exposures=exposures)


def _answers(text: str) -> tuple[Said, ...]:
    """What an answer says; of a letter or a log with a known answer in it that answer alone."""
    found = said_in(text)
    known = meaning_of(found[0]) if len(found) == 1 and not found[0].title and "\n" in text.strip() else None
    return found if known is None else (known_words(known),)


def _is_answer(text: str) -> bool:
    """Whether a text is JSON with something that an error would say."""
    try:
        return isinstance(json.loads(text), dict) and bool(said_in(text))
    except (ValueError, RecursionError):
        return False


def _beside_tokens(text: str) -> tuple[Said, ...]:
    """The known answers that a text has around its tokens; what else stands there is nobody's business."""
    found = find_tokens(text)
    begins, ends = [0, *(each.end for each in found)], [*(each.start for each in found), len(text)]
    rest = "\n".join(text[begin:end] for begin, end in zip(begins, ends, strict=True))
    lines = (line[:_LONGEST_LINE] for line in rest.split("\n")[:_MOST_LINES] if line.strip())
    met = filter(None, (meaning_of(Said(detail=" ".join(line.split()))) for line in lines))
    return tuple(dict.fromkeys(known_words(each) for each in met))


def _of_capture(chunks: Iterable[bytes], source: str) -> Evidence:
    """A capture read entry by entry: exchanges that have nothing to do with Qlik are counted and dropped."""
    kept: list[Exchange] = []
    exposures: dict[Exposure, None] = {}
    people = _People()
    notes: list[str] = []
    hosts: set[str] = set()
    beside: set[str] = set()  # what matters only for the tokens in its answer
    handed = Handed()
    number = 0
    for number, value, trouble in entries(chunks):
        if trouble:
            notes.append(f"entry {number}: {trouble}")
        body = answer_body(value)
        exchange = replace(exchange_of(value, source, number), is_whole=not trouble)
        exchange = handed.with_tokens(exchange, body)
        if exchange.is_login or exchange.asks_first:
            hosts.add(exchange.address.host)
        matters = _matters(exchange, hosts)
        if (matters or exchange.handed_out) and (exchange.is_login or len(kept) < _MOST_KEPT):
            kept.append(exchange)
            beside |= set() if matters else {exchange.where}
        exposures |= dict.fromkeys(exposures_of(value, exchange, body))
        if matters and _is_of_users(exchange):
            people.add(named_in(body))
    if not number:
        notes.append("it is a capture without any exchange")
    kept = [each for each in map(handed.unsent, kept) if each.handed_out or each.where not in beside]
    return Evidence(
        exchanges=tuple(kept),
        exposures=tuple(exposures),
        notes=(
            *(Note(source=source, words=words, is_of_masking=True) for words in people.notes),
            *(Note(source=source, words=words) for words in _some(notes)),
        ),
        passed_over=number - len(kept),
        people=tuple(people.met),
    )


def _matters(exchange: Exchange, hosts: set[str]) -> bool:
    """Whether an exchange can say something of a login: one with a tenant, but for what it loads without trouble."""
    if exchange.is_login or exchange.asks_first or _carries_token(exchange):
        return True
    host, path = exchange.address.host, exchange.address.path
    if host not in hosts and not host.partition(":")[0].endswith(_OF_QLIK):
        return False
    return path.startswith(_PATHS) or not exchange.worked


def _is_of_users(exchange: Exchange) -> bool:
    """Whether its answer may name users: what is asked of them, and refusals; in others, things have names."""
    return exchange.is_login or exchange.is_refused or "/users" in exchange.address.path


def _carries_token(exchange: Exchange) -> bool:
    """Whether a call to anybody has a token for Qlik."""
    found = find_tokens(exchange.bearer) if exchange.bearer.startswith("ey") else ()
    audiences = [(read_token(each.text).payload or {}).get("aud") for each in found]
    named = chain.from_iterable(each if isinstance(each, list) else [each] for each in audiences)
    return any(isinstance(each, str) and each.startswith("qlik.api") for each in named)


def _some(notes: list[str]) -> list[str]:
    more = len(notes) - _MOST_NOTES
    return notes if more <= 0 else [*notes[:_MOST_NOTES], f"{more:,} more entries could not be read whole"]
