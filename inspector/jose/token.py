"""From a token's text to what could be read of it, with every fault on the way."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from inspector.jose import base64url
from inspector.jose.letter_case import lost_case
from inspector.jose.problem import Problem
from inspector.jose.strict_json import read_json, read_plain
from inspector.jose.unsafe_text import unsafe_text
from inspector.jose.value import Json

MAX_LENGTH = 1 << 20
LONGEST_SHARED_HEADER = 512
_SHORTEST_SIGNATURE = 43  # characters: HS256's
GONE = "gone"  # the detail of a problem: something else stands for the part
_CROSSES = ("xxx", "XXX")  # put in its place by a log, and base64url all the same


class Part(NamedTuple):
    """A decoded header or payload: its JSON text (None where no UTF-8), its members (None where no object)."""

    text: str | None
    members: dict[str, Json] | None
    problems: tuple[Problem, ...]

    def __repr__(self) -> str:
        return f"Part({len(self.problems)} problems)"


class Token(NamedTuple):
    """What could be read of one token; its faults are in `problems`, in the order of reading.

    A named tuple, as all that is made for each of millions of tokens: it is made four times as fast as a
    frozen dataclass.

    `header` and `payload` are None where they could not be read; their JSON text, as far as it decodes,
    is in `header_text` and `payload_text`. `signing_input` and `signature` are the bytes of RFC 7515
    section 5.2. A token is a password: nothing of it shows in `repr`.
    """

    text: str
    parts: tuple[str, ...]
    header: Mapping[str, Json] | None
    payload: Mapping[str, Json] | None
    header_text: str | None
    payload_text: str | None
    signing_input: bytes
    signature: bytes | None
    problems: tuple[Problem, ...]

    def __repr__(self) -> str:
        return f"Token({len(self.parts)} parts, {len(self.problems)} problems)"

    @property
    def fingerprint(self) -> str:
        """`sha256:` and the hex SHA-256 of the token's text as found."""
        return "sha256:" + hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def gone(self) -> tuple[str, ...]:
        """The parts that are blacked out or cut off here, as pointers: "/payload"; "" for all behind the beginning."""
        return tuple(problem.where for problem in self.problems if problem.detail == GONE)


def read_token(text: str, *, before: tuple[Problem, ...] = ()) -> Token:
    """Reads one token's text strictly; never raises. `before` are faults met while it was found."""
    if len(text) > MAX_LENGTH:
        return _too_large(text, before)
    header_segment, _, rest = text.partition(".")  # twice, it is half again as quick as to split at each
    payload_segment, second, signature_segment = rest.partition(".")
    if not second or "." in signature_segment:
        return _misshapen(text, tuple(text.split(".")), before)
    header = read_header(header_segment)
    payload = read_part(payload_segment, "/payload", len(header_segment) + 1)
    second_dot = len(header_segment) + 1 + len(payload_segment)
    faults: tuple[Problem, ...] = ()
    signature = base64url.decode(signature_segment)
    if not signature or len(signature_segment) < _SHORTEST_SIGNATURE or signature_segment[:3] in _CROSSES:
        signature, faults = _odd_signature(signature_segment, second_dot + 1)
    problems = before + header.problems + payload.problems + faults
    if header.members is not None and "enc" in header.members:
        problems += (_encrypted("the header has “enc”: this is an encrypted token (JWE)", "/header/enc"),)
    token = (
        text,
        (header_segment, payload_segment, signature_segment),
        None if header.members is None else dict(header.members),  # a copy: many tokens share one header
        payload.members,
        header.text,
        payload.text,
        text[:second_dot].encode() if text.isascii() else text[:second_dot].encode("utf-8", "surrogatepass"),
        signature,
        problems,
    )
    return tuple.__new__(Token, token)  # in half the time that the constructor takes


def read_header(segment: str) -> Part:
    """The header; the few that millions of tokens share are read once."""
    return _shared_header(segment) if len(segment) <= LONGEST_SHARED_HEADER else read_part(segment, "/header", 0)


def read_part(segment: str, where: str, offset: int) -> Part:
    """A header or payload segment, base64url to object; `offset` is its place in the token's text."""
    problems: tuple[Problem, ...] = ()
    data = base64url.decode(segment)
    if data is None:
        problems = base64url.faults(segment, where, offset)
        data = base64url.decode_leniently(segment)
    plain = read_plain(data)
    if plain is not None:
        text = data.decode("utf-8")
        return tuple.__new__(Part, (text, plain, problems + unsafe_text(text, plain, where)))  # as below
    odd = _read_odd(data, where, problems)
    if odd.members is not None:
        return odd
    return _instead(segment, where, offset) or _with_lost_case(odd, segment, where)


def _instead(segment: str, where: str, offset: int) -> Part | None:
    """A part that something else stands for: what of its text was kept; None where it is the part itself."""
    done = _what_became_of(segment)
    if not done:
        return None
    in_part = done.endswith("in part")
    kept = base64url.decode_leniently(segment).decode("utf-8", "ignore") if in_part else None
    message = f"the {where[1:]} is {done}: what {'the rest' if in_part else 'it'} says is not known"
    span, explains = (offset, offset + len(segment)), (where, "/signature")
    kind = "bad-base64url"
    return Part(
        kept, None, (Problem(kind=kind, where=where, message=message, detail=GONE, span=span, explains=explains),)
    )


def _with_lost_case(odd: Part, segment: str, where: str) -> Part:
    """A part that could not be read; where its letters lost their case, that is why it is not UTF-8."""
    if all(problem.kind != "not-utf8" for problem in odd.problems):
        return odd
    lost = lost_case(segment)
    message = f"the {where[1:]} is not UTF-8: {lost}"
    told = [replace(each, message=message) if each.kind == "not-utf8" else each for each in odd.problems]
    return odd._replace(problems=tuple(told)) if lost else odd


