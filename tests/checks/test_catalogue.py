"""The catalogue as a whole: complete, without gaps, and never louder than what was asked."""

import re
from collections import Counter
from dataclasses import replace
from typing import get_args

import pytest

from inspector.checks.catalogue import BY_CODE, BY_FAMILY, BY_NAME, NEEDS, RULES, RuleSet
from inspector.checks.rule import Grade, Rule, Severity
from inspector.checks.schema import Part, schema
from inspector.report.report import Verdict
from inspector.trust.tenant import Tenant
from tests.builders import MOMENT, Row, codes, report_on, tenant, token
from tests.checks import (
    test_rules_certificate,
    test_rules_header,
    test_rules_lifetime,
    test_rules_reading,
    test_rules_signature,
    test_rules_tenant,
    test_rules_text,
    test_rules_user,
)

EXPECTED = """
QJ000 internal-error error
QJ101 no-token error
QJ102 not-three-parts error
QJ103 encrypted-token error
QJ104 bad-base64url error
QJ105 not-utf8 error
QJ106 not-json error
QJ107 not-an-object error
QJ108 duplicate-name error
QJ109 too-large error
QJ110 no-signature error
QJ111 unsafe-text warning
QJ112 pasted-with-extras note
QJ113 other-token error
QJ114 blacked-out note
QJ201 alg error
QJ202 kid error
QJ203 typ warning
QJ204 crit error
QJ205 unencoded-payload error
QJ206 key-in-header warning
QJ207 claim-in-header error
QJ208 kid-not-ascii warning
QJ209 header-extra note
QJ301 sub error
QJ302 subType error
QJ303 name error
QJ304 email error
QJ305 email_verified error
QJ306 groups error
QJ307 email-form warning
QJ308 email-not-verified warning
QJ309 misnamed-claim warning
QJ310 option-in-payload warning
QJ311 unread-claim note
QJ312 group-limits warning
QJ401 iss error
QJ402 issuer-mismatch error
QJ403 kid-mismatch error
QJ404 aud error
QJ405 aud-array warning
QJ406 jti error
QJ407 jti-number warning
QJ408 jti-reused error
QJ501 lifetime-too-long error
QJ502 expired error
QJ503 not-yet-valid error
QJ504 exp error
QJ505 nbf error
QJ506 iat error
QJ507 never-valid error
QJ508 milliseconds error
QJ509 implausible-time warning
QJ510 fractional-time note
QJ511 issued-in-future warning
QJ512 offset-clock warning
QJ513 seconds-as-milliseconds warning
QJ601 wrong-key error
QJ602 content-altered error
QJ603 other-algorithm error
QJ604 signature-length error
QJ605 hmac-with-public-key error
QJ606 damaged-signature error
QJ701 certificate-unreadable error
QJ702 private-key error
QJ703 key-not-rsa error
QJ704 key-too-small error
QJ705 certificate-expired warning
QJ706 certificate-not-yet-valid warning
QJ707 not-pasteable warning
QJ708 several-certificates warning
QJ709 public-key-only note
QJ710 weak-exponent warning
QJ801 claim-and-option error
QJ802 missing-option error
QJ803 option-value error
QJ804 option-refused error
QJ805 timespan error
QJ806 timespan-without-unit warning
QJ807 payload-refused error
QJ808 header-overrides warning
"""
JUDGED_ELSEWHERE = re.compile(r"QJ408|QJ8\d\d")  # by what runs over many tokens, and before there is one
NEVER_PROVOKED = {"QJ000"}  # only a rule that crashes brings it: tests/checks/test_crash.py
PARTS: tuple[Part, ...] = ("header", "payload")
TEMPLATE = re.compile(r"todo|tbd|fixme|xxx|lorem|template|\?\?|<[a-z ]+>", re.IGNORECASE)

