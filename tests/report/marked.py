"""From faults to tokens whose personal values are marked, so that a test sees where one comes out."""

from collections.abc import Mapping

from inspector.jose import Json
from inspector.report.report import Report
from tests.builders import report_on, token

MARK = "Xq7mark"
PERSONAL: Mapping[str, Json] = {
    "sub": f"{MARK}-sub",
    "name": f"{MARK} name",
    "email": f"{MARK}@example.com",
    "groups": [f"{MARK}-group"],
}
# What is done to the payload beyond the marks: each makes another rule speak.
FAULTS: Mapping[str, Mapping[str, Json]] = {
    "none": {},
    "invisible characters": {"sub": f"{MARK}\u200b", "name": f"\u202e{MARK}", "email": f"{MARK}\x1b@x.y"},
    "look-alike letters": {"sub": f"{MARK}а", "name": f"аb{MARK}"},  # Cyrillic
    "lone surrogate": {"name": f"{MARK}\ud800"},
    "arrays": {"sub": [MARK], "name": [MARK], "email": [MARK]},
    "objects": {"sub": {MARK: MARK}, "name": {"n": MARK}, "email": {"e": MARK}, "groups": {"g": MARK}},
    "blank ends": {"sub": f" {MARK} ", "name": f"\t{MARK}", "email": f" {MARK}@x.y"},
    "no address": {"email": f"{MARK} at example"},
    "groups as text": {"groups": f"{MARK},{MARK}"},
    "groups of other things": {"groups": [{MARK: 1}, [MARK], 5]},
    "groups repeated": {"groups": [MARK, MARK, "", f"{MARK}{'x' * 300}"]},
    "very long": {"sub": MARK * 200, "name": MARK * 200, "email": f"{MARK * 200}@x.y"},
    "expired": {"exp": 1_600_000_000, "nbf": 1_599_999_000},
    "verified as text": {"email_verified": "true"},
}


def marked_report(fault: str) -> Report:
    """The report on a token whose personal values are marked."""
    return report_on(token(payload_changes={**PERSONAL, **FAULTS[fault]}))
