"""From values and what stands for each to texts in which the stand-ins are put, however many values there are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

STAND_IN = re.compile(
    r"\((?:[a-z]{1,10} [0-9]{1,9}|a token|maybe a piece of a token|a cookie|an? (?:e-)?mail address)\)"
)
_AGAIN = re.compile(rf"({STAND_IN.pattern})(?:[ -]\1)+")
ALONE = 6  # from so many characters on a value is found within words, too
_JOINTS, _JOINT = re.compile(r"[\s+._@-]+"), r"[\s+._-]{0,3}"
_BEGINNING = 6  # so much of a value tells it again where it was cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Values that are looked for, each with what is put in its place; nothing of them shows in `repr`.

    `begun` has them by how they begin, in small letters: most texts hold none of the beginnings. `plain` has each
    without what joins its words.
    """

    names: Mapping[str, str] = field(repr=False)
    plain: Mapping[str, str] = field(repr=False)
    begun: Mapping[str, tuple[str, ...]] = field(repr=False)
    lengths: frozenset[int] = field(repr=False)

    def put(self, told: str) -> str:
        """The text with each value replaced that is in it, in any case, whole or cut; the longest first."""
        met = sorted(self._met(told.lower()), key=len, reverse=True)
        plain = _plain(told)
        whole = [value for value in met if self.plain[value] in plain]  # thousands may begin alike
        begun = [value for value in met if len(value) > _BEGINNING] if "…" in told else []
        if not whole and not begun:
            return told
        by_text = {self.plain[value]: self.names[value] for value in reversed(whole)}
        by_beginning = {value[:_BEGINNING].lower(): self.names[value] for value in begun}

        def stand_in(found: re.Match[str]) -> str:
            if STAND_IN.fullmatch(found[0]):
                return found[0]
            text = found[0].lower()
            return by_text.get(_plain(text)) or by_beginning.get(text[:_BEGINNING], "…")

        patterns = "|".join(dict.fromkeys((*map(_whole, whole), *map(_begun, begun))))
        put = re.sub(rf"{STAND_IN.pattern}|{patterns}", stand_in, told, flags=re.IGNORECASE)
        return _AGAIN.sub(r"\1", put)

    def _met(self, lowered: str) -> Iterator[str]:
        """The values whose beginning is in a text; the shorter of the two, text or list, is gone through."""
        if len(self.begun) <= len(lowered):
            for beginning, values in self.begun.items():
                if beginning in lowered:
                    yield from values
            return
        for length in self.lengths:
            pieces = dict.fromkeys(lowered[at : at + length] for at in range(len(lowered) - length + 1))
            for piece in pieces:
                yield from self.begun.get(piece, ())


def sought(names: Mapping[str, str]) -> Sought:
    """The values with what stands for each; where two differ in case alone, the first counts."""
    begun: dict[str, list[str]] = {}
    for value in names:
        begun.setdefault(_first_of(value), []).append(value)
    return Sought(
        names=names,
        plain={value: _plain(value) for value in names},
        begun={beginning: tuple(values) for beginning, values in begun.items()},
        lengths=frozenset(map(len, begun)),
    )


def _first_of(value: str) -> str:
    """How a value begins, in small letters; no further than its first word, for words are joined in many ways."""
    beginning = value[:_BEGINNING].lower()
    return beginning.partition(" ")[0] or beginning


def _plain(text: str) -> str:
    """A text in small letters, without whatever joins its words."""
    return _JOINTS.sub("", text.lower())


def _whole(text: str) -> str:
    words = map(re.escape, re.split(r"\s+", text))
    pattern = _JOINT.join(words).replace("@", "[@_-]")  # jane_example.org is what directories make of an address
    if text.isdigit():  # not within another number, such as a time
        return rf"(?<!\d){pattern}(?!\d)"
    return pattern if len(text) >= ALONE else rf"(?<![^\W_]){pattern}(?![^\W_])"


def _begun(text: str) -> str:
    """A value's beginning, as it stands where it was cut."""
    within = "" if " " in text else r"\s"
    return rf"{re.escape(text[:_BEGINNING])}[^\"“”…{within}]{{0,300}}…"
