"""From the families to the whole catalogue, and from a choice of codes to the rules that are asked."""

import copyreg
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter
from types import ModuleType
from typing import TypeAlias

from inspector.checks.case import Case
from inspector.checks.fault import Fault
from inspector.checks.finding import Finding, Skipped
from inspector.checks.rule import Check, Rule, Severity, Stage
from inspector.checks.rules import (
    advice,
    before_signing,
    certificate,
    guesses,
    header,
    lifetime,
    reading,
    signature,
    tenant,
    user,
)

FAMILIES: tuple[tuple[str, tuple[ModuleType, ...]], ...] = (
    ("Reading the token", (reading,)),
    ("Header", (header,)),
    ("User", (user, advice)),
    ("Tenant", (tenant,)),
    ("Lifetime", (lifetime, guesses)),
    ("Signature", (signature,)),
    ("Certificate and key", (certificate,)),
    ("Before signing", (before_signing,)),
)

INTERNAL_ERROR = Rule(
    code="QJ000",
    name="internal-error",
    title="A rule of this tool crashed",
    severity=Severity.ERROR,
    stage=Stage.TEXT,
    why="A rule that crashes is a bug in this tool, not in the token. The other rules have answered.",
    fix="Report the code named and, if it holds nothing secret, the token's shape to the makers of this tool.",
    grade="documented",
    sources=(),
)


def _blocks(modules: Iterable[ModuleType]) -> tuple[Rule, ...]:
    found = (value for module in modules for value in vars(module).values() if isinstance(value, Rule))
    return tuple(sorted(found, key=lambda rule: rule.code))


BY_FAMILY: tuple[tuple[str, tuple[Rule, ...]], ...] = tuple((title, _blocks(modules)) for title, modules in FAMILIES)
RULES: tuple[Rule, ...] = (INTERNAL_ERROR, *(rule for _, rules in BY_FAMILY for rule in rules))
BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}
BY_NAME: Mapping[str, Rule] = {rule.name: rule for rule in RULES}


# What a rule may need before it can be asked.
_OF_TOKEN = ("header", "payload", "signature", "login token")
NEEDS = (*_OF_TOKEN, "certificate", "usable key", "issuer", "key ID")


FACTS = Case._fields[Case._fields.index("unread") :]
facts = itemgetter(slice(-len(FACTS), None))
"""A case's facts that rules are about, in the order of FACTS."""


Asking: TypeAlias = tuple[Check, Rule]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked when certain things are lacking: about each of FACTS, and of a certificate alone.

    `said` is what was said of faults that stand alone. It holds for whatever tenant, moment and header: who speaks for
    the member of a Fault looks at nothing else.
    """

    about: tuple[tuple[Asking, ...], ...]
    of_certificate: tuple[Asking, ...]
    speakers: Mapping[str, tuple[Asking, ...]]
    recorded: dict[str, Rule]
    skipped: tuple[Skipped, ...]
    said: dict[Fault, tuple[Finding, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)


@lru_cache(maxsize=1024)
def known_rule(code: str, severity: Severity) -> Rule:
    """A rule of the catalogue, weighed as somebody wants it; the same object each time."""
    rule = BY_CODE[code]
    return rule if rule.severity is severity else replace(rule, severity=severity)


# Between processes a rule goes by its code: its check is code, which both sides have.
copyreg.pickle(Rule, lambda rule: (known_rule, (rule.code, rule.severity)))


class RuleSet:
    """The rules to ask, with their severities; the deselected ones count as not asked."""

    def __init__(
        self,
        *,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        severities: Mapping[str, Severity] | None = None,
    ) -> None:
        changed = severities or {}
        self._choice = (select, ignore, tuple(sorted((code, level.value) for code, level in changed.items())))
        rules = [known_rule(rule.code, changed.get(rule.code, rule.severity)) for rule in RULES[1:]]
        self._asked = [rule for rule in rules if _is_chosen(rule, select, ignore)]
        self._deselected = tuple(Skipped(rule, "selection") for rule in rules if rule not in self._asked)
        self._plans: dict[tuple[bool, ...], Plan] = {}
        self._plans_of_whole: dict[tuple[bool, ...], Plan] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """Between processes the choice alone travels, and each makes the set once."""
        return _chosen_again, self._choice

    def plan(self, at_hand: tuple[bool, ...]) -> Plan:
        """What to ask where these of NEEDS are at hand; made once for each such case."""
        found = self._plans.get(at_hand)
        if found is None:
            found = self._plans[at_hand] = self._make(at_hand)
        return found

    def plan_of_whole(self, told: tuple[bool, ...]) -> Plan:
        """What to ask of a token of which nothing is lacking, where these of NEEDS are told of the tenant."""
        found = self._plans_of_whole.get(told)
        if found is None:
            found = self._plans_of_whole[told] = self.plan((*[True] * len(_OF_TOKEN), *told))
        return found

    def _make(self, at_hand: tuple[bool, ...]) -> Plan:
        lacking = [need for need, here in zip(NEEDS, at_hand, strict=True) if not here]
        missing = {rule: next((need for need in rule.needs if need in lacking), None) for rule in self._asked}
        askable = [rule for rule, lacks in missing.items() if lacks is None]
        checked = [rule for rule in askable if not rule.speaks_for and not rule.is_recorded]
        of_token = [rule for rule in checked if rule.needs != ("certificate",)]
        return Plan(
            about=tuple(tuple((rule.check, rule) for rule in of_token if rule.about == name) for name in FACTS),
            of_certificate=tuple((rule.check, rule) for rule in checked if rule not in of_token),
            speakers={where: ((rule.check, rule),) for rule in askable for where in rule.speaks_for},
            recorded={rule.name: rule for rule in (INTERNAL_ERROR, *askable) if rule.is_recorded},
            skipped=tuple(Skipped(rule, lacks) for rule, lacks in missing.items() if lacks) + self._deselected,
        )


@lru_cache(maxsize=8)
def _chosen_again(select: tuple[str, ...], ignore: tuple[str, ...], levels: tuple[tuple[str, str], ...]) -> RuleSet:
    return RuleSet(select=select, ignore=ignore, severities={code: Severity(level) for code, level in levels})


def _is_chosen(rule: Rule, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    chosen = not select or rule.code.startswith(select)
    return chosen and not (ignore and rule.code.startswith(ignore))