def _what_became_of(segment: str, *, shortest: int = MAX_LENGTH) -> str:
    from inspector.jose.blacked_out import what_became_of  # noqa: PLC0415 - hardly a token needs it

    return what_became_of(segment, shortest=shortest)


def _read_odd(data: bytes, where: str, problems: tuple[Problem, ...]) -> Part:
    """A part whose bytes are not the usual compact JSON object: sound all the same, or with faults to be told."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Part(None, None, (*problems, _not_utf8(data, error, where)))
    if text[0:3:2] == "\0\0" or text[1:4:2] == "\0\0":
        message = f"the {where[1:]} is not UTF-8; its zero bytes look like UTF-16"
        return Part(text, None, (*problems, Problem(kind="not-utf8", where=where, message=message, detail="utf-16")))
    if text.startswith("\ufeff"):
        message = f"the {where[1:]} starts with a byte order mark; JSON in a token has none (RFC 8259 section 8.1)"
        return Part(text, None, (*problems, Problem(kind="not-utf8", where=where, message=message, detail="bom")))
    value, faults = read_json(text, where)
    problems += faults + unsafe_text(text, value, where)
    if isinstance(value, dict):
        return Part(text, value, problems)
    if not any(fault.kind == "not-json" and fault.where == where and not fault.detail for fault in faults):
        message = f"the {where[1:]} is JSON, but {_kind_of(value)}, not an object"
        problems += (Problem(kind="not-an-object", where=where, message=message),)
    return Part(text, None, problems)


@lru_cache(maxsize=128)
def _shared_header(segment: str) -> Part:
    return read_part(segment, "/header", 0)


def _odd_signature(segment: str, offset: int) -> tuple[bytes | None, tuple[Problem, ...]]:
    if not segment:
        message = "the third part is empty: the token is not signed"
        return None, (Problem(kind="no-signature", where="/signature", message=message, span=(offset, offset)),)
    done = _what_became_of(segment, shortest=_SHORTEST_SIGNATURE)
    if done:
        message = f"the signature is {done}: the token itself may well have one"
        span = (offset, offset + len(segment))
        return None, (Problem(kind="no-signature", where="/signature", message=message, detail=GONE, span=span),)
    return base64url.decode_leniently(segment), base64url.faults(segment, "/signature", offset)


def _misshapen(text: str, parts: tuple[str, ...], before: tuple[Problem, ...]) -> Token:
    header = read_header(parts[0])
    if len(parts) == 5 and all(parts[2:]):
        problems = (*before, _encrypted("the token has five parts: it is encrypted (JWE), not signed", ""))
    else:
        problems = (*before, _wrong_count(text, parts))
    signed = len(parts) in (2, 4)
    payload = read_part(parts[1], "/payload", len(parts[0]) + 1) if signed else Part(None, None, ())
    is_gone = len(parts) < 3 and bool(_what_became_of(parts[-1]))  # and who knows what stood behind it
    told = is_gone and not _is_shortened(text)  # by what was said of the whole; of an ellipsis it is said where it is
    problems += tuple(fault for fault in header.problems + payload.problems if not told or fault.detail != GONE)
    if len(parts) == 2 and not is_gone:
        message = "there is no third part: the signature is missing"
        problems += (Problem(kind="no-signature", where="/signature", message=message),)
    return Token(
        text=text,
        parts=parts,
        header=header.members,
        payload=payload.members,
        header_text=header.text,
        payload_text=payload.text,
        signing_input=b"",
        signature=None,
        problems=problems,
    )


def _is_shortened(text: str) -> bool:
    return "..." in text or "…" in text


def _wrong_count(text: str, parts: tuple[str, ...]) -> Problem:
    detail = ""
    if _is_shortened(text):
        message = "the token was shortened with an ellipsis: what the dots stand for is missing"
    elif len(parts) < 3 and _what_became_of(parts[-1]):
        where = "behind its header" if len(parts) == 2 else "but for its beginning"
        message = f"the token is blacked out here {where}: what it says, and whether it is signed, is not known"
        detail = GONE
    else:
        counted = "1 part" if len(parts) == 1 else f"{len(parts):,} parts"
        message = f"the token has {counted}, separated by dots; a signed token has three"
    return Problem(
        kind="not-three-parts",
        where="",
        message=message,
        detail=detail,
        span=(0, len(text)),
        explains=("/signature",),
    )


def _too_large(text: str, before: tuple[Problem, ...]) -> Token:
    message = f"the token has {len(text):,} characters; more than {MAX_LENGTH:,} (1 MiB) are not read"
    problem = Problem(kind="too-large", where="", message=message, detail="length", span=(0, len(text)))
    return unread_token(text, (*before, problem))


def unread_token(text: str, problems: tuple[Problem, ...]) -> Token:
    """A token of which nothing could be read, or no token at all (`text` empty), for the reasons given."""
    return Token(
        text=text,
        parts=(),
        header=None,
        payload=None,
        header_text=None,
        payload_text=None,
        signing_input=b"",
        signature=None,
        problems=problems,
    )


def _encrypted(message: str, where: str) -> Problem:
    return Problem(kind="encrypted-token", where=where, message=message, explains=("/header/alg", "/header"))


def _not_utf8(data: bytes, error: UnicodeDecodeError, where: str) -> Problem:
    part = where[1:]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        message = f"the {part} is not UTF-8; it looks like UTF-16 or UTF-32"
    else:
        message = f"the {part} is not UTF-8: byte {error.start + 1:,} is 0x{data[error.start]:02X}"
    return Problem(kind="not-utf8", where=where, message=message, explains=("/signature",))


def _kind_of(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            return "a string"
        case list():
            return "an array"
        case _:
            return "a number"
