"""From a diagnosis to a table of its calls: when, what, how it was answered, and what is said of its token."""

from collections.abc import Iterator

from inspector.checks.words import calendar
from inspector.diagnosis.addresses import shown_host, shown_path
from inspector.diagnosis.cause import Diagnosis, Judged
from inspector.diagnosis.evidence import SESSION_COOKIE, Exchange, integration_of
from inspector.diagnosis.phrases import CLOCKS
from inspector.diagnosis.scene import errors
from inspector.report.layout import clipped, wrapped
from inspector.report.paint import Paint, columns
from inspector.visible import visible

_MOST = 30
_HEADER = ("", "UTC", "call", "answer", "session", "token")
_MOST_INTEGRATIONS = 3
_CALL = 2  # the column that gives way


def calls(diagnosis: Diagnosis, width: int, paint: Paint) -> Iterator[str]:
    """The table, those that matter most where there are too many; nothing where there was no call."""
    shown = chosen_calls(diagnosis.exchanges)
    if not shown:
        return
    hosts = list(dict.fromkeys(shown_host(each.address) for each in shown))
    judged = {each.exchange.number: each for each in diagnosis.judged if each.exchange is not None}
    rows = [
        _HEADER,
        *(_row(diagnosis, each, judged.get(each.number), shown, with_host=len(hosts) > 1) for each in shown),
    ]
    yield paint("bold", f"Calls to {clipped(hosts[0], width - 9)}" if len(hosts) == 1 else "Calls")
    widths = [max(columns(row[at]) for row in rows) for at in range(len(_HEADER))]
    widths[_CALL] = max(min(widths[_CALL], width - sum(widths) + widths[_CALL] - 2 * len(_HEADER)), 12)
    for row in rows:
        cells = [clipped(cell, room) for cell, room in zip(row, widths, strict=True)]
        padded = (cell + " " * max(room - columns(cell), 0) for cell, room in zip(cells, widths, strict=True))
        yield paint.drawn(f"  {'  '.join(padded)}".rstrip())
    yield from _told_of(diagnosis, width, paint)
    yield from (f"  {line}" for line in left_out(diagnosis, len(shown)))


def chosen_calls(exchanges: tuple[Exchange, ...]) -> list[Exchange]:
    """The calls that matter most, in order, where there are too many to show."""
    telling = [each for each in exchanges if each.is_login or each.asks_first or not each.worked][:_MOST]
    others = [each for each in exchanges if each not in telling][: _MOST - len(telling)]
    return sorted((*telling, *others), key=lambda each: each.number)


def _told_of(diagnosis: Diagnosis, width: int, paint: Paint) -> Iterator[str]:
    """The web integrations that were named, and by which clock tokens were judged."""
    named = dict.fromkeys(filter(None, map(integration_of, diagnosis.exchanges)))
    for each in list(named)[:_MOST_INTEGRATIONS]:
        yield from (f"  {line}" for line in wrapped(f"web integration {visible(each)}", width - 2))
    clocks = {each.clock for each in diagnosis.judged if each.exchange is not None and each.report is not None}
    words = [paint.drawn(CLOCKS[each]) for each in CLOCKS if each in clocks]
    if words:
        told = f"Tokens are judged as of {', or where there is none '.join(words)}."
        yield from (f"  {line}" for line in wrapped(told, width - 2))


def left_out(diagnosis: Diagnosis, shown: int) -> Iterator[str]:
    """What the table does not show, in a line each."""
    more = len(diagnosis.exchanges) - shown
    if more:
        yield f"and {more:,} more"
    if diagnosis.passed_over:
        others = "1 other exchange was" if diagnosis.passed_over == 1 else f"{diagnosis.passed_over:,} others were"
        yield f"{others} passed over: nothing of a login is in {'it' if diagnosis.passed_over == 1 else 'them'}"


def _row(
    diagnosis: Diagnosis, exchange: Exchange, judged: Judged | None, shown: list[Exchange], *, with_host: bool
) -> tuple[str, ...]:
    when = None if exchange.started is None else calendar(exchange.started)
    host = shown_host(exchange.address) if with_host else ""
    return (
        exchange.where,
        "" if when is None else f"{when:%H:%M:%S}",
        f"{visible(exchange.method)} {host}{shown_path(exchange.address, diagnosis.veil)}",
        str(exchange.status) if exchange.is_answered else "none",
        session(exchange, shown),
        token_word(judged),
    )


def session(exchange: Exchange, shown: list[Exchange]) -> str:
    """What an exchange did with the session's cookie."""
    if SESSION_COOKIE in exchange.cookies_set:
        return "set"
    if SESSION_COOKIE in exchange.cookies_sent:
        return "sent"
    was_set = any(SESSION_COOKIE in each.cookies_set for each in shown if each.number < exchange.number)
    return "not sent" if was_set and not exchange.is_login and exchange.method != "OPTIONS" else ""


def token_word(judged: Judged | None) -> str:
    """What is said of a call's token: the code of its first error, else its verdict."""
    if judged is None or judged.report is None:
        return ""
    found = errors(judged.report)
    if found:
        return found[0].rule.code if len(found) == 1 else f"{found[0].rule.code} +{len(found) - 1}"
    return judged.report.verdict.value
