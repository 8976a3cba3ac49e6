"""From header and payload to what a glance shows of them: where all is as usual, many rules need not be asked.

A glance may call odd what no rule minds, never usual what one does: the tests hold each rule that goes by it to that.
"""

from collections.abc import Mapping

from inspector.jose import Json


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
