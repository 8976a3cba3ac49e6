"""From header, payload and moment to what a glance shows of them: where all is as usual, many rules need not be asked.

A glance may call odd what no rule minds, never usual what one does: the tests hold each rule that goes by it to that.
"""

from collections.abc import Mapping

from inspector.checks.case import EARLIEST, LATEST
from inspector.jose import Json

_APART = 600  # seconds between nbf and iat, less than the quarter hour of the nearest time zone
_BRIEF = 86  # seconds: a day's number of seconds, in quotes, is read as so many milliseconds


def is_odd_header(header: Mapping[str, Json]) -> bool:
    """Whether typ or kid may be other than usual: “JWT” and ASCII."""
    kid = header.get("kid")
    return header.get("typ") != "JWT" or not isinstance(kid, str) or not kid.isascii()


def are_odd_claims(payload: Mapping[str, Json]) -> bool:
    """Whether email_verified, aud or jti may be other than usual: true, a string and a string."""
    return (
        payload.get("email_verified") is not True
        or type(payload.get("aud")) is not str
        or type(payload.get("jti")) is not str
    )


def is_odd_span(payload: Mapping[str, Json], moment: float, longest: int) -> bool:
    """Whether the token may be other than issued and valid at the moment, for some minutes and `longest` at most."""
    iat, nbf, exp = payload.get("iat"), payload.get("nbf"), payload.get("exp")
    if not type(iat) is type(nbf) is type(exp) is int:
        return True
    usual = EARLIEST <= iat <= moment < exp <= LATEST and -_APART < nbf - iat < _APART and nbf <= moment
    return not usual or exp - iat <= _BRIEF or exp - nbf > longest
