"""From a tenant, a private key's public half and the report on a token to whether all of them belong together."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.report.of_certificate import date_of
from inspector.report.phrases import because
from inspector.report.report import Report, Verdict
from inspector.report.ways import UNTOLD
from inspector.trust.public_key import spki_of
from inspector.trust.tenant import Tenant
from inspector.visible import cut, visible

_LONGEST = 60


class Result(Enum):
    """How a question was answered; the value is its word in JSON."""

    HELD = "held"
    FAILED = "failed"
    NOT_CHECKED = "not-checked"


class Answer(NamedTuple):
    """One thing that has to hold: what, whether it does, and one line on how that is known."""

    subject: str
    result: Result
    words: str


def answers(
    tenant: Tenant,
    others: Sequence[Tenant],
    *,
    findings: Sequence[Finding],
    public: RSAPublicKey | None,
    report: Report | None,
) -> tuple[Answer, ...]:
    """What holds of a tenant by itself, beside the other tenants, with a private key, and with a token.

    `findings` are those on its certificate, `public` is the private key's public half; what is None was not given.
    """
    first = (_certificate(tenant, findings), _only_one(tenant, others), _halves(tenant, public))
    return (*first, *(_no_token() if report is None else _token(tenant, others, report)))


def _certificate(tenant: Tenant, findings: Sequence[Finding]) -> Answer:
    certificate, subject = tenant.certificate, "certificate"
    if certificate is None:
        return Answer(subject, Result.NOT_CHECKED, "the tenant has none, so signatures cannot be checked")
    for finding in findings:
        if finding.rule.severity is Severity.ERROR:
            return Answer(subject, Result.FAILED, visible(finding.message))
    until = date_of(certificate.not_after)
    words = f"{certificate.key_type} {certificate.bits}" + (f", {certificate.subject}, to {until}" if until else "")
    noted = "".join(f"; {finding.rule.severity.value}: {finding.message}" for finding in findings)
    return Answer(subject, Result.HELD, visible(words + noted))


def _only_one(tenant: Tenant, others: Sequence[Tenant]) -> Answer:
    """Whether issuer and key ID lead to this tenant's certificate alone."""
    subject = "issuer, key ID"
    if tenant.issuer is None or tenant.key_id is None:
        lacking = [words for words, value in (("issuer", tenant.issuer), ("key ID", tenant.key_id)) if value is None]
        return Answer(subject, Result.NOT_CHECKED, f"the tenant has no {' and no '.join(lacking)}")
    for other in others:
        same = (other.issuer, other.key_id) == (tenant.issuer, tenant.key_id)
        if same and other.certificate != tenant.certificate:
            words = f"{_named(other)} has the same ones and another certificate: only one of them can be right"
            return Answer(subject, Result.FAILED, words)
    count = len(others)
    told = (
        f"no other of the {count + 1} tenants has them and another certificate" if count else "no other tenant is kept"
    )
    return Answer(subject, Result.HELD, told)


def _halves(tenant: Tenant, public: RSAPublicKey | None) -> Answer:
    subject = "private key"
    if public is None:
        return Answer(subject, Result.NOT_CHECKED, "none was given (--key)")
    key = None if tenant.certificate is None else tenant.certificate.key
    if key is None:
        return Answer(subject, Result.NOT_CHECKED, "the tenant has no certificate with a usable key")
    if spki_of(public) == spki_of(key):
        return Answer(subject, Result.HELD, "its public half is the certificate's: what it signs, the tenant verifies")
    words = f"it is another one (RSA {public.key_size}): its public half is not the certificate's (RSA {key.key_size})"
    return Answer(subject, Result.FAILED, words)


def _no_token() -> tuple[Answer, ...]:
    return (Answer("token", Result.NOT_CHECKED, "none was given (--token)"),)


def _token(tenant: Tenant, others: Sequence[Tenant], report: Report) -> Iterator[Answer]:
    header, payload = report.token.header or {}, report.token.payload or {}
    owner = next((other for other in others if other.key_id is not None and other.key_id == header.get("kid")), None)
    yield _same("token's kid", tenant.key_id, header.get("kid"), owner)
    owner = next((other for other in others if other.issuer is not None and other.issuer == payload.get("iss")), None)
    yield _same("token's iss", tenant.issuer, payload.get("iss"), owner)
    yield _signature(report)
    yield _whole(report)


def _same(subject: str, wanted: str | None, found: object, owner: Tenant | None) -> Answer:
    told = f"“{visible(cut(found, _LONGEST))}”" if isinstance(found, str) else "no text"
    if wanted is None:
        return Answer(subject, Result.NOT_CHECKED, f"it is {told}; the tenant has nothing to hold it against")
    if found == wanted:
        return Answer(subject, Result.HELD, f"{told}, as the tenant has it")
    whose = f", which is that of {_named(owner)}" if owner is not None else ""
    absent = "it is absent" if found is None else f"it is {told}{whose}"
    return Answer(subject, Result.FAILED, f"{absent}; the tenant has “{visible(cut(wanted, _LONGEST))}”")


def _signature(report: Report) -> Answer:
    subject, standing = "signature", report.signature
    match standing.status:
        case "valid":
            return Answer(subject, Result.HELD, "it was made with the private key of the tenant's certificate")
        case "invalid":
            words = standing.reason.message if standing.reason else "it does not verify"
            return Answer(subject, Result.FAILED, visible(words))
        case "missing":
            return Answer(subject, Result.FAILED, "the token has none")
        case "not-checked" if report.token.gone:
            return Answer(subject, Result.NOT_CHECKED, "part of the token is blacked out or cut off")
    return Answer(subject, Result.NOT_CHECKED, "there is no certificate, or no login token, to check it with")


def _whole(report: Report) -> Answer:
    """The verdict; that Qlik lets it in is said of no token, for only those of its rules that are known are asked."""
    subject, cause = "whole token", report.first_cause
    if report.verdict is Verdict.CONFORMING:
        return Answer(subject, Result.HELD, "every required rule was asked and holds: nothing known keeps it out")
    if report.verdict is Verdict.UNDECIDED or cause is None:
        return Answer(subject, Result.NOT_CHECKED, because(report, UNTOLD))
    more = len(report.findings) - 1
    rest = f" (and {more} more; “qlik-jwt inspect” says all)" if more else ""
    return Answer(subject, Result.FAILED, f"{cause.rule.code} {visible(cause.message)}{rest}")


def _named(tenant: Tenant) -> str:
    return f"tenant “{visible(cut(tenant.name, _LONGEST))}”"
