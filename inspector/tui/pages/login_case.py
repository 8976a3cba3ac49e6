"""From a case to an outline of causes and calls to choose from, and to what is shown of the choice."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspector.diagnosis.as_text import MOST, danger_lines, first_lines, more_dangers, titled_lists
from inspector.diagnosis.call_as_text import call_lines
from inspector.diagnosis.call_list import table
from inspector.diagnosis.calls import chosen, told_below
from inspector.diagnosis.cause import Cause, Diagnosis, Judged
from inspector.diagnosis.cause_as_text import cause_lines, head, outcome
from inspector.diagnosis.dangers import dangers
from inspector.diagnosis.evidence import Evidence
from inspector.diagnosis.path import diagnose_by
from inspector.inspection import Inquiry
from inspector.report.layout import wrapped
from inspector.report.ways import Ways
from inspector.tui.pages.row import Canvas, Row, rows
from inspector.visible import visible

FIRST = "first"
_MOST_CALLS = 500
_WHOLE_TABLE = 72  # columns from which the table of calls has all its cells
_LINES_OF_FIRST = 3
_NARROWEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginCase:
    """What was given, from which source, and what was found of it."""

    evidence: Evidence
    name: str
    diagnosis: Diagnosis

    @property
    def has_broken_signature(self) -> bool:
        """Whether a signature fails: why, takes time to say."""
        reports = (each.report for each in self.diagnosis.judged)
        return any(each is not None and each.signature.status == "invalid" for each in reports)

    def judged(self, about: str | None) -> Judged | None:
        """The token of the call or text that a row of the outline stands for."""
        kind, _, number = (about or "").partition(":")
        for at, each in enumerate(self.diagnosis.judged):
            if kind == "call" and each.exchange is not None and each.exchange.number == int(number):
                return each
            if kind == "token" and at == int(number):
                return each
        return None


def moment_of(judged: Judged) -> float | None:
    """When a token was used, in seconds since 1970-01-01 UTC; None where nothing tells."""
    return None if judged.report is None or judged.clock == "given" else judged.report.moment


def login_case(evidence: Evidence, name: str, inquiry: Inquiry, ways: Ways) -> LoginCase:
    """The case that a source is, diagnosed for whom has these ways; users are masked in it."""
    return LoginCase(evidence=evidence, name=name, diagnosis=diagnose_by(evidence, inquiry, ways=ways))


def outline(case: LoginCase, canvas: Canvas) -> list[Row]:
    """The first cause, what is said beside it, then the calls; a row each."""
    diagnosis, paint = case.diagnosis, canvas.paint
    found_dangers = dangers(diagnosis.exposures)
    found = [
        Row(f"{paint('nonconforming', ' DANGER ')}  {canvas.clipped(visible(what), canvas.width - 10)}", f"danger:{at}")
        for at, (what, _) in enumerate(found_dangers[:MOST])
    ]
    found += [Row(paint("dim", f"  {line}")) for line in more_dangers(len(found_dangers))]
    found += _first(diagnosis, canvas)
    lists = titled_lists(diagnosis)
    found += _items(lists[0][0], "list:0", lists[0][1], canvas)
    found += _items("Found too", "too", (each.says for each in diagnosis.found_too[:MOST]), canvas)
    more = len(diagnosis.found_too) - MOST
    found += [Row(paint("dim", f"  and {more:,} more"))] if more > 0 else []
    for at, (title, lines) in enumerate(lists[1:], start=1):
        found += _items(title, f"list:{at}", lines, canvas)
    found += _items("Tokens", "token", _tokens(diagnosis), canvas)
    return [*found, *_calls(diagnosis, canvas)]


def _first(diagnosis: Diagnosis, canvas: Canvas) -> list[Row]:
    paint = canvas.paint
    lines = wrapped(paint.drawn(outcome(diagnosis)), max(canvas.width, _NARROWEST))
    if len(lines) > _LINES_OF_FIRST:
        lines[_LINES_OF_FIRST - 1 :] = [canvas.clipped(" ".join(lines[_LINES_OF_FIRST - 1 :]), canvas.width)]
    return [
        Row(head(diagnosis, max(canvas.width, _NARROWEST), paint)),
        *rows([paint("bold", line) for line in lines], FIRST),
    ]


def _items(title: str, about: str, lines: Iterable[str], canvas: Canvas) -> list[Row]:
    """A title, and a line each of what stands under it."""
    paint = canvas.paint
    found = [
        Row(canvas.clipped(paint.drawn(f"· {line}"), canvas.width), f"{about}:{at}") for at, line in enumerate(lines)
    ]
    return [Row(paint("dim", paint.drawn(title))), *found] if found else []


def _tokens(diagnosis: Diagnosis) -> list[str]:
    """Those that stand in no call; their numbers are those of all."""
    if any(each.exchange is not None for each in diagnosis.judged):
        return []
    return [f"{each.where}: {each.report.verdict.words}" for each in diagnosis.judged if each.report is not None]


def _calls(diagnosis: Diagnosis, canvas: Canvas) -> list[Row]:
    shown = chosen(diagnosis.exchanges, _MOST_CALLS)
    if not shown:
        return []
    title, heading, *lines = table(diagnosis, shown, canvas.width, canvas.paint, least=_WHOLE_TABLE)
    found = [Row(title), Row(canvas.paint("dim", heading))]
    found += [Row(line, f"call:{each.number}") for line, each in zip(lines, shown, strict=True)]
    width = max(canvas.width, _NARROWEST)
    below = (part for line in told_below(diagnosis, len(shown), width, canvas.paint) for part in wrapped(line, width))
    return [*found, *(Row(canvas.paint("dim", line)) for line in below)]


def detail(case: LoginCase, about: str | None, canvas: Canvas) -> list[Row]:
    """What is shown of a choice: a cause whole, a line whole, a call explained."""
    diagnosis, paint, width = case.diagnosis, canvas.paint, max(canvas.width, _NARROWEST)
    kind, *numbers = (about or FIRST).split(":")
    at = [int(each) for each in numbers]
    match kind:
        case "danger":
            return rows(danger_lines(dangers(diagnosis.exposures)[at[0]], width, paint, diagnosis.veil))
        case "too":
            return rows(_further(diagnosis.found_too[at[0]], canvas))
        case "list":
            title, lines = titled_lists(diagnosis)[at[0]]
            told = wrapped(paint.drawn(lines[at[1]]), width)
            return rows([paint("dim", paint.drawn(title)), *told])
        case "call" | "token":
            return _of_token(case, about, canvas)
        case _:
            return rows(first_lines(diagnosis, width, paint))


def _further(cause: Cause, canvas: Canvas) -> list[str]:
    width, paint = max(canvas.width, _NARROWEST), canvas.paint
    place = [paint("dim", paint.drawn(line)) for line in wrapped(visible(cause.where), width)] if cause.where else []
    return [*place, *cause_lines(cause, width, paint)]


def _of_token(case: LoginCase, about: str | None, canvas: Canvas) -> list[Row]:
    width, paint = max(canvas.width, _NARROWEST), canvas.paint
    judged = case.judged(about)
    report = judged.report if judged is not None else None
    number = int((about or "").partition(":")[2])
    lines: list[str] = []
    if (about or "").startswith("call"):
        exchange = case.diagnosis.exchanges[number]
        lines = call_lines(case.diagnosis, exchange, judged, width, paint)
    elif judged is not None and report is not None:
        lines = [paint("bold", paint.drawn(judged.where)), paint(report.verdict.value, f" {report.verdict.words} ")]
    if report is not None:
        then = ", as of then" if judged is not None and moment_of(judged) is not None else ""
        lines.append(paint("dim", f"{canvas.key('reveal')} shows the token in the workbench{then}"))
    return rows(lines)
