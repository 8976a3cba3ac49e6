"""From a personal value to what of it names somebody by itself: words of a name, what stands before an address's @."""

import re
import unicodedata
from collections.abc import Iterator

from inspector.diagnosis.veil.personal import Value

# Words of calls and of this tool: where they stand, nobody is meant by them, whatever a claim says.
OURS = frozenset(
    {"api", "v1", "login", "jwt-session", "jwt", "session", "users", "user", "me", "qlik", "http", "https", "token"}
    | {"get", "post", "options", "header", "payload", "name", "email", "mail", "groups", "entry", "line", "the", "and"}
)
_BETWEEN = re.compile(r"[\W_]+")
_IN_SUB = re.compile(r"[|\\/:]")  # auth0|…, DOMAIN\…: what stands behind is the user's
_SHORTEST_OF_NAME, _SHORTEST = 3, 4
_SHORTEST_BARE = 6
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def parts(each: Value) -> Iterator[str]:
    """The parts of a value that are looked for by themselves; the value itself is none of them."""
    found = set(_long_enough(each))
    yield from sorted(part for part in found if part.lower() not in OURS and part != each.value)


def spellings(text: str) -> tuple[str, ...]:
    """A text as it is, with accents joined to their letters, and as it is written where there are none (ü: u, ue)."""
    joined = unicodedata.normalize("NFC", text)
    folded = joined.casefold()
    found = (text, joined, folded, _bare(joined), _bare(folded), folded.translate(_GERMAN))
    return tuple({each.lower(): each for each in reversed(found)}.values())


def _bare(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))


def _long_enough(each: Value) -> Iterator[str]:
    local, at, _ = each.value.partition("@")
    if at:
        yield from _longer([local, *_BETWEEN.split(local)], _SHORTEST_OF_NAME)
    elif each.kind == "name":
        yield from _longer([*each.value.split(), *_BETWEEN.split(each.value)], _SHORTEST_OF_NAME)
    elif each.kind == "value":
        yield from _longer(each.value.split(), _SHORTEST)
    elif each.kind == "user":
        own = _IN_SUB.split(each.value)[-1]
        yield from _longer([own], _SHORTEST)
        bare = _BETWEEN.sub("", own)
        if any(map(str.isdigit, bare)):  # S-778812 is also written S778812
            yield from _longer([bare], _SHORTEST_BARE)


def _longer(found: list[str], shortest: int) -> Iterator[str]:
    """The words of so many characters that are no mere number."""
    yield from (part for part in found if len(part) >= shortest and not part.isdigit())
