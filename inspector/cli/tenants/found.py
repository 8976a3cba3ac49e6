"""From a tenant's name to that tenant of the configuration, and to the files that have it."""

from pathlib import Path

from inspector.cli.configured import configured, named_tenants, no_tenant
from inspector.configuration import kept as keeping
from inspector.configuration.kept import Kept
from inspector.errors import OptionError


def all_kept() -> list[Kept]:
    """The tenants of the configuration, in its order."""
    return keeping.all_kept(configured(), Path.cwd())


def kept(name: str, act: str) -> Kept:
    """The tenant of this name; raises OptionError where there is none, in the words of the act."""
    values = named_tenants().get(name)
    if values is None:
        raise OptionError(f"tenant {act}: {no_tenant(name)}")
    return keeping.kept_of(name, values, Path.cwd())
