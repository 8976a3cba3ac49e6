"""From the keys that bindings have to how the workbench is given what was lacking: no screen names an option."""

from collections.abc import Mapping

from inspector.report.ways import Ways
from inspector.tui.keys import DEFAULTS, spoken_key


def workbench_ways(names: Mapping[str, str]) -> Ways:
    """The workbench's own ways; `names` are the keys of bindings that were given others."""
    key = spoken_key(names.get("certificate", DEFAULTS["certificate"]))
    return Ways(certificate=key, issuer=key, key_id=key, tolerance=key, moment="the workbench's clock")
