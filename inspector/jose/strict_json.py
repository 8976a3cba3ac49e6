"""From JSON text to its value, or to the exact place where it stops being JSON (RFC 8259)."""

import json
import math
from typing import NoReturn

import orjson

from inspector.jose.problem import Problem
from inspector.jose.value import MAX_DEPTH, Json


def read_plain(data: bytes) -> dict[str, Json] | None:
    """The object that compact JSON holds, None for whatever is written in any other way.

    What orjson reads and writes back byte by byte has no duplicate name, no odd number and no other surprise.
    """
    is_flat = data.find(b"{", 1) < 0 and data.find(b"[", data.find(b"[") + 1) < 0  # quicker than to count
    if not is_flat and data.count(b"{") + data.count(b"[") > MAX_DEPTH:
        return None
    try:
        value = orjson.loads(data)
        return value if orjson.dumps(value) == data and type(value) is dict else None
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return None


def read_json(text: str, where: str) -> tuple[Json, tuple[Problem, ...]]:
    """The value (None where there is none) and every fault met.

    A quick reader takes what is plainly sound; whatever it will not take, the exact one reads and explains.
    """
    if text.count("{") + text.count("[") <= MAX_DEPTH:
        try:
            value, end = _QUICK.raw_decode(text)
        except (ValueError, RecursionError):
            pass
        else:
            if end == len(text):
                return value, ()
    from inspector.jose.exact_json import ExactReader  # noqa: PLC0415 - sound JSON need not wait for it

    return ExactReader(text, where).read()


def _unique(members: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(members)
    if len(found) != len(members):
        raise ValueError
    return found


def _refuse(_word: str) -> NoReturn:
    raise ValueError


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError
    return number


_QUICK = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse, parse_float=_finite)
