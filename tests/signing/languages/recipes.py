"""From nothing to recipes, plain and hostile, and from a token to what it says."""

import json
from collections.abc import Mapping

from hypothesis import strategies as st
from jwt.utils import base64url_decode

from inspector import inspect
from inspector.jose import Json
from inspector.report.report import Verdict
from inspector.signing.languages.recipe import Recipe, Written
from inspector.signing.samples import ISSUER, KEY_ID, sample_payload
from tests.builders import MOMENT, tenant

MADE_BY_THE_CODE = frozenset({"jti", "iss", "aud", "iat", "nbf", "exp"})
USER: dict[str, Json] = {name: value for name, value in sample_payload(MOMENT).items() if name not in MADE_BY_THE_CODE}
HOSTILE = (
    *(
        "",
        '"',
        "'",
        "\\",
        '\\"',
        "\\'",
        "\\\\",
        "`",
        "${process.exit()}",
        "{$x}",
        "$_SERVER",
        "#{x}",
        "{0}",
        "%s",
        "*/",
    ),
    *('"""', "'''", "?>", "<?php", "</script>", "//", "\\u0022", "\\u000a", "\\\u00e9", "\\N{DEGREE SIGN}", "\\x41"),
    *("\0", "\x001", "\n", "\r\n", "\t", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\ufeff", "\ufffe"),
    *("é", "ключ", "\U0001f600", "\U0010ffff", "\ud800", "\udc00", "\ud83d\ude01", "__proto__", "constructor", "0"),
)
_TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(), max_size=8)
_NUMBERS = st.one_of(
    st.integers(-(2**70), 2**70),
    st.sampled_from([0, -1, 2**31 - 1, 2**31, -(2**31) - 1, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), 2**64, 10**300]),
    st.floats(allow_nan=False, allow_infinity=False),
)
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | _NUMBERS | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=8,
)
_REFUSED = {"__proto__", "constructor"}  # as a claim's own name jsonwebtoken loses the one and stumbles over the other
_NAMES = _TEXTS.filter(lambda name: name not in MADE_BY_THE_CODE | USER.keys() | _REFUSED)
CLAIMS = st.dictionaries(_NAMES, VALUES, max_size=4)
TEXTS = _TEXTS


def recipe(more: Mapping[str, Written] | None = None, *, lifetime: int = 300, not_before: int = 0) -> Recipe:
    """The tutorial's user, with more claims, for the tenant that the sample is made for."""
    return Recipe(
        claims={**written(USER), **(more or {})},
        issuer=ISSUER,
        key_id=KEY_ID,
        lifetime=lifetime,
        not_before=not_before,
    )


def written(claims: Mapping[str, Json]) -> dict[str, Written]:
    """Values of JSON as those of a recipe."""
    return {name: _written(value) for name, value in claims.items()}


def _written(value: Json) -> Written:
    match value:
        case list():
            return [_written(item) for item in value]
        case dict():
            return written(value)
        case _:
            return value


def parts(token: str) -> tuple[dict[str, Json], dict[str, Json]]:
    """Header and payload."""
    header, payload, _ = token.split(".")
    return json.loads(base64url_decode(header)), json.loads(base64url_decode(payload))


def conforms(token: str) -> bool:
    """Whether the token is sound, at the second in which it becomes valid."""
    _, payload = parts(token)
    now = payload["nbf"]
    assert isinstance(now, int)
    return inspect(token, now=now, tenant=tenant()).verdict is Verdict.CONFORMING


def as_read(value: Json) -> Json:
    """The value as JSON's readers have it: whole and other numbers alike, pairs of surrogates one character."""
    match value:
        case bool() | None:
            return value
        case int() | float():
            return float(value)
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        case list():
            return [as_read(item) for item in value]
        case dict():
            return {str(as_read(name)): as_read(item) for name, item in value.items()}
