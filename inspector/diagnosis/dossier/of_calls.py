"""From a diagnosis to the table of its calls: when, what, how it was answered, and what is said of its token."""

from collections.abc import Iterator

from inspector.diagnosis.addresses import shown_host
from inspector.diagnosis.calls import MOST, begun_by, chosen, left_out, session, token_word
from inspector.diagnosis.cause import Judged
from inspector.diagnosis.dossier.document import Block, Code, Grid, Line, Section, Words
from inspector.diagnosis.dossier.scope import Scope
from inspector.diagnosis.evidence import Exchange, integration_of
from inspector.diagnosis.veil.veil import cut_whole

_HEADS = ("where", "time", "call", "answer", "session", "token")
_MOST_INTEGRATIONS, _LONGEST = 10, 100


def sections_of_calls(scope: Scope) -> Iterator[Section]:
    """The section with the calls; none where there was none."""
    diagnosis = scope.diagnosis
    shown = chosen(diagnosis.exchanges, MOST)
    if not shown:
        return
    judged = {each.exchange.number: each for each in diagnosis.judged if each.exchange is not None}
    begun = begun_by(shown)
    hosts = list(dict.fromkeys(shown_host(each.address) for each in shown))
    rows = tuple(_row(scope, each, judged.get(each.number), session(each, begun), hosts) for each in shown)
    blocks: list[Block] = [Words(("All to ", Code(hosts[0]), "."))] if len(hosts) == 1 else []
    blocks.append(Grid(_HEADS, rows))
    named = list(dict.fromkeys(filter(None, map(integration_of, diagnosis.exchanges))))[:_MOST_INTEGRATIONS]
    blocks += [Words(("Web integration ", Code(cut_whole(scope.identifier(each), _LONGEST)))) for each in named]
    blocks += [Words((told,)) for told in left_out(diagnosis, len(shown))]
    yield Section(title="Calls", blocks=tuple(blocks))


def _row(scope: Scope, exchange: Exchange, judged: Judged | None, cookie: str, hosts: list[str]) -> tuple[Line, ...]:
    call = scope.call(exchange.method, exchange.address, host=shown_host(exchange.address) if len(hosts) > 1 else "")
    failure = f", {scope.heard(exchange.failure)}" if exchange.failure else ""
    return (
        (scope.words(exchange.where),),
        (scope.instant(exchange.started),),
        (Code(call),),
        (str(exchange.status) if exchange.is_answered else f"none{failure}",),
        (cookie,),
        (token_word(judged) or ("in answer" if exchange.handed_out else ""),),
    )
