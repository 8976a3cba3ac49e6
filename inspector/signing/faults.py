"""From payload and options to what is wrong with them, beside the token that would result: QJ801 to QJ808."""

from collections.abc import Iterator, Mapping

from inspector.checks.rules.tenant import AUDIENCE
from inspector.jose import Problem, pointer_part
from inspector.signing.javascript.values import (
    Object,
    OpenObject,
    Unknown,
    Value,
    holds_bigint,
    is_number,
    is_object,
    keys,
    member,
)
from inspector.signing.jsonwebtoken.sign import CLAIM_OF, TIME_OF
from inspector.signing.jsonwebtoken.timespan import has_unit, milliseconds
from inspector.signing.jsonwebtoken.validators import ALGORITHMS, CLAIMS, OPTIONS, is_set, refusals
from inspector.visible import cut, visible

PAIRS: Mapping[str, str] = {**TIME_OF, **CLAIM_OF}
_BECOMES = {
    "keyid": "/header/kid",
    "algorithm": "/header/alg",
    "issuer": "/payload/iss",
    "expiresIn": "/payload/exp",
    "notBefore": "/payload/nbf",
    "audience": "/payload/aud",
}
NEEDED = tuple(_BECOMES)
_MEANT = {"kid": "keyid", "alg": "algorithm", "iss": "issuer", "aud": "audience", "exp": "expiresIn",
          "nbf": "notBefore", "sub": "subject", "jti": "jwtid", "expires": "expiresIn", "algorithms": "algorithm",
          "issuers": "issuer", "audiences": "audience"}  # fmt: skip
_BIGINT = "Do not know how to serialize a BigInt"
_BY_FOLDED = {name.lower(): name for name in OPTIONS}


def input_faults(payload: Value, options: Object, refusal: str | None) -> tuple[Problem, ...]:
    """All faults, though the library stops at the first; `refusal` is what it says of that one."""
    claims = payload if is_object(payload) else {}
    found = [
        *_payload_refused(payload, refusal),
        *_doubled(claims, options, refusal),
        *_refused(options),
        *_missing(claims, options),
        *_values(options),
        *_timespans(options),
        *_overrides(options),
    ]
    errors = {"timespan-without-unit", "header-overrides"}
    if refusal is not None and all(problem.kind in errors for problem in found):
        found.insert(0, Problem(kind="option-refused", where="/options", message=_told(refusal)))
    return tuple(found)


def _payload_refused(payload: Value, refusal: str | None) -> Iterator[Problem]:
    if isinstance(payload, Unknown):
        return
    if not is_object(payload):
        said = f": {_told(refusal)}" if refusal is not None else ""
        told = f"the payload is no plain object{said}"
        yield Problem(kind="payload-refused", where="/payload", message=told, explains=("/payload",))
        return
    for name, value in payload.items():
        if holds_bigint(value):
            where = f"/payload/{pointer_part(name)}"
            yield Problem(kind="payload-refused", where=where, message=_told(_BIGINT), explains=(where,))
    for name, words in refusals(payload, CLAIMS, "payload").items():
        where = f"/payload/{pointer_part(name)}"
        yield Problem(kind="payload-refused", where=where, message=_told(words), explains=(where,))


def _doubled(claims: Object, options: Object, refusal: str | None) -> Iterator[Problem]:
    for option, claim in PAIRS.items():
        if is_set(member(claims, claim)) and is_set(member(options, option)):
            told = f"{claim} is in the payload, and {option} in the options"
            if refusal is not None and f'"options.{option}"' in refusal and f'"{claim}"' in refusal:
                told += f"; {_told(refusal)}"
            where = f"/options/{option}"
            yield Problem(kind="claim-and-option", where=where, message=told, explains=(f"/payload/{claim}",))


