"""From a token whose letters are all small, or all capitals, to the story that its case was lost on the way."""

import re
from typing import NamedTuple

from inspector.trust.story.record import Story

_LONG = 100  # characters: base64url of so many has letters of both cases, but for one chance in 10^20
_MOST_LETTERS = 16  # different ones; hexadecimal, which has one case rightly, has six
_BEYOND_BASE32 = re.compile(rb"[0189_+/-]")  # which has one case rightly, too
_PARTS = ("header", "payload", "signature")
_FIX = (
    "Get the token again from before its case was lost, from what made it. Then look what changes the case on its way: "
    "likely a mail gateway, a form, a database, or code that treats headers or addresses so."
)


class _Case(NamedTuple):
    """What was done to the letters, what they are since, what is gone by that, and how that is found where it is."""

    done: str
    here: str
    gone: str
    letters: re.Pattern[bytes]


_CASES = (
    _Case("lower-cased", "small", "capital letter", re.compile(rb"[A-Z]")),
    _Case("upper-cased", "capitals", "small letter", re.compile(rb"[a-z]")),
)


def lost_case(signing: bytes, signature: bytes, *, opens: bool) -> Story | None:
    """What is told where payload or signature have letters of one case alone; None where they have both.

    Nothing undoes it: each letter was one of two, which are too many to be tried. `opens` says that the key opens the
    signature, so that this one is whole.
    """
    header, _, payload = signing.partition(b".")
    parts = dict(zip(_PARTS, (header, payload, signature), strict=True))
    for case in _CASES:
        if any(_is_certain(parts[name], case) for name in ("payload", "signature")):
            lost = {name: part for name, part in parts.items() if part and not case.letters.search(part)}
            where = "" if len(lost) == len(_PARTS) else f"/{next(iter(lost))}"
            return Story(kind="letter-case", message=_words(case, lost, opens=opens), fix=_FIX, where=where)
    return None


def _is_certain(part: bytes, case: _Case) -> bool:
    """Whether chance, or another encoding that has one case rightly, can be ruled out."""
    if len(part) < _LONG or case.letters.search(part) or not _BEYOND_BASE32.search(part):
        return False
    return sum(bytes([each]).isalpha() for each in set(part)) > _MOST_LETTERS


def _words(case: _Case, lost: dict[str, bytes], *, opens: bool) -> str:
    named = " and ".join(lost) if len(lost) < len(_PARTS) else "token"
    they = "it was" if named == "token" or len(lost) == 1 else "they were"
    count = sum(map(len, lost.values()))
    key = "" if opens else ", and whose key signed it cannot be told"
    right = " The right key made the signature: it opens with it." if opens else ""
    return (
        f"All letters of the {named} are {case.here}: {they} {case.done} after signing (no {case.gone} among {count:,} "
        f"characters is beyond chance). What was signed cannot be regained{key}.{right}"
    )
