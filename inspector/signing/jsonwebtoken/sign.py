"""From payload, options and key to the token's header and payload, or to the words of jsonwebtoken's refusal.

The course is that of sign.js in npm's jsonwebtoken 9.0.3: what is asked first refuses first.
"""

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

from inspector.signing.javascript.json_text import NotSerializableError, number_text, stringify
from inspector.signing.javascript.values import (
    UNDEFINED,
    Object,
    OpenObject,
    Special,
    Unknown,
    Value,
    is_number,
    is_object,
    is_truthy,
    member,
    type_of,
)
from inspector.signing.jsonwebtoken.buffer import to_bytes
from inspector.signing.jsonwebtoken.key import Key, is_small, refuse_family, refuse_key, too_small
from inspector.signing.jsonwebtoken.refusal import RefusedError
from inspector.signing.jsonwebtoken.timespan import moment_after
from inspector.signing.jsonwebtoken.validators import ALGORITHMS, CLAIMS, OPTIONS, is_set, validate

Style: TypeAlias = Literal["sync", "callback"]
CLAIM_OF = {"audience": "aud", "issuer": "iss", "subject": "sub", "jwtid": "jti"}
TIME_OF = {"expiresIn": "exp", "notBefore": "nbf"}
_FOR_OBJECTS = ("expiresIn", "notBefore", "noTimestamp", "audience", "issuer", "subject", "jwtid")
_NO_ALGORITHM = (
    '"{}" is not a valid algorithm.\n  Supported algorithms are:\n  "HS256", "HS384", "HS512", "RS256", "RS384", '
    '"RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512" and "none".'
)
_NO_TEXT = (
    "The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like "
    "Object. Received undefined"
)
_ANY_KEY = Key()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a call of sign comes to: what it refused, in the library's words, and what it signed.

    In callback style a token may come after refusals; else there is either. `header` and `payload` are the values
    signed, `header_bytes` and `payload_bytes` what the token's first two parts encode; all None without a token.
    """

    refusals: tuple[str, ...] = ()
    header: Object | None = None
    payload: Value = None
    header_bytes: bytes | None = None
    payload_bytes: bytes | None = None

    @property
    def refusal(self) -> str | None:
        """What is refused first, None where nothing is."""
        return self.refusals[0] if self.refusals else None


def sign(payload: Value, options: Value, *, moment: float, key: Key = _ANY_KEY, style: Style = "sync") -> Outcome:
    """What jsonwebtoken 9 makes of these at a moment (seconds since 1970-01-01 UTC); nothing is really signed."""
    refused: list[str] = []
    given = options if is_truthy(options) else {}
    header = _header(payload, given)
    try:
        claims = _claims(payload, given, header["alg"], key, moment)
        refused += _carry_over(claims, given)
        if refused and style == "sync":
            return Outcome(refusals=tuple(refused[:1]))
        return _signed(header, claims, given, key, tuple(refused))
    except RefusedError as error:
        return Outcome(refusals=(*refused, str(error)))


def _header(payload: Value, options: Value) -> Object:
    algorithm = member(options, "algorithm")
    has_type = type_of(payload) in ("object", "unknown") and not _is_buffer(payload)
    header: Object = {
        "alg": algorithm if is_truthy(algorithm) else "HS256",
        "typ": "JWT" if has_type else UNDEFINED,
        "kid": member(options, "keyid"),
    }
    more = member(options, "header")
    if is_object(more):
        header |= {name: value for name, value in more.items() if name != "__proto__"}  # which assigning does not copy
    return header


def _claims(payload: Value, options: Value, algorithm: Value, key: Key, moment: float) -> Value:
    """The payload with its times set, after all that is refused before the other claims are."""
    allows_small = is_truthy(member(options, "allowInsecureKeySizes"))
    refuse_key(key, algorithm, allows_small=allows_small, is_unsigned=member(options, "algorithm") == "none")
    if payload == UNDEFINED:
        raise RefusedError("payload is required")
    if type_of(payload) in ("object", "unknown") and not _is_buffer(payload):
        claims: Value = _copy(validate(payload, CLAIMS, "payload"))
    else:
        claims = payload
        _refuse_for_text(payload, options)
    for option, claim in TIME_OF.items():
        if is_set(member(claims, claim)) and is_set(member(options, option)):
            raise RefusedError(f'Bad "options.{option}" option the payload already has an "{claim}" property.')
    validate(options, OPTIONS, "options")
    if not is_truthy(member(options, "allowInvalidAsymmetricKeyTypes")):
        refuse_family(key, algorithm)
    if is_object(claims):
        _set_times(claims, options, moment)
    return claims


def _refuse_for_text(payload: Value, options: Value) -> None:
    """Of options that only an object takes."""
    given = [name for name in _FOR_OBJECTS if is_set(member(options, name))]
    if given:
        raise RefusedError(f"invalid {','.join(given)} option for {type_of(payload)} payload")


def _set_times(claims: Object, options: Value, moment: float) -> None:
    iat = member(claims, "iat")
    start = iat if is_truthy(iat) else math.floor(moment)
    if is_truthy(member(options, "noTimestamp")):
        claims.pop("iat", None)
    else:
        claims["iat"] = start
    begins = start.instead if isinstance(start, Special) else start
    for option in ("notBefore", "expiresIn"):
        span = member(options, option)
        if not is_set(span):
            continue
        claims[TIME_OF[option]] = at = moment_after(span, begins)
        if not is_set(at):
            words = "should be a number of seconds or string representing a timespan"
            raise RefusedError(f'"{option}" {words} eg: "1d", "20h", 60')


def _carry_over(claims: Value, options: Value) -> list[str]:
    """Sets the claims that options name; the refusals of those that the payload has itself, and keeps."""
    refused = []
    for option, claim in CLAIM_OF.items():
        value = member(options, option)
        if is_set(value) and is_object(claims):
            if is_set(member(claims, claim)):
                refused.append(f'Bad "options.{option}" option. The payload already has an "{claim}" property.')
            else:
                claims[claim] = value
    return refused


def _signed(header: Object, claims: Value, options: Value, key: Key, refused: tuple[str, ...]) -> Outcome:
    """The outcome with a token; raises RefusedError for what the libraries below refuse (jws 4, jwa 2, node)."""
    algorithm, encoding = header["alg"], member(options, "encoding")
    if isinstance(algorithm, str) and algorithm not in ALGORITHMS:
        raise RefusedError(_NO_ALGORITHM.format(algorithm))
    try:
        texts = stringify(header) or "", _text(claims)
    except NotSerializableError as error:
        raise RefusedError(str(error)) from None
    written = to_bytes(texts[0], "binary"), to_bytes(texts[1], encoding if isinstance(encoding, str) else "")
    if key.family == "ed25519" and key.type == "private":
        raise RefusedError("Unsupported crypto operation")
    is_rsa = isinstance(algorithm, str) and algorithm.startswith(("RS", "PS"))
    if is_rsa and not is_truthy(member(options, "allowInsecureKeySizes")) and (key.family == "ec" or is_small(key)):
        raise too_small(str(algorithm))
    return Outcome(refusals=refused, header=header, payload=claims, header_bytes=written[0], payload_bytes=written[1])


def _text(claims: Value) -> str:
    if isinstance(claims, str):
        return claims
    if is_number(claims):
        return number_text(claims)
    text = str(claims.instead) if isinstance(claims, Special) and claims.kind == "buffer" else stringify(claims)
    if text is None:
        raise RefusedError(_NO_TEXT)
    return text


def _copy(members: Object) -> Object:
    """A shallow copy that knows as much as the object did."""
    return OpenObject(members, members.unseen, members.places) if isinstance(members, OpenObject) else dict(members)


def _is_buffer(value: Value) -> bool:
    return isinstance(value, Special) and value.kind == "buffer"


def is_known(value: Value) -> bool:
    """Whether nothing in a value is left to the running program."""
    match value:
        case Unknown() | OpenObject():
            return False
        case dict():
            return all(map(is_known, value.values()))
        case list():
            return all(map(is_known, value))
        case _:
            return True
