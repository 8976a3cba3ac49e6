"""From a signature that does not open to those that it may have been, where header and payload are sound."""

from collections.abc import Iterator
from itertools import chain, product

from inspector.trust.story.cuts import doubled_pieces
from inspector.trust.story.slips import IN_PART, likely_pairs, likely_slips, missing_characters, wrong_characters
from inspector.trust.story.trial import Change, Trial


def former_signatures(signature: bytes, size: int, offset: int) -> Iterator[Trial]:
    """Each as base64url; `size` is how many characters one of the key has, `offset` where it begins in the text."""
    places = range(len(signature) + 1)
    match len(signature) - size:
        case 0:
            yield from likely_slips(signature, places, offset)
            yield from wrong_characters(signature, places, IN_PART, offset)
        case -1:
            yield from missing_characters(signature, reversed(places), IN_PART, offset)
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
