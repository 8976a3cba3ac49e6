"""From iat, nbf and exp to the code that probably computed them."""

from collections.abc import Iterator

from inspector.checks import sources
from inspector.checks.case import seconds
from inspector.checks.words import duration
from inspector.diagnosis.marks.mark import Line, Made, Print, Seen

_TIMES = ("iat", "nbf", "exp")
_HOUR = 3600
_QUARTER, _WIDEST = 900, 56  # seconds between neighbouring zones, and so many of them to the widest offset, 14 h
_LATE = 60  # seconds from signing to the call
_MILLISECONDS = 3  # decimals
_JAVASCRIPT_CLOCK = Line("JavaScript", "const now = Math.floor(Date.now() / 1000);")
_PYTHON_CLOCK = Line("Python", "now = int(time.time())")


def found(code: str) -> Seen:
    """What a rule found: its messages are the reasons."""

    def seen(token: Made) -> Iterator[str]:
        yield from (finding.message for finding in token.report.findings if finding.rule.code == code)

    return seen


def _decimals(token: Made) -> dict[str, int]:
    """The times with a fraction, each with how many decimals it has."""
    values = {name: token.payload.get(name) for name in _TIMES}
    return {
        name: len(repr(value).partition(".")[2])
        for name, value in values.items()
        if isinstance(value, float) and value % 1 and "e" not in repr(value)
    }


def _thousandths(token: Made) -> Iterator[str]:
    decimals = _decimals(token)
    if decimals and max(decimals.values()) <= _MILLISECONDS:
        yield f"{', '.join(decimals)} with a fraction of whole milliseconds"


def _finer(token: Made) -> Iterator[str]:
    decimals = _decimals(token)
    if decimals and max(decimals.values()) > _MILLISECONDS:
        yield f"{', '.join(decimals)} with a fraction finer than a millisecond"


def _from_zero(token: Made) -> Iterator[str]:
    if token.payload.get("nbf") == 0 and token.payload.get("nbf") is not False:
        yield "nbf is 0, which is the year 1970"


def _of_another_zone(token: Made) -> Iterator[str]:
    """Times that lie a zone's offset from iat; or all of them from the moment of judgement, ahead of it."""
    yield from found("QJ512")(token)
    iat = seconds(token.payload.get("iat"))
    ahead = 0 if iat is None else iat - token.report.moment
    quarters = round(ahead / _QUARTER)
    if 0 < quarters <= _WIDEST and abs(ahead - quarters * _QUARTER) <= _LATE:
        yield f"iat lies about {duration(quarters * _QUARTER)} after the moment of judgement"


def _back_dated(token: Made) -> Iterator[str]:
    iat, nbf, exp = (seconds(token.payload.get(name)) for name in _TIMES)
    if iat is None or nbf is None or exp is None:
        return
    if 0 < iat - nbf <= _HOUR and exp - iat <= _HOUR < exp - nbf:
        yield f"nbf is {duration(iat - nbf)} before iat, exp {duration(exp - iat)} after it"


TIMES = (
    Print(
        name="seconds-as-milliseconds",
        guess="jsonwebtoken was given a lifetime in quotes without a unit, which counts milliseconds",
        seen=found("QJ513"),
        changes=(Line("JavaScript", "expiresIn: '5m',  // or 300, a number, in seconds"),),
        grade="inferred",
        sources=(sources.JSONWEBTOKEN, sources.NODE_MS),
    ),
    Print(
        name="local-time-as-utc",
        guess="a local time without zone was taken for UTC, as PyJWT takes that of datetime.now()",
        seen=_of_another_zone,
        changes=(
            Line("Python", '"exp": datetime.now(timezone.utc) + timedelta(minutes=5),'),
            Line("C#", "expires: DateTime.UtcNow.AddMinutes(5)"),
        ),
        grade="inferred",
        sources=(sources.RFC7519_NUMERIC_DATE,),
    ),
    Print(
        name="milliseconds",
        guess="a clock that counts milliseconds, as Date.now() of JavaScript or System.currentTimeMillis() of Java",
        seen=found("QJ508"),
        changes=(_JAVASCRIPT_CLOCK, Line("Java", "long now = Instant.now().getEpochSecond();")),
        grade="inferred",
        sources=(sources.RFC7519_NUMERIC_DATE,),
    ),
    Print(
        name="date-now-divided",
        guess="Date.now() / 1000 of JavaScript, not rounded",
        seen=_thousandths,
        changes=(_JAVASCRIPT_CLOCK,),
        grade="observed",
        sources=("public token generators (2 of the 48 read have fractions)",),
    ),
    Print(
        name="time-time",
        guess="time.time() of Python, not cut to whole seconds",
        seen=_finer,
        changes=(_PYTHON_CLOCK,),
        grade="observed",
        sources=("public token generators (2 of the 48 read have fractions)",),
    ),
    Print(
        name="nbf-zero",
        guess="not_before=0, as the docstring of Qlik's Python package qlik-sdk 0.17 has it",
        seen=_from_zero,
        changes=(Line("Python", '"nbf": now,'), Line("JavaScript", "notBefore: '0s',")),
        grade="observed",
        sources=("Python package qlik-sdk 0.17",),
    ),
    Print(
        name="back-dated-nbf",
        guess="nbf was set back for clocks that differ, and exp left at an hour",
        seen=_back_dated,
        changes=(Line("JavaScript", "expiresIn: '5m',"), Line("Python", '"exp": now + 300,')),
        grade="inferred",
        sources=(sources.TUTORIAL,),
    ),
)
