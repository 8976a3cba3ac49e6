"""From a token that was refused without a reason, or stands alone, to causes: what it breaks, what its times tell."""

from collections.abc import Iterator
from typing import NamedTuple

from inspector.checks import sources
from inspector.checks.case import seconds
from inspector.checks.finding import Finding
from inspector.checks.kinds import Kind, other_kind
from inspector.checks.rule import Rule, Stage
from inspector.checks.words import distance, instant
from inspector.diagnosis.cause import Cause, Ground, Judged
from inspector.diagnosis.clocks import lead_in_words, signers_lead
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.reasons.of_signature import looked_at, unfitted
from inspector.diagnosis.scene import Scene, errors
from inspector.diagnosis.seen import handed_out_by
from inspector.report.report import Report
from inspector.trust.story import Named

_TOO_EARLY = ("QJ503", "QJ511")
_PARTS = 3
_EXPIRED = "QJ502"
_OTHER_KIND = "QJ113"
_WRONG_KEY = "QJ601"
_BEFORE_KEYS = ("QJ1", "QJ2")  # what is found of a token before its signature is asked
_READING = "QJ1"
_GIVEN = "the certificate given"
_TAKEN_FROM = "where the code takes the token from: Qlik itself makes this kind, and no code of yours signs it"
_LOG_IN = "To log a user in by JWT, sign a token with the claims of the tutorial."
_NOT_SAID = Ground("The answer does not say so; it is the first requirement of Qlik's that the token breaks")


def causes_of(scene: Scene, judged: Judged) -> Iterator[Cause]:
    """What may have made Qlik refuse this token, likeliest first."""
    if judged.report is None:
        return
    worked_before = judged.before is not None and judged.before.exchange is not None and judged.before.exchange.worked
    if worked_before:
        yield from _used_before(judged)
    yield from _clock(scene, judged)
    yield from findings_of(scene, judged, judged.report)
    if not worked_before:
        yield from _used_before(judged)


def sent_before(judged: Judged) -> tuple[Cause, ...]:
    """That the token, or its jti, was sent before; it says more than an answer that many tokens have."""
    return tuple(_used_before(judged))


def findings_of(scene: Scene, judged: Judged, report: Report) -> Iterator[Cause]:
    """A cause for each error; one that passing time explains comes last where nobody knows when the token was used."""
    found = [each for each in errors(report) if each.rule.code != "QJ408" and not _is_gone(report, each)]
    login = judged.exchange
    if login is not None and login.recorded and not login.is_whole and len(report.token.parts) != _PARTS:
        return  # the capture ends within it, and what was sent is not known
    if not judged.is_dated:
        found.sort(key=lambda each: each.rule.code == _EXPIRED)
    explained = signers_lead(judged) is not None
    before = sum(finding.rule.code.startswith(_BEFORE_KEYS) for finding in found)
    for at, finding in enumerate(found):
        if at == before:
            yield from unfitted(scene, judged, report)
        if not (explained and finding.rule.code in _TOO_EARLY):
            yield _of_finding(scene, judged, report, finding)
    if before == len(found):
        yield from unfitted(scene, judged, report)


def _is_gone(report: Report, finding: Finding) -> bool:
    """Whether it says that a part is blacked out here: that was no part of what was sent."""
    return finding.where in report.token.gone and finding.rule.code.startswith(_READING)


def _of_finding(scene: Scene, judged: Judged, report: Report, finding: Finding) -> Cause:
    rule, told = finding.rule, _told(scene, judged, report, finding)
    grounds = [Ground(f"{rule.code} {rule.name}: {rule.why}", rule.grade, rule.sources)]
    if judged.exchange is not None and judged.exchange.is_refused:
        grounds.append(_NOT_SAID)
    if judged.handed_out is not None:
        place = handed_out_by(scene, judged, judged.handed_out)
        grounds.append(Ground(f"The token stands in the answer to {place}; no call that was given carries it"))
    certificate = report.tenant.certificate
    if rule.code == _WRONG_KEY and certificate is not None:
        given = Named(report.tenant.name or _GIVEN, certificate)
        grounds.append(looked_at((given, *scene.certificates), scene.veil))
    if rule.code == _EXPIRED:
        grounds += _age(scene, judged, report)
    return Cause(
        name=f"{rule.code} {rule.name}",
        by="token",
        is_sure=False,
        says=told.says,
        where=judged.where,
        rests_on=tuple(grounds),
        look=told.look,
        change=told.change,
        codes=(rule.code,),
    )


class _Told(NamedTuple):
    """What a finding comes to in a sentence, where to look, and what to change."""

    says: str
    look: str
    change: str


def _told(scene: Scene, judged: Judged, report: Report, finding: Finding) -> _Told:
    rule = finding.rule
    kind = other_kind(report.token.header or {}, report.token.payload or {}) if rule.code == _OTHER_KIND else None
    if kind is not None:
        return _of_kind(*kind)
    exp = seconds((report.token.payload or {}).get("exp"))
    if rule.code == _EXPIRED and not judged.is_dated and exp is not None:
        return _of_old(report, exp, rule.fix, scene.ways.then)
    return _Told(_sentence(scene.words(judged, finding)), _look(rule), rule.fix)


