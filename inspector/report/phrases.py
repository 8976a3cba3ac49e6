"""From a report's facts to the phrases that every form for people has of them."""

from collections.abc import Iterator

from inspector.checks.catalogue import BY_CODE
from inspector.checks.rule import Severity
from inspector.report.report import Report, Verdict
from inspector.report.ways import COMMAND_LINE, Ways
from inspector.visible import cut, visible

STANDING = {
    "valid": "verified",
    "invalid": "does not verify",
    "missing": "missing",
    "not-checked": "not checked",
    "unsigned": "not made yet",
}
_LACKS = {
    "certificate": "no certificate was given",
    "usable key": "the certificate's key cannot be used",
    "issuer": "no issuer was given",
    "key ID": "no key ID was given",
    "selection": "some rules were deselected",
    "header": "the header could not be read",
    "payload": "the payload could not be read",
    "signature": "there is no signature",
    "login token": "it is another kind of token",
    "known iat": "only a run would show iat, from which the times count",
}
_PARTS = ("header", "payload", "signature")
_OF_TENANT = ("certificate", "issuer", "key ID")
_LENGTHS = frozenset({32, 48, 64, 96, 128, 132, 192, 256, 384, 512, 1024})


def counts(report: Report) -> Iterator[tuple[Severity, str]]:
    """How many findings of each severity there are, heaviest first; none of those that there are none of."""
    for severity in Severity:
        count = report.count(severity)
        if count:
            yield severity, f"{count} {severity.value}{'' if count == 1 else 's'}"


def because(report: Report, ways: Ways = COMMAND_LINE) -> str:
    """What an undecided verdict rests on, with the ways to give what was lacking; "" for another verdict."""
    if report.verdict is not Verdict.UNDECIDED:
        return ""
    lacks = list(dict.fromkeys(_lack(name, ways, report) for name in lacking(report)))
    if report.crashed:
        lacks.insert(0, "a rule crashed")
    told = f"not all was asked: {', '.join(lacks)}." if lacks else "some rules were weighed lower and did not hold."
    return f"No error was found, but {told}"


def of_known(count: int) -> str:
    """What is said of findings that a baseline knows; "" where there are none."""
    return f"{count:,} known {'finding' if count == 1 else 'findings'} not told." if count else ""


def lacking(report: Report) -> list[str]:
    """What the required rules that were not asked lacked, by its name: certificate, issuer, key ID and others."""
    return list({skip.lacks: None for skip in report.skipped if BY_CODE[skip.rule.code].severity is Severity.ERROR})


def judged_by(report: Report) -> str:
    """Which tenant of the configuration the token was judged by, "" where it was none."""
    name = report.tenant.name
    return f"Judged by the tenant “{visible(cut(name, 60))}”." if name else ""


def no_fit(passed_over: int) -> str:
    """What is said where none of so many configured tenants fits."""
    if passed_over == 1:
        return "the one configured tenant has neither this issuer nor this key ID"
    return f"none of the {passed_over:,} configured tenants has this issuer or key ID"


def _lack(name: str, ways: Ways, report: Report) -> str:
    if report.passed_over and name in _OF_TENANT:
        return no_fit(report.passed_over)
    if name in _PARTS and not {"", f"/{name}"}.isdisjoint(report.token.gone):
        return f"the {name} is not here"
    words = _LACKS.get(name, f"no {name}")
    return f"{words} ({ways.giving(name)})" if ways.giving(name) else words


def not_checked(report: Report, ways: Ways = COMMAND_LINE) -> list[str]:
    """What was lacking, each with the codes of the rules that could not be asked for it; none for no token."""
    if not report.token.parts:
        return []
    by_lack: dict[str, list[str]] = {}
    for skip in report.skipped:
        by_lack.setdefault(_lack(skip.lacks, ways, report), []).append(skip.rule.code)
    return [f"{lack}: {ranges(codes)}" for lack, codes in by_lack.items()]


def ranges(codes: list[str]) -> str:
    """Codes with runs drawn together: QJ601–606."""
    runs: list[list[str]] = []
    for code in sorted(codes):
        if runs and int(code[2:]) == int(runs[-1][-1][2:]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1][2:]}" for run in runs)


def spoken(where: str) -> str:
    """A finding's place as people say it: payload.exp."""
    if not where:
        return "the text"
    if where == "/certificate":
        return "the tenant's certificate"
    return visible(where[1:].replace("/", "."))


def cut_short(report: Report) -> str:
    """A word on a signature whose length no usual key makes, where no key is at hand to tell; else ""."""
    length = len(report.token.signature or b"")
    if report.signature.status != "not-checked" or not length or length in _LENGTHS:
        return ""
    return f"It has {length} bytes; RSA keys make 256, 384 or 512: most likely the token was cut."
