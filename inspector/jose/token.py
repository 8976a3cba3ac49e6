"""From a token's text to what could be read of it, with every fault on the way."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from inspector.jose import base64url
from inspector.jose.part import GONE, Part, kind_of_gone, read_header, read_part, what_became_of
from inspector.jose.problem import Problem
from inspector.jose.value import Json

MAX_LENGTH = 1 << 20
SHORTEST_SIGNATURE = 43  # characters: HS256's
_CROSSES = ("xxx", "XXX")  # put in its place by a log, and base64url all the same


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
    if not signature or len(signature_segment) < SHORTEST_SIGNATURE or signature_segment[:3] in _CROSSES:
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


def _odd_signature(segment: str, offset: int) -> tuple[bytes | None, tuple[Problem, ...]]:
    if not segment:
        message = "the third part is empty: the token is not signed"
        return None, (Problem(kind="no-signature", where="/signature", message=message, span=(offset, offset)),)
    done = what_became_of(segment, shortest=SHORTEST_SIGNATURE)
    if done:
        message = f"the signature is {done}: the token itself may well have one"
        kind, span = kind_of_gone(done, "no-signature"), (offset, offset + len(segment))
        return None, (Problem(kind=kind, where="/signature", message=message, detail=GONE, span=span),)
    return base64url.decode_leniently(segment), base64url.faults(segment, "/signature", offset)


def _misshapen(text: str, parts: tuple[str, ...], before: tuple[Problem, ...]) -> Token:
    header = read_header(parts[0])
    if len(parts) == 5 and all(parts[2:]):
        problems = (*before, _encrypted("the token has five parts: it is encrypted (JWE), not signed", ""))
    else:
        problems = (*before, _wrong_count(text, parts))
    signed = len(parts) in (2, 4)
    payload = read_part(parts[1], "/payload", len(parts[0]) + 1) if signed else Part(None, None, ())
    is_gone = len(parts) < 3 and bool(what_became_of(parts[-1]))  # and who knows what stood behind it
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
    kind, detail = "not-three-parts", ""
    if _is_shortened(text):
        message = "the token was shortened with an ellipsis: what the dots stand for is missing"
    elif len(parts) < 3 and what_became_of(parts[-1]):
        where = "behind its header" if len(parts) == 2 else "but for its beginning"
        message = f"the token is blacked out here {where}: what it says, and whether it is signed, is not known"
        kind, detail = "blacked-out", GONE
    else:
        counted = "1 part" if len(parts) == 1 else f"{len(parts):,} parts"
        message = f"the token has {counted}, separated by dots; a signed token has three"
    return Problem(
        kind=kind,
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
