"""From header and payload to what a glance shows of them: where all is as usual, no rule need be asked.

A glance may call odd what no rule minds, never usual what one does: the tests hold each rule that goes by it to that.
"""

import re
from collections.abc import Mapping
from typing import Any

from inspector.checks.case import CLAIMS, LONGEST_ADDRESS, LONGEST_GROUP, LONGEST_LOCAL_PART
from inspector.jose import Json
from inspector.trust.tenant import Tenant

SEEN = frozenset({"email", "iat", "nbf", "exp"})
"""Members that are as the schema wants where email, groups and the times are as usual, whatever the moment."""

_NUMBERS = (int, float)
_LONGEST_DOMAIN = LONGEST_ADDRESS - LONGEST_LOCAL_PART - 1
_PLAIN_ADDRESS = re.compile(f"[A-Za-z0-9_.+-]{{1,{LONGEST_LOCAL_PART}}}@[A-Za-z0-9_.-]{{1,{_LONGEST_DOMAIN}}}")


def is_odd_header(header: Mapping[str, Json]) -> bool:
    """Whether typ or kid may be other than usual: “JWT” and ASCII."""
    kid = header.get("kid")
    return header.get("typ") != "JWT" or not isinstance(kid, str) or not kid.isascii()


def is_foreign(header: Mapping[str, Json], payload: Mapping[str, Json], tenant: Tenant) -> bool:
    """Whether iss or kid may be other than those that the tenant told."""
    issuer, key_id = tenant.issuer, tenant.key_id
    return (issuer is not None and payload.get("iss") != issuer) or (key_id is not None and header.get("kid") != key_id)


def are_all_required(payload: Mapping[str, Json]) -> bool:
    """Whether a payload in which no required claim is absent has no others, but for groups, which may be."""
    return len(payload) == len(CLAIMS) - ("groups" not in payload)


def are_odd_claims(payload: Mapping[str, Json]) -> bool:
    """Whether email_verified, aud or jti may be what a schema passes but is not usual: false, an array and a number."""
    return (
        payload.get("email_verified") is False
        or type(payload.get("aud")) is list
        or type(payload.get("jti")) in _NUMBERS
    )


def is_odd_user(payload: Mapping[str, Json]) -> bool:
    """Whether email or groups may be other than usual: a plain address, and absent or a list of names, each once.

    Together the names are no longer than one may be alone; so they are fewer than a user may have, too.
    """
    email: Any = payload.get("email")
    groups: Any = payload.get("groups", ())
    if type(groups) is str:
        groups = ()  # the schema does not pass it, and no other rule minds
    try:
        return (
            _PLAIN_ADDRESS.fullmatch(email) is None
            or "" in groups
            or len("".join(groups)) > LONGEST_GROUP
            or len(set(groups)) != len(groups)
        )
    except TypeError:  # email is no string, or groups are no list of strings
        return True
