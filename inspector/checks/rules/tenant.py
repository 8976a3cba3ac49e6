"""QJ4xx: from what ties a token to one tenant to what does not fit its identity provider."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from inspector.checks import sources
from inspector.checks.case import Case
from inspector.checks.claims import Claim, speak_for
from inspector.checks.rule import HELD, Found, Rule, Severity, Stage
from inspector.checks.words import LONGEST_KEPT, is_blank, kind_of, member, quoted
from inspector.jose import Json, skeleton

AUDIENCE = "qlik.api/login/jwt-session"
_NEEDS = ("payload", "login token")
_STRING_OR_NULL = (str, type(None))
_KNOWN_WRONG = {
    "qlik.api/jwt-login-session": "a typo that was copied from sample to sample",
    "qlik.api/login-jwt": "invented in public samples",
    "qlik.api/jwt-login": "invented in public samples",
    "qlik.api": "the audience of API keys",
}

ISS = Rule(
    code="QJ401",
    name="iss",
    title="The issuer is missing, empty or no string",
    severity=Severity.ERROR,
    stage=Stage.TENANT,
    needs=_NEEDS,
    speaks_for=("/payload/iss",),
    why="Qlik trusts the issuer that its JWT identity provider names.",
    fix="Set iss to the Issuer of the JWT identity provider: option issuer in jsonwebtoken.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API),
    check=speak_for("/payload/iss", claim=Claim(must="the Issuer of the identity provider, a string")),
)


def _issuer_mismatch(case: Case) -> tuple[Found, ...]:
    issuer, wanted = case.payload.get("iss"), case.tenant.issuer
    if issuer == wanted or wanted is None or not isinstance(issuer, str) or is_blank(issuer):
        return HELD
    return _differing(_OF_ISSUER, issuer, wanted)


ISSUER_MISMATCH = Rule(
    code="QJ402",
    name="issuer-mismatch",
    title="The issuer is not the tenant's",
    severity=Severity.ERROR,
    stage=Stage.TENANT,
    needs=(*_NEEDS, "issuer"),
    causes=("QJ601",),
    why="iss must equal the Issuer of the identity provider. That every character counts, scheme and final slash "
    "included, is inferred.",
    fix="Copy the Issuer from the identity provider in the management console into the signing options, or "
    "mend it there.",
    grade="documented",
    sources=(sources.TUTORIAL,),
    about="foreign",
    check=_issuer_mismatch,
)


def _kid_mismatch(case: Case) -> tuple[Found, ...]:
    kid, wanted = case.header.get("kid"), case.tenant.key_id
    if kid == wanted or wanted is None or not isinstance(kid, str) or is_blank(kid):
        return HELD
    return _differing(_OF_KEY_ID, kid, wanted)


KID_MISMATCH = Rule(
    code="QJ403",
    name="kid-mismatch",
    title="The key ID is not the tenant's",
    severity=Severity.ERROR,
    stage=Stage.KID,
    needs=("header", "login token", "key ID"),
    causes=("QJ601",),
    why="Qlik chooses the certificate by kid; a kid that no identity provider has leads to none.",
    fix="Copy the Key ID from the identity provider in the management console into keyid. An identity provider that "
    "was made anew has a new one.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API),
    about="foreign",
    check=_kid_mismatch,
)


def _wrong_audience(name: str, value: Json) -> str:
    if isinstance(value, list):
        among = " with the right value among others" if AUDIENCE in value else ""
        return f'{name} is an array{among}; it must be "{AUDIENCE}"'
    described = quoted(value) if isinstance(value, _STRING_OR_NULL) else kind_of(value)
    told = ""
    if isinstance(value, str):
        known = _KNOWN_WRONG.get(value)
        told = f" ({known})" if known else _near_miss(value, AUDIENCE)
    return f'{name} is {described}{told}; it must be "{AUDIENCE}"'


AUD = Rule(
    code="QJ404",
    name="aud",
    title="The audience is not qlik.api/login/jwt-session",
    severity=Severity.ERROR,
    stage=Stage.TENANT,
    needs=_NEEDS,
    speaks_for=("/payload/aud",),
    why="aud says what the token is for. Qlik's login takes exactly one value.",
    fix=f"Set audience: '{AUDIENCE}' in the signing options (aud in the payload).",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API),
    check=speak_for("/payload/aud", claim=Claim(must=f'"{AUDIENCE}"', wrong=_wrong_audience)),
)


def _aud_array(case: Case) -> tuple[Found, ...]:
    if case.payload.get("aud") != [AUDIENCE]:
        return HELD
    return (Found("/payload/aud", "aud is an array whose only member is the right audience"),)


AUD_ARRAY = Rule(
    code="QJ405",
    name="aud-array",
    title="The audience is an array",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="RFC 7519 allows an array; whether Qlik takes one is not documented. Every example has the bare string.",
    fix="Send the bare string. golang-jwt writes arrays unless jwt.MarshalSingleStringAsArray is set to false.",
    grade="inferred",
    sources=(sources.TUTORIAL, sources.RFC7519_AUD),
    about="odd_claims",
    check=_aud_array,
)

JTI = Rule(
    code="QJ406",
    name="jti",
    title="The token ID is missing, empty or of a wrong type",
    severity=Severity.ERROR,
    stage=Stage.TENANT,
    needs=_NEEDS,
    speaks_for=("/payload/jti",),
    why="Since 2022 each token needs an ID of its own and is good for one use.",
    fix="Make a new random jti for every token: uid.sync(32) in Node, str(uuid.uuid4()) in Python, "
    "Guid.NewGuid().ToString() in .NET.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.UPDATE_2022, sources.LOGIN_API),
    check=speak_for("/payload/jti", claim=Claim(must="a string of its own for each token")),
)


def _jti_number(case: Case) -> tuple[Found, ...]:
    jti = case.payload.get("jti")
    if isinstance(jti, (str, bool)) or not isinstance(jti, (int, float)):
        return HELD
    return (Found("/payload/jti", "jti is a number; RFC 7519 wants a string"),)


JTI_NUMBER = Rule(
    code="QJ407",
    name="jti-number",
    title="The token ID is a number",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="RFC 7519 wants a string, an article of Qlik's own shows a number, and nobody "
    "reports what the server says to one. Numbers from a clock or a small random range come twice sooner or later, "
    "and a jti is good for one use.",
    fix="Send jti as a string, random and long: uid.sync(32) or a UUID.",
    grade="observed",
    sources=(sources.RFC7519_JTI, sources.EXAMPLE_ARTICLE),
    about="odd_claims",
    check=_jti_number,
)


def _jti_reused(_case: Case) -> tuple[Found, ...]:
    return (Found("/payload/jti", "another token of this run has the same jti"),)


JTI_REUSED = Rule(
    code="QJ408",
    name="jti-reused",
    title="Two tokens of one run have the same token ID",
    severity=Severity.ERROR,
    stage=Stage.TENANT,
    needs=_NEEDS,
    about="reused",
    why="A jti is good for one use: whichever of the tokens comes second is refused. The same token met twice is no "
    "finding: it may have been logged twice.",
    fix="Make the jti where the token is signed, anew for each: uid.sync(32) in Node, str(uuid.uuid4()) in Python, "
    "Guid.NewGuid().ToString() in .NET. Neither a constant nor an ID of the user will do.",
    grade="documented",
    sources=(sources.UPDATE_2022, sources.LOGIN_API),
    check=_jti_reused,
)


def _differing(called: tuple[str, str], value: str, wanted: str) -> tuple[Found, ...]:
    """What is to say of a value that is not the tenant's; the same for all tokens of a program."""
    return (_known_to_differ if len(value) <= LONGEST_KEPT else _to_differ)(called, value, wanted)


