"""From a finding to its message as it may be shown, without the value that says who somebody is."""

from functools import lru_cache

from inspector.checks.finding import Finding
from inspector.checks.words import in_quotes
from inspector.report.members import IMPERSONAL, is_impersonal
from inspector.report.members import masked as stand_in
from inspector.report.report import Report
from inspector.visible import visible


def message(report: Report, finding: Finding, *, masked: bool) -> str:
    """The message; where it is masked, without the value of the member it is about."""
    told = visible(finding.message)
    if not masked or '"' not in told:  # a value stands in quotes
        return told
    part, name = _hidden_member(finding.where)
    if not part:
        return told
    value = ((report.token.header if part == "header" else report.token.payload) or {}).get(name)
    if not isinstance(value, str) or is_impersonal(name, value):
        return told
    return told.replace(in_quotes(value), stand_in(value))


@lru_cache(maxsize=256)
def _hidden_member(where: str) -> tuple[str, str]:
    """The part and the name of the member that a pointer leads into; "" where it never says who somebody is."""
    _, part, name, *_ = (*where.split("/", 3), "", "", "")
    return (part, name) if part in ("header", "payload") and name not in IMPERSONAL else ("", "")
