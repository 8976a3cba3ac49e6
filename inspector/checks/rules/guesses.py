"""QJ508 to QJ513: from times that look odd to what most likely made them so."""

from collections.abc import Iterator

from inspector.checks import sources
from inspector.checks.case import EARLIEST, LATEST, Case
from inspector.checks.rule import HELD, Found, Rule, Severity, Stage
from inspector.checks.words import distance, duration, instant, quoted

_NEEDS = ("payload", "login token")
_QUARTER = 900
_WIDEST_OFFSET = 14 * 3600
# exp − iat in seconds that a bare number in quotes makes: "3600" is 3600 milliseconds, cut to whole seconds.
_BARE_NUMBERS = {
    0: "300",
    1: "1800",
    3: "3600",
    7: "7200",
    14: "14400",
    28: "28800",
    43: "43200",
    86: "86400",
}


def _is_milliseconds(value: float) -> bool:
    return EARLIEST * 1000 <= value <= LATEST * 1000


def _milliseconds(case: Case) -> tuple[Found, ...]:
    return tuple(
        Found(
            f"/payload/{name}",
            f"{name} is {quoted(case.payload.get(name))}: milliseconds ({instant(value / 1000)})",
            _READ_WRONGLY[name],
        )
        for name, value in case.odd_times
        if _is_milliseconds(value)
    )


# What is found for no other reason than that this time is in milliseconds.
_READ_WRONGLY = {"iat": ("QJ511",), "nbf": ("QJ503", "QJ507"), "exp": ("QJ501",)}

MILLISECONDS = Rule(
    code="QJ508",
    name="milliseconds",
    title="A time is in milliseconds",
    severity=Severity.ERROR,
    stage=Stage.TIMES,
    needs=_NEEDS,
    causes=("QJ501", "QJ503", "QJ507", "QJ511"),
    why="Times in a token are in seconds. Read as seconds, this one lies tens of thousands of years ahead.",
    fix="Divide by 1000 and cut to whole seconds: Math.floor(Date.now() / 1000) in JavaScript, "
    "ToUnixTimeSeconds() in .NET, Instant.getEpochSecond() in Java.",
    grade="documented",
    sources=(sources.RFC7519_NUMERIC_DATE,),
    about="odd_times",
    check=_milliseconds,
)


def _implausible(case: Case) -> tuple[Found, ...]:
    return tuple(
        Found(f"/payload/{name}", f"{name} is {quoted(case.payload.get(name))}: {_told(value)}")
        for name, value in case.odd_times
        if not EARLIEST <= value <= LATEST and not _is_milliseconds(value)
    )


def _told(value: float) -> str:
    for unit, factor in (("microseconds", 1e6), ("nanoseconds", 1e9)):
        if EARLIEST * factor <= value <= LATEST * factor:
            return f"this looks like {unit} ({instant(value / factor)})"
    when = instant(value)
    return f"{when}, before 2001" if value < EARLIEST else f"{when}, after 2100"


IMPLAUSIBLE_TIME = Rule(
    code="QJ509",
    name="implausible-time",
    title="A time lies outside of any plausible year",
    severity=Severity.WARNING,
    stage=Stage.TIMES,
    needs=_NEEDS,
    why="A time before 2001 or after 2100 comes from a wrong unit, a default of 0 or a clock that was never set.",
    fix="Take the time from the clock in seconds; an nbf of 0 back-dates the token by decades and breaks the "
    "hour's limit.",
    grade="inferred",
    sources=(sources.RFC7519_NUMERIC_DATE,),
    about="odd_times",
    check=_implausible,
)


def _fractional(case: Case) -> tuple[Found, ...]:
    return tuple(
        Found(f"/payload/{name}", f"{name} is {quoted(case.payload.get(name))}: not a whole number of seconds")
        for name, value in case.odd_times
        if value % 1
    )


FRACTIONAL_TIME = Rule(
    code="QJ510",
    name="fractional-time",
    title="A time has a fraction",
    severity=Severity.NOTE,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="RFC 7519 allows fractions, but some libraries refuse them. They come from Date.now() / 1000 or time.time() "
    "without rounding.",
    fix="Cut to whole seconds: Math.floor(Date.now() / 1000), int(time.time()).",
    grade="documented",
    sources=(sources.RFC7519_NUMERIC_DATE,),
    about="odd_times",
    check=_fractional,
)


def _issued_in_future(case: Case) -> tuple[Found, ...]:
    iat = case.iat
    if iat is None or iat <= case.moment + case.tenant.clock_tolerance:
        return HELD
    return (
        Found(
            "/payload/iat",
            f"iat is {instant(iat)}, {distance(iat - case.moment)} after the moment of judgement",
        ),
    )


