"""From captures, Qlik's answers and tokens to why a login failed, and from two tokens to what differs and matters."""

from collections.abc import Callable, Iterable

from inspector.checks.catalogue import RuleSet
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.comparison import Comparison
from inspector.diagnosis.evidence import Evidence, together
from inspector.diagnosis.pair import Searching, compared
from inspector.diagnosis.pairing import with_pair
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.reading import read_evidence
from inspector.errors import require
from inspector.inspection import ALL_RULES, Inquiry, inspect_all
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant

__all__ = ["Comparison", "Diagnosis", "Evidence", "compare", "diagnose", "read_evidence"]


def diagnose(
    evidence: Evidence | Iterable[Evidence], *, now: float, tenant: Tenant | None = None, rules: RuleSet | None = None
) -> Diagnosis:
    """Why a login failed; several pieces of evidence are one case.

    Tokens in captures are judged as of their own calls, others as of `now`, in seconds since 1970-01-01 UTC; where
    there are two tokens and no call, they are compared as well. Any evidence gives a diagnosis: without a cause its
    `first_cause` is None. Raises OptionError for a moment that no calendar has.
    """
    case = evidence if isinstance(evidence, Evidence) else together(tuple(evidence))
    inquiry = Inquiry(now, tenant or Tenant(), rules or ALL_RULES, Search.QUICK)
    return with_pair(diagnose_by(case, inquiry), inquiry)


def compare(  # noqa: PLR0913 - what inspect takes, two texts, and how long to search
    good: str,
    bad: str,
    *,
    now: float,
    tenant: Tenant | None = None,
    rules: RuleSet | None = None,
    goes_on: Callable[[], bool] | None = None,
) -> Comparison:
    """What differs between a token that worked and one that did not, what of it matters, and what was done to either.

    Each is the first token in a text, in whatever surrounds it; both are judged as of `now`, in seconds since
    1970-01-01 UTC. Any text is compared: one without a token has a finding that says so (QJ101). With `goes_on` it is
    searched for what happened after signing to a token whose signature is not good by the tenant's certificate: it is
    asked between trials, some thousand times a second, and False ends the search. Raises OptionError for a moment that
    no calendar has, and for what is no text.
    """
    require(good, str, "the good token is a str")
    require(bad, str, "the bad token is a str")
    inquiry = Inquiry(now, tenant or Tenant(), rules or ALL_RULES)
    one, other = (inspect_all(text, inquiry)[0] for text in (good, bad))
    return compared(one, other, inquiry, Searching(bounds=None if goes_on is None else lambda: goes_on))
