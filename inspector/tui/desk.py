"""From tenant, rules and a clock to the inquiry that tokens are judged by at this moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from inspector.checks.catalogue import RuleSet
from inspector.inspection import ALL_RULES, Inquiry
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant

_NOBODY = Tenant()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """By what tokens are judged; where the clock stands still, `stopped_at` says when (seconds since 1970, UTC).

    With `among`, each token is judged by that of these tenants which fits it, and by `tenant` where none does. `given`
    is what options of the start laid over what is kept of tenants, by the names of settings.
    """

    now: Callable[[], float]
    tenant: Tenant = _NOBODY
    rules: RuleSet = ALL_RULES
    stopped_at: float | None = None
    among: tuple[Tenant, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def moment(self) -> float:
        """The moment of judgement in seconds since 1970-01-01 UTC."""
        return self.now() if self.stopped_at is None else self.stopped_at

    def inquiry(self, search: Search = Search.QUICK) -> Inquiry:
        """The inquiry at this moment."""
        return Inquiry(self.moment, self.tenant, self.rules, search, self.among)

    def with_clock_toggled(self) -> "Desk":
        """The clock stopped at this moment, or running again."""
        return replace(self, stopped_at=self.now() if self.stopped_at is None else None)

    def with_tenant(self, tenant: Tenant) -> "Desk":
        """The same for another tenant, by which all tokens are judged."""
        return replace(self, tenant=tenant, among=(), given={})

    @property
    def looks_for_each(self) -> bool:
        """Whether each token is judged by its own tenant, if there is one: nothing was told of one for all."""
        tenant = self.tenant
        told = (tenant.name or None, tenant.issuer, tenant.key_id, tenant.certificate)
        return bool(self.among) or all(each is None for each in told)

    def judges_by(self, tenant: Tenant) -> bool:
        """Whether it is one of those that tokens are judged by here."""
        return any(tenant is each for each in (self.tenant, *self.among))