def _refused(options: Object) -> Iterator[Problem]:
    for name, words in refusals(options, OPTIONS, "options").items():
        if name in TIME_OF and (isinstance(options[name], str) or is_number(options[name])):
            continue  # which QJ805 says
        right = name if name in OPTIONS else meant_option(name)
        hint = f"; did you mean {right}?" if right and right != name else ""
        explains = (f"/options/{right}", _BECOMES[right]) if right in _BECOMES else ()
        where = f"/options/{pointer_part(name)}"
        yield Problem(kind="option-refused", where=where, message=_told(words) + hint, explains=explains)


def meant_option(name: str) -> str:
    """The option that an unknown name most likely means, "" where none is near."""
    return _MEANT.get(name, "") or _BY_FOLDED.get(name.lower().replace("_", "").rstrip("s"), "")


def _missing(claims: Object, options: Object) -> Iterator[Problem]:
    if isinstance(options, OpenObject):
        return
    for option, becomes in _BECOMES.items():
        part, _, name = becomes[1:].partition("/")
        elsewhere = member(options, "header") if part == "header" else claims
        open_ = isinstance(elsewhere, OpenObject | Unknown)
        if is_set(member(options, option)) or is_set(member(elsewhere, name)) or open_:
            continue
        if option in claims:
            continue  # merged into the payload, which QJ310 says
        told = f"{option} is missing: nothing gives the token its {name}"
        if option == "algorithm":
            told = "algorithm is missing: jsonwebtoken signs with HS256 then, and wants a secret"
        yield Problem(kind="missing-option", where=f"/options/{option}", message=told, explains=(becomes,))


def _values(options: Object) -> Iterator[Problem]:
    algorithm, audience = member(options, "algorithm"), member(options, "audience")
    if isinstance(algorithm, str) and algorithm in ALGORITHMS and algorithm != "RS256":
        yield _value("algorithm", f'algorithm is "{algorithm}"; it must be "RS256"')
    if isinstance(audience, str) and audience != AUDIENCE:
        yield _value("audience", f'audience is "{visible(cut(audience, 60))}"; it must be "{AUDIENCE}"')
    for name in ("issuer", "keyid"):
        if member(options, name) == "":
            yield _value(name, f"{name} is empty")


def _value(option: str, told: str) -> Problem:
    where = f"/options/{option}"
    return Problem(kind="option-value", where=where, message=told, explains=(_BECOMES[option], "/header", "/payload"))


def _timespans(options: Object) -> Iterator[Problem]:
    for option, claim in TIME_OF.items():
        span, where, explains = member(options, option), f"/options/{option}", (f"/payload/{claim}",)
        if isinstance(span, str):
            shown, length = visible(cut(span, 40)), milliseconds(span)
            if length is None:
                told = f"{option} is “{shown}”, which npm's ms does not understand"
                yield Problem(kind="timespan", where=where, message=told, explains=explains)
            elif not has_unit(span):
                told = f"{option} is “{shown}” in quotes, without a unit: {length / 1000:g} s"
                yield Problem(kind="timespan-without-unit", where=where, message=told, explains=explains)
        elif is_number(span) and not OPTIONS[option][0](span):
            told = f"{option} is no whole number of seconds: {_told(OPTIONS[option][1])}"
            yield Problem(kind="timespan", where=where, message=told, explains=explains)


def _overrides(options: Object) -> Iterator[Problem]:
    header = member(options, "header")
    for name, option in (("kid", "keyid"), ("alg", "algorithm")):
        if is_object(header) and name in keys(header) and is_set(member(options, option)):
            told = f"header.{name} beats {option}"
            where = f"/options/header/{name}"
            yield Problem(kind="header-overrides", where=where, message=told, explains=(f"/header/{name}",))


def _told(words: str | None) -> str:
    return f"jsonwebtoken says: {visible(cut(' '.join((words or '').split()), 300))}"


def given_options(options: Value) -> Object:
    """The options as an object: of none, and of what is none, there are none; of an unknown value all may be there."""
    if isinstance(options, Unknown):
        return OpenObject({}, (options,))
    return options if is_object(options) else {}
