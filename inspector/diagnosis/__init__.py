"""From captures, Qlik's answers and tokens to why a login failed, and from two tokens to what differs and matters."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from inspector.checks.catalogue import RuleSet
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.comparison import Comparison
from inspector.diagnosis.evidence import Evidence, together
from inspector.diagnosis.pair import Searching, compared
from inspector.diagnosis.pairing import with_pair
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.reading import read_evidence
from inspector.diagnosis.stories import stories, with_stories
from inspector.errors import OptionError, require
from inspector.inspection import ALL_RULES, Inquiry, inspect_all
from inspector.trust.certificate import Certificate
from inspector.trust.reason import Search
from inspector.trust.story import Named
from inspector.trust.tenant import Tenant

_NO_OTHERS: Mapping[str, Certificate] = MappingProxyType({})

__all__ = ["Comparison", "Diagnosis", "Evidence", "compare", "diagnose", "read_evidence"]


def diagnose(  # noqa: PLR0913 - what inspect takes, further certificates, and how long to search
    evidence: Evidence | Iterable[Evidence],
    *,
    now: float,
    tenant: Tenant | None = None,
    rules: RuleSet | None = None,
    certificates: Mapping[str, Certificate] = _NO_OTHERS,
    goes_on: Callable[[], bool] | None = None,
) -> Diagnosis:
    """Why a login failed; several pieces of evidence are one case.

    Tokens in captures are judged as of their own calls, others as of `now`, in seconds since 1970-01-01 UTC; where
    there are two tokens and no call, they are compared as well. Any evidence gives a diagnosis: without a cause its
    `first_cause` is None. `certificates` are further ones by their names: of a signature that the tenant's does not
    make good it is told which of them fits. With `goes_on` it is searched, too, for what happened to such a token after
    signing: it is asked between trials, some thousand times a second, and False ends the search. Raises OptionError for
    a moment that no calendar has, and for what is no certificate or function.
    """
    case = evidence if isinstance(evidence, Evidence) else together(tuple(evidence))
    inquiry = Inquiry(now, tenant or Tenant(), rules or ALL_RULES, Search.QUICK)
    among, bounds = _named(certificates), _bounds(goes_on)
    found = diagnose_by(case, inquiry, among=among)
    told = stories((*found.judged, *found.handed_out), inquiry, among=among, bounds=bounds) if among or bounds else ()
    return with_pair(with_stories(found, told), inquiry, told=told, among=among)


def compare(  # noqa: PLR0913 - what inspect takes, two texts, further certificates, and how long to search
    good: str,
    bad: str,
    *,
    now: float,
    tenant: Tenant | None = None,
    rules: RuleSet | None = None,
    certificates: Mapping[str, Certificate] = _NO_OTHERS,
    goes_on: Callable[[], bool] | None = None,
) -> Comparison:
    """What differs between a token that worked and one that did not, what of it matters, and what was done to either.

    Each is the first token in a text, in whatever surrounds it; both are judged as of `now`, in seconds since
    1970-01-01 UTC. Any text is compared: one without a token has a finding that says so (QJ101). `certificates`
    are further ones by their names: it is told whose key made which signature. With `goes_on` it is searched for what
    happened after signing to a token whose signature is not good by the tenant's certificate: it is asked between
    trials, some thousand times a second, and False ends the search. Raises OptionError for a moment that no calendar
    has, and for what is no text, certificate or function.
    """
    require(good, str, "the good token is a str")
    require(bad, str, "the bad token is a str")
    inquiry = Inquiry(now, tenant or Tenant(), rules or ALL_RULES)
    one, other = (inspect_all(text, inquiry)[0] for text in (good, bad))
    bounds = _bounds(goes_on)
    return compared(one, other, inquiry, Searching(bounds=bounds, among=_named(certificates)))


def _named(certificates: Mapping[str, Certificate]) -> tuple[Named, ...]:
    """The certificates that have an RSA key, with their names; raises OptionError for what is none."""
    require(certificates, Mapping, "the certificates are a mapping of names to them")
    for name, each in certificates.items():
        require(name, str, "a certificate's name is a str")
        require(each, Certificate, "each of the certificates is a Certificate, from read_certificate")
    return tuple(Named(name, each) for name, each in certificates.items() if each.key is not None)


def _bounds(goes_on: Callable[[], bool] | None) -> Callable[[], Callable[[], bool]] | None:
    """What each search is to ask, the same function for all; raises OptionError for what is none."""
    if goes_on is None:
        return None
    if not callable(goes_on):
        raise OptionError(f"goes_on is a function without arguments that gives a bool, not {type(goes_on).__name__}")
    return lambda: goes_on
