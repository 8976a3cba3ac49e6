"""From the names of members to orders in blocks: who the user is, issuer and audience, the times, jti."""

from collections.abc import Collection, Iterator
from itertools import islice, permutations, product
from typing import NamedTuple

from inspector.trust.story.orders import Blocks, Order, less, present

_USER: tuple[Order, ...] = (
    ("sub", "subType", "name", "email", "email_verified", "groups"),
    ("sub", "name", "email", "groups", "subType", "email_verified"),  # as `qlik-jwt sign` does: given ones, then made
    ("sub", "name", "email", "email_verified", "groups", "subType"),
    ("sub", "name", "email", "subType", "email_verified", "groups"),
    ("sub", "subType", "email", "name", "email_verified", "groups"),
    ("sub", "email", "name", "groups", "subType", "email_verified"),
    ("name", "email", "sub", "subType", "email_verified", "groups"),
    ("sub", "name", "email", "email_verified", "subType", "groups"),
    ("sub", "email", "name", "email_verified", "groups", "subType"),
    ("sub", "name", "subType", "email", "email_verified", "groups"),
    ("sub", "subType", "email", "email_verified", "name", "groups"),
    ("sub", "email", "email_verified", "name", "groups", "subType"),
    ("sub", "subType", "name", "email", "groups", "email_verified"),
    ("sub", "subType", "groups", "name", "email", "email_verified"),
    ("subType", "sub", "name", "email", "email_verified", "groups"),
    ("email", "name", "sub", "subType", "email_verified", "groups"),
)
_PARTIES: tuple[Order, ...] = (
    ("iss", "aud"),
    ("aud", "iss"),
    ("iss", "sub", "aud"),  # RFC 7519 4.1, with exp, nbf, iat and jti behind them
    ("iss", "aud", "sub"),
    ("sub", "iss", "aud"),
    ("sub", "aud", "iss"),
    ("aud", "iss", "sub"),
    ("aud", "sub", "iss"),
)
_TIMES: Order = ("iat", "nbf", "exp")
_REGISTERED: Order = ("iss", "aud", *_TIMES, "jti")
_MOST_USERS = 24  # ways of writing who the user is: each is put into some thousand orders
_MOST_SCATTERED = 8  # of these
_FEW = 2  # members nobody knows that are put into every order


def block_orders(names: Collection[str]) -> Iterator[Blocks]:
    """The blocks in every order, the times within theirs too; what the user is and the parties in the usual ones."""
    jti, all_times = present(("jti",), names), tuple(permutations(present(_TIMES, names)))
    all_parties = dict.fromkeys(present(parties, names) for parties in _PARTIES)
    for user, parties, times in product(_users(names), all_parties, all_times):
        yield from _permuted((less(user.claims, parties), times, parties, jti), user.last)


def scattered_orders(names: Collection[str]) -> Iterator[Blocks]:
    """The most usual orders of who the user is, with the registered claims in every order before and behind."""
    singles = [(name,) for name in present(_REGISTERED, names)]
    for user in islice(_users(names), _MOST_SCATTERED):
        yield from _permuted((user.claims, *singles), user.last)


def _permuted(blocks: Blocks, last: Order) -> Iterator[Blocks]:
    """Those that are not empty in every order, then what stands at the very end."""
    end = (last,) if last else ()
    return (order + end for order in permutations(filter(None, blocks)))


class _User(NamedTuple):
    """The claims that say who the user is, with those that nobody knows among them or at the very end."""

    claims: Order
    last: Order = ()


def _users(names: Collection[str]) -> Iterator[_User]:
    yield from islice(dict.fromkeys(_every_user(names)), _MOST_USERS)


def _every_user(names: Collection[str]) -> Iterator[_User]:
    unknown = less(names, {*_USER[0], *_REGISTERED})
    others = tuple(permutations(unknown)) if len(unknown) <= _FEW else (unknown,)
    for user in (present(order, names) for order in _USER):
        for more in others:
            yield from (_User(user + more), _User(user, more), _User(more + user))
