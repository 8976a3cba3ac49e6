"""From a diagnosis to a table of its calls: when, what, how it was answered, and what is said of its token."""

from collections.abc import Iterator

from inspector.checks.words import calendar
from inspector.diagnosis.addresses import UNKNOWN_CALL, shown_host, shown_path
from inspector.diagnosis.cause import Clock, Diagnosis, Judged
from inspector.diagnosis.dossier.veil import Veil, cut_whole
from inspector.diagnosis.evidence import SESSION_COOKIE, Exchange, integration_of
from inspector.diagnosis.phrases import CLOCKS, heard
from inspector.diagnosis.places import within
from inspector.diagnosis.scene import errors
from inspector.report.layout import clipped, wrapped
from inspector.report.paint import Paint, columns

MOST = 30
_HEADER = ("", "UTC", "call", "answer", "session", "token")
_MOST_INTEGRATIONS = 3
_LONGEST = 100
_INDENT = 2
_LEAST_OF_CALL = 12  # columns
_LESSER = (0, 4)  # where it stands, what became of the session


def calls(diagnosis: Diagnosis, width: int, paint: Paint) -> Iterator[str]:
    """The table, those that matter most where there are too many; nothing where there was no call."""
    shown = chosen(diagnosis.exchanges, MOST)
    if not shown:
        return
    for number, line in enumerate(table(diagnosis, shown, width - _INDENT, paint)):
        yield f"{' ' * _INDENT if number else ''}{line}"
    yield from (f"{' ' * _INDENT}{line}" for line in told_below(diagnosis, len(shown), width - _INDENT, paint))


def table(diagnosis: Diagnosis, shown: list[Exchange], width: int, paint: Paint, least: int = 0) -> list[str]:
    """A title, a heading, and a line for each of some calls; on less than `least` columns without the lesser cells."""
    hosts = list(dict.fromkeys(shown_host(each.address) for each in shown))
    judged = {each.exchange.number: each for each in diagnosis.judged if each.exchange is not None}
    begun = begun_by(shown)
    rows = [
        _HEADER,
        *(
            _row(diagnosis, each, judged.get(each.number), session(each, begun), with_host=len(hosts) > 1)
            for each in shown
        ),
    ]
    if width < least:
        rows = [tuple(cell for at, cell in enumerate(row) if at not in _LESSER) for row in rows]
    title = paint("bold", f"Calls to {clipped(hosts[0], width - 9)}" if len(hosts) == 1 else "Calls")
    widths = [max(map(columns, cells)) for cells in zip(*rows, strict=True)]
    call = rows[0].index("call")  # the column that gives way
    widths[call] = max(min(widths[call], width - sum(widths) + widths[call] - 2 * len(widths) + 2), _LEAST_OF_CALL)
    if rows[0] is _HEADER:  # the place gives way after it
        widths[0] = max(widths[0] - max(sum(widths) + 2 * len(widths) - 2 - width, 0), 0)
        rows = [(within(row[0], widths[0]), *row[1:]) for row in rows]
    return [title, *(paint.drawn(_line(row, widths)) for row in rows)]


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = [clipped(cell, room) for cell, room in zip(row, widths, strict=True)]
    return "  ".join(
        cell + " " * max(room - columns(cell), 0) for cell, room in zip(cells, widths, strict=True)
    ).rstrip()


def chosen(exchanges: tuple[Exchange, ...], most: int) -> list[Exchange]:
    """So many calls at most, in order: before others those that tell something of a login."""
    telling = [each for each in exchanges if each.is_login or each.asks_first or not each.worked][:most]
    numbers = {each.number for each in telling}
    others = [each for each in exchanges if each.number not in numbers][: most - len(telling)]
    return sorted((*telling, *others), key=lambda each: each.number)


def begun_by(shown: list[Exchange]) -> int | None:
    """The number of the exchange that set the session's cookie first."""
    return next((each.number for each in shown if SESSION_COOKIE in each.cookies_set), None)


def told_below(diagnosis: Diagnosis, shown: int, width: int, paint: Paint) -> Iterator[str]:
    """What is said below the table: web integrations, by which clock tokens were judged, and what was left out."""
    yield from _told_of(diagnosis, width, paint)
    yield from left_out(diagnosis, shown)


def told_by(clock: Clock) -> str:
    """By which clock the moment of a call is known."""
    return CLOCKS[clock]


def _told_of(diagnosis: Diagnosis, width: int, paint: Paint) -> Iterator[str]:
    """The web integrations that were named, and by which clock tokens were judged."""
    named = dict.fromkeys(filter(None, map(integration_of, diagnosis.exchanges)))
    for each in list(named)[:_MOST_INTEGRATIONS]:
        yield from wrapped(f"web integration {cut_whole(heard(diagnosis.veil, each), _LONGEST)}", width)
    clocks = {each.clock for each in diagnosis.judged if each.exchange is not None and each.report is not None}
    words = [paint.drawn(CLOCKS[each]) for each in CLOCKS if each in clocks]
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


def _row(
    diagnosis: Diagnosis, exchange: Exchange, judged: Judged | None, session: str, *, with_host: bool
) -> tuple[str, ...]:
    when = None if exchange.started is None else calendar(exchange.started)
    host = shown_host(exchange.address) if with_host else ""
    return (
        exchange.where,
        "" if when is None else f"{when:%H:%M:%S}",
        _called(exchange, f"{host}{shown_path(exchange.address, diagnosis.veil)}", diagnosis.veil),
        str(exchange.status) if exchange.is_answered else "none",
        session,
        token_word(judged) or ("in answer" if exchange.handed_out else ""),
    )


def _called(exchange: Exchange, place: str, veil: Veil | None) -> str:
    return UNKNOWN_CALL if exchange.is_alone else f"{heard(veil, exchange.method)} {place}".lstrip()


def session(exchange: Exchange, begun: int | None) -> str:
    """What an exchange did with the session's cookie, which the exchange of number `begun` set first."""
    if SESSION_COOKIE in exchange.cookies_set:
        return "set"
    if SESSION_COOKIE in exchange.cookies_sent:
        return "sent"
    was_set = begun is not None and begun < exchange.number
    return "not sent" if was_set and not exchange.is_login and exchange.method != "OPTIONS" else ""


def token_word(judged: Judged | None) -> str:
    """What is said of a call's token: the code of its first error, else its verdict."""
    if judged is None or judged.report is None:
        return "hidden" if judged is not None and judged.exchange is not None and judged.exchange.is_hidden else ""
    found = errors(judged.report)
    if found:
        return found[0].rule.code if len(found) == 1 else f"{found[0].rule.code} +{len(found) - 1}"
    return judged.report.verdict.value
