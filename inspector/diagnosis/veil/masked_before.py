"""From what was masked before it was given to the stand-ins in it, and to values that are none any more."""

import re
from collections.abc import Iterable, Mapping

from inspector.diagnosis.veil.personal import KINDS

_KINDS = "|".join(sorted({*KINDS.values(), "value", "id"}))
_STAND_IN = re.compile(rf"\((?P<kind>{_KINDS}) (?P<number>[1-9][0-9]{{0,5}})\)")
_GONE = re.compile(
    r"[*•●xX#-]{3,}|[\[<({]{0,2}(?:redacted|removed|masked|hidden|sanitised|sanitized|filtered|omitted|anonymised|anonymized"
    r"|obfuscated|scrubbed)[\]>)}]{0,2}",
    re.IGNORECASE,
)


def is_gone(value: str) -> bool:
    """Whether another word stands in a value's place, the same for everybody: it tells no two apart."""
    return _GONE.fullmatch(value.strip()) is not None


def own_stand_in(value: str) -> str:
    """The name of the stand-in that a value is, such as "user 2"; "" for what is none."""
    found = _STAND_IN.fullmatch(value.strip())
    return found[0][1:-1] if found else ""


def taken(texts: Iterable[str]) -> Mapping[str, int]:
    """The highest number of the stand-ins of each kind that texts have in them already."""
    highest: dict[str, int] = {}
    for text in texts:
        for found in _STAND_IN.finditer(text) if "(" in text else ():
            highest[found["kind"]] = max(highest.get(found["kind"], 0), int(found["number"]))
    return highest
