"""From a read token and an inquiry to the facts that rules look at."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from inspector.checks.case import READ_OF_PAYLOAD, Case, Standing, Violation, beyond, times
from inspector.checks.fault import Fault, only_fault
from inspector.checks.glance import SEEN, are_all_required, are_odd_claims, is_foreign, is_odd_header, is_odd_user
from inspector.checks.kinds import other_kind
from inspector.checks.schema import violations
from inspector.inspection.inquiry import Inquiry
from inspector.jose import LONGEST_SHARED_HEADER, Json, Token, read_header
from inspector.trust.reason import ALTERED, Reason
from inspector.trust.signature import surely_good, verify

_PARTS_OF_JWE = 5
_ENCRYPTED = "an encrypted token"
_VALID = Standing("valid")
_MISSING = Standing("missing")
_NOT_CHECKED = Standing("not-checked")
_OPENS = Reason(
    kind="blacked-out",
    message="the right private key made the signature, for this certificate's key opens it; over what cannot be told "
    "while a part is blacked out",
)


def facts_of(
    token: Token, inquiry: Inquiry, standing: Standing | None = None, *, reused: bool = False
) -> tuple[Standing, Case | Fault | None]:
    """Where a token's signature stands, looked up unless it is told, and all facts about it.

    None where all of it is as usual, and no rule has anything to say; a Fault where all is but that.
    """
    header, payload, tenant = token.header, token.payload, inquiry.tenant
    kind = other_kind(header, payload) if header is not None and payload is not None else None
    signature = _NOT_CHECKED if kind else standing or standing_of(token, inquiry)
    of_header = _of_header(token) if header is not None and kind is None else _NOTHING
    head, claims = header or {}, payload or {}
    iat, nbf, exp, odd_times, odd_span, odd_moment = times(claims, inquiry.moment, tenant.longest_lifetime)
    odd_user = is_odd_user(claims)
    broken = of_header.violations
    if payload is not None and kind is None:
        broken = _broken(payload, broken, is_seen=not (odd_user or (odd_span and odd_moment)))
    are_read = READ_OF_PAYLOAD.issuperset(claims) if broken else are_all_required(claims)
    unread = () if are_read else beyond("payload", claims)
    odd_claims, foreign = are_odd_claims(claims), is_foreign(head, claims, tenant)
    odd = odd_claims or odd_user or odd_times or odd_span or odd_moment or foreign or reused
    odd = odd or of_header.is_odd or bool(unread)
    if not (odd or kind or token.problems or signature.reason or signature.status == "missing"):
        fault = only_fault(broken, claims) if broken and token.signature is not None else None
        if fault is not None or not broken:
            return signature, fault
    name = kind[0].name if kind else _ENCRYPTED if len(token.parts) == _PARTS_OF_JWE else None
    case = (
        token, tenant, inquiry.moment, head, claims, broken, signature, iat, nbf, exp, odd or bool(name),
        unread, of_header.beyond, odd_times, name, reused, of_header.is_odd,
        odd_claims, odd_span, odd_moment, odd_user, foreign,
    )  # fmt: skip
    return signature, tuple.__new__(Case, case)  # in half the time that the constructor takes


def _broken(
    payload: Mapping[str, Json], of_header: Mapping[str, tuple[Violation, ...]], *, is_seen: bool
) -> Mapping[str, tuple[Violation, ...]]:
    """What the payload breaks, and the header; whether a glance has seen some of the members to hold."""
    found = violations("payload", payload, seen=SEEN if is_seen else frozenset())
    return {**of_header, **found} if of_header and found else of_header or found


class _HeaderFacts(NamedTuple):
    """What is to say of a header alone: the same for all tokens that share it."""

    violations: Mapping[str, tuple[Violation, ...]]
    beyond: tuple[str, ...]
    is_odd: bool


_NOTHING = _HeaderFacts({}, (), is_odd=True)


def _of_header(token: Token) -> _HeaderFacts:
    segment = token.parts[0]
    return _of_shared_header(segment) if len(segment) <= LONGEST_SHARED_HEADER else _facts(token.header or {})


@lru_cache(maxsize=128)
def _of_shared_header(segment: str) -> _HeaderFacts:
    return _facts(read_header(segment).members or {})


def _facts(header: Mapping[str, Json]) -> _HeaderFacts:
    extra = beyond("header", header)
    return _HeaderFacts(violations("header", header), extra, bool(extra) or is_odd_header(header))


def standings_of(tokens: Sequence[Token | None], inquiry: Inquiry) -> Iterator[Standing | None]:
    """Where the signature of each token stands: most are good, and many good ones are told quicker than one by one."""
    certificate = inquiry.tenant.certificate
    key = None if certificate is None else certificate.key
    signed = [(token.signing_input, token.signature) for token in tokens if token and token.signature]
    good = iter([False] * len(signed) if key is None else surely_good(key, signed))
    for token in tokens:
        yield token and (_VALID if token.signature and next(good) else standing_of(token, inquiry))


def standing_of(token: Token, inquiry: Inquiry) -> Standing:
    """Where the signature stands. RS256 is tried whatever the header says: alg may not choose how we verify."""
    certificate, signature = inquiry.tenant.certificate, token.signature
    if signature is None:
        return _MISSING if token.parts and not token.gone else _NOT_CHECKED
    if certificate is None or certificate.key is None:
        return _NOT_CHECKED
    if verify(certificate.key, token.signing_input, signature):
        return _VALID
    from inspector.trust.forensics import explain  # noqa: PLC0415 - a good signature need not wait for it

    reason = explain(certificate, token.signing_input, signature, search=inquiry.search)
    if reason.kind == ALTERED and not reason.detail and _is_blacked_out(token):  # by RS256, else that is told
        return Standing("not-checked", _OPENS)
    return Standing("invalid", reason)


def _is_blacked_out(token: Token) -> bool:
    return any(problem.kind == _OPENS.kind for problem in token.problems)
