"""A fault that tokens have in common: what was said of the first is said of all, and of no other."""

from itertools import product

import pytest

from inspector.checks.case import Case, Standing, times
from inspector.checks.catalogue import RuleSet
from inspector.checks.fault import Fault, only_fault
from inspector.checks.judge import judge, judge_fault
from inspector.checks.schema import schema, violations
from inspector.jose import Json, Token
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


@pytest.mark.parametrize(("name", "value"), list(product(sorted({*NAMES} - {*IMPERSONAL}), VALUES)))
def test_nothing_is_remembered_that_says_who_somebody_is(name: str, value: Json) -> None:
    assert fault_of(changed(name, value)) is None


def test_two_faults_are_none_in_common() -> None:
    assert fault_of(token(payload_changes={"aud": "x", "subType": "y"})) is None


def test_of_many_values_not_all_are_remembered() -> None:
    rules = RuleSet()
    for number in range(600):
        assert report_on(changed("aud", f"value {number}"), rules=rules).findings
    assert 0 < len(rules.plan_of_whole(TENANT.told).said) <= 256
