"""From a case to its findings and to the rules that could not be asked."""

from collections.abc import Iterable, Iterator

from inspector.checks.case import Case
from inspector.checks.catalogue import INTERNAL_ERROR, RuleSet
from inspector.checks.finding import Finding, Skipped, by_cause
from inspector.checks.rule import Check, Found, Rule
from inspector.jose import Problem


def judge(case: Case, rules: RuleSet) -> tuple[tuple[Finding, ...], tuple[Skipped, ...]]:
    """Every finding in the order of causes, and what was not asked for want of something."""
    plan = rules.plan(at_hand(case))
    findings: list[Finding] = []
    try:
        for check, rule in plan.checks:
            if met := check(case):
                findings.extend(_findings(rule, met))
    except Exception:  # noqa: BLE001 - a rule crashed: ask each by itself, so that the others still answer
        findings.clear()
        for check, rule in plan.checks:
            _ask(check, rule, case, findings)
    if case.violations:
        for speaker in {plan.speakers[where]: None for where in case.violations if where in plan.speakers}:
            _ask(speaker.check, speaker, case, findings)
    certificate = case.tenant.certificate
    if case.token.problems or case.signature.reason is not None or (certificate is not None and certificate.problems):
        findings.extend(_recorded(case, plan.recorded))
    return by_cause(findings) if findings else (), plan.skipped


def at_hand(case: Case) -> tuple[bool, ...]:
    """Which of NEEDS this case has, in their order."""
    token, tenant = case.token, case.tenant
    certificate = tenant.certificate
    return (
        token.header is not None,
        token.payload is not None,
        certificate is not None,
        certificate is not None and certificate.key is not None,
        tenant.issuer is not None,
        tenant.key_id is not None,
        case.signature.status != "missing",
        case.kind is None,
    )


def _ask(check: Check, rule: Rule, case: Case, findings: list[Finding]) -> None:
    try:
        findings.extend(list(_findings(rule, check(case))))
    except Exception as error:  # noqa: BLE001 - a crashing rule must not silence the others
        message = f"{rule.code} {rule.name} crashed with {type(error).__name__}: it was not asked"
        findings.append(Finding(INTERNAL_ERROR, "", message))


def _findings(rule: Rule, met: Iterable[Found]) -> Iterator[Finding]:
    for where, message, explains in met:
        yield Finding(rule, where, message, None, explains)


def _recorded(case: Case, rules: dict[str, Rule]) -> Iterable[Finding]:
    certificate = case.tenant.certificate
    problems: tuple[Problem, ...] = case.token.problems + (certificate.problems if certificate else ())
    for problem in problems:
        rule = rules.get(problem.kind)
        if rule is not None:
            yield Finding(rule, problem.where, problem.message, problem.span)
    reason = case.signature.reason
    if reason is not None and reason.kind in rules:
        yield Finding(rules[reason.kind], "/signature", reason.message)
