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

    `called_at` is the moment of a call whose token is looked at: as long as it is, it goes before any other.
    With `among`, each token is judged by that of these tenants which fits it, and by `tenant` where none does. `given`
    is what options of the start laid over what is kept of tenants, by the names of settings.
    """

    now: Callable[[], float]
    tenant: Tenant = _NOBODY
    rules: RuleSet = ALL_RULES
    stopped_at: float | None = None
    called_at: float | None = None
    among: tuple[Tenant, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def moment(self) -> float:
        """The moment of judgement in seconds since 1970-01-01 UTC."""
        at = self.stopped_at if self.called_at is None else self.called_at
        return self.now() if at is None else at

    @property
    def standing(self) -> str:
        """Why the clock stands, in a word or two; "" where it runs."""
        if self.called_at is not None:
            return "of the call"
        return "" if self.stopped_at is None else "stopped"

    def inquiry(self, search: Search = Search.QUICK) -> Inquiry:
        """The inquiry at this moment."""
        return Inquiry(self.moment, self.tenant, self.rules, search, self.among)

    def with_clock_toggled(self) -> "Desk":
        """The clock stopped at this moment, or running again; from a call's moment back to how it was."""
        if self.called_at is not None:
            return self.at_call(None)
        return replace(self, stopped_at=self.now() if self.stopped_at is None else None)

    def at_call(self, moment: float | None) -> "Desk":
        """The clock at a call's moment; as it was before with None."""
        return replace(self, called_at=moment)

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