def _look(rule: Rule) -> str:
    """Where what a rule asks is decided."""
    if rule.stage <= Stage.BASE64URL:
        return "how the token came here, and the code that signs it"
    return "the code that signs the token" if rule.code[2] in "12345" else "the key and certificate"


def _of_kind(kind: Kind, marks: str) -> _Told:
    """Another kind of token: of what Qlik hands out, no code that signs is to blame."""
    look = _TAKEN_FROM if kind.is_qliks_own else "the code that signs the token, and which of Qlik's products it is for"
    change = f"{kind.advice} {_LOG_IN}" if kind.is_qliks_own else kind.advice
    return _Told(f"This is {kind.name}: {marks}.", look, change)


def _of_old(report: Report, exp: float, fix: str, then: str) -> _Told:
    """A token that is looked at after its time: whether it was good when it was sent, only that time tells."""
    until, how = instant(exp), f": {then}" if then else ""
    return _Told(
        f"Judged as of {instant(report.moment)} the token has expired: it was valid until {until}.",
        "when the login failed: most tokens have expired by the time that somebody looks at them",
        f"If the login failed before {until}, judge the token as of then{how}. If it failed later: "
        f"{fix[0].lower()}{fix[1:]}",
    )


def _sentence(words: str) -> str:
    """A finding's words as a sentence; a claim's name keeps its small letter."""
    told = words.rstrip(".")
    if told.startswith(("the ", "this ")):
        return f"{told[0].upper()}{told[1:]}."
    return f"The token does not conform: {told}."


def _age(scene: Scene, judged: Judged, report: Report) -> Iterator[Ground]:
    """How old the token was when it was sent; where that is not known, that its expiry proves nothing."""
    if not judged.is_dated:
        yield Ground(f"Whether it had expired when it was used is not known: it was judged as of {scene.ways.moment}")
        return
    iat, exp = (seconds((report.token.payload or {}).get(name)) for name in ("iat", "exp"))
    then = "the call" if judged.exchange is not None else "that answer"
    if iat is not None and exp is not None and iat <= exp <= report.moment:
        yield Ground(
            f"It was good when it was signed: it was made (iat) {distance(report.moment - iat)} before {then}, and "
            f"lives {distance(exp - iat)}"
        )


def _used_before(judged: Judged) -> Iterator[Cause]:
    before = judged.before
    if before is None or before.report is None or before.exchange is None or judged.report is None:
        return
    is_same = before.report.token.text == judged.report.token.text
    worked = before.exchange.worked
    times = judged.times_before - 1
    more = f" and {times:,} {'time' if times == 1 else 'times'} more" if times > 0 else ""
    yield Cause(
        name="sent-again",
        by="capture",
        is_sure=worked,
        says=f"{'The same token' if is_same else 'Another token with the same jti'} was sent before, in "
        f"{before.where}{more}: a jti is good for one login.",
        where=judged.where,
        rests_on=(
            Ground("A jti is good for one use since 2022", "documented", (sources.UPDATE_2022, sources.LOGIN_API)),
            Ground(_came_of(before.exchange)),
        ),
        look="the code that hands out the token: a cache, a retry, a page that is loaded twice, a constant jti",
        change="Sign a new token with a new jti for each login, and send it once.",
        codes=() if is_same else ("QJ408",),
    )


def _came_of(login: Exchange) -> str:
    """What came of a use of the jti before, and whether that spent it."""
    if login.worked:
        return "That login worked"
    if not login.is_answered:
        return "No answer to that login is in what was given: whether it reached Qlik is not known"
    return "That login failed: whether one spends the jti is not known"


def _clock(scene: Scene, judged: Judged) -> Iterator[Cause]:
    """The signing machine's clock, where the token was not valid yet and its iat lies ahead."""
    report, lead = judged.report, signers_lead(judged)
    if report is None or lead is None:
        return
    early = next((each for each in report.findings if each.rule.code == "QJ503"), None)
    if early is None:
        return
    yield Cause(
        name="signers-clock",
        by="capture" if judged.clock == "answer" else "token",
        is_sure=False,
        says=f"The clock of the machine that signs seems to be {distance(lead)} fast: the token was not valid yet.",
        where=judged.where,
        rests_on=(
            Ground(f"QJ503: {scene.words(judged, early)}", early.rule.grade, early.rule.sources),
            Ground(lead_in_words(judged, lead), "inferred"),
        ),
        look="the clock of the machine that signs, against another one",
        change="Set that clock by NTP; some seconds back in nbf allow for clocks that differ.",
        codes=_TOO_EARLY[: 1 + any(each.rule.code == "QJ511" for each in report.findings)],
    )
