"""From a report without findings to what its verdict means, and to what no token can show."""

from inspector.report.layout import hanging, wrapped
from inspector.report.report import Report, Verdict
from inspector.tui.pages.row import Canvas, Row

_CONFORMS = "Every required rule was asked, as of this moment, and held; the signature belongs to the certificate."
_UNDECIDED = (
    "Nothing wrong was found, but not everything could be asked. {} takes what is missing; the identity "
    "provider in Qlik's management console shows it."
)
# What Qlik's pages say of a login beyond the token itself.
_BEYOND = (
    "whether its jti was used before: each token logs in once",
    "whether the tenant's identity provider has the certificate, issuer and key ID given here, and is active",
    "whether a browser keeps the session's cookies, which are third-party cookies in an embedded page",
    "what the user may open once logged in: spaces and roles decide that",
)


def meaning(report: Report, canvas: Canvas) -> list[Row]:
    """What the verdict says, then what it cannot say."""
    if report.verdict is Verdict.NONCONFORMING or not report.token.parts:
        return []
    paint, width = canvas.paint, canvas.width
    told = _CONFORMS if report.verdict is Verdict.CONFORMING else _UNDECIDED.format(canvas.key("certificate"))
    rows = [Row(paint.drawn(line)) for line in wrapped(told, width)]
    rows += [Row(""), Row(paint("bold", "What no token shows"))]
    for text in _BEYOND:
        first, *rest = hanging(text, 2, width)
        rows += [Row(paint("dim", f"{paint.drawn('·')} {first}")), *(Row(paint("dim", line)) for line in rest)]
    return rows
