"""From one of many reports to the words that stand for it in a table: no value in them says who somebody is."""

from inspector.checks.case import seconds
from inspector.checks.words import calendar, distance, duration
from inspector.report.members import masked
from inspector.report.message import message
from inspector.report.phrases import lacking
from inspector.report.report import Place, Report, Verdict
from inspector.tui.pages.row import Canvas
from inspector.visible import cut, visible

# Style, sign, sign in ASCII, and the words where there is little room.
_VERDICTS = {
    Verdict.CONFORMING: ("green", "✓", "+", "CONFORMS"),
    Verdict.NONCONFORMING: ("error", "✗", "x", "DOES NOT"),
    Verdict.UNDECIDED: ("warning", "?", "?", "UNDECIDED"),
}
_LONGEST_JTI = 12
_LONG = 1e12  # seconds: no lifetime


def verdict(report: Report, canvas: Canvas, room: int) -> tuple[str, str]:
    """Style and words: the verdict's sign, and as many of its words as there is room for."""
    style, sign, plain, short = _VERDICTS[report.verdict]
    whole = report.verdict.words
    return style, f"{plain if canvas.paint.ascii else sign} {whole if len(whole) + 2 <= room else short}"


def place(where: Place, canvas: Canvas, room: int) -> str:
    """The file's name, line and column; of a long name the beginning, and of a token that begins its file the name."""
    at = f"{where.line}:{where.column}"
    source = visible(file_name(where.source))
    if not source or (where.line, where.column) == (1, 1):
        return source or f"line {at}"
    return f"{canvas.clipped(source, max(room - len(at) - 1, 2))}:{at}"


def path(where: Place, canvas: Canvas) -> str:
    """The file's path, line and column; of a long path the end."""
    at = f"{where.line}:{where.column}"
    return canvas.ending(f"{visible(where.source)}:{at}" if where.source else f"line {at}", canvas.width)


def file_name(source: str) -> str:
    """The last part of a source's path."""
    return source.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]


def subject(report: Report) -> tuple[str, str]:
    """Style and words: how long sub is, or which kind of value it is; never what it says."""
    payload = report.token.payload
    if payload is None:
        return "", ""
    if "sub" not in payload:
        return "dim", "no sub"
    told = masked(payload["sub"]).removeprefix("(masked: ").removesuffix(")")
    return "dim", told.removeprefix("a string of ")


def validity(report: Report) -> tuple[str, str]:
    """Style and words: how long the token is still valid, has been expired, or will not be valid yet."""
    payload, moment = report.token.payload, report.moment
    if payload is None:
        return "", ""
    nbf, exp = seconds(payload.get("nbf")), seconds(payload.get("exp"))
    if nbf is not None and moment < nbf:
        return "yellow", f"in {_short(distance(nbf - moment), 1)}"
    if exp is None:
        return "dim", "exp unclear" if "exp" in payload else "no exp"
    apart = _short(distance(exp - moment), 1)
    return ("red", f"{apart} ago") if moment >= exp else ("green", f"{apart} left")


def lifetime(report: Report) -> tuple[str, str]:
    """Style and words: the time from nbf to exp; one that is too long stands out."""
    payload = report.token.payload or {}
    nbf, exp = seconds(payload.get("nbf")), seconds(payload.get("exp"))
    if nbf is None or exp is None or not 0 < float(exp) - float(nbf) <= _LONG:
        return "", ""
    lives = float(exp) - float(nbf)
    return "red" if lives > report.tenant.longest_lifetime else "", _short(duration(lives), 2)


def issued(report: Report) -> tuple[str, str]:
    """Style and words: when the token was issued, in UTC."""
    iat = seconds((report.token.payload or {}).get("iat"))
    at = None if iat is None else calendar(iat)
    return "dim", f"{at:%Y-%m-%d %H:%M:%S}Z" if at is not None else ""


def choice(report: Report) -> str:
    """What tells one token from others where one is to be chosen: verdict, file, jti, issue, and the first cause."""
    jti = (report.token.payload or {}).get("jti")
    named = f"jti {visible(cut(jti, _LONGEST_JTI))}" if isinstance(jti, str) else ""
    told = (report.verdict.words, visible(file_name(report.place.source)), named, issued(report)[1], cause(report))
    return " · ".join(filter(None, told))


def cause(report: Report) -> str:
    """Code and message of the first cause; where nothing was found, what was lacking to ask all."""
    first = report.first_cause
    if first is not None:
        return f"{first.rule.code} {message(report, first, masked=True)}"
    lacks = ", ".join(lacking(report)) if report.verdict is Verdict.UNDECIDED else ""
    return f"not asked for want of {lacks}" if lacks else ""


def _short(span: str, most: int) -> str:
    """The first units of a span in words, those of zero left out: 2 h 5 min for 2 h 5 min 1 s."""
    words = span.replace("more than 10,000 years", "9999+ y").split(" ")
    pairs = [f"{number} {_UNITS.get(unit, unit)}" for number, unit in zip(words[::2], words[1::2], strict=True)]
    return " ".join([pair for pair in pairs if not pair.startswith("0 ")][:most]) or pairs[-1]


_UNITS = {"days": "d", "years": "y"}
