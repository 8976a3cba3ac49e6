"""From a case and what was chosen of its outline to what is shown of the choice."""

from collections.abc import Sequence

from inspector.diagnosis.as_text import danger_lines, first_lines, story_lines, titled_lists
from inspector.diagnosis.call_as_text import call_lines
from inspector.diagnosis.cause import Cause, Diagnosis, Judged
from inspector.diagnosis.cause_as_text import cause_lines, outcome
from inspector.diagnosis.dangers import dangers
from inspector.report.layout import wrapped
from inspector.tui.pages.case_outline import FIRST, NARROWEST
from inspector.tui.pages.login_case import LoginCase, moment_of
from inspector.tui.pages.row import Canvas, Row, rows
from inspector.tui.pages.unknown_text import SAYS, unknown_rows
from inspector.visible import visible


def choice(case: LoginCase, about: str | None, canvas: Canvas) -> list[Row]:
    """A cause's grounds, a line whole, a call explained; what stands above the outline is not said again."""
    diagnosis, paint, width = case.diagnosis, canvas.paint, max(canvas.width, NARROWEST)
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
        case "call":
            return _of_call(case, at[0], canvas)
        case "token":
            return rows([*_of_token(case.tokens[at[0]], canvas), *_enter(case.tokens_at(about), canvas)])
        case _:
            return why(case, canvas)


def whole(case: LoginCase, about: str | None, canvas: Canvas) -> list[Row]:
    """What is copied of a choice: of the first cause that, too, which stands above the outline."""
    width = max(canvas.width, NARROWEST)
    if (about or FIRST) != FIRST:
        return choice(case, about, canvas)
    if case.is_unknown:
        return [Row(SAYS), *unknown_rows(case.diagnosis, canvas, NARROWEST)]
    return rows([*first_lines(case.diagnosis, width, canvas.paint), *_stories(case.diagnosis, canvas)])


def why(case: LoginCase, canvas: Canvas) -> list[Row]:
    """What the first cause rests on, where to look and what to change; what came of it where there is none."""
    diagnosis, width = case.diagnosis, max(canvas.width, NARROWEST)
    if case.is_unknown:
        return unknown_rows(diagnosis, canvas, NARROWEST)
    cause = diagnosis.first_cause
    if cause is None:
        return rows([*wrapped(canvas.paint.drawn(outcome(diagnosis)), width), *_stories(diagnosis, canvas)])
    lines = cause_lines(cause, width, canvas.paint)
    return rows([*lines[len(wrapped(cause.says, width)) :], *_stories(diagnosis, canvas)])


def _stories(diagnosis: Diagnosis, canvas: Canvas) -> list[str]:
    width = max(canvas.width, NARROWEST)
    told = (story_lines(diagnosis, each, width, canvas.paint) for each in diagnosis.stories)
    return [line for lines in told for line in ("", *lines)]


def _further(cause: Cause, canvas: Canvas) -> list[str]:
    width, paint = max(canvas.width, NARROWEST), canvas.paint
    place = [paint("dim", paint.drawn(line)) for line in wrapped(visible(cause.where), width)] if cause.where else []
    return [*place, *cause_lines(cause, width, paint)]


def _of_call(case: LoginCase, number: int, canvas: Canvas) -> list[Row]:
    """A call explained, then the tokens in its answer."""
    found = case.tokens_at(f"call:{number}")
    carried = next((each for each in case.diagnosis.judged if _carries(each, number)), None)
    exchange, width = case.diagnosis.exchanges[number], max(canvas.width, NARROWEST)
    lines = call_lines(case.diagnosis, exchange, carried, width, canvas.paint)
    for each in found:
        lines += ["", *_of_token(each, canvas)] if each.handed_out is not None else []
    return rows([*lines, *_enter(found, canvas)])


def _carries(judged: Judged, number: int) -> bool:
    return judged.exchange is not None and judged.exchange.number == number


def _of_token(judged: Judged, canvas: Canvas) -> list[str]:
    """Where a token stands that no call carries, the verdict on it, and its first finding."""
    report, paint, width = judged.report, canvas.paint, max(canvas.width, NARROWEST)
    if report is None:
        return []
    place = wrapped(visible(f"a token in {judged.where}"), width)
    found = report.findings[:1]
    return [
        *(paint("bold", paint.drawn(line)) for line in place),
        paint(report.verdict.value, f" {report.verdict.words} "),
        *(f"{each.rule.code} {each.rule.title}" for each in found),
    ]


def _enter(found: Sequence[Judged], canvas: Canvas) -> list[str]:
    """What enter does."""
    if not found:
        return []
    then = ", as of then" if moment_of(found[0]) is not None else ""
    told = "shows the token in the workbench" if len(found) == 1 else "asks which token to show in the workbench"
    return [canvas.paint("dim", f"{canvas.key('reveal')} {told}{then}")]
