"""From a signature that does not open to those that it may have been, where header and payload are sound."""

from collections.abc import Iterator, Mapping
from itertools import chain, product

from inspector.jose.base64url import ALPHABET
from inspector.trust.mistakable import LIKELY, UNLIKELY
from inspector.trust.story.cuts import doubled_pieces
from inspector.trust.story.slips import IN_PART, likely_pairs, likely_slips, missing_characters, wrong_characters
from inspector.trust.story.trial import Change, Trial


def former_signatures(signature: bytes, size: int, offset: int) -> Iterator[Trial]:
    """Each as base64url; `size` is how many characters one of the key has, `offset` where it begins in the text."""
    places = range(len(signature) + 1)
    match len(signature) - size:
        case 0:
            yield from likely_slips(signature, places, offset)
            yield from _wrong(signature, offset, LIKELY)
            yield from _wrong(signature, offset, UNLIKELY)
        case -1:
            yield from _missing(signature, offset)
        case 1:
            yield from likely_slips(signature, places, offset)
        case -2 | -3:
            yield from _lost_end(signature, size, offset)
        case more if more > 1:
            yield from _too_long(signature, size, offset)
    if len(signature) == size - 2:
        yield from _lost_beginning(signature, 2, offset)
    yield bytes(each for each in signature if bytes([each]) in IN_PART), Change("alphabet")


def former_signatures_far(signature: bytes, size: int, offset: int) -> Iterator[Trial]:
    """What takes up to a minute: two slips at once, three or four characters lost at an end."""
    match len(signature) - size:
        case 0:
            for found, change in likely_pairs(signature, range(len(signature))):
                yield found, change._replace(at=offset + change.at, also=offset + change.also)
        case -3:
            yield from _lost_beginning(signature, 3, offset)
        case -4:
            yield from _lost_end(signature, size, offset)


def _wrong(signature: bytes, offset: int, others: Mapping[str, str]) -> Iterator[Trial]:
    """With another in the place of each character; that its case is wrong has been tried."""
    for at, here in enumerate(signature.decode("ascii")):
        letters = others.get(here, "" if others is LIKELY else ALPHABET).replace(here.swapcase(), "")
        yield from wrong_characters(signature, (at,), _each(letters), offset)


def _missing(signature: bytes, offset: int) -> Iterator[Trial]:
    """With one more: at the ends, where texts are cut; then one that stands there twice; then any in any place."""
    yield from missing_characters(signature, (len(signature), 0), IN_PART, offset)
    inner = range(1, len(signature))
    for at in inner:
        yield from missing_characters(signature, (at,), (signature[at - 1 : at],), offset)
    for at in reversed(inner):
        letters = tuple(each for each in IN_PART if each not in signature[at - 1 : at + 1])
        yield from missing_characters(signature, (at,), letters, offset)


def _each(letters: str) -> tuple[bytes, ...]:
    return tuple(bytes([each]) for each in letters.encode("ascii"))


def _lost_end(signature: bytes, size: int, offset: int) -> Iterator[Trial]:
    change = Change("cut-tail", offset + len(signature), where="/signature")
    letters = product(IN_PART, repeat=size - len(signature) - 1)
    last = _last_letters(size)
    yield from ((signature + b"".join(lost) + end, change) for lost in letters for end in last)


def _last_letters(size: int) -> tuple[bytes, ...]:
    """A last character is one of few: the bits of it that are not used are zero."""
    step = (1, 1, 16, 4)[size % 4]
    return IN_PART[::step]


def _lost_beginning(signature: bytes, count: int, offset: int) -> Iterator[Trial]:
    change = Change("cut-head", offset, where="/signature")
    yield from ((b"".join(lost) + signature, change) for lost in product(IN_PART, repeat=count))


def _too_long(signature: bytes, size: int, offset: int) -> Iterator[Trial]:
    first = [(signature[:size], Change("stray", offset + size, where="/signature"))]
    last = [(signature[-size:], Change("stray", offset, where="/signature"))]
    yield from chain(first, last, doubled_pieces(signature, offset))
