"""From a read token, a tenant and a moment to all the facts that a rule may look at."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from inspector.jose import Json, Token
from inspector.trust.reason import Reason
from inspector.trust.tenant import Tenant

CLAIMS = (
    "sub",
    "subType",
    "name",
    "email",
    "email_verified",
    "groups",
    "jti",
    "iat",
    "iss",
    "aud",
    "nbf",
    "exp",
)
_READ = frozenset(CLAIMS)

Status: TypeAlias = Literal["valid", "invalid", "missing", "not-checked"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the signature stands: valid, invalid (then why), missing, or not checked."""

    status: Status
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """One constraint of a schema that the token breaks.

    `where` is the JSON Pointer of the broken value, `keyword` the schema's word for the constraint
    ("required", "type", "pattern", "const", "enum", "not").
    """

    where: str
    keyword: str


class Case(NamedTuple):
    """One token before its judge: facts only, no clock and no opinion.

    `moment` is in seconds since 1970-01-01 UTC. `header` and `payload` are empty where they could not be
    read. `violations` go by the member they concern ("/payload/exp"). `iat`, `nbf` and `exp` are None
    where they are absent or no finite number. `unread` are the payload's members that Qlik does not read.
    `kind` names another kind of token, where it is one.
    """

    token: Token
    tenant: Tenant
    moment: float
    header: Mapping[str, Json]
    payload: Mapping[str, Json]
    violations: Mapping[str, tuple[Violation, ...]]
    signature: Standing
    iat: float | None
    nbf: float | None
    exp: float | None
    unread: tuple[str, ...] = ()
    kind: str | None = None

    def __repr__(self) -> str:
        return f"Case({self.token!r})"


def seconds(value: Json) -> float | None:
    """A NumericDate as number of seconds; None for whatever is no finite number (true is none)."""
    if type(value) is int or (type(value) is float and math.isfinite(value)):
        return value
    return None


def unread_members(payload: Mapping[str, Json]) -> tuple[str, ...]:
    """The names of a payload's members that are none of the claims Qlik reads."""
    return () if _READ.issuperset(payload) else tuple(name for name in payload if name not in _READ)
