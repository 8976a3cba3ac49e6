"""From a case to what came of it in a line or three, and to an outline of its calls and of all that is said beside."""

from collections.abc import Iterable

from inspector.diagnosis.as_text import MOST, more_dangers, titled_lists
from inspector.diagnosis.call_list import table
from inspector.diagnosis.calls import chosen, told_below
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.cause_as_text import head, outcome
from inspector.diagnosis.dangers import dangers
from inspector.report.layout import wrapped
from inspector.tui.pages.login_case import LoginCase
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.pages.unknown_text import SAYS
from inspector.visible import visible

FIRST = "first"
NARROWEST = 40
_MOST_CALLS = 500
_WHOLE_TABLE = 72  # columns from which the table of calls has all its cells
_LINES_OF_FIRST = 3
_WHY = "why, and what to change"
_SECRET = "the secret: where it lies, and what to do"  # noqa: S105 - words on one


def first_rows(case: LoginCase, canvas: Canvas) -> list[Row]:
    """What stands above all: a secret that was met, how the cause is known, and the cause in three lines at most."""
    paint, width = canvas.paint, max(canvas.width, NARROWEST)
    met = dangers(case.diagnosis.exposures)[:1]
    danger = [f"{paint('nonconforming', ' DANGER ')}  {canvas.clipped(visible(each.what), width - 10)}" for each in met]
    lines = wrapped(paint.drawn(SAYS if case.is_unknown else outcome(case.diagnosis)), width)
    if len(lines) > _LINES_OF_FIRST:
        lines[_LINES_OF_FIRST - 1 :] = [canvas.clipped(" ".join(lines[_LINES_OF_FIRST - 1 :]), width)]
    says = [paint("bold", line) for line in lines]
    return [Row(line) for line in (*danger, head(case.diagnosis, width, paint), *says)]


def start_of(case: LoginCase) -> str:
    """Where the cursor begins: at the call that failed, without calls at the cause."""
    diagnosis, cause = case.diagnosis, case.diagnosis.first_cause
    shown = chosen(diagnosis.exchanges, _MOST_CALLS)
    about = [each for each in shown if cause is not None and each.where == cause.where]
    logins = [each for each in shown if each.is_login]
    at = next(iter(about or logins[-1:] or shown), None)
    return FIRST if at is None else f"call:{at.number}"


def outline(case: LoginCase, canvas: Canvas) -> list[Row]:
    """The way to the cause whole, the calls, then what is said beside it; a row each."""
    diagnosis, paint = case.diagnosis, canvas.paint
    found = [*_secrets(diagnosis, canvas), *_first(case, canvas), *_calls(diagnosis, canvas)]
    lists = titled_lists(diagnosis)
    found += _items(lists[0][0], "list:0", lists[0][1], canvas)
    found += _items("Found too", "too", (each.says for each in diagnosis.found_too[:MOST]), canvas)
    more = len(diagnosis.found_too) - MOST
    found += [Row(paint("dim", f"  and {more:,} more"))] if more > 0 else []
    for at, (title, lines) in enumerate(lists[1:], start=1):
        if not case.is_unknown:  # which is told whole below or beside
            found += _items(title, f"list:{at}", lines, canvas)
    return [*found, *_tokens(case, canvas)]


def _secrets(diagnosis: Diagnosis, canvas: Canvas) -> list[Row]:
    met = dangers(diagnosis.exposures)
    words = [_SECRET] if len(met) == 1 else [f"{visible(each.what)}: where it lies" for each in met[:MOST]]
    found = [_way(each, f"danger:{at}", canvas) for at, each in enumerate(words if met else [])]
    return [*found, *(Row(canvas.paint("dim", f"  {line}")) for line in more_dangers(len(met)))]


def _first(case: LoginCase, canvas: Canvas) -> list[Row]:
    if case.diagnosis.first_cause is None and not case.is_unknown:
        return []
    return [_way("what would tell more" if case.is_unknown else _WHY, FIRST, canvas)]


def _way(words: str, about: str, canvas: Canvas) -> Row:
    arrow = ">" if canvas.paint.ascii else "→"
    return Row(f"{canvas.paint('dim', arrow)} {canvas.clipped(words, canvas.width - 2)}", about)


def _items(title: str, about: str, lines: Iterable[str], canvas: Canvas) -> list[Row]:
    """A title, and a line each of what stands under it."""
    paint = canvas.paint
    found = [
        Row(canvas.clipped(paint.drawn(f"· {line}"), canvas.width), f"{about}:{at}") for at, line in enumerate(lines)
    ]
    return [Row(paint("dim", paint.drawn(title))), *found] if found else []


def _tokens(case: LoginCase, canvas: Canvas) -> list[Row]:
    """Those that no call carries: in texts, and in answers."""
    paint = canvas.paint
    found = []
    for at, each in enumerate(case.tokens):
        if each.exchange is None and each.report is not None:
            told = paint.drawn(f"· {visible(each.where)}: {each.report.verdict.words}")
            found.append(Row(canvas.clipped(told, canvas.width), f"token:{at}"))
    return [Row(paint("dim", "Tokens that no call carries")), *found] if found else []


def _calls(diagnosis: Diagnosis, canvas: Canvas) -> list[Row]:
    shown = chosen(diagnosis.exchanges, _MOST_CALLS)
    if not shown:
        return []
    title, heading, *lines = table(diagnosis, shown, canvas.width, canvas.paint, least=_WHOLE_TABLE)
    found = [Row(title), Row(canvas.paint("dim", heading))]
    found += [Row(line, f"call:{each.number}") for line, each in zip(lines, shown, strict=True)]
    width = max(canvas.width, NARROWEST)
    below = (part for line in told_below(diagnosis, len(shown), width, canvas.paint) for part in wrapped(line, width))
    return [*found, *(Row(canvas.paint("dim", line)) for line in below)]
