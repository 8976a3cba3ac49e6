"""From a payload whose members were put into another order to the orders in which libraries write them."""

from collections.abc import Iterator, Mapping
from itertools import chain, permutations

from inspector.jose import Json
from inspector.trust.story.segment import written
from inspector.trust.story.writings import escaped

# jsonwebtoken writes the payload as it was given, then iat, nbf, exp, aud, iss; others much the same, in these orders.
_OPTIONS = (
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
_USER = (
    ("sub", "subType", "name", "email", "email_verified", "groups", "jti"),
    ("jti", "sub", "subType", "name", "email", "email_verified", "groups"),
    ("sub", "name", "email", "email_verified", "groups", "subType", "jti"),
    ("jti", "sub", "subType", "name", "email", "email_verified"),
)
_NAMES = frozenset(chain.from_iterable(_OPTIONS))


def usual_orders(claims: dict[str, Json]) -> Iterator[dict[str, Json]]:
    """The claims in the orders of the tutorial and of common libraries, what is unknown behind the user's."""
    orders = ((*user, *options) for user in _USER for options in _OPTIONS)
    turned = ((*options, *user) for user in _USER for options in _OPTIONS)
    for order in chain(orders, turned):
        names = [name for name in order if name in claims]
        others = [name for name in claims if name not in order]
        yield {name: claims[name] for name in (*names, *others)}
        last = sum(name not in _NAMES for name in names)
        yield {name: claims[name] for name in (*names[:last], *others, *names[last:])}


def all_orders(claims: Mapping[str, Json], *, most: int, forms: int) -> Iterator[str]:
    """The payload compact, who the user is in every order of up to `most` members, before or after what options give.

    `forms` is how many ways of escaping are tried. Eight such members take ten times as long as seven.
    """
    members = [escaped(_member(name, value))[:forms] for name, value in claims.items()]
    for texts in dict.fromkeys(zip(*members, strict=True)):
        yield from _permuted(dict(zip(claims, texts, strict=True)), most)


def _permuted(texts: Mapping[str, str], most: int) -> Iterator[str]:
    of_user = [text for name, text in texts.items() if name not in _NAMES]
    orders = dict.fromkeys(tuple(texts[name] for name in order if name in texts) for order in _OPTIONS)
    for user in permutations(of_user) if len(of_user) <= most else ():
        for options in orders:
            yield "{" + ",".join((*user, *options)) + "}"
            yield "{" + ",".join((*options, *user)) + "}"


def _member(name: str, value: Json) -> str:
    return f"{written(name)}:{written(value)}"
