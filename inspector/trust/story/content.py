"""From "header.payload" as pasted to its two parts, read as leniently as it takes."""

import json
import re
from itertools import accumulate
from typing import NamedTuple

from inspector.jose import Json
from inspector.jose.base64url import decode, decode_leniently
from inspector.jose.value import MAX_DEPTH
from inspector.trust.story.members import members_of

_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"')
_STEPS = {"{": 1, "[": 1, "}": -1, "]": -1}


class Content(NamedTuple):
    """Header and payload as pasted, and as JSON texts."""

    signing: bytes
    segments: tuple[bytes, bytes]
    texts: tuple[str, str]

    def __repr__(self) -> str:
        return f"Content({len(self.signing)} bytes)"

    @property
    def is_sound(self) -> bool:
        """Whether both are JSON objects in base64url: then they were edited rather than damaged."""
        return all(map(members_of, self.texts)) and all(decode(each.decode("ascii")) for each in self.segments)


def read_content(signing: bytes) -> Content:
    """What is signed, read as leniently as it takes."""
    header, _, payload = signing.partition(b".")
    return Content(signing, (header, payload), (_text(header), _text(payload)))


def object_of(text: str) -> dict[str, Json] | None:
    """The object in a JSON text, None where there is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _text(part: bytes) -> str:
    """What the part decodes to; nothing where it is nested so deeply that no library writes it anew."""
    text = decode_leniently(part.decode("ascii")).decode("utf-8", "replace")
    steps = (_STEPS.get(each, 0) for each in _STRING.sub("", text))
    return "" if max(accumulate(steps), default=0) > MAX_DEPTH else text
