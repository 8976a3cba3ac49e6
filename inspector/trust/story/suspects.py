"""From a damaged "header.payload" to its places, those where it stops making sense first."""

import json
import re

from inspector.jose.base64url import decode_leniently

_FOREIGN = re.compile(rb"[^A-Za-z0-9_.-]")


def places_of(signing: bytes) -> list[int]:
    """Every place of the text and the one behind it, from 0, the nearer to where reading fails the earlier."""
    suspect = _suspect(signing)
    places = list(range(len(signing) + 1))
    return places if suspect is None else sorted(places, key=lambda at: abs(at - suspect))


def _suspect(signing: bytes) -> int | None:
    foreign = _FOREIGN.search(signing)
    if foreign:
        return foreign.start()
    begin = 0
    for segment in signing.split(b"."):
        broken = _breaks(decode_leniently(segment.decode("ascii")))
        if broken is not None:
            return min(begin + broken * 4 // 3, len(signing))
        begin += len(segment) + 1
    return None


def _breaks(data: bytes) -> int | None:
    """The byte where the data stops being UTF-8 or JSON, None where it does not."""
    places = []
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        places.append(error.start)
    try:
        json.loads(data.decode("latin-1"))  # a character for each byte
    except json.JSONDecodeError as error:
        places.append(error.pos)
    except (ValueError, RecursionError):
        pass
    return min(places, default=None)
