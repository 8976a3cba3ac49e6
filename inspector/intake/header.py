"""From the first segment of what may be a token to whether it is a JOSE header, read leniently."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from inspector.intake.pieces import PERCENT_DOT
from inspector.jose.base64url import decode_leniently

MAY_BEGIN = re.compile(r"e[yw3][A-DI-Lj-r0-3]")  # half again as quick as to search for the pairs one by one; eyj, too
HEADER_START = re.compile(  # base64url of { and ", } or white space
    MAY_BEGIN.pattern + r"(?:(?<=y[A-DI-L])(?!\.)|(?<=w[k-r0-3])(?!\.)|(?<=3[0-3]))"
)
_MEMBER = re.compile(r'"(alg|enc)"\s*:\s*(?:"([^"]*)")?')
_OWN = re.compile(r"[A-Za-z0-9_-]++")
_PLAIN_HEADER = re.compile(rf"[A-Za-z0-9_-]++(?=\.|{PERCENT_DOT})")
_BEGUN = re.compile(r'\s*\{[^{}]*"(?:(?:alg|enc)"\s*:\s*"|typ"\s*:\s*"(?:JWT|JOSE)\b)', re.IGNORECASE)
_FIRST = 400  # characters: enough of a header to know it by
_TRIES = 8  # in one run of characters: more would let a hostile text take quadratic time


@dataclass(frozen=True, slots=True)
class Header:
    """What the search needs to know of a header: its algorithm, and whether it is a JWE's."""

    alg: str
    encrypted: bool

    @property
    def is_named(self) -> bool:
        """Whether a member says that this is a JOSE header and not just some JSON object."""
        return bool(self.alg) or self.encrypted


def header_of(segment: str) -> Header | None:
    """The header a segment decodes to, None where it is not like a JSON object."""
    decoded = decode_leniently(segment).decode("utf-8", "replace").strip()
    if not (decoded.startswith("{") and decoded.endswith("}")):
        return None
    members = {name: value or "?" for name, value in _MEMBER.findall(decoded)}
    if not members and not is_object(decoded):
        return None
    return Header(members.get("alg", ""), "enc" in members)


def names_header(text: str, at: int) -> bool:
    """Whether what begins at a place says that it is a JOSE header, be it cut or whole."""
    if HEADER_START.match(text, at) is None:
        return False
    run = _OWN.match(text, at, at + _FIRST)
    return run is not None and _BEGUN.match(decode_leniently(run[0]).decode("utf-8", "replace")) is not None


def is_object(text: str) -> bool:
    """Whether a text is a JSON object to the last brace."""
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def lines_where_one_may_begin(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines, without their ends, in which a token may begin; in all others there is none."""
    end = -1
    while hit := MAY_BEGIN.search(text, end + 1):
        start = text.rfind("\n", end + 1, hit.start()) + 1 or end + 1
        end = text.find("\n", hit.end())
        if end < 0:
            end = len(text)
        yield start, end


def header_at(text: str, at: int) -> Header | None:
    """The header that begins at a place and runs unbroken to a dot."""
    if HEADER_START.match(text, at) is None:
        return None
    run = _PLAIN_HEADER.match(text, at)
    return header_of(run[0]) if run else None


def header_starts(text: str, start: int, end: int) -> list[int]:
    """The places where a header may begin, the first few and the last few."""
    hits = [hit.start() for hit in HEADER_START.finditer(text, start, end)]
    return hits if len(hits) <= _TRIES else hits[: _TRIES // 2] + hits[-_TRIES // 2 :]
