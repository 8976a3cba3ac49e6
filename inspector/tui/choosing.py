"""From the configuration as it is now, and what was chosen of it, to the desk that judges by it."""

from dataclasses import replace

from inspector.configuration import Configuration
from inspector.configuration.choosing import tenant_values
from inspector.configuration.kept import named_values
from inspector.configuration.told import tenant_of
from inspector.trust.tenant import Tenant
from inspector.tui.desk import Desk

_TOLERANCE = "clock-tolerance"


def for_all(desk: Desk, name: str, configuration: Configuration) -> Desk:
    """All tokens judged by a tenant as it is kept; of what was given at the start the tolerance is laid over it.

    Raises what `tenant_of` does, and OptionError for a name that is not there.
    """
    given = {key: value for key, value in desk.given.items() if key == _TOLERANCE}
    return replace(desk.with_tenant(tenant_of(tenant_values(configuration, name, given))), given=given)


def for_each(desk: Desk, configuration: Configuration) -> Desk:
    """Each token judged by that tenant which fits it; raises what `tenant_of` does.

    The one for tokens that none fits is made anew, so that they are looked at again.
    """
    given = {key: value for key, value in desk.given.items() if key == _TOLERANCE}
    among = tuple(tenant_of({**told, **given}) for told in named_values(configuration).values())
    nobody = Tenant(clock_tolerance=given.get(_TOLERANCE, desk.tenant.clock_tolerance if desk.among else 0))
    return replace(desk, tenant=nobody, among=among, given=given)


def renewed(desk: Desk, configuration: Configuration, *, called: str, now: str) -> Desk:
    """The desk after the tenant `called` so was changed to be called `now` so ("" where it is gone, or was not there).

    What was set for this run, or by the table [tenant], stays as it is. Raises what `tenant_of` does.
    """
    if desk.looks_for_each:
        return for_each(desk, configuration)
    if not called or desk.tenant.name != called:
        return desk
    if not now:
        return for_each(desk, configuration)
    return replace(desk, tenant=tenant_of(tenant_values(configuration, now, desk.given)))