_TABLES: tuple[tuple[Row, ...], ...] = (
    test_rules_reading.ROWS,
    test_rules_text.ROWS,
    test_rules_header.ROWS,
    test_rules_user.ROWS,
    test_rules_tenant.ROWS,
    test_rules_lifetime.ROWS,
    test_rules_signature.ROWS,
)


def _rules() -> list[Rule]:
    return [rule for rule in RULES if not JUDGED_ELSEWHERE.fullmatch(rule.code)]


def test_the_catalogue_is_the_published_one() -> None:
    found = [f"{rule.code} {rule.name} {rule.severity.value}" for rule in RULES]
    assert found == EXPECTED.split("\n")[1:-1]


def test_codes_and_names_are_unique() -> None:
    assert RULES
    assert [code for code, times in Counter(rule.code for rule in RULES).items() if times > 1] == []
    assert [name for name, times in Counter(rule.name for rule in RULES).items() if times > 1] == []
    assert len(BY_CODE) == len(BY_NAME) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_a_code_is_qj_and_three_digits(rule: Rule) -> None:
    assert re.fullmatch(r"QJ[0-9]{3}", rule.code)


def test_every_rule_but_the_internal_error_belongs_to_one_family() -> None:
    members = [rule.code for _, rules in BY_FAMILY for rule in rules]
    assert Counter(members) == Counter(rule.code for rule in RULES[1:])


@pytest.mark.parametrize("rule", RULES, ids=repr)
@pytest.mark.parametrize("part", ["title", "why", "fix"])
def test_every_text_is_written(rule: Rule, part: str) -> None:
    text = getattr(rule, part)
    assert len(text) > len("No token")
    assert not TEMPLATE.search(text)
    assert text == " ".join(text.split())


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_why_and_fix_are_sentences_and_titles_are_not(rule: Rule) -> None:
    assert rule.why.endswith(".")
    assert rule.fix.endswith(".")
    assert not rule.title.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_every_rule_cites_where_it_comes_from(rule: Rule) -> None:
    assert bool(rule.sources) == (rule.code != "QJ000")
    assert [source for source in rule.sources if not re.fullmatch(r"https://[^\s]+\.[^\s]+/[^\s]*", source)] == []
    assert rule.grade in get_args(Grade)


def _constrained(part: Part) -> set[str]:
    """The members about which a schema says more than words."""
    stated = schema(part)
    properties = stated["properties"].items()
    words = {"title", "description", "examples"}
    return {f"/{part}/{name}" for name, about in properties if about.keys() - words} | {
        f"/{part}/{name}" for name in stated["required"]
    }


@pytest.mark.parametrize("part", PARTS)
def test_each_constraint_of_a_schema_is_spoken_for_by_exactly_one_rule(part: Part) -> None:
    constrained = _constrained(part)
    assert len(constrained) > 5
    speakers = Counter(where for rule in RULES for where in rule.speaks_for if where.startswith(f"/{part}/"))
    assert speakers == Counter(constrained)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.speaks_for], ids=repr)
def test_a_rule_speaks_for_members_that_the_schema_has(rule: Rule) -> None:
    known = {f"/{part}/{name}" for part in PARTS for name in schema(part)["properties"]}
    assert set(rule.speaks_for) <= known


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.causes], ids=repr)
def test_what_a_rule_causes_exists_and_is_another(rule: Rule) -> None:
    for beginning in rule.causes:
        assert [code for code in BY_CODE if code.startswith(beginning) and code != rule.code]


def test_what_a_rule_needs_is_something_that_can_be_lacking() -> None:
    assert {need for rule in RULES for need in rule.needs} == set(NEEDS)


def test_every_rule_is_provoked_by_a_row_of_the_tables() -> None:
    provoked = {code for table in _TABLES for row in table for code in row.expected}
    provoked |= {code for row in test_rules_certificate.ROWS for code in row.expected}
    assert {rule.code for rule in _rules()} - NEVER_PROVOKED == provoked


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: table[0].description)
def test_every_row_has_a_name_of_its_own(table: tuple[Row, ...]) -> None:
    assert [name for name, times in Counter(row.description for row in table).items() if times > 1] == []


