"""From one part of a token's text to what could be read of it: base64url, UTF-8, JSON, object."""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from inspector.jose import base64url
from inspector.jose.letter_case import lost_case
from inspector.jose.problem import Problem
from inspector.jose.strict_json import read_json, read_plain
from inspector.jose.unsafe_text import unsafe_text
from inspector.jose.value import Json

LONGEST_SHARED_HEADER = 512
GONE = "gone"  # the detail of a problem: something else stands for the part


class Part(NamedTuple):
    """A decoded header or payload: its JSON text (None where no UTF-8), its members (None where no object)."""

    text: str | None
    members: dict[str, Json] | None
    problems: tuple[Problem, ...]

    def __repr__(self) -> str:
        return f"Part({len(self.problems)} problems)"


def read_header(segment: str) -> Part:
    """The header; the few that millions of tokens share are read once."""
    return _shared_header(segment) if len(segment) <= LONGEST_SHARED_HEADER else read_part(segment, "/header", 0)


def read_part(segment: str, where: str, offset: int) -> Part:
    """A header or payload segment, base64url to object; `offset` is its place in the token's text."""
    problems: tuple[Problem, ...] = ()
    data = base64url.decode(segment)
    if data is None:
        holed = _instead(segment, where, offset) if _is_holed(segment) else None
        if holed is not None:
            return holed
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
    done = what_became_of(segment)
    if not done:
        return None
    in_part = done.endswith("in part")
    kept = base64url.decode_leniently(segment).decode("utf-8", "ignore") if in_part else None
    message = f"the {where[1:]} is {done}: what {'the rest' if in_part else 'it'} says is not known"
    span, explains = (offset, offset + len(segment)), (where, "/signature")
    kind = kind_of_gone(done, "bad-base64url")
    problem = Problem(kind=kind, where=where, message=message, detail=GONE, span=span, explains=explains)
    return Part(kept, None, (problem,))


def _is_holed(segment: str) -> bool:
    from inspector.jose.blacked_out import is_holed  # noqa: PLC0415 - hardly a token needs it

    return is_holed(segment)


def what_became_of(segment: str, *, shortest: int | None = None) -> str:
    """Words for what was done to a part that something else stands for, "" where it may be one itself.

    From `shortest` characters on, what was kept of it may be all of it.
    """
    from inspector.jose.blacked_out import what_became_of  # noqa: PLC0415 - hardly a token needs it

    return what_became_of(segment, shortest=shortest)


def kind_of_gone(done: str, otherwise: str) -> str:
    """The kind of problem that these words tell: what is cut off may have been sent so, what is blacked out hardly."""
    return "blacked-out" if done.startswith("blacked out") else otherwise


def _with_lost_case(odd: Part, segment: str, where: str) -> Part:
    """A part that could not be read; where its letters lost their case, that is why it is not UTF-8."""
    if all(problem.kind != "not-utf8" for problem in odd.problems):
        return odd
    lost = lost_case(segment)
    message = f"the {where[1:]} is not UTF-8: {lost}"
    told = [replace(each, message=message) if each.kind == "not-utf8" else each for each in odd.problems]
    return odd._replace(problems=tuple(told)) if lost else odd


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
