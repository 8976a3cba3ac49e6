"""A fault that tokens have in common: what was said of the first is said of all, and of no other."""

from dataclasses import replace
from itertools import product

import pytest

from inspector.checks.case import Case, Standing, times
from inspector.checks.catalogue import RULES, Plan, RuleSet
from inspector.checks.fault import Fault, only_fault
from inspector.checks.glance import SEEN
from inspector.checks.judge import judge, judge_fault
from inspector.checks.rule import Found
from inspector.checks.schema import schema, violations
from inspector.jose import Json, Token, read_token
from inspector.signing.samples import sample_payload
from inspector.trust.tenant import Tenant
from tests.builders import MOMENT, report_on, tenant, token

ABSENT = "absent"
IMPERSONAL = ("subType", "email_verified", "jti", "iss", "aud")
NAMES = sorted(schema("payload")["properties"])
_A_LIST: Json = ["a"]
VALUES: tuple[Json, ...] = (
    *(None, True, False, 0, 1, 1.0, "", " ", "user", "true", "1", "qlik", "x" * 60, "x" * 61, ABSENT),
    [],
    _A_LIST,
    {},
)
HEADERS: tuple[dict[str, Json], ...] = ({}, {"alg": "none", "kid": 1})
TENANT = tenant()


def changed(name: str, value: Json) -> str:
    return token(without=(f"/payload/{name}",)) if value == ABSENT else token(payload_changes={name: value})


def as_a_whole(read: Token) -> tuple[object, ...]:
    """What is said where all rules are asked about the whole token."""
    header, payload = dict(read.header or {}), dict(read.payload or {})
    iat, nbf, exp, odd_times, odd_span, odd_moment = times(payload, MOMENT, TENANT.longest_lifetime)
    case = Case(
        *(read, TENANT, MOMENT, header, payload, violations("payload", payload), Standing("valid"), iat, nbf, exp),
        odd_times=odd_times,
        odd_span=odd_span,
        odd_moment=odd_moment,
    )
    return judge(case, RuleSet())


def fault_of(text: str) -> Fault | None:
    payload = report_on(text).token.payload or {}
    return only_fault(violations("payload", payload), payload)


@pytest.mark.parametrize(("name", "value"), list(product(NAMES, VALUES)))
def test_a_report_says_what_the_rules_say_of_the_whole_token(name: str, value: Json) -> None:
    rules = RuleSet()
    for _ in range(2):  # the second time it may be remembered
        report = report_on(changed(name, value), rules=rules)
        assert (report.findings, report.skipped) == as_a_whole(report.token)


@pytest.mark.parametrize("name", IMPERSONAL)
def test_what_is_remembered_of_one_value_is_not_said_of_another(name: str) -> None:
    rules = RuleSet()
    texts = [changed(name, value) for value in VALUES]
    faults = [(fault_of(text), text) for text in texts]
    met = [(fault, text) for fault, text in faults if fault is not None]
    assert len(met) > 3
    for fault, text in met * 2:
        assert judge_fault(fault, rules, TENANT) == as_a_whole(report_on(text).token)


@pytest.mark.parametrize(
    ("name", "value"), [("sub", " "), ("name", None), ("email", ABSENT), ("groups", "Sales"), ("exp", "5")]
)
def test_nothing_is_remembered_of_other_claims(name: str, value: Json) -> None:
    report = report_on(changed(name, value))
    assert report.findings
    assert fault_of(changed(name, value)) is None


@pytest.mark.parametrize("name", ["subType", "email_verified"])
def test_of_claims_about_the_user_nothing_but_words_is_remembered(name: str) -> None:
    assert fault_of(changed(name, "TRUE")) is not None
    assert fault_of(changed(name, "anna@example.com")) is None
    assert fault_of(changed(name, "a" * 17)) is None


def test_a_long_value_is_not_remembered() -> None:
    assert fault_of(changed("aud", "x" * 60)) is not None
    assert fault_of(changed("aud", "x" * 61)) is None


