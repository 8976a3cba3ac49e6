"""From a token that was just signed to a line on it: it is a password, and from when to when it opens a door."""

from datetime import tzinfo

from inspector.checks.case import seconds
from inspector.report.report import Report, Verdict
from inspector.report.timeline import when


def reminder(report: Report, now: float, zone: tzinfo | None) -> str:
    """What the token is, and as of the present (seconds since 1970) how long: it may be made for another time."""
    payload = report.token.payload or {}
    nbf, exp = (seconds(payload.get(name)) for name in ("nbf", "exp"))
    if report.verdict is Verdict.NONCONFORMING or exp is None:
        return "This token does not conform; keep it like a password all the same."
    until = ", ".join(when(exp, now, zone).split("  "))
    if now >= exp:
        return f"This token is a password for one login, and has expired: it was good until {until}."
    if nbf is not None and now < nbf:
        begins = ", ".join(when(nbf, now, zone).split("  "))
        return f"This token is a password for one login, but not yet: from {begins}, until {until}."
    return f"This token is a password for one login, until {until}."
