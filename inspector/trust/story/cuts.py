"""From a "header.payload" that lacks its beginning or its end, or holds a piece twice, to what it may have been."""

import re
from collections.abc import Iterator, Mapping
from itertools import product

from inspector.jose import Json
from inspector.jose.base64url import decode_leniently
from inspector.trust.story.known import Known
from inspector.trust.story.lost_members import LIFETIMES
from inspector.trust.story.members import members_of
from inspector.trust.story.segment import segment, written
from inspector.trust.story.slips import IN_PART
from inspector.trust.story.times import DAY
from inspector.trust.story.trial import Change, Trial
from inspector.trust.story.values import AUDIENCE

_HEADS = (
    '{{"alg":"RS256","typ":"JWT","kid":"{}"}}',
    '{{"alg":"RS256","kid":"{}","typ":"JWT"}}',
    '{{"typ":"JWT","alg":"RS256","kid":"{}"}}',
    '{{"typ":"JWT","kid":"{}","alg":"RS256"}}',
    '{{"kid":"{}","typ":"JWT","alg":"RS256"}}',
    '{{"kid":"{}","alg":"RS256","typ":"JWT"}}',
    '{{"alg":"RS256","kid":"{}"}}',
    '{{"kid":"{}","alg":"RS256"}}',
)
_FIRST = ("sub", "jti", "iss", "name", "email", "aud", "iat", "nbf", "exp", "subType", "email_verified", "groups")
_ENDS = ("true}", "false}", "null}", "[]}", '"user"}', f'"{AUDIENCE}"}}', f'["{AUDIENCE}"]}}', '"JWT"}')
_TIME = re.compile(r'"(?:exp|nbf|iat)"\s*:\s*([0-9]{9,11})\b(?=[^0-9])')
_UNFINISHED = re.compile(r'"(?:exp|nbf|iat)"\s*:\s*([0-9]*)$')
_LONGEST_LOST = 3  # characters: each more takes 64 times as long
_TWICE = (re.compile(rb"(?=(.{2,200}?)\1)"), re.compile(rb"(?=(.{2,200})\1)"))  # lines of mails have 64 to 78


def lost_beginnings(signing: bytes, known: Known) -> Iterator[Trial]:
    """With the beginning of the usual headers before it, in every length; with another header; with a claim as well."""
    change = Change("cut-head", 0, where="/header")
    wholes = [segment(head) + b"." for key_id in _key_ids(signing, known) for head in _headers(key_id)]
    starts = [_certain(head.partition("{}")[0].replace("{{", "{")) for head in _spaced()]
    for start in dict.fromkeys((*starts, *wholes)):
        yield from ((start[:length] + signing, change) for length in range(len(start), 0, -1))
    if b"." in signing:
        rest, other = signing.partition(b".")[2], Change("header", 0, where="/header")
        yield from ((whole + rest, other) for whole in wholes)
    else:
        firsts = [_certain(first) for first in _first_members(known)]
        for whole, first in product(wholes, firsts):
            yield from ((whole + first[:length] + signing, change) for length in range(1, len(first) + 1))


def lost_ends(signing: bytes, known: Known) -> Iterator[Trial]:
    """With the few characters that may be missing at the end of a payload that is not complete."""
    head, dot, payload = signing.rpartition(b".")
    text = decode_leniently(payload.decode("ascii")).decode("utf-8", "ignore")
    if not dot or members_of(text):
        return
    change = Change("cut-tail", len(signing), where="/payload")
    for end in _endings(text, known):
        yield head + dot + segment(text + end), change
    for count in range(1, _LONGEST_LOST + 1):
        yield from ((signing + b"".join(lost), change) for lost in product(IN_PART, repeat=count))


def doubled_pieces(text: bytes, offset: int = 0) -> Iterator[Trial]:
    """Without a piece, two characters to a few lines long, that stands there twice in a row."""
    for pattern in _TWICE:
        for match in pattern.finditer(text):
            at, length = match.start(), len(match[1])
            yield text[:at] + text[at + length :], Change("piece", offset + at + length)


def _headers(key_id: str) -> Iterator[str]:
    yield from (head.format(written(key_id)[1:-1]) for head in _spaced())


def _spaced() -> Iterator[str]:
    yield from _HEADS
    yield from (head.replace(":", ": ").replace(",", ", ") for head in _HEADS)


def _key_ids(signing: bytes, known: Known) -> tuple[str, ...]:
    """Those that are known, and the issuer's name, which many take."""
    issuer = _claims(signing).get("iss")
    guessed = (issuer, issuer.partition("://")[2]) if isinstance(issuer, str) else ()
    return tuple(dict.fromkeys((*known.key_ids, *(each for each in guessed if each))))


def _claims(signing: bytes) -> Mapping[str, Json]:
    text = decode_leniently(signing.rpartition(b".")[2].decode("ascii")).decode("utf-8", "ignore")
    return {member.name: member.value for member in members_of(text)}


def _first_members(known: Known) -> Iterator[str]:
    for space in ("", " "):
        yield from (f'{{"{name}":{space}"' for name in _FIRST)
        yield from (f'{{"{name}":{space}{digit}' for name in ("iat", "nbf", "exp") for digit in (1, 2))
        for name, value in (("aud", AUDIENCE), ("subType", "user"), *(("iss", issuer) for issuer in known.issuers)):
            yield f'{{"{name}":{space}{written(value)},{space}"'


def _certain(text: str) -> bytes:
    """Those characters of the base64url that hold whatever follows."""
    return segment(text)[: len(text.encode()) * 8 // 6]


def _endings(text: str, known: Known) -> Iterator[str]:
    whole = (*_ENDS, *(f"{written(value)}}}" for value in (*known.issuers, *known.key_ids)))
    closings = ("}", '"}', "]}", '"]}', " }", "\n}", "}\n", "\n}\n")
    yield from dict.fromkeys((*closings, *(end[at:] for end in whole for at in range(len(end)))))
    yield from _ending_times(text)


def _ending_times(text: str) -> Iterator[str]:
    """What a time at the end lacks, as far as the other times tell it: any within a day where its name is whole."""
    others = {int(value) for value in _TIME.findall(text)}
    unfinished = _UNFINISHED.search(text)
    if unfinished:
        begun = unfinished[1]
        digits = (str(other + shift) for other in others for shift in range(-DAY, DAY + 1))
        yield from (f"{each[len(begun) :]}}}" for each in digits if each.startswith(begun))
    for name in ("exp", "nbf", "iat"):
        member = f',"{name}":'
        for length in (length for length in range(len(member)) if text.endswith(member[:length])):
            near = (other + sign * span for other in others for span in (0, 1, *LIFETIMES) for sign in (1, -1))
            yield from (f"{member[length:]}{each}}}" for each in near)
