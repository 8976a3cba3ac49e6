"""From moment, tenant and rules to what tokens are judged by."""

from dataclasses import dataclass, field

from inspector.checks.catalogue import RuleSet
from inspector.checks.finding import Finding, Skipped
from inspector.checks.judge import judge_certificate
from inspector.errors import OptionError, require
from inspector.jose import Token
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant

ALL_RULES = RuleSet()
NOBODY = Tenant()
EARLIEST, LATEST = -62_135_596_800, 253_402_300_799  # the years 1 to 9999


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What tokens are judged by: moment (seconds since 1970-01-01 UTC), tenant, rules, and how far to search.

    With `among`, each token is judged by that of these tenants which fits it, and by `tenant` where none does.
    `of_certificate` is what is found in the tenant's, whatever token comes, `of_usual` what cannot be asked even of a
    token that is as usual.
    Raises OptionError for a moment outside of the years 1 to 9999.
    """

    moment: float
    tenant: Tenant = NOBODY
    rules: RuleSet = field(default=ALL_RULES)
    search: Search = Search.THOROUGH
    among: tuple[Tenant, ...] = ()
    of_certificate: tuple[Finding, ...] = field(init=False)
    of_usual: tuple[Skipped, ...] = field(init=False, repr=False)
    _of_others: tuple["Inquiry", ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        require(self.moment, (int, float), "now is a moment in seconds since 1970, a number")
        require(self.tenant, Tenant, "tenant is a Tenant")
        require(self.rules, RuleSet, "rules is a RuleSet")
        if not EARLIEST <= self.moment <= LATEST:
            raise OptionError("the moment of judgement must lie within the years 1 to 9999, in seconds since 1970")
        certificate = self.tenant.certificate
        found = () if certificate is None else judge_certificate(certificate, self.moment, self.rules)
        object.__setattr__(self, "of_certificate", found)
        object.__setattr__(self, "of_usual", self.rules.plan_of_whole(self.tenant.told).skipped)
        others = tuple(Inquiry(self.moment, tenant, self.rules, self.search) for tenant in self.among)
        object.__setattr__(self, "_of_others", others)

    def fitting(self, token: Token) -> "Inquiry":
        """The inquiry by the tenant whose key ID and issuer the token has, or one of them; this one where none fits."""
        issuer, key_id = (token.payload or {}).get("iss"), (token.header or {}).get("kid")
        best, most = self, 0
        for other in self._of_others:
            tenant = other.tenant
            fit = 2 * (tenant.key_id is not None and tenant.key_id == key_id) + (tenant.issuer == issuer is not None)
            if fit > most:
                best, most = other, fit
        return best
