"""From captures, Qlik's answers and tokens to why a login failed: the first cause, and what it is not."""

from collections.abc import Iterable

from inspector.checks.catalogue import RuleSet
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.evidence import Evidence, together
from inspector.diagnosis.pairing import with_pair
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.reading import read_evidence
from inspector.inspection import ALL_RULES, Inquiry
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant

__all__ = ["Diagnosis", "Evidence", "diagnose", "read_evidence"]


def diagnose(
    evidence: Evidence | Iterable[Evidence], *, now: float, tenant: Tenant | None = None, rules: RuleSet | None = None
) -> Diagnosis:
    """Why a login failed; several pieces of evidence are one case.

    Tokens in captures are judged as of their own calls, others as of `now`, in seconds since 1970-01-01 UTC. Raises
    OptionError for a moment that no calendar has.
    """
    case = evidence if isinstance(evidence, Evidence) else together(tuple(evidence))
    inquiry = Inquiry(now, tenant or Tenant(), rules or ALL_RULES, Search.QUICK)
    return with_pair(diagnose_by(case, inquiry), inquiry)
