"""From the answers of a capture to the tokens for Qlik in them that no request carries: handed out, and never sent."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from inspector.diagnosis.evidence import Exchange, HandedOut
from inspector.jose import Json, read_token

_LONGEST_BODY = 1 << 20  # characters that are looked through
_MOST, _MOST_IN_ONE = 20, 5  # tokens of a capture, and of an answer
_TRIES = 50  # JWTs of an answer: other services hand them out, too
_JWT = re.compile(
    r"(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,4096}+\.[A-Za-z0-9_-]{8,65536}+\.[A-Za-z0-9_-]{0,2048}+(?![A-Za-z0-9_.-])"
)


class Handed:
    """The tokens of a capture that answers held so far, each at its first place, and which ones requests carried."""

    def __init__(self) -> None:
        self._met: set[str] = set()
        self._sent: set[int] = set()  # by their hashes: there may be a hundred thousand

    def with_tokens(self, exchange: Exchange, body: str) -> Exchange:
        """The exchange with the tokens for Qlik in its answer that were not met before, if there are not too many."""
        self._sent.update(hash(found[0]) for found in _JWT.finditer(exchange.bearer))
        if "eyJ" not in body or len(self._met) >= _MOST:
            return exchange
        found = tuple(islice(self._new(body[:_LONGEST_BODY]), min(_MOST - len(self._met), _MOST_IN_ONE)))
        self._met.update(each.text for each in found)
        return replace(exchange, handed_out=found) if found else exchange

    def unsent(self, exchange: Exchange) -> Exchange:
        """The exchange without those tokens that a request carried, before or after; asked when all were met."""
        if not exchange.handed_out:
            return exchange
        return replace(
            exchange, handed_out=tuple(each for each in exchange.handed_out if hash(each.text) not in self._sent)
        )

    def _new(self, body: str) -> Iterator[HandedOut]:
        places: dict[str, int] = {}
        for found in islice(_JWT.finditer(body), _TRIES):
            places.setdefault(found[0], found.start() + 1)
        return (HandedOut(*each) for each in places.items() if each[0] not in self._met and is_for_qlik(each[0]))


def is_for_qlik(text: str) -> bool:
    """Whether a JWT is meant for Qlik, as far as its claims tell, right or wrong."""
    payload = read_token(text).payload or {}
    return "subType" in payload or any(_names_qlik(payload.get(name)) for name in ("aud", "iss"))


def _names_qlik(value: Json) -> bool:
    names = value[:_TRIES] if isinstance(value, list) else [value]
    return any(isinstance(each, str) and "qlik" in each.lower() for each in names)
