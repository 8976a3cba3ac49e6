"""QJ501 to QJ507: from iat, nbf and exp to whether the token is valid, when, and not for too long."""

from inspector.checks import sources
from inspector.checks.case import Case
from inspector.checks.claims import Claim, speak_for
from inspector.checks.rule import HELD, Found, Rule, Severity, Stage
from inspector.checks.words import distance, duration, instant

_NEEDS = ("payload", "login token")
_HOUR = 3600
_SECONDS = Claim(must="a number of seconds since 1970")


def _lifetime(case: Case) -> tuple[Found, ...]:
    nbf, exp, limit = case.nbf, case.exp, case.tenant.longest_lifetime
    if nbf is None or exp is None or exp - nbf <= limit:
        return HELD
    lives, allowed = duration(exp - nbf), duration(limit)
    just = "a trifle more than " if lives == allowed else ""
    message = f"exp is {just}{lives} after nbf; {'Qlik allows' if limit == _HOUR else 'the limit set is'} {allowed}"
    if case.iat is not None and nbf < case.iat and 0 <= exp - case.iat <= limit:
        message += f". exp is {duration(exp - case.iat)} after iat: only the back-dated nbf makes it too long"
    return (Found("/payload/exp", message),)


LIFETIME_TOO_LONG = Rule(
    code="QJ501",
    name="lifetime-too-long",
    title="The token lives longer than an hour",
    severity=Severity.ERROR,
    stage=Stage.TIMES,
    needs=_NEEDS,
    why="exp may be at most 3600 s after nbf; exactly 3600 is legal. An nbf that is set back for clock skew eats into "
    "the hour. exp does not set the session's length: that is the tenant's session timeout.",
    fix="Shorten expiresIn (5m is plenty: the token is used once, at login), or set nbf later.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API, sources.UPDATE_2022, sources.IMPLEMENT),
    about="odd_span",
    check=_lifetime,
)


def _expired(case: Case) -> tuple[Found, ...]:
    exp = case.exp
    if exp is None or case.moment < exp + case.tenant.clock_tolerance:
        return HELD
    ago = distance(case.moment - exp)
    return (Found("/payload/exp", f"the token expired at {instant(exp)}, {ago} before the moment of judgement"),)


EXPIRED = Rule(
    code="QJ502",
    name="expired",
    title="The token has expired",
    severity=Severity.ERROR,
    stage=Stage.TIMES,
    needs=_NEEDS,
    why="From exp on a token must not be accepted, but for the identity provider's clock tolerance.",
    fix="Sign a new token for each login, right before it is sent; do not keep tokens. If it was new, the signing "
    "machine's clock is slow.",
    grade="documented",
    sources=(sources.RFC7519_EXP, sources.TUTORIAL),
    about="odd_moment",
    check=_expired,
)


def _not_yet_valid(case: Case) -> tuple[Found, ...]:
    nbf = case.nbf
    if nbf is None or case.moment >= nbf - case.tenant.clock_tolerance:
        return HELD
    ahead = distance(nbf - case.moment)
    return (Found("/payload/nbf", f"the token becomes valid at {instant(nbf)}, {ahead} after the moment of judgement"),)


NOT_YET_VALID = Rule(
    code="QJ503",
    name="not-yet-valid",
    title="The token is not valid yet",
    severity=Severity.ERROR,
    stage=Stage.TIMES,
    needs=_NEEDS,
    why="Before nbf a token must not be accepted, but for the clock tolerance. notBefore: '1s', as in Qlik's own "
    "sample, makes a token that is not valid for its first second.",
    fix="Set notBefore to 0, or some seconds back to allow for clocks that differ, and set the signing machine's clock "
    "by NTP.",
    grade="documented",
    sources=(sources.RFC7519_NBF, sources.TUTORIAL),
    about="odd_moment",
    check=_not_yet_valid,
)

EXP = Rule(
    code="QJ504",
    name="exp",
    title="The expiry is missing or no number",
    severity=Severity.ERROR,
    stage=Stage.TIMES,
    needs=_NEEDS,
    speaks_for=("/payload/exp",),
    why="Without exp nothing bounds the token's life; text in place of a number is read by some libraries only.",
    fix="Set expiresIn: '5m' in the signing options, or exp in the payload as whole seconds without quotes.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.RFC7519_EXP),
    check=speak_for("/payload/exp", claim=_SECONDS),
)

NBF = Rule(
    code="QJ505",
    name="nbf",
    title="The start of validity is missing or no number",
    severity=Severity.ERROR,
    stage=Stage.TIMES,
    needs=_NEEDS,
    speaks_for=("/payload/nbf",),
    why="nbf is required since 2022, and its absence is refused: “Missing required claim: nbf”.",
    fix="Set notBefore: '0s' in the signing options, or nbf in the payload as whole seconds without quotes.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.UPDATE_2022, sources.EXAMPLE_ARTICLE),
    check=speak_for("/payload/nbf", claim=_SECONDS),
)

IAT = Rule(
    code="QJ506",
    name="iat",
    title="The time of issue is missing or no number",
    severity=Severity.ERROR,
    stage=Stage.TIMES,
    needs=_NEEDS,
    speaks_for=("/payload/iat",),
    why="The tutorial lists iat among a token's claims; whether a missing one is refused is not known.",
    fix="Leave iat to the library (jsonwebtoken sets it unless noTimestamp is given), or set it to the present in "
    "whole seconds.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API, sources.RFC7519_IAT),
    check=speak_for("/payload/iat", claim=_SECONDS),
)


def _never_valid(case: Case) -> tuple[Found, ...]:
    nbf, exp = case.nbf, case.exp
    if nbf is None or exp is None or exp > nbf:
        return HELD
    apart = "the same moment as nbf" if exp == nbf else f"{duration(nbf - exp)} before nbf"
    return (Found("/payload/exp", f"exp is {apart}: there is no moment at which the token is valid"),)


NEVER_VALID = Rule(
    code="QJ507",
    name="never-valid",
    title="The token is never valid",
    severity=Severity.ERROR,
    stage=Stage.TIMES,
    needs=_NEEDS,
    why="A token is valid from nbf until before exp; here that span is empty.",
    fix="Set exp after nbf: expiresIn counts from iat, so it must be greater than notBefore.",
    grade="documented",
    sources=(sources.RFC7519_EXP, sources.RFC7519_NBF),
    about="odd_span",
    check=_never_valid,
)
