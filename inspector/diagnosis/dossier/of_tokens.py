"""From the tokens of a case to a section for each: its call, its times, what was found and asked, and its claims."""

from collections.abc import Iterator

from inspector.checks.catalogue import RULES
from inspector.diagnosis.addresses import shown_host
from inspector.diagnosis.cause import Judged
from inspector.diagnosis.dossier.document import Block, Code, Facts, Line, Section, Words
from inspector.diagnosis.dossier.of_claims import claims
from inspector.diagnosis.dossier.of_findings import findings
from inspector.diagnosis.dossier.scope import Scope
from inspector.diagnosis.phrases import told_by
from inspector.report.phrases import STANDING, because, counts, cut_short, not_checked, ranges
from inspector.report.report import Report
from inspector.report.timeline import standing_in_time

_MOST = 30
_BEFORE_SIGNING = "QJ8"  # rules on what is yet to be signed


def sections_of_tokens(scope: Scope) -> Iterator[Section]:
    """A heading, and below it each token; where there are too many, those with errors go before the others."""
    tokens = (*scope.diagnosis.judged, *scope.diagnosis.handed_out)
    found = [(each, each.report) for each in tokens if each.report is not None]
    if not found:
        return
    first = sorted(range(len(found)), key=lambda at: not found[at][1].fails)[:_MOST]
    more = len(found) - len(first)
    told = f"{more:,} more are not shown; those with errors go first." if more else ""
    yield Section(title="Tokens", blocks=(Words((told,)),) if told else ())
    numbers: dict[str, int] = {}
    for judged, report in (found[at] for at in sorted(first)):
        is_again = report.token.text in numbers
        number = numbers.setdefault(report.token.text, len(numbers) + 1)
        name = f"Token {number}{' again' if is_again else ''}: {scope.words(judged.where)}"
        yield Section(title=name, level=3, blocks=tuple(_blocks(scope, judged, report, is_again=is_again)))


def _blocks(scope: Scope, judged: Judged, report: Report, *, is_again: bool) -> Iterator[Block]:
    yield Facts(tuple(_facts(scope, judged, report)))
    yield from findings(scope, judged, report)
    if not is_again:
        yield from claims(scope, report)


def _facts(scope: Scope, judged: Judged, report: Report) -> Iterator[tuple[str, Line]]:
    told = ", ".join(filter(None, (report.verdict.words.capitalize(), *(words for _, words in counts(report)))))
    why = because(report, scope.diagnosis.ways)
    yield "verdict", (f"{told}. {why}" if why else told,)
    exchange = judged.exchange
    if exchange is not None:
        accepted = ": Qlik accepted the token" if exchange.accepted_token else ""
        answer = f" (answered with {exchange.status}{accepted})" if exchange.is_answered else " (not answered)"
        yield "call", (Code(scope.call(exchange.method, exchange.address, host=shown_host(exchange.address))), answer)
    yield "judged as of", (f"{scope.instant(report.moment)}, by {told_by(judged.clock, scope.diagnosis.ways)}",)
    in_time = standing_in_time(report)
    if in_time:
        yield "then", (in_time,)
    yield "signature", (f"{STANDING[report.signature.status]}. {cut_short(report)}".rstrip(". "),)
    yield from _asked(scope, report)


def _asked(scope: Scope, report: Report) -> Iterator[tuple[str, Line]]:
    """Which rules were asked, and which were not, with what they lacked."""
    if not report.token.parts:
        return
    skipped = {each.rule.code for each in report.skipped}
    codes = [each.code for each in RULES[1:] if each.code not in skipped and not each.code.startswith(_BEFORE_SIGNING)]
    yield "asked", (f"{len(codes):,} rules: {ranges(codes)}",)
    lines = not_checked(report, scope.diagnosis.ways)
    yield "not asked", ("; ".join(lines) if lines else "none: all were asked",)