def test_a_fault_and_a_plan_do_not_show_the_value() -> None:
    rules = RuleSet()
    fault = fault_of(changed("aud", "hidden value"))
    assert fault is not None
    assert judge_fault(fault, rules, TENANT)[0]
    assert "hidden" not in repr((fault, rules.plan_of_whole(TENANT.told)))


@pytest.mark.parametrize(("seen", "other"), list(product(sorted(SEEN), IMPERSONAL)))
@pytest.mark.parametrize("value", [None, "5", " ", ABSENT, 1, True, [], "anna@example.com"])
def test_what_a_glance_sees_hides_no_second_fault(seen: str, other: str, value: Json) -> None:
    wrong: dict[str, Json] = {other: 0.5 if other != "jti" else ""}
    there = {} if value == ABSENT else {seen: value}
    text = token(payload_changes=wrong | there, without=(f"/payload/{seen}",) if value == ABSENT else ())
    report = report_on(text)
    assert (report.findings, report.skipped) == as_a_whole(report.token)


@pytest.mark.parametrize("name", IMPERSONAL)
def test_who_speaks_for_such_a_claim_looks_at_nothing_else(name: str) -> None:
    others = (Tenant(), tenant(issuer="https://other", key_id="other", longest_lifetime=60))
    faults = [fault for fault in (fault_of(changed(name, value)) for value in VALUES) if fault is not None]
    assert len(faults) > 3
    for fault in faults:
        for each, moment, header in product((TENANT, *others), (0, MOMENT), HEADERS):
            payload: dict[str, Json] = {**sample_payload(moment), "sub": None, **fault.payload}
            broken = {fault.where: fault.violations}
            case = Case(read_token(""), each, moment, header, payload, broken, Standing("valid"), None, None, None)
            (speaker,) = (rule for rule in RULES if fault.where in rule.speaks_for)
            assert [(met.where, met.message) for met in speaker.check(case)] == [
                (met.where, met.message) for met in judge_fault(fault, RuleSet(), TENANT)[0]
            ]


def test_tenants_that_share_rules_get_what_is_theirs() -> None:
    rules = RuleSet()
    other = tenant(issuer="https://other", key_id="other")
    for each in (TENANT, other, TENANT):
        report = report_on(changed("aud", "x"), to=each, rules=rules)
        assert report.findings == report_on(changed("aud", "x"), to=each, rules=RuleSet()).findings


def test_a_rule_that_crashed_is_asked_again() -> None:
    plan = RuleSet().plan_of_whole(TENANT.told)
    crashing = iter([True, False])

    def check(_case: Case) -> tuple[Found, ...]:
        if next(crashing):
            raise MemoryError
        return (Found("/payload/aud", "asked again"),)

    fault = fault_of(changed("aud", "x"))
    assert fault is not None
    ((_, rule),) = plan.speakers[fault.where]
    rules = _Changed(replace(plan, speakers={fault.where: ((check, rule),)}))
    assert [each.rule.code for each in judge_fault(fault, rules, TENANT)[0]] == ["QJ000"]
    assert [each.message for each in judge_fault(fault, rules, TENANT)[0]] == ["asked again"]


class _Changed(RuleSet):
    """Rules with a plan of their own."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._own = plan

    def plan(self, at_hand: tuple[bool, ...]) -> Plan:  # noqa: ARG002
        """The plan, whatever is at hand."""
        return self._own


def test_two_faults_are_none_in_common() -> None:
    assert fault_of(token(payload_changes={"aud": "x", "subType": "y"})) is None


def test_of_many_values_not_all_are_remembered() -> None:
    rules = RuleSet()
    for number in range(600):
        assert report_on(changed("aud", f"value {number}"), rules=rules).findings
    said = rules.plan_of_whole(TENANT.told).said
    assert len(said) <= 256
    assert "value 599" in [fault.value for fault in said]
