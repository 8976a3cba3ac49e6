"""From the names of members to the orders in which libraries and people write them."""

from collections.abc import Collection, Iterator
from itertools import permutations, product
from typing import TypeAlias

Order: TypeAlias = tuple[str, ...]
Blocks: TypeAlias = tuple[Order, ...]  # an order in pieces that come in many others, too; none is empty
# jsonwebtoken writes the payload as it was given, then iat, nbf, exp, aud, iss, sub, jti; others much the same.
_OPTIONS: tuple[Order, ...] = (
    ("iat", "nbf", "exp", "aud", "iss"),
    ("iat", "iss", "aud", "nbf", "exp"),
    ("iss", "aud", "iat", "nbf", "exp"),
    ("iss", "aud", "exp", "nbf", "iat"),
    ("aud", "iss", "iat", "nbf", "exp"),
    ("iat", "exp", "nbf", "iss", "aud"),
    ("iat", "exp", "aud", "iss", "nbf"),
    ("exp", "nbf", "iat", "iss", "aud"),
    ("nbf", "exp", "iat", "iss", "aud"),
)
_AS_OPTIONS: tuple[Order, ...] = (("sub",), ("jti",), ("sub", "jti"))  # behind the others, where they are no claims
_USER: tuple[Order, ...] = (
    ("sub", "subType", "name", "email", "email_verified", "groups", "jti"),
    ("jti", "sub", "subType", "name", "email", "email_verified", "groups"),
    ("sub", "name", "email", "email_verified", "groups", "subType", "jti"),
    ("jti", "sub", "subType", "name", "email", "email_verified"),
)
_HEADER: tuple[Order, ...] = (
    ("alg", "typ", "kid"),
    ("typ", "alg", "kid"),
    ("kid", "alg", "typ"),
    ("kid", "typ", "alg"),
)
_NAMES = frozenset(_OPTIONS[0])
_MOST_IN_HEADER = 4  # members that are put into every order


def likely_orders(names: Collection[str]) -> Iterator[Order]:
    """Those of the tutorial and of common libraries, then the alphabet's; what is unknown stands in several places."""
    pairs = [*product(_USER, _OPTIONS)]
    pairs += [(less(_USER[0], last), (*_OPTIONS[0], *last)) for last in _AS_OPTIONS]
    found: list[Order] = []
    for user, options in pairs:
        first, then = present(user, names), present(options, names)
        others = less(names, {*user, *options})
        found += (first + others + then, first + then + others, others + first + then)
        found += (then + first + others, then + others + first)
    yield from dict.fromkeys((*found, *_of_alphabet(names)))


def header_orders(names: Collection[str]) -> Iterator[Order]:
    """Every order of a few members, of more the usual ones."""
    if len(names) <= _MOST_IN_HEADER:
        yield from permutations(names)
        return
    for order in _HEADER:
        first, others = present(order, names), less(names, order)
        yield from (first + others, others + first)
    yield from _of_alphabet(names)


def usual_header_orders(names: Collection[str]) -> Iterator[Order]:
    """Those of most libraries, where the header has been sorted."""
    for order in _HEADER[:2]:
        yield present(order, names) + less(names, order)


def every_order(names: Collection[str], *, most: int) -> Iterator[Blocks]:
    """Who the user is in every order of up to `most` members, before or after what options give.

    Eight such members take ten times as long as seven.
    """
    of_user = less(names, _NAMES)
    orders = dict.fromkeys(present(order, names) for order in _OPTIONS)
    for user in permutations(of_user) if len(of_user) <= most else ():
        for options in orders:
            yield tuple(filter(None, (user, options)))
            yield tuple(filter(None, (options, user)))


def is_alphabetical(names: Collection[str]) -> bool:
    """Whether they stand in the order of the alphabet, which of several is hardly ever chance."""
    return len(names) > 1 and list(names) == sorted(names)


def _of_alphabet(names: Collection[str]) -> tuple[Order, ...]:
    """As programs sort, as people do, and backwards."""
    return tuple(sorted(names)), tuple(sorted(names, key=str.casefold)), tuple(sorted(names, reverse=True))


def present(order: Order, names: Collection[str]) -> Order:
    """Those of an order that are among the names."""
    return tuple(name for name in order if name in names)


def less(names: Collection[str], others: Collection[str]) -> Order:
    """The names in their order, but for the others."""
    return tuple(name for name in names if name not in others)
