"""From a text whose letters all became small, or all capital, to whether a token's header begins there."""

import re
from base64 import urlsafe_b64encode

_FIRST = ("alg", "typ", "kid", "enc", "cty", "zip", "jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256", "crit", "b64")
_BYTES = 6  # of a header, {"alg": what they are in base64url no word begins with
_ALIKE = 3  # characters, eyj: there are words that begin so


def _begun(name: str) -> str:
    return urlsafe_b64encode(f'{{"{name}"'.encode()[:_BYTES]).decode()


def _any_of(beginnings: list[str]) -> str:
    return f"{beginnings[0][:_ALIKE]}(?:{'|'.join([each[_ALIKE:] for each in beginnings])})"


FOLDED_START = re.compile(
    "|".join((_any_of([_begun(name).lower() for name in _FIRST]), _any_of([_begun(name).upper() for name in _FIRST])))
)
