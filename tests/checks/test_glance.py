"""What a glance shows to be usual: no rule that goes by it would have had anything to say."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checks.case import CLAIMS, Case, Standing, beyond, times
from inspector.checks.catalogue import FACTS, RULES, Plan, RuleSet
from inspector.checks.glance import SEEN, are_all_required, are_odd_claims, is_foreign, is_odd_header, is_odd_user
from inspector.checks.rule import About, Rule
from inspector.checks.schema import by_authority, schema
from inspector.jose import Json, unread_token
from inspector.signing.samples import ISSUER, KEY_ID
from inspector.trust.tenant import Tenant
from tests.builders import EXP, IAT, MOMENT, NBF, codes, report_on, tenant, token

GLANCES = ("odd_header", "odd_claims", "odd_span", "odd_moment", "odd_user", "foreign")
BY_GLANCE = [rule for rule in RULES if rule.about in GLANCES]
TYPES: tuple[Json, ...] = ("JWT", "jwt", "", "JOSE", None, 1)
KEY_IDS: tuple[Json, ...] = (KEY_ID, "kéy", "", None, 7)
ODD: tuple[Json, ...] = (None, True, False, 0, 1, 1.5, "", "x", "qlik.api/login/jwt-session",
                         ["qlik.api/login/jwt-session"], {})  # fmt: skip
ADDRESSES: tuple[Json, ...] = (
    "a@b", "a.b+c-d_e@b-c.d", "@b", "a@", "a", "a b@c", "a@b@c", "<a@b>", "zoë@example.com", "", " ", None, 7, ["a@b"],
    *("a" * local + "@" + "b" * domain for local in (64, 65) for domain in (188, 189, 190)),
)  # fmt: skip
GROUPS: tuple[Json, ...] = (
    None, [], ["a"], ["a", "b"], ["a", "a"], [""], ["a", 7], [["a"]], "ab", "", {}, {"a": 1}, 7,
    ["a" * 256], ["a" * 257], ["a" * 128, "b" * 128], [str(number) for number in range(1001)],
)  # fmt: skip
# Seconds on both sides of every boundary that a rule about times has.
AROUND = (
    -4000,
    -3601,
    -3600,
    -901,
    -895,
    -894,
    -600,
    -599,
    -87,
    -86,
    -1,
    0,
    1,
    59,
    60,
    86,
    87,
    599,
    600,
    895,
    3600,
    3601,
)


def case(header: dict[str, Json], payload: dict[str, Json], judged_by: Tenant) -> Case:
    """A case with these members, as it is before its judge."""
    iat, nbf, exp, odd_times, odd_span, odd_moment = times(payload, MOMENT, judged_by.longest_lifetime)
    return Case(
        token=unread_token("", ()),
        tenant=judged_by,
        moment=MOMENT,
        header=header,
        payload=payload,
        violations={},
        signature=Standing("valid"),
        iat=iat,
        nbf=nbf,
        exp=exp,
        odd_times=odd_times,
        odd_header=is_odd_header(header),
        odd_claims=are_odd_claims(payload),
        odd_span=odd_span,
        odd_moment=odd_moment,
        odd_user=is_odd_user(payload),
        foreign=is_foreign(header, payload, judged_by),
    )


def cases() -> Iterator[Case]:
    """All that a glance can see, around every boundary."""
    usual: dict[str, Json] = {"iat": IAT, "nbf": NBF, "exp": EXP}
    for typ, kid in product(TYPES, KEY_IDS):
        yield case({"typ": typ, "kid": kid}, usual, tenant())
    for verified, aud, jti in product(ODD, ODD, ODD):
        yield case({}, {"email_verified": verified, "aud": aud, "jti": jti}, tenant())
    for email, groups in product(ADDRESSES, GROUPS):
        yield case({}, {"email": email, "groups": groups}, tenant())
        yield case({}, {"email": email}, tenant())
    for judged_by, kid, issuer in product((tenant(), Tenant()), KEY_IDS, (ISSUER, ISSUER + "/", "", None, 7)):
        yield case({"kid": kid}, {"iss": issuer}, judged_by)
    for judged_by in (tenant(), tenant(clock_tolerance=60), tenant(longest_lifetime=86)):
        for iat, nbf, exp in product(AROUND, AROUND, AROUND):
            yield case({}, {"iat": MOMENT + iat, "nbf": MOMENT + nbf, "exp": MOMENT + exp}, judged_by)
    for changed in (None, 1.5, "x", True, 0, 4_102_444_801):
        for name in usual:
            yield case({}, {**usual, name: changed}, tenant())


CASES = tuple(cases())


@pytest.mark.parametrize("rule", BY_GLANCE, ids=lambda rule: rule.code)
def test_where_all_is_usual_the_rule_holds(rule: Rule) -> None:
    usual = [each for each in CASES if not getattr(each, rule.about)]
    assert usual
    assert not [each for each in usual if list(rule.check(each))]


@pytest.mark.parametrize("rule", BY_GLANCE, ids=lambda rule: rule.code)
def test_the_rule_finds_something_among_what_is_odd(rule: Rule) -> None:
    odd = [each for each in CASES if getattr(each, rule.about)]
    assert [each for each in odd if list(rule.check(each))]


def test_all_claims_but_groups_are_required() -> None:
    assert {*schema("payload")["required"], "groups"} == set(CLAIMS)


@given(st.sets(st.sampled_from((*CLAIMS, "mail", "Groups"))))
def test_where_all_are_required_there_are_no_others(names: set[str]) -> None:
    payload: dict[str, Json] = dict.fromkeys(names)
    if names.issuperset(schema("payload")["required"]):
        assert are_all_required(payload) == (not beyond("payload", payload))


def test_members_that_a_glance_has_seen_hold_by_the_schema() -> None:
    seen = [each for each in CASES if not each.odd_user and not (each.odd_span and each.odd_moment)]
    users = [case({}, {"email": email, "iat": IAT, "nbf": NBF, "exp": EXP}, tenant()) for email in ADDRESSES]
    seen += [each for each in users if not each.odd_user]
    assert len(seen) > 2
    for each in seen:
        broken = by_authority("payload", each.payload)
        assert broken.keys().isdisjoint({f"/payload/{name}" for name in SEEN})


def test_whatever_value_a_time_has_a_glance_sees_it_only_where_it_is_a_number() -> None:
    for name, value in product(("iat", "nbf", "exp"), ODD):
        each = case({}, {"iat": IAT, "nbf": NBF, "exp": EXP, name: value}, tenant())
        is_seen = not (each.odd_span and each.odd_moment)
        assert not is_seen or f"/payload/{name}" not in by_authority("payload", each.payload)


def test_a_rule_goes_by_each_glance() -> None:
    assert {rule.about for rule in BY_GLANCE} == set(GLANCES)


def test_a_rule_that_is_asked_of_tokens_goes_by_a_fact() -> None:
    asked = [rule for rule in RULES if not rule.is_recorded and not rule.speaks_for and rule.needs != ("certificate",)]
    assert asked
    assert not [rule for rule in asked if rule.about not in FACTS and rule.about != "inputs"]


def test_the_facts_of_a_case_are_those_that_rules_are_about() -> None:
    assert set(FACTS) == set(get_args(About)) - {"", "inputs"}


def test_the_usual_token_is_asked_nothing() -> None:
    class Asked(RuleSet):
        """All rules, made to crash."""

        def plan(self, at_hand: tuple[bool, ...]) -> Plan:
            """The usual plan, but for their checks."""
            plan = super().plan(at_hand)
            return replace(plan, about=tuple(tuple((_crash, rule) for _, rule in asked) for asked in plan.about))

    assert codes(report_on(token(), rules=Asked())) == set()
    assert "QJ000" in codes(report_on(token(header_changes={"typ": "x"}), rules=Asked()))


def _crash(_case: Case) -> tuple[()]:
    raise ZeroDivisionError
