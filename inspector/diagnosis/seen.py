"""From what a case shows beside its causes to a line each: tokens that nobody sent, a clock that is wrong."""

from collections.abc import Iterator

from inspector.checks.words import instant
from inspector.diagnosis.addresses import shown_host
from inspector.diagnosis.cause import Judged
from inspector.diagnosis.clocks import clients_clock
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.mended import mended
from inspector.diagnosis.scene import Scene, errors
from inspector.report.report import Report, Verdict

_TAKEN_OFF = "QJ112"
_COMES_TO = {
    Verdict.CONFORMING: "it conforms",
    Verdict.UNDECIDED: "no error was found in it, but not all was asked",
    Verdict.NONCONFORMING: "it does not conform",
}


def seen(scene: Scene, judged: Judged | None) -> tuple[str, ...]:
    """What is seen of the tokens in answers, and of the clock of the client that sent the token in question."""
    clock = "" if judged is None or judged.exchange is None else clients_clock(judged.exchange)
    told = f"{clock}: it matters only if tokens are signed by the same clock"
    return (*((told,) if clock else ()), *_addresses(scene), *_mended(scene), *_tokens(scene))


def handed_out_by(scene: Scene, judged: Judged, exchange: Exchange) -> str:
    """Which answer holds a token, and where: GET app.example.com/token, in entry 2, character 14."""
    call = f"{scene.heard(exchange.method)} {shown_host(exchange.address)}{scene.path(exchange)}"
    return f"{call}, in {exchange.where}{judged.within}"


def _addresses(scene: Scene) -> Iterator[str]:
    """Logins that worked though a capture shows their token in the address alone: there it lies open all the same."""
    for each in scene.evidence.logins:
        if each.in_address and each.worked:
            yield (
                f"the token stands in the address of {each.where} (“{scene.heard(each.in_address)}…”): what stands "
                "there is kept in histories and logs"
            )


def _mended(scene: Scene) -> Iterator[str]:
    """Tokens of texts that were not read as they stand there: as they were sent they may have been no better."""
    reports = [each.report for each in scene.judged if each.exchange is None and each.report is not None]
    sources = {each.place.source for each in reports if any(one.rule.code == _TAKEN_OFF for one in each.findings)}
    texts = (text for source, text in scene.evidence.texts if source in sources)
    told = {token: words for text in texts for token, words in mended(text)}
    for each in scene.judged:
        text = each.report.token.text if each.exchange is None and each.report is not None else ""
        if text in told:
            yield (
                f"the token in {each.where} was mended in reading it; left out was {told[text]}. Whether that was sent "
                "is not known; if so, Qlik did not get this token"
            )


def _tokens(scene: Scene) -> Iterator[str]:
    for each in scene.handed_out:
        if each.report is not None and each.handed_out is not None:
            place = handed_out_by(scene, each, each.handed_out)
            then = f"as of then ({instant(each.report.moment)})" if each.is_dated else f"as of {scene.ways.moment}"
            yield (
                f"a token in the answer to {place}, which no call that was given carries: judged {then}, "
                f"{_comes_to(scene, each, each.report)}"
            )


def _comes_to(scene: Scene, judged: Judged, report: Report) -> str:
    found = errors(report)
    if not found:
        return _COMES_TO[report.verdict]
    more = f", and {len(found) - 1:,} more" if len(found) > 1 else ""
    return f"{_COMES_TO[report.verdict]} ({found[0].rule.code}: {scene.words(judged, found[0])}{more})"
