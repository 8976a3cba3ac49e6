"""From a token's findings to what Qlik would most likely answer: only where a source has such an answer."""

from collections.abc import Iterator

from inspector.checks import sources
from inspector.checks.words import member
from inspector.diagnosis.cause import Prediction
from inspector.report.report import Report


def predictions(report: Report) -> tuple[Prediction, ...]:
    """The answers that findings lead to; of most findings nobody published what Qlik answers to them."""
    return tuple(_predicted(report))


def _predicted(report: Report) -> Iterator[Prediction]:
    for finding in report.findings:
        code, is_absent = finding.rule.code, member(finding.where) not in (report.token.payload or {})
        if code == "QJ505" and is_absent:
            words = "INTERNAL-TOKEN-1, HTTP 400: JWT_LOGIN_VALIDATIONS Missing required claim: nbf"
            yield Prediction(code, words, "observed", (sources.EXAMPLE_ARTICLE,))
        elif code == "QJ408":
            yield Prediction(code, "jwt token has already been used", "observed", (sources.UPDATE_2022,))
        elif code == "QJ406" and is_absent:
            words = f"JWT_LOGIN_VALIDATIONS Missing required claim: {member(finding.where)}"
            yield Prediction(code, words, "inferred", (sources.EXAMPLE_ARTICLE, sources.UPDATE_2022))
