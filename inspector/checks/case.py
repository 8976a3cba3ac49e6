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
HEADER = ("alg", "kid", "typ", "crit", "b64")
EARLIEST, LATEST = 978_307_200, 4_102_444_800  # 2001-01-01 and 2100-01-01
LONGEST_GROUP = 256  # characters of its name
LONGEST_ADDRESS, LONGEST_LOCAL_PART = 254, 64  # characters: RFC 5321 section 4.5.3.1
_APART = 600  # seconds between nbf and iat, less than the quarter hour of the nearest time zone
_BRIEF = 86  # seconds: a day's number of seconds, in quotes, is read as so many milliseconds
_BEYOND = 1e300
READ_OF_HEADER, READ_OF_PAYLOAD = frozenset(HEADER), frozenset(CLAIMS)

Status: TypeAlias = Literal["valid", "invalid", "missing", "not-checked", "unsigned"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the signature stands: valid, invalid (then why), missing, not checked, or yet to be made (unsigned)."""

    status: Status
    reason: Reason | None = None


class Violation(NamedTuple):
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
    where they are absent or no finite number. `is_odd` says whether there is anything in the facts that follow it.

    `unread` are the payload's members that Qlik does not read, `header_extra` the header's, and `odd_times` those of
    the three that are no whole second of this century. `kind` names another kind of token, where it is one. `reused`
    says that another token of the same run has its jti.

    `odd_header`, `odd_claims` and `odd_user` say that a glance at the header, at the claims and at email and groups did
    not show all to be as usual, `odd_span` and `odd_moment` the same of how the times lie to each other and to the
    moment, `foreign` that kid or iss may not be the tenant's.
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
    is_odd: bool = True
    unread: tuple[str, ...] = ()
    header_extra: tuple[str, ...] = ()
    odd_times: tuple[tuple[str, float], ...] = ()
    kind: str | None = None
    reused: bool = False
    odd_header: bool = True
    odd_claims: bool = True
    odd_span: bool = True
    odd_moment: bool = True
    odd_user: bool = True
    foreign: bool = True

    def __repr__(self) -> str:
        return f"Case({self.token!r})"


def seconds(value: Json) -> float | None:
    """A NumericDate as number of seconds; None for whatever is no finite number (true is none).

    A number beyond all calendars becomes 10^300 or its opposite: no sum of times can overflow then.
    """
    if type(value) is int and -_BEYOND < value < _BEYOND:
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value in (math.inf, -math.inf):
        return None
    return max(-_BEYOND, min(value, _BEYOND))


def beyond(part: Literal["header", "payload"], members: Mapping[str, Json]) -> tuple[str, ...]:
    """The names of a part's members that are none of those Qlik reads."""
    read = READ_OF_PAYLOAD if part == "payload" else READ_OF_HEADER
    return () if read.issuperset(members) else tuple(name for name in members if name not in read)


Times: TypeAlias = "tuple[float | None, float | None, float | None, tuple[tuple[str, float], ...], bool, bool]"


def times(payload: Mapping[str, Json], moment: float, longest: int) -> Times:
    """iat, nbf and exp of a payload, those that are odd, whether their span is, and whether the moment is.

    None is what is absent or no finite number. Odd are those that are no whole second between 2001 and 2100. Their span
    is odd unless a glance shows that the token was issued about when it becomes valid, and is so for some minutes and
    `longest` at most; the moment, unless it was issued and is valid then.
    """
    iat, nbf, exp = payload.get("iat"), payload.get("nbf"), payload.get("exp")
    if (
        type(iat) is type(nbf) is type(exp) is int
        and EARLIEST <= iat < exp <= LATEST
        and -_APART < nbf - iat < _APART
        and EARLIEST <= nbf < exp
    ):
        return iat, nbf, exp, (), exp - iat <= _BRIEF or exp - nbf > longest, not iat <= moment < exp or nbf > moment
    found = {"iat": seconds(iat), "nbf": seconds(nbf), "exp": seconds(exp)}
    odd = tuple((name, at) for name, at in found.items() if at is not None and not _is_plain(at))
    return found["iat"], found["nbf"], found["exp"], odd, True, True


def _is_plain(at: float) -> bool:
    return EARLIEST <= at <= LATEST and at % 1 == 0
