"""From a token that was refused without a reason, or stands alone, to causes: what it breaks, what its times tell."""

from collections.abc import Iterator

from inspector.checks import sources
from inspector.checks.case import seconds
from inspector.checks.finding import Finding
from inspector.checks.words import distance
from inspector.diagnosis.cause import Cause, Ground, Judged
from inspector.diagnosis.clocks import lead_in_words, signers_lead
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.scene import Scene, errors
from inspector.diagnosis.seen import handed_out_by
from inspector.report.report import Report

_TOO_EARLY = ("QJ503", "QJ511")
_EXPIRED = "QJ502"
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
    found = [each for each in errors(report) if each.rule.code != "QJ408"]
    if not judged.is_dated:
        found.sort(key=lambda each: each.rule.code == _EXPIRED)
    explained = signers_lead(judged) is not None
    for finding in found:
        if not (explained and finding.rule.code in _TOO_EARLY):
            yield _of_finding(scene, judged, report, finding)


def _of_finding(scene: Scene, judged: Judged, report: Report, finding: Finding) -> Cause:
    rule, words = finding.rule, scene.words(judged, finding)
    grounds = [Ground(f"{rule.code} {rule.name}: {rule.why}", rule.grade, rule.sources)]
    if judged.exchange is not None and judged.exchange.is_refused:
        grounds.append(_NOT_SAID)
    if judged.handed_out is not None:
        place = handed_out_by(scene, judged.handed_out)
        grounds.append(Ground(f"The token stands in the answer to {place}; no call that was given carries it"))
    if rule.code == _EXPIRED:
        grounds += _age(scene, judged, report)
    return Cause(
        name=f"{rule.code} {rule.name}",
        by="token",
        is_sure=False,
        says=_sentence(words),
        where=judged.where,
        rests_on=tuple(grounds),
        look="the code that signs the token" if rule.code[2] in "12345" else "the key and certificate",
        change=rule.fix,
        codes=(rule.code,),
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
