"""QJ2xx: from the JOSE header to what keeps Qlik from finding key and algorithm in it."""

from inspector.checks import sources
from inspector.checks.case import Case
from inspector.checks.claims import Claim, missed_at, speak_for
from inspector.checks.rule import HELD, Found, Rule, Severity, Stage
from inspector.checks.words import kind_of, listed, quoted
from inspector.jose import Json, pointer_part

_KEYS = frozenset({"jwk", "jku", "x5u", "x5c"})
_CLAIMS = {
    "iss": "iss",
    "sub": "sub",
    "aud": "aud",
    "exp": "exp",
    "nbf": "nbf",
    "iat": "iat",
    "jti": "jti",
    "issuer": "iss",
    "subject": "sub",
    "audience": "aud",
    "expiresIn": "exp",
    "notBefore": "nbf",
    "jwtid": "jti",
    "keyid": "kid",
    "algorithm": "alg",
}


def _wrong_alg(name: str, value: Json) -> str:
    if value == "none":
        return 'alg is "none": the token claims to need no signature; it must be "RS256"'
    if isinstance(value, str) and value.startswith("HS"):
        return f'alg is {quoted(value)}, signed with a shared secret; it must be "RS256", signed with a private key'
    if isinstance(value, str) and value.strip().upper() == "RS256":
        return f'{name} is {quoted(value)}; it must be exactly "RS256": capitals, no white space'
    described = quoted(value) if isinstance(value, str | None) else f"{kind_of(value)} ({quoted(value)})"
    return f'{name} is {described}; it must be "RS256"'


def _alg(case: Case) -> tuple[Found, ...]:
    where = "/header/alg"
    if "alg" not in case.header:
        return (Found(where, 'alg is absent; it must be "RS256"'),)
    alg = case.header["alg"]
    reason = case.signature.reason
    follows = reason is not None and reason.kind in _FOLLOWING.get(str(alg)[:2], ())
    unsigned = alg == "none" and case.signature.status == "missing"
    return (Found(where, _wrong_alg("alg", alg), ("/signature",) if follows or unsigned else ()),)


# What becomes of the signature when a token is signed as its header says.
_FOLLOWING = {
    "RS": ("other-algorithm",),
    "PS": ("other-algorithm",),
    "HS": ("hmac-with-public-key", "signature-length"),
    "ES": ("signature-length",),
    "Ed": ("signature-length",),
}


ALG = Rule(
    code="QJ201",
    name="alg",
    title="The algorithm is not RS256",
    severity=Severity.ERROR,
    stage=Stage.ALG,
    needs=("header", "login token"),
    causes=("QJ603", "QJ604", "QJ605", "QJ110"),
    speaks_for=("/header/alg",),
    why="Qlik's tutorial requires RS256. The reference of the login API says only “not HS”, and a .NET sample by "
    "a Qlik employee signs RS384 or RS512: whether those are accepted is not documented.",
    fix="Sign with RS256: option algorithm: 'RS256' in jsonwebtoken, algorithm=\"RS256\" in PyJWT, "
    "SecurityAlgorithms.RsaSha256 in .NET.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API, sources.DOTNET_SDK),
    check=_alg,
)

KID = Rule(
    code="QJ202",
    name="kid",
    title="The key ID is missing or no string",
    severity=Severity.ERROR,
    stage=Stage.KID,
    needs=("header", "login token"),
    speaks_for=("/header/kid",),
    why="Qlik finds the certificate by the header's kid; without it no key is chosen.",
    fix="Set kid to the Key ID of the JWT identity provider: option keyid in jsonwebtoken, headers={'kid': …} in "
    "PyJWT. It belongs in the header, not in the payload.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API),
    check=speak_for("/header/kid", claim=Claim(must="the Key ID of the identity provider, a string")),
)


def _typ(case: Case) -> tuple[Found, ...]:
    typ = case.header.get("typ", "JWT")
    if typ == "JWT" or (isinstance(typ, str) and typ.upper() == "JWT"):
        return HELD
    return (Found("/header/typ", f"typ is {quoted(typ)}; in every example of Qlik's it is “JWT”"),)


TYP = Rule(
    code="QJ203",
    name="typ",
    title="The type is not JWT",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=("header", "login token"),
    why="A token says typ JWT, in any case, or nothing. Whether Qlik minds another value is not documented; other "
    "types (at+jwt, JOSE) announce another kind of token.",
    fix='Set typ to "JWT", or leave it to the library, which sets it.',
    grade="documented",
    sources=(sources.TUTORIAL, sources.RFC7519_TYP),
    about="odd_header",
    check=_typ,
)


def _crit(name: str, value: Json) -> str:
    names = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
    if not names:
        return f"{name} is {'an empty array' if value == [] else kind_of(value)}; it must be absent"
    return f"{name} demands extensions ({listed(names)}) that a verifier must understand or else refuse the token"


