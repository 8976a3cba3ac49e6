"""From a diagnosis to what a table says of its calls: when, what, how it was answered, and of its token."""

from collections.abc import Iterator, Mapping
from itertools import count
from string import ascii_uppercase
from typing import get_args

from inspector.checks.words import calendar
from inspector.diagnosis.addresses import UNKNOWN_CALL, shown_host, shown_path
from inspector.diagnosis.cause import Clock, Diagnosis, Judged
from inspector.diagnosis.evidence import SESSION_COOKIE, Exchange, integration_of
from inspector.diagnosis.phrases import heard, told_by
from inspector.diagnosis.places import name_in, without_name
from inspector.diagnosis.scene import errors
from inspector.diagnosis.veil.veil import cut_whole
from inspector.report.layout import wrapped
from inspector.report.paint import Paint
from inspector.report.report import Verdict
from inspector.visible import visible

MOST = 30
_MOST_INTEGRATIONS = 3
_LONGEST = 100
_STYLES = {Verdict.CONFORMING: "green", Verdict.NONCONFORMING: "red", Verdict.UNDECIDED: "yellow"}
_NO_HOSTS: Mapping[str, str] = {}
_SHORT = 16  # characters of a host by which it is told apart


def chosen(exchanges: tuple[Exchange, ...], most: int) -> list[Exchange]:
    """So many calls at most, in order: first what failed, the first and the last of it, then logins, then others."""
    failed = [each for each in exchanges if not each.worked]
    if len(failed) > most:
        failed = [*failed[: most // 2], *failed[most // 2 - most :]]
    others = [each for each in exchanges if each.worked]
    others.sort(key=lambda each: not (each.is_login or each.asks_first))
    return sorted((*failed, *others[: most - len(failed)]), key=lambda each: each.number)


def begun_by(shown: list[Exchange]) -> int | None:
    """The number of the exchange that set the session's cookie first."""
    return next((each.number for each in shown if SESSION_COOKIE in each.cookies_set), None)


def told_below(diagnosis: Diagnosis, shown: int, width: int, paint: Paint) -> Iterator[str]:
    """What is said below the table: web integrations, by which clock tokens were judged, and what was left out."""
    for name, letter in sources_of(diagnosis).items():
        yield from wrapped(f"{letter} is {visible(name)}", width)
    yield from _told_of(diagnosis, width, paint)
    yield from left_out(diagnosis, shown)


def _told_of(diagnosis: Diagnosis, width: int, paint: Paint) -> Iterator[str]:
    """The web integrations that were named, and by which clock tokens were judged."""
    named = dict.fromkeys(filter(None, map(integration_of, diagnosis.exchanges)))
    for each in list(named)[:_MOST_INTEGRATIONS]:
        yield from wrapped(f"web integration {cut_whole(heard(diagnosis.veil, each), _LONGEST)}", width)
    clocks = {each.clock for each in diagnosis.judged if each.exchange is not None and each.report is not None}
    words = [paint.drawn(told_by(each, diagnosis.ways)) for each in get_args(Clock) if each in clocks]
    if words:
        told = f"Tokens are judged as of {', or where there is none '.join(words)}."
        yield from wrapped(told, width)


def left_out(diagnosis: Diagnosis, shown: int) -> Iterator[str]:
    """What the table does not show, in a line each."""
    more = len(diagnosis.exchanges) - shown
    if more:
        yield f"and {more:,} more"
    if diagnosis.passed_over:
        others = "1 other exchange was" if diagnosis.passed_over == 1 else f"{diagnosis.passed_over:,} others were"
        yield f"{others} passed over: nothing of a login is in {'it' if diagnosis.passed_over == 1 else 'them'}"


def cells(diagnosis: Diagnosis, shown: list[Exchange], hosts: Mapping[str, str] = _NO_HOSTS) -> list[tuple[str, ...]]:
    """What the table says of each of some calls: where, when, what, the answer, the session, the token.

    `hosts` says how a host stands in it, if it does.
    """
    judged = {each.exchange.number: each for each in diagnosis.judged if each.exchange is not None}
    begun, sources = begun_by(shown), sources_of(diagnosis)
    return [
        (
            placed(each, sources),
            _when(each),
            _called(diagnosis, each, hosts),
            str(each.status) if each.is_answered else "none",
            session(each, begun),
            token_word(judged.get(each.number)) or ("in answer" if each.handed_out else ""),
        )
        for each in shown
    ]


def short_hosts(hosts: list[str]) -> Mapping[str, str]:
    """Several hosts by their first names, if these differ; the path behind them is what must be seen."""
    names = {host: host.partition(".")[0] for host in hosts}
    if len(hosts) < 2 or len({name[:_SHORT] for name in names.values()}) < len(hosts):
        return {host: host for host in hosts if len(hosts) > 1}
    return {host: host if len(host) <= _SHORT else f"{name[:_SHORT]}…" for host, name in names.items()}


def sources_of(diagnosis: Diagnosis) -> dict[str, str]:
    """A letter for each source, by its name in places, where calls are from several."""
    names = list(dict.fromkeys(name_in(each.where) for each in diagnosis.exchanges))
    return dict(zip(names, _letters(), strict=False)) if len(names) > 1 else {}


def placed(exchange: Exchange, sources: Mapping[str, str]) -> str:
    """Where a call stands; its source is named by its letter."""
    return f"{without_name(exchange.where)} {sources.get(name_in(exchange.where), '')}".rstrip()


def styles_of(diagnosis: Diagnosis, shown: list[Exchange]) -> list[tuple[str, str]]:
    """The styles of each call's answer and of what is said of its token, "" for none."""
    judged = {each.exchange.number: each for each in diagnosis.judged if each.exchange is not None}
    return [(_style_of(each), token_style(judged.get(each.number))) for each in shown]


def _style_of(exchange: Exchange) -> str:
    if not exchange.is_answered or exchange.is_refused:
        return "red"
    return "green" if exchange.worked else "yellow"


def _letters() -> Iterator[str]:
    yield from ascii_uppercase
    yield from (str(number) for number in count(27))


def _when(exchange: Exchange) -> str:
    when = None if exchange.started is None else calendar(exchange.started)
    return "" if when is None else f"{when:%H:%M:%S}"


def _called(diagnosis: Diagnosis, exchange: Exchange, hosts: Mapping[str, str]) -> str:
    if exchange.is_alone:
        return UNKNOWN_CALL
    host = hosts.get(shown_host(exchange.address), "")
    return f"{heard(diagnosis.veil, exchange.method)} {host}{shown_path(exchange.address, diagnosis.veil)}".lstrip()


def session(exchange: Exchange, begun: int | None) -> str:
    """What an exchange did with the session's cookie, which the exchange of number `begun` set first."""
    if SESSION_COOKIE in exchange.cookies_set:
        return "set"
    if SESSION_COOKIE in exchange.cookies_sent:
        return "sent"
    was_set = begun is not None and begun < exchange.number
    return "not sent" if was_set and not exchange.is_login and exchange.method != "OPTIONS" else ""


def token_style(judged: Judged | None) -> str:
    """The style of what is said of a call's token."""
    if judged is None or judged.report is None:
        return ""
    return "red" if errors(judged.report) else _STYLES[judged.report.verdict]


def token_word(judged: Judged | None) -> str:
    """What is said of a call's token: that Qlik accepted it; the code of its first error; else its verdict."""
    if judged is None or judged.report is None:
        return "hidden" if judged is not None and judged.exchange is not None and judged.exchange.is_hidden else ""
    found = errors(judged.report)
    more = f" +{len(found) - 1}" if len(found) > 1 else ""
    told = f"{found[0].rule.code}{more}" if found else ""
    if judged.exchange is not None and judged.exchange.accepted_token:
        return f"accepted, {told}" if told else "accepted"
    return told or judged.report.verdict.value
