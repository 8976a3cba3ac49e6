"""From a case to its findings and to the rules that could not be asked."""

from collections.abc import Iterable, Mapping
from itertools import chain, compress

from inspector.checks.case import Case, Standing
from inspector.checks.catalogue import INTERNAL_ERROR, Asking, Plan, RuleSet, facts
from inspector.checks.fault import Fault
from inspector.checks.finding import Finding, Skipped, by_cause
from inspector.checks.rule import Rule
from inspector.jose import unread_token
from inspector.trust.certificate import Certificate
from inspector.trust.tenant import Tenant
from inspector.visible import visible


def judge(
    case: Case, rules: RuleSet, known: tuple[Finding, ...] = ()
) -> tuple[tuple[Finding, ...], tuple[Skipped, ...]]:
    """Every finding in the order of causes, and what was not asked for want of something.

    `known` are the findings on the tenant's certificate, which is judged once and not for each token.
    """
    plan = _plan(case, rules)
    findings: list[Finding] = []
    if case.is_odd:
        for checks in compress(plan.about, facts(case)):
            _ask(checks, case, findings)
    if case.violations:
        _ask(_speakers(plan, case.violations), case, findings)
    if case.token.problems or case.signature.reason is not None:
        findings.extend(_recorded(case, plan.recorded))
    if known:
        findings.extend(known)
    return by_cause(findings), plan.skipped


def judge_fault(
    fault: Fault, rules: RuleSet, tenant: Tenant, known: tuple[Finding, ...] = ()
) -> tuple[tuple[Finding, ...], tuple[Skipped, ...]]:
    """What `judge` gives for a token that has no other fault and lacks nothing; the rule is asked once for all."""
    plan = rules.plan_of_whole(tenant.told)
    said = plan.said.get(fault)
    if said is None:
        said = _said(fault, tenant, plan)
    return by_cause(said + known) if known else said, plan.skipped


def _said(fault: Fault, tenant: Tenant, plan: Plan) -> tuple[Finding, ...]:
    """What the rule says of a case with nothing but the fault in it; a crash is not remembered."""
    violated = {fault.where: fault.violations}
    case = _bare_case(tenant, 0)._replace(payload=fault.payload, violations=violated)
    findings: list[Finding] = []
    _ask(_speakers(plan, violated), case, findings)
    said = by_cause(findings)
    if len(plan.said) >= _MOST_SAID:  # few programs have as many
        plan.said.clear()
    if not any(finding.rule is INTERNAL_ERROR for finding in said):
        plan.said[fault] = said
    return said


_MOST_SAID = 256


def _bare_case(tenant: Tenant, moment: float) -> Case:
    """A case without a token."""
    return Case(unread_token("", ()), tenant, moment, {}, {}, {}, Standing("missing"), None, None, None)


def judge_certificate(certificate: Certificate, moment: float, rules: RuleSet) -> tuple[Finding, ...]:
    """What is to say of a certificate, whatever token comes."""
    case = _bare_case(Tenant(certificate=certificate), moment)
    plan = rules.plan(at_hand(case))
    findings = [
        Finding(plan.recorded[problem.kind], problem.where, problem.message)
        for problem in certificate.problems
        if problem.kind in plan.recorded
    ]
    _ask(plan.of_certificate, case, findings)
    return by_cause(findings)


def _plan(case: Case, rules: RuleSet) -> Plan:
    token = case.token
    if token.header is None or token.payload is None or token.signature is None or case.kind is not None:
        return rules.plan(at_hand(case))
    return rules.plan_of_whole(case.tenant.told)  # as of most tokens


def at_hand(case: Case) -> tuple[bool, ...]:
    """Which of NEEDS this case has, in their order."""
    token = case.token
    are_read = token.header is not None, token.payload is not None
    has_signature = token.signature is not None or case.signature.status == "unsigned" or not token.parts
    return are_read + (has_signature, case.kind is None) + case.tenant.told  # noqa: RUF005 - quicker


def _ask(checks: tuple[Asking, ...], case: Case, findings: list[Finding]) -> None:
    before = len(findings)
    try:
        for check, rule in checks:
            before = len(findings)
            for where, message, explains, about in check(case):
                made = (rule, visible(where), message, None, explains, None, about)
                findings.append(tuple.__new__(Finding, made))  # in half the time that the constructor takes
    except Exception as error:  # noqa: BLE001 - a crashing rule must not silence the others
        del findings[before:]  # half an answer is none
        _report_crash(rule, error, findings)
        _ask(checks[checks.index((check, rule)) + 1 :], case, findings)


def _speakers(plan: Plan, violated: Mapping[str, object]) -> tuple[Asking, ...]:
    """Who speaks for these members, each once."""
    if len(violated) == 1:  # as in most tokens
        (member,) = violated
        return plan.speakers.get(member, ())
    return tuple(dict.fromkeys(chain.from_iterable(plan.speakers.get(member, ()) for member in violated)))


def _report_crash(rule: Rule, error: Exception, findings: list[Finding]) -> None:
    message = f"{rule.code} {rule.name} crashed with {type(error).__name__}: it was not asked"
    findings.append(Finding(INTERNAL_ERROR, "", message))


def _recorded(case: Case, rules: dict[str, Rule]) -> Iterable[Finding]:
    for problem in case.token.problems:
        rule = rules.get(problem.kind)
        if rule is not None:
            yield Finding(rule, visible(problem.where), problem.message, problem.span, problem.explains)
    reason = case.signature.reason
    if reason is not None and reason.kind in rules:
        yield Finding(rules[reason.kind], "/signature", reason.message, None, ("/signature",))