CRIT = Rule(
    code="QJ204",
    name="crit",
    title="The header demands extensions",
    severity=Severity.ERROR,
    stage=Stage.ALG,
    needs=("header", "login token"),
    causes=("QJ205",),
    speaks_for=("/header/crit",),
    why="A verifier that does not know an extension named in crit must refuse the token. Qlik documents none.",
    fix="Remove crit, and the extensions that it names, from the header.",
    grade="documented",
    sources=(sources.RFC7515_CRIT,),
    check=speak_for("/header/crit", claim=Claim(must="absent", wrong=_crit, explains=("/header/b64",))),
)

UNENCODED_PAYLOAD = Rule(
    code="QJ205",
    name="unencoded-payload",
    title="b64 is there and not true",
    severity=Severity.ERROR,
    stage=Stage.ALG,
    needs=("header", "login token"),
    speaks_for=("/header/b64",),
    why="With b64 false the signature covers the bare payload (RFC 7797), which is not allowed in a JWT.",
    fix="Remove b64 (and crit) from the header.",
    grade="documented",
    sources=(sources.RFC7797_B64,),
    check=speak_for("/header/b64", claim=Claim(must="true or absent")),
)


def _key_in_header(case: Case) -> tuple[Found, ...]:
    return tuple(
        Found(f"/header/{name}", f"the header brings a key along ({name}); it is not used")
        for name in case.header_extra
        if name in _KEYS
    )


KEY_IN_HEADER = Rule(
    code="QJ206",
    name="key-in-header",
    title="The header brings its own key",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=("header", "login token"),
    why="A key that comes with the token proves nothing: anyone can bring one. The identity provider's certificate "
    "alone counts, here and by all that Qlik documents.",
    fix="Remove jwk, jku, x5u and x5c from the header; kid is what Qlik reads.",
    grade="documented",
    sources=(sources.RFC8725_KEYS, sources.TUTORIAL),
    about="header_extra",
    check=_key_in_header,
)


def _claim_in_header(case: Case) -> tuple[Found, ...]:
    met = [name for name in _CLAIMS if f"/header/{name}" in case.violations]
    if len(met) == 1:
        message = f"{met[0]} stands in the header, where it is not read; {_destination(met[0])}"
    else:
        message = f"{listed(met)} stand in the header, where they are not read"
    about = tuple(f"/header/{name}" for name in met)
    where = about[0] if len(about) == 1 else "/header"
    return (Found(where, message, tuple(missed_at(case, _CLAIMS[name]) for name in met), about),)


def _destination(name: str) -> str:
    claim = _CLAIMS[name]
    if claim in ("kid", "alg"):
        return f"the header's own name for it is {claim}"
    return "it belongs in the payload" if claim == name else f"as signing option it makes {claim} in the payload"


CLAIM_IN_HEADER = Rule(
    code="QJ207",
    name="claim-in-header",
    title="Claims or signing options stand in the header",
    severity=Severity.ERROR,
    stage=Stage.ALG,
    needs=("header", "login token"),
    causes=("QJ401", "QJ404", "QJ406", "QJ504", "QJ505", "QJ506", "QJ301", "QJ201", "QJ202"),
    speaks_for=tuple(f"/header/{name}" for name in _CLAIMS),
    why="Qlik reads alg and kid from the header and everything else from the payload. The mistake comes from "
    "passing the signing options as the library's header argument.",
    fix="Move claims to the payload. In jsonwebtoken pass options beside payload and key, not inside of "
    "options.header.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.RFC7515_HEADER),
    check=_claim_in_header,
)


def _kid_not_ascii(case: Case) -> tuple[Found, ...]:
    kid = case.header.get("kid")
    if not isinstance(kid, str) or kid.isascii():
        return HELD
    return (Found("/header/kid", f"kid is {quoted(kid)}, which is not ASCII"),)


KID_NOT_ASCII = Rule(
    code="QJ208",
    name="kid-not-ascii",
    title="The key ID holds letters beyond ASCII",
    severity=Severity.WARNING,
    stage=Stage.KID,
    needs=("header", "login token"),
    why="jsonwebtoken writes the header as latin-1 and corrupts other letters, so the kid may not match.",
    fix="Give the identity provider a Key ID of ASCII letters, digits and dashes, and sign with that.",
    grade="observed",
    sources=(sources.JSONWEBTOKEN,),
    about="odd_header",
    check=_kid_not_ascii,
)


def _header_extra(case: Case) -> tuple[Found, ...]:
    extra = [name for name in case.header_extra if name not in _KEYS and name not in _CLAIMS]
    if not extra:
        return HELD
    about = tuple(f"/header/{pointer_part(name)}" for name in extra)
    where = about[0] if len(about) == 1 else "/header"
    verb = "is a member" if len(extra) == 1 else "are members"
    return (Found(where, f"{listed(extra)} {verb} of the header that Qlik is not known to read", (), about),)


HEADER_EXTRA = Rule(
    code="QJ209",
    name="header-extra",
    title="The header has further members",
    severity=Severity.NOTE,
    stage=Stage.ADVICE,
    needs=("header", "login token"),
    why="Qlik documents alg, typ and kid. Other members are most likely ignored.",
    fix="Leave them out, unless something else needs them.",
    grade="inferred",
    sources=(sources.TUTORIAL,),
    about="header_extra",
    check=_header_extra,
)
