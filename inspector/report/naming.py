"""From a token to a short name for it in lists: its jti, else its key ID, else its fingerprint."""

from inspector.jose import Json
from inspector.report.report import Report
from inspector.visible import cut, cut_secret, visible

_LONGEST = 40
_HEX = 12


def short_name(report: Report) -> str:
    """A name of at most some fifty characters, visible; "no token" for a text that holds none."""
    header, payload = report.token.header or {}, report.token.payload or {}
    for name, value in (("jti", payload.get("jti")), ("kid", header.get("kid"))):
        shown = _shown(value)
        if shown:
            return f"{name} {shown}"
    if not report.token.text:
        return "no token"
    return report.token.fingerprint[: len("sha256:") + _HEX]


def _shown(value: Json) -> str:
    if isinstance(value, str):
        return visible(cut_secret(value, _LONGEST))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return cut(str(value), _LONGEST) if abs(value) < 10**_LONGEST else ""
