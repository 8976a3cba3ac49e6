"""From a run to SARIF 2.1.0, as code scanning services read it: a result for each finding."""

from inspector.checks.catalogue import RULES
from inspector.checks.finding import Finding
from inspector.checks.words import instant, member
from inspector.report.as_json import Document, dumps, token_document
from inspector.report.fingerprint import fingerprint
from inspector.report.forms.form import Form
from inspector.report.forms.sarif_rules import driver
from inspector.report.message import message
from inspector.report.report import Place, Report
from inspector.report.run import STOPPED, Totals
from inspector.report.uri import uri_of
from inspector.visible import visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PLACES = {rule.code: place for place, rule in enumerate(RULES)}


class Sarif(Form):
    """One SARIF log with one run; tokens without findings are only counted."""

    OF_SOUND = False
    SEPARATOR = ",\n"

    def opening(self, totals: Totals) -> str:  # noqa: ARG002
        """The log up to its results: the tool and all its rules."""
        tool = dumps({"driver": driver()})
        head = f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [\n'
        return f'{head}{{"tool": {tool},\n"columnKind": "unicodeCodePoints",\n"results": [\n'

    def entry(self, report: Report) -> str:
        """The results of one report."""
        if not report.findings:
            return ""
        shared = self._shared(report)
        return self.SEPARATOR.join(dumps(self._result(report, finding, shared)) for finding in report.findings)

    def closing(self, totals: Totals) -> str:
        """What the run came to."""
        judged: Document = {"judgedAt": instant(totals.moment), "masked": self.style.masked}
        summary = dumps(judged | totals.summary.as_document())
        return f'\n],\n"invocations": [{dumps(_invocation(totals))}],\n"properties": {summary}}}\n]}}\n'

    def _shared(self, report: Report) -> Document:
        """What all results of a report say of its token."""
        tenant = visible(report.tenant.name) or None
        return {"verdict": report.verdict.value, "tenant": tenant, "token": token_document(report)}

    def _result(self, report: Report, finding: Finding, shared: Document) -> Document:
        rule = finding.rule
        told = message(report, finding, masked=self.style.masked)
        return {
            "ruleId": rule.code,
            "ruleIndex": _PLACES[rule.code],
            "level": rule.severity.value,
            "message": {"text": plain(f"{told} (follows from {finding.follows})" if finding.follows else told)},
            "locations": [_physical(report.place) | _logical(finding.where)],
            "partialFingerprints": {"qlikJwt/v1": fingerprint(report, finding)},
            "properties": {**shared, "follows": finding.follows},
        }


def plain(text: str) -> str:
    """Text in which SARIF sees neither a placeholder (section 3.11.5) nor a link (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _physical(place: Place) -> Document:
    if not place.source:
        return {}
    artifact: Document = {"uri": uri_of(place.source)}
    if place.source == "<stdin>":
        artifact["description"] = {"text": "standard input"}
    region: Document = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _logical(where: str) -> Document:
    """The member as a place in the token, for the token itself is no file."""
    if not where:
        return {}
    return {"logicalLocations": [{"name": member(where), "fullyQualifiedName": visible(where), "kind": "member"}]}


def _invocation(totals: Totals) -> Document:
    failed = bool(totals.refusals) or "QJ000" in totals.summary.rules
    notes: list[Document] = [
        {"level": "error", "message": {"text": plain(visible(refusal))}} for refusal in totals.refusals
    ]
    if totals.was_stopped:
        notes.append({"level": "warning", "message": {"text": STOPPED}})
    document: Document = {"executionSuccessful": not failed and not totals.was_stopped}
    if failed:
        document["exitCode"] = 2
    return {**document, "toolExecutionNotifications": [*notes]}
