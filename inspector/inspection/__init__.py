"""From text to reports: the one path that every token takes, be it one or one of millions."""

from inspector.inspection.certificates import inspect_certificate, refusal
from inspector.inspection.inquiry import ALL_RULES, EARLIEST, LATEST, Inquiry
from inspector.inspection.reports import (
    inspect,
    inspect_all,
    inspect_bare,
    inspect_each,
    inspect_found,
    inspect_lost,
    inspect_nothing,
    inspect_unsigned,
    judge_again,
)

__all__ = (
    "ALL_RULES",
    "EARLIEST",
    "LATEST",
    "Inquiry",
    "inspect",
    "inspect_all",
    "inspect_bare",
    "inspect_certificate",
    "inspect_each",
    "inspect_found",
    "inspect_lost",
    "inspect_nothing",
    "inspect_unsigned",
    "judge_again",
    "refusal",
)
