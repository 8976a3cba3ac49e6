"""From header and payload as pasted to what they may have been before their members were put into another order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import permutations, product
from math import factorial, prod

from inspector.jose import Json
from inspector.trust.story.block_orders import block_orders, scattered_orders
from inspector.trust.story.content import Content, object_of
from inspector.trust.story.orders import (
    Blocks,
    every_order,
    header_orders,
    is_alphabetical,
    likely_orders,
    usual_header_orders,
)
from inspector.trust.story.segment import as_bytes, encoder, segment
from inspector.trust.story.trial import Change, Trial
from inspector.trust.story.writings import COMPACT, LAYOUTS, USUAL_LAYOUTS, Layout, escaped, with_ends

_CHANGE = Change("rewritten")
_FEW_FORMS, _USUAL_FORMS, _FORMS = 2, 4, 8  # ways of escaping
_KEPT = 1024  # blocks that are not joined again: one comes back soon or never
_MOST_NESTINGS = 24  # orders of what stands in objects within the payload, altogether


def likely_reordered(content: Content) -> Iterator[Trial]:
    """Both parts in the orders of the tutorial and of common libraries, then the payload as few of them write it."""
    as_is, payload = content.segments
    for layout in USUAL_LAYOUTS:
        headers = dict.fromkeys((as_is, *_headers(content, COMPACT), *_headers(content, layout)))
        payloads = (payload, *map(segment, _payloads(content, layout, _USUAL_FORMS)))
        yield from ((header + b"." + each, _CHANGE) for each, header in product(payloads, headers))
    for layout in LAYOUTS:
        for text in _payloads(content, layout, _FORMS):
            yield from ((as_is + b"." + segment(each), _CHANGE) for each in with_ends(text))


def in_blocks(content: Content) -> Iterator[Trial]:
    """The payload in all orders of its blocks, compact and with spaces; then the header, too, where it is sorted."""
    as_is, *others = _usual_headers(content)
    claims = object_of(content.texts[1]) or {}
    for layout, forms in zip(USUAL_LAYOUTS, (_USUAL_FORMS, _FEW_FORMS), strict=False):
        yield from _ordered(content, (as_is,), block_orders(claims), layout=layout, forms=forms)
    if others:
        yield from _ordered(content, tuple(others), block_orders(claims), forms=_FEW_FORMS)


def scattered(content: Content) -> Iterator[Trial]:
    """The payload compact, with issuer, audience, times and jti in every order around who the user is."""
    orders = scattered_orders(object_of(content.texts[1]) or {})
    yield from _ordered(content, content.segments[:1], orders, forms=_FEW_FORMS)


def reordered(content: Content, *, most: int, forms: int) -> Iterator[Trial]:
    """The payload compact, who the user is in every order of up to `most` members; `forms` ways of escaping."""
    orders = every_order(object_of(content.texts[1]) or {}, most=most)
    yield from _ordered(content, _usual_headers(content), orders, forms=forms)


def is_sorted(content: Content) -> bool:
    """Whether the payload stands in the order of the alphabet, as programs sort it."""
    return is_alphabetical(object_of(content.texts[1]) or {})


def _ordered(
    content: Content, headers: tuple[bytes, ...], orders: Iterable[Blocks], *, layout: Layout = COMPACT, forms: int
) -> Iterator[Trial]:
    """Each header with the payload in each order."""
    texts = _texts(object_of(content.texts[1]) or {}, layout, forms)
    writers = [_writer(each, layout) for each in texts]
    starts = [header + b"." for header in headers]
    for order in orders:
        for write in writers:
            payload = write(order)
            for start in starts:
                yield start + payload, _CHANGE


def _writer(texts: Mapping[str, str], layout: Layout) -> Callable[[Blocks], bytes]:
    """What makes the segment of an order: of blocks that were joined before, which takes half the time."""
    members = {name: as_bytes(text) for name, text in texts.items()}
    comma, end = as_bytes(layout.comma), as_bytes(layout.join(())[1:])
    encode = encoder(b"".join(members.values()))
    joined = lru_cache(_KEPT)(lambda block: comma.join(members[name] for name in block))
    return lambda blocks: encode(b"{" + comma.join(map(joined, blocks)) + end)


def _usual_headers(content: Content) -> tuple[bytes, ...]:
    """The header as it is, and where it stands sorted as libraries write it."""
    members = object_of(content.texts[0]) or {}
    texts = {name: COMPACT.member(name, value) for name, value in members.items()}
    orders = usual_header_orders(members) if is_alphabetical(members) else ()
    others = (segment(COMPACT.join(texts[name] for name in order)) for order in orders)
    return tuple(dict.fromkeys((content.segments[0], *others)))


def _headers(content: Content, layout: Layout) -> Iterator[bytes]:
    members = object_of(content.texts[0]) or {}
    texts = {name: layout.member(name, value) for name, value in members.items()}
    yield from (segment(layout.join(texts[name] for name in order)) for order in header_orders(members))


def _payloads(content: Content, layout: Layout, forms: int) -> Iterator[str]:
    claims = object_of(content.texts[1]) or {}
    orders = tuple(likely_orders(claims))
    for nested in _nestings(claims):
        for texts in _texts(nested, layout, forms):
            yield from (layout.join(texts[name] for name in order) for order in orders)


def _texts(claims: Mapping[str, Json], layout: Layout, forms: int) -> Iterator[dict[str, str]]:
    """Each member's text by its name, in each way of escaping."""
    members = [escaped(layout.member(name, value))[:forms] for name, value in claims.items()]
    yield from (dict(zip(claims, texts, strict=True)) for texts in dict.fromkeys(zip(*members, strict=True)))


def _nestings(claims: dict[str, Json]) -> Iterable[dict[str, Json]]:
    """The claims, with the members of the few objects in them in every order."""
    objects = {name: value for name, value in claims.items() if isinstance(value, dict) and value}
    if prod(factorial(min(len(value), 5)) for value in objects.values()) > _MOST_NESTINGS:
        objects = {}
    orders = product(*(permutations(value.items()) for value in objects.values()))
    return ({**claims, **dict(zip(objects, map(dict, order), strict=True))} for order in orders)
