"""From header and payload as pasted to what they may have been before their members were put into another order."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product
from math import factorial, prod

from inspector.jose import Json
from inspector.trust.story.content import Content, object_of
from inspector.trust.story.orders import every_order, header_orders, is_alphabetical, likely_orders
from inspector.trust.story.segment import segment
from inspector.trust.story.trial import Change, Trial
from inspector.trust.story.writings import COMPACT, LAYOUTS, USUAL_LAYOUTS, Layout, escaped, with_ends

_CHANGE = Change("rewritten")
_USUAL_FORMS, _FORMS = 4, 8  # ways of escaping
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


def reordered(content: Content, *, most: int, forms: int) -> Iterator[Trial]:
    """The payload compact, who the user is in every order of up to `most` members; `forms` ways of escaping."""
    claims = object_of(content.texts[1]) or {}
    headers = dict.fromkeys((content.segments[0], *(_headers(content, COMPACT) if is_sorted(content) else ())))
    for texts in _texts(claims, COMPACT, forms):
        for order in every_order(claims, most=most):
            payload = segment(COMPACT.join(texts[name] for name in order))
            for header in headers:
                yield header + b"." + payload, _CHANGE


def is_sorted(content: Content) -> bool:
    """Whether header and payload stand both in the order of the alphabet, as programs sort them."""
    return all(is_alphabetical(object_of(text) or {}) for text in content.texts)


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