@pytest.mark.parametrize(
    ("select", "ignore", "found"),
    [
        ((), (), {"QJ201", "QJ203", "QJ501"}),
        (("QJ2",), (), {"QJ201", "QJ203"}),
        (("QJ203", "QJ5"), (), {"QJ203", "QJ501"}),
        (("QJ",), ("QJ2",), {"QJ501"}),
        ((), ("QJ201", "QJ203"), {"QJ501"}),
        (("QJ2",), ("QJ20",), set()),
        (("QJ9",), (), set()),
    ],
)
def test_only_what_is_selected_and_not_ignored_is_asked(
    select: tuple[str, ...], ignore: tuple[str, ...], found: set[str]
) -> None:
    faulty = token(header_changes={"alg": "RS512", "typ": "x"}, payload_changes={"exp": MOMENT + 7200})
    assert codes(report_on(faulty, rules=RuleSet(select=select, ignore=ignore))) == found


def test_a_recorded_rule_can_be_ignored_too() -> None:
    assert "QJ104" not in codes(report_on(f"{token()}==", rules=RuleSet(ignore=("QJ104",))))


@pytest.mark.parametrize(
    ("severity", "verdict"),
    [
        (Severity.ERROR, Verdict.NONCONFORMING),
        (Severity.WARNING, Verdict.CONFORMING),
        (Severity.NOTE, Verdict.CONFORMING),
    ],
)
def test_a_severity_can_be_changed(severity: Severity, verdict: Verdict) -> None:
    report = report_on(token(header_changes={"typ": "x"}), rules=RuleSet(severities={"QJ203": severity}))
    assert [(finding.rule.code, finding.rule.severity) for finding in report.findings] == [("QJ203", severity)]
    assert report.verdict is verdict


def test_a_changed_severity_changes_no_other_rule_and_not_the_catalogue() -> None:
    RuleSet(severities={"QJ203": Severity.ERROR})
    assert BY_CODE["QJ203"].severity is Severity.WARNING


@pytest.mark.parametrize("rule", [rule for rule in _rules()[1:] if rule.severity is Severity.ERROR], ids=repr)
def test_skipped_is_not_passed(rule: Rule) -> None:
    report = report_on(token(), rules=RuleSet(ignore=(rule.code,)))
    assert [(skip.rule.code, skip.lacks) for skip in report.skipped] == [(rule.code, "selection")]
    assert report.verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("rule", [rule for rule in _rules() if rule.severity is not Severity.ERROR], ids=repr)
def test_skipping_advice_leaves_a_token_conforming(rule: Rule) -> None:
    report = report_on(token(), rules=RuleSet(ignore=(rule.code,)))
    assert [skip.rule.code for skip in report.skipped] == [rule.code]
    assert report.verdict is Verdict.CONFORMING


@pytest.mark.parametrize(
    ("to", "skipped"),
    [
        (replace(tenant(), issuer=None), {"QJ402"}),
        (replace(tenant(), key_id=None), {"QJ403"}),
        (replace(tenant(), certificate=None), {rule.code for rule in _rules() if rule.code[:3] in ("QJ6", "QJ7")}),
    ],
    ids=["no issuer", "no key ID", "no certificate"],
)
def test_what_the_tenant_does_not_tell_is_not_decided(to: Tenant, skipped: set[str]) -> None:
    report = report_on(token(), to=to)
    assert {skip.rule.code for skip in report.skipped} == skipped
    assert report.verdict is Verdict.UNDECIDED


def test_an_error_outweighs_what_was_skipped() -> None:
    report = report_on(token(header_changes={"alg": "none"}), to=tenant(issuer=None))
    assert report.verdict is Verdict.NONCONFORMING
