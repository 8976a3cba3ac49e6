"""From "header.payload" and the digest it should have to the searches that may find what it was, in order."""

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from inspector.jose import Json
from inspector.jose.base64url import decode, decode_leniently
from inspector.trust.story.cuts import doubled_pieces, lost_beginnings, lost_ends
from inspector.trust.story.edits import edits, small_edits
from inspector.trust.story.known import Known
from inspector.trust.story.members import members_of
from inspector.trust.story.orders import all_orders, usual_orders
from inspector.trust.story.segment import segment
from inspector.trust.story.slips import IN_TOKEN, likely_pairs, likely_slips, other_slips
from inspector.trust.story.suspects import places_of
from inspector.trust.story.times import far_times, moved_times, usual_times
from inspector.trust.story.trial import Change, Trial
from inspector.trust.story.writings import usual_writings, writings

_REWRITTEN = "The JSON of the {} was written anew after signing, with other spaces, lines, order or escapes"


class Search(NamedTuple):
    """One way of searching: what it tries, in words, and the trials."""

    tries: str
    trials: Callable[[], Iterator[Trial]]


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


def searches(content: Content, known: Known) -> tuple[Search, ...]:
    """Those that take a second or two together: what the text looks like comes first."""
    signing = content.signing
    places = places_of(signing)
    damages = (
        Search("", lambda: likely_slips(signing, places)),
        Search("one character wrong, missing, added or swapped", lambda: other_slips(signing, places, IN_TOKEN)),
        Search("", lambda: _mended(signing)),
    )
    edited = (
        Search("JSON written otherwise", lambda: _rewritten(content)),
        Search("usual edits of one member", lambda: _edited(content, known)),
        Search("", lambda: usual_times(content.segments[0] + b".", content.texts[1])),
    )
    cut = (
        Search("a lost beginning or end", lambda: lost_beginnings(signing, known)),
        Search("", lambda: doubled_pieces(signing)),
        Search("", lambda: lost_ends(signing, known)),
    )
    ordered = Search("other orders of the members", lambda: _reordered(content, 7, 2))
    moved = Search("times moved by up to a day", lambda: moved_times(content.segments[0] + b".", content.texts[1]))
    both = Search("", lambda: _edited_and_rewritten(content, known))
    return (*edited, *damages, both, moved, ordered, *cut) if content.is_sound else (*damages, *cut, *edited, both)


def deep_searches(content: Content, known: Known) -> tuple[Search, ...]:
    """Those that take up to a minute."""
    head, payload = content.segments[0] + b".", content.texts[1]
    places = places_of(content.signing)[:-1]
    return (
        Search("two edits at once", lambda: _edited_twice(content, known)),
        Search("two characters in the wrong case, swapped or added", lambda: likely_pairs(content.signing, places)),
        Search("times moved by up to 30 days", lambda: far_times(head, payload)),
        Search("every order of who the user is", lambda: _reordered(content, 8, 8)),
    )


def _text(part: bytes) -> str:
    return decode_leniently(part.decode("ascii")).decode("utf-8", "replace")


def _mended(signing: bytes) -> Iterator[Trial]:
    """With the one alphabet, and without what no token holds."""
    change = Change("alphabet")
    plain = signing.translate(bytes.maketrans(b"+/", b"-_"))
    yield plain, change
    yield plain.translate(None, b"="), change
    yield bytes(each for each in plain if bytes([each]) in IN_TOKEN), change


def _rewritten(content: Content) -> Iterator[Trial]:
    """Both parts in every writing: a program that writes one anew writes the other anew, too."""
    for header, words in _writings(content, 0):
        for payload, more in _writings(content, 1):
            parts = " and ".join(each for each in (words, more) if each)
            where = "/payload" if more else "/header"
            yield header + b"." + payload, Change("rewritten", words=_REWRITTEN.format(parts), where=where)


def _reordered(content: Content, most: int, forms: int) -> Iterator[Trial]:
    """The payload's members in the orders that libraries and people write them in."""
    change = Change("rewritten", words=_REWRITTEN.format("payload"), where="/payload")
    head, claims = content.segments[0] + b".", _object(content.texts[1]) or {}
    for order in usual_orders(claims):
        yield from ((head + segment(text), change) for text in writings(order))
    yield from ((head + segment(text), change) for text in all_orders(claims, most=most, forms=forms))


def _writings(content: Content, index: int) -> Iterator[tuple[bytes, str]]:
    """A part as it is, then as every library writes it; with its name where it is not as it is."""
    yield content.segments[index], ""
    value = _object(content.texts[index])
    for text in writings(value) if value else ():
        yield segment(text), ("header", "payload")[index]


def _edited(content: Content, known: Known) -> Iterator[Trial]:
    header, payload = content.segments
    for edited in edits(content.texts[1], "payload", known):
        yield header + b"." + segment(edited.text), edited.change
    for edited in edits(content.texts[0], "header", known):
        yield segment(edited.text) + b"." + payload, edited.change


def _edited_and_rewritten(content: Content, known: Known) -> Iterator[Trial]:
    """An editor that shows JSON in lines writes it back in lines: the edit is searched in each writing."""
    header, payload = content.segments
    for index, part in enumerate(("payload", "header")):
        text = content.texts[1 - index]
        value = _object(text)
        for base in usual_writings(value) if value else ():
            for edited in small_edits(base, part, known):
                found = segment(edited.text)
                change = edited.change._replace(words=f"{edited.change.words}, and the JSON was written anew")
                yield (header + b"." + found if part == "payload" else found + b"." + payload), change
            if part == "payload":
                for trial, change in usual_times(header + b".", base):
                    yield trial, change


def _edited_twice(content: Content, known: Known) -> Iterator[Trial]:
    header = content.segments[0] + b"."
    for once in edits(content.texts[1], "payload", known):
        for twice in small_edits(once.text, "payload", known):
            words = f"{once.change.words}, and {twice.change.words}"
            yield header + segment(twice.text), once.change._replace(words=words)
        for trial, change in usual_times(header, once.text):
            words = f"{once.change.words}, and {change.where.rpartition('/')[2]} was moved"
            yield trial, once.change._replace(words=words)


def _object(text: str) -> dict[str, Json] | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