def _to_differ(called: tuple[str, str], value: str, wanted: str) -> tuple[Found, ...]:
    where, of_tenant = called
    near = _near_miss(value, wanted)
    message = f"{member(where)} is {quoted(value)}; the tenant's {of_tenant} is {quoted(wanted)}{near}"
    return (Found(where, message, () if near else ("/signature",)),)


_OF_ISSUER, _OF_KEY_ID = ("/payload/iss", "issuer"), ("/header/kid", "key ID")
_known_to_differ = lru_cache(maxsize=256)(_to_differ)


def _near_miss(value: str, wanted: str) -> str:
    """How a value differs from the wanted one, where it is the usual slip."""
    if _alike(value, "") != _alike(wanted, ""):
        return ""
    slips = [slip for slip in _SLIPS if _alike(value, slip) != _alike(wanted, slip)]
    return f" (they differ in {' and '.join(slips)})" if slips else ""


_SLIPS: Mapping[str, Callable[[str], str]] = {
    "white space": str.strip,
    "characters that look alike": skeleton,
    "capitals": str.casefold,
    "the final slash": lambda text: text.rstrip("/"),
    "the scheme": lambda text: text.removeprefix("https://").removeprefix("http://"),
}


def _alike(text: str, but: str) -> str:
    """The text with all that people slip in taken out of it, but for one kind of slip."""
    for slip, without in _SLIPS.items():
        text = text if slip == but else without(text)
    return text
