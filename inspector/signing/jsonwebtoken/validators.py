"""From an option or registered claim to whether jsonwebtoken takes it, and its words where it does not (sign.js)."""

from collections.abc import Callable, Mapping

from inspector.signing.javascript.values import (
    UNDEFINED,
    Object,
    OpenObject,
    Special,
    Unknown,
    Value,
    is_integer,
    is_number,
    is_object,
    keys,
)
from inspector.signing.jsonwebtoken.refusal import RefusedError

ALGORITHMS = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"),
    *("HS256", "HS384", "HS512", "none"),
)


def _is_text(value: Value) -> bool:
    return isinstance(value, str) or (isinstance(value, Special) and value.kind == "string")


def _is_truth(value: Value) -> bool:
    return isinstance(value, bool) or (isinstance(value, Special) and value.kind == "boolean")


def _is_count(value: Value) -> bool:
    return is_number(value) or (isinstance(value, Special) and value.kind == "number")


def _is_timespan(value: Value) -> bool:
    return is_integer(value) or (_is_text(value) and value != "")


def _is_audience(value: Value) -> bool:
    return _is_text(value) or isinstance(value, list)


def _is_algorithm(value: Value) -> bool:
    return isinstance(value, str) and value in ALGORITHMS


Validator = tuple[Callable[[Value], bool], str]
_SPAN = '"{}" should be a number of seconds or string representing a timespan'
_SECONDS = '"{}" should be a number of seconds'
_TEXT, _TRUTH = '"{}" must be a string', '"{}" must be a boolean'
_KINDS: Mapping[str, tuple[Callable[[Value], bool], str]] = {
    "expiresIn": (_is_timespan, _SPAN),
    "notBefore": (_is_timespan, _SPAN),
    "audience": (_is_audience, '"{}" must be a string or array'),
    "algorithm": (_is_algorithm, '"{}" must be a valid string enum value'),
    "header": (is_object, '"{}" must be an object'),
    "encoding": (_is_text, _TEXT),
    "issuer": (_is_text, _TEXT),
    "subject": (_is_text, _TEXT),
    "jwtid": (_is_text, _TEXT),
    "noTimestamp": (_is_truth, _TRUTH),
    "keyid": (_is_text, _TEXT),
    "mutatePayload": (_is_truth, _TRUTH),
    "allowInsecureKeySizes": (_is_truth, _TRUTH),
    "allowInvalidAsymmetricKeyTypes": (_is_truth, _TRUTH),
}
OPTIONS: Mapping[str, Validator] = {name: (holds, words.format(name)) for name, (holds, words) in _KINDS.items()}
# Names that every object inherits: the library takes what they lead to for its validator, and stumbles over it.
_INHERITED = frozenset(
    (
        *("__proto__", "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString"),
        *("toString", "valueOf", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"),
    )
)
CLAIMS: Mapping[str, Validator] = {name: (_is_count, _SECONDS.format(name)) for name in ("iat", "exp", "nbf")}


def refusals(members: Object, validators: Mapping[str, Validator], what: str) -> dict[str, str]:
    """What is refused of an object, by name, in the library's order and words.

    The library stops at the first. A name unknown to it is refused among "options", and let through in a "payload".
    """
    found: dict[str, str] = {}
    for name in keys(members):
        holds, words = validators.get(name, (None, ""))
        if name in _INHERITED:
            found[name] = "validator.isValid is not a function"
        elif holds is None and what == "options":
            found[name] = f'"{name}" is not allowed in "options"'
        elif holds is not None and not isinstance(members[name], Unknown) and not holds(members[name]):
            found[name] = words
    return found


def validate(value: Value, validators: Mapping[str, Validator], what: str) -> Object:
    """The value as the object it has to be; raises RefusedError with what the library says first."""
    if isinstance(value, Unknown):
        return OpenObject({}, (value.text,))
    if not is_object(value):
        raise RefusedError(f'Expected "{what}" to be a plain object.')
    for words in refusals(value, validators, what).values():
        raise RefusedError(words)
    return value


def is_set(value: Value) -> bool:
    """Whether a member is there for the library: null is, undefined is not."""
    return value != UNDEFINED