ISSUED_IN_FUTURE = Rule(
    code="QJ511",
    name="issued-in-future",
    title="The token was issued in the future",
    severity=Severity.WARNING,
    stage=Stage.TIMES,
    needs=_NEEDS,
    why="Then the signing machine's clock is fast, or iat was computed from local time. Whether Qlik minds "
    "is not documented.",
    fix="Set the signing machine's clock by NTP and take times as UTC.",
    grade="inferred",
    sources=(sources.RFC7519_IAT,),
    about="odd_moment",
    check=_issued_in_future,
)


def _offset_clock(case: Case) -> tuple[Found, ...]:
    iat, nbf, exp = case.iat, case.nbf, case.exp
    if iat is None or nbf is None or exp is None or (abs(nbf - iat) < _QUARTER - 5 and exp >= iat):
        return HELD
    if any(not EARLIEST <= at <= LATEST for _, at in case.odd_times):
        return HELD
    shift = _whole_quarters(nbf - iat)
    if shift:
        return (Found("/payload/nbf", _guess("nbf", shift), tuple(_cured(case, nbf - shift, exp))),)
    shift = _whole_quarters(exp - iat) if exp < iat else 0
    return (Found("/payload/exp", _guess("exp", shift)),) if shift else HELD


def _cured(case: Case, nbf: float, exp: float) -> Iterator[str]:
    """The codes of what would not be found with the shift undone."""
    if exp - nbf <= case.tenant.longest_lifetime:
        yield "QJ501"
    if case.moment >= nbf - case.tenant.clock_tolerance:
        yield "QJ503"
    if exp > nbf:
        yield "QJ507"


def _whole_quarters(apart: float) -> int:
    """The quarter hours, in seconds, that two times are apart, give or take 5 s; 0 for anything else."""
    quarters = round(apart / _QUARTER) * _QUARTER
    return quarters if abs(apart - quarters) <= 5 and 0 < abs(quarters) <= _WIDEST_OFFSET else 0


def _guess(name: str, shift: int) -> str:
    side = "before" if shift < 0 else "after"
    return (
        f"{name} lies about {duration(shift)} {side} where iat puts it: a guess, but a local time taken for UTC "
        f"makes just such an offset"
    )


OFFSET_CLOCK = Rule(
    code="QJ512",
    name="offset-clock",
    title="Times seem to be off by a time zone",
    severity=Severity.WARNING,
    stage=Stage.TIMES,
    needs=_NEEDS,
    causes=("QJ501", "QJ503", "QJ507"),
    why="A local time without zone, handed to a library that takes it as UTC, shifts exp and nbf by the zone's offset "
    "while iat stays right. That it happened here is a guess from the distance.",
    fix="Use aware UTC times: datetime.now(timezone.utc) in Python, DateTime.UtcNow in .NET, Instant.now() in Java.",
    grade="inferred",
    sources=(sources.RFC7519_NUMERIC_DATE,),
    about="odd_span",
    check=_offset_clock,
)


def _seconds_as_milliseconds(case: Case) -> tuple[Found, ...]:
    iat, exp = case.iat, case.exp
    if iat is None or exp is None or not 0 <= exp - iat <= 86:
        return HELD
    written = _BARE_NUMBERS.get(int(exp - iat))
    if written is None:
        return HELD
    message = f'exp is {duration(exp - iat)} after iat: a guess, but expiresIn: "{written}" (in quotes) makes just that'
    meant = iat + int(written)
    cured = ("QJ502",) if case.moment < meant else ()
    return (Found("/payload/exp", message, cured + (("QJ507",) if case.nbf is None or meant > case.nbf else ())),)


SECONDS_AS_MILLISECONDS = Rule(
    code="QJ513",
    name="seconds-as-milliseconds",
    title="The lifetime looks like seconds read as milliseconds",
    severity=Severity.WARNING,
    stage=Stage.TIMES,
    needs=_NEEDS,
    causes=("QJ502", "QJ507"),
    why='jsonwebtoken reads a string without unit as milliseconds: expiresIn: "3600" lives 3 s. That it happened '
    "here is a guess from the lifetime.",
    fix="Write expiresIn: 3600 without quotes (seconds), or with a unit: '60m'.",
    grade="inferred",
    sources=(sources.JSONWEBTOKEN, sources.NODE_MS),
    about="odd_span",
    check=_seconds_as_milliseconds,
)
