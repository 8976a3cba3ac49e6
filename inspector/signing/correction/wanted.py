"""From a member and what it is set to, to what it should be: never an invented value, a placeholder instead."""

from collections.abc import Callable, Mapping

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.inputs import Library
from inspector.signing.javascript.json_text import number_text
from inspector.signing.javascript.values import UNDEFINED, Placeholder, Unknown, Value, expression, is_number
from inspector.trust.tenant import Tenant

FILL = {
    "kid": "the identity provider's key ID",
    "iss": "the identity provider's issuer",
    "sub": "the user's unique ID",
    "name": "the user's name",
    "email": "the user's e-mail address",
    "email_verified": "true without quotes, once the address was verified",
    "jti": "a new random ID for each token",
}
_TIMES: Mapping[Library, Mapping[str, Value]] = {
    "jsonwebtoken": {"iat": UNDEFINED, "nbf": "0s", "exp": "5m"},
    "PyJWT": {
        "iat": expression("int(time.time())"),
        "nbf": expression("int(time.time())"),
        "exp": expression("int(time.time()) + 300"),
    },
    "none": {
        "iat": Placeholder("a number: the moment of signing, in seconds since 1970"),
        "nbf": Placeholder("a number: the moment of signing, in seconds since 1970"),
        "exp": Placeholder("a number: the moment of signing plus 300, in seconds since 1970"),
    },
}
_NEW_ID: Mapping[Library, Value] = {
    "jsonwebtoken": expression("crypto.randomUUID()"),
    "PyJWT": expression("str(uuid.uuid4())"),
    "none": Placeholder(FILL["jti"]),
}
_WORDS = {*FILL.values(), *(time.text for time in _TIMES["none"].values() if isinstance(time, Placeholder))}
TIMES = ("iat", "nbf", "exp")
_MOST_DIGITS, _HOUR = 9, 3600
_EXACT = 1 << 53


def unfilled(value: Value) -> Value:
    """A text that is one of the placeholders, as somebody left it, as that placeholder; any other value as it is."""
    inner = value[1:-1] if isinstance(value, str) and value.startswith("<") and value.endswith(">") else ""
    return Placeholder(inner) if inner in _WORDS else value


def wanted(name: str, value: Value, library: Library, tenant: Tenant) -> Value:
    """What the member should be, UNDEFINED where it should not be there.

    The times are the tutorial's 5m, and 0s, so that the token is good at once. What the value so far can only have
    meant is kept: a number as text, "true" as true, a single group as a list of it.
    """
    if name in TIMES:
        return _timespan(name, value) if library == "jsonwebtoken" else _TIMES[library][name]
    fixed: Mapping[str, Value] = {
        "alg": "RS256",
        "aud": AUDIENCE,
        "subType": "user",
        "kid": tenant.key_id or Placeholder(FILL["kid"]),
        "iss": tenant.issuer or Placeholder(FILL["iss"]),
    }
    if name in fixed:
        return fixed[name]
    meant = _MEANT.get(name, _as_text)(value)
    if meant is not None:
        return meant
    return _NEW_ID[library] if name == "jti" else Placeholder(FILL[name]) if name in FILL else UNDEFINED


def _timespan(name: str, value: Value) -> Value:
    """A number of seconds in quotes as the number that it was meant to be, if that is within the hour."""
    digits = value.strip() if isinstance(value, str) and name != "iat" else ""
    if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS and 0 < int(digits) <= _HOUR:
        return int(digits)
    return _TIMES["jsonwebtoken"][name]


def _as_text(value: Value) -> Value:
    """A number as text; one that may have lost digits on the way, none can tell."""
    return number_text(value) if is_number(value) and abs(value) <= _EXACT else None


def _as_truth(value: Value) -> Value:
    folded = value.strip().lower() if isinstance(value, str) else value
    return {"true": True, "false": False}.get(folded) if isinstance(folded, str) else None


def _as_groups(value: Value) -> Value:
    """The names as a list; those that are no text are written as text or left out."""
    if isinstance(value, str):
        return [value] if value.strip() else UNDEFINED
    if not isinstance(value, list):
        return UNDEFINED
    kept = [item if isinstance(item, str | Unknown) else _as_text(item) for item in value]
    return [item for item in kept if item is not None]


_MEANT: Mapping[str, Callable[[Value], Value]] = {"email_verified": _as_truth, "groups": _as_groups}
