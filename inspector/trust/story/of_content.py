"""From "header.payload" and what is known of tenants to the searches that may find what it was, in order."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from inspector.trust.story.content import Content
from inspector.trust.story.cuts import doubled_pieces, lost_beginnings, lost_ends
from inspector.trust.story.known import Known
from inspector.trust.story.reordering import in_blocks, is_sorted, likely_reordered, reordered, scattered
from inspector.trust.story.rewriting import edited_and_rewritten, edited_once, edited_twice, rewritten
from inspector.trust.story.several_times import far_times, moved_times, usual_several
from inspector.trust.story.slips import IN_TOKEN, likely_pairs, likely_slips, other_slips
from inspector.trust.story.suspects import places_of
from inspector.trust.story.times import near_others, usual_times
from inspector.trust.story.trial import Change, Trial

_NEAREST = 24  # places: what a lost or added character shifts soon makes no sense


class Attempt(NamedTuple):
    """One way of searching: what it tries, in words, and the trials."""

    tries: str
    trials: Callable[[], Iterator[Trial]]


def searches(content: Content, known: Known) -> tuple[Attempt, ...]:
    """Those that take a second or two together: what the text looks like comes first."""
    signing, payload = content.signing, content.texts[1]
    head = content.segments[0] + b"."
    damages = _damages(signing)
    edited = (
        Attempt("JSON written otherwise", lambda: rewritten(content)),
        Attempt("usual edits of one member", lambda: edited_once(content, known)),
        Attempt("", lambda: usual_times(head, payload)),
        Attempt("usual orders of the members", lambda: likely_reordered(content)),
        Attempt("", lambda: in_blocks(content)),
    )
    cut = (
        Attempt("a lost beginning or end", lambda: lost_beginnings(signing, known)),
        Attempt("", lambda: doubled_pieces(signing)),
        Attempt("", lambda: lost_ends(signing, known)),
    )
    both = Attempt("", lambda: edited_and_rewritten(content, known))
    if not content.is_sound:
        return (*damages, *cut, *edited, both)
    ordered = (
        Attempt("issuer, audience, times and jti in every order around the user's claims", lambda: scattered(content)),
        Attempt("every order of who the user is", lambda: reordered(content, most=7, forms=2)),
    )
    times = (
        Attempt("several times moved by round spans", lambda: usual_several(head, payload)),
        Attempt("one time, or several alike, moved by up to a day", lambda: moved_times(head, payload)),
    )
    far = Attempt("", lambda: near_others(head, payload))
    if is_sorted(content):
        return (*edited, *ordered, *damages, both, *cut, *times, far)
    return (*edited, *damages, both, *cut, *times, *ordered, far)


def _damages(signing: bytes) -> tuple[Attempt, ...]:
    """One character or a few, the likely places first."""
    places = places_of(signing)
    return (
        Attempt("", lambda: _near(signing, places[:_NEAREST])),
        Attempt("", lambda: likely_slips(signing, places)),
        Attempt("one character wrong, missing, added or swapped", lambda: other_slips(signing, places, IN_TOKEN)),
        Attempt("", lambda: _mended(signing)),
    )


def deep_searches(content: Content, known: Known) -> tuple[Attempt, ...]:
    """Those that take up to a minute."""
    head, payload = content.segments[0] + b".", content.texts[1]
    places = places_of(content.signing)[:-1]
    edited = (
        Attempt("two edits at once", lambda: edited_twice(content, known)),
        Attempt("orders of eight members, and all escapes", lambda: reordered(content, most=8, forms=8)),
        Attempt("several times moved by up to 30 days, or two by full minutes", lambda: far_times(head, payload)),
    )
    pairs = Attempt("two characters in the wrong case, swapped or added", lambda: likely_pairs(content.signing, places))
    return (*edited, pairs) if content.is_sound else (pairs, *edited)


def _near(signing: bytes, places: list[int]) -> Iterator[Trial]:
    """Every slip at the places where reading fails: in a token of any length that is quick."""
    yield from likely_slips(signing, places)
    yield from other_slips(signing, places, IN_TOKEN)


def _mended(signing: bytes) -> Iterator[Trial]:
    """With the one alphabet, and without what no token holds."""
    change = Change("alphabet")
    plain = signing.translate(bytes.maketrans(b"+/", b"-_"))
    yield plain, change
    yield plain.translate(None, b"="), change
    yield bytes(each for each in plain if bytes([each]) in IN_TOKEN), change
