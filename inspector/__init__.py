"""From pasted text to a verdict: whether a Qlik Cloud login token conforms, why not, and what to change.

    from inspector import inspect, read_certificate, Tenant

Reads text, never a network; nothing is kept. A broken token is a result, not an exception.
"""

import importlib

TYPE_CHECKING = False  # as type checkers know it; typing itself takes a while to load

if TYPE_CHECKING:
    from inspector.checks.catalogue import RULES, RuleSet
    from inspector.checks.finding import Finding, Skipped
    from inspector.checks.rule import Rule, Severity
    from inspector.diagnosis import Comparison, Diagnosis, Evidence, compare, diagnose, read_evidence
    from inspector.diagnosis.alteration import Alteration
    from inspector.diagnosis.cause import Cause
    from inspector.diagnosis.difference import Difference
    from inspector.diagnosis.marks.mark import Mark
    from inspector.diagnosis.marks.table import marks
    from inspector.diagnosis.matters import Matter
    from inspector.diagnosis.same_key import SameKey
    from inspector.errors import CertificateError, InspectorError, OptionError, SourceError
    from inspector.inspection import inspect
    from inspector.jose import Token
    from inspector.lint import lint
    from inspector.report.report import Report, Verdict
    from inspector.signing.preflight import Preflight, preflight
    from inspector.trust.certificate import Certificate, read_certificate
    from inspector.trust.tenant import Tenant

__all__ = [
    "RULES",
    "Alteration",
    "Cause",
    "Certificate",
    "CertificateError",
    "Comparison",
    "Diagnosis",
    "Difference",
    "Evidence",
    "Finding",
    "InspectorError",
    "Mark",
    "Matter",
    "OptionError",
    "Preflight",
    "Report",
    "Rule",
    "RuleSet",
    "SameKey",
    "Severity",
    "Skipped",
    "SourceError",
    "Tenant",
    "Token",
    "Verdict",
    "compare",
    "diagnose",
    "inspect",
    "lint",
    "marks",
    "preflight",
    "read_certificate",
    "read_evidence",
]

_HOMES = {
    "inspector.checks.catalogue": ("RULES", "RuleSet"),
    "inspector.checks.finding": ("Finding", "Skipped"),
    "inspector.checks.rule": ("Rule", "Severity"),
    "inspector.diagnosis": ("Comparison", "Diagnosis", "Evidence", "compare", "diagnose", "read_evidence"),
    "inspector.diagnosis.alteration": ("Alteration",),
    "inspector.diagnosis.cause": ("Cause",),
    "inspector.diagnosis.difference": ("Difference",),
    "inspector.diagnosis.marks.mark": ("Mark",),
    "inspector.diagnosis.marks.table": ("marks",),
    "inspector.diagnosis.matters": ("Matter",),
    "inspector.diagnosis.same_key": ("SameKey",),
    "inspector.errors": ("CertificateError", "InspectorError", "OptionError", "SourceError"),
    "inspector.inspection": ("inspect",),
    "inspector.jose": ("Token",),
    "inspector.lint": ("lint",),
    "inspector.report.report": ("Report", "Verdict"),
    "inspector.signing.preflight": ("Preflight", "preflight"),
    "inspector.trust.certificate": ("Certificate", "read_certificate"),
    "inspector.trust.tenant": ("Tenant",),
}


def __getattr__(name: str) -> object:
    """Each public name is loaded when it is first used, so that --help need not wait for cryptography."""
    if name == "__version__":
        return importlib.import_module("importlib.metadata").version("qlik-jwt-inspector")
    for home, names in _HOMES.items():
        if name in names:
            found: object = getattr(importlib.import_module(home), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
