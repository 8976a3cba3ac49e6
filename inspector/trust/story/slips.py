"""From a text with one damaged character to each text it may have been, the likely ones first."""

from collections.abc import Iterable, Iterator, Sequence

from inspector.jose.base64url import ALPHABET
from inspector.trust.story.trial import Change, Trial

IN_TOKEN = tuple(bytes([each]) for each in f"{ALPHABET}.".encode())
IN_PART = IN_TOKEN[:-1]


def likely_slips(text: bytes, places: Iterable[int], offset: int = 0) -> Iterator[Trial]:
    """A character in the wrong case, swapped with the next, doubled, or one too many; some four a place.

    `offset` is where the text begins in the pasted one.
    """
    for at in places:
        here = text[at : at + 1]
        head, tail = text[:at], text[at + 1 :]
        if here.isalpha():
            yield head + here.swapcase() + tail, Change("case", offset + at)
        if tail[:1] not in (b"", here):
            yield head + tail[:1] + here + tail[1:], Change("swapped", offset + at)
        if here:
            yield head + tail, Change("doubled" if here in (head[-1:], tail[:1]) else "extra", offset + at)


def other_slips(text: bytes, places: Iterable[int], letters: Sequence[bytes], offset: int = 0) -> Iterator[Trial]:
    """Another character in its place, or one lost before it: twice as many a place as there are letters."""
    for at in places:
        yield from wrong_characters(text, (at,), letters, offset)
        yield from missing_characters(text, (at,), letters, offset)


def wrong_characters(text: bytes, places: Iterable[int], letters: Sequence[bytes], offset: int = 0) -> Iterator[Trial]:
    """Each letter in the place of what stands there."""
    for at in places:
        if at < len(text):
            head, tail, change = text[:at], text[at + 1 :], Change("wrong", offset + at)
            yield from [(head + letter + tail, change) for letter in letters]


def missing_characters(
    text: bytes, places: Iterable[int], letters: Sequence[bytes], offset: int = 0
) -> Iterator[Trial]:
    """Each letter before what stands there."""
    for at in places:
        head, tail, change = text[:at], text[at:], Change("missing", offset + at)
        yield from [(head + letter + tail, change) for letter in letters]


def likely_pairs(text: bytes, places: Sequence[int]) -> Iterator[Trial]:
    """Two likely slips at once: it takes the square of their number."""
    for once, first in likely_slips(text, places):
        for twice, second in likely_slips(once, range(first.at + 1, len(once))):
            yield twice, Change("two", first.at, second.at)
