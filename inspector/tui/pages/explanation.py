"""From a finding to why it matters and how to mend it."""

from inspector.checks.case import seconds
from inspector.checks.finding import Finding
from inspector.checks.rule import Rule
from inspector.report.layout import hanging
from inspector.report.phrases import spoken
from inspector.report.report import Report
from inspector.report.timeline import when
from inspector.tui.pages.row import Canvas, Row, rows
from inspector.tui.pages.values import as_json, value_at, wanted
from inspector.visible import visible

_LABEL = 8
_TIMES = ("/payload/iat", "/payload/nbf", "/payload/exp")
_ABSENT = "nothing: it is absent"
_MOST_OF_VALUE = 300


def explanation(report: Report, finding: Finding, canvas: Canvas, written: str = "") -> list[Row]:
    """Code and title, then what, where, got, want, why, fix and source, each beside its word.

    `written` is the place in a source, where the finding has one.
    """
    rule, paint = finding.rule, canvas.paint
    head = f" {rule.severity.value.upper()} {rule.code}  "
    first, *rest = hanging(paint.drawn(rule.title), len(head) + 1, canvas.width)
    lines = [paint.sign(rule.severity) + paint(rule.severity.value, head) + paint("bold", first)]
    lines += [paint("bold", line) for line in rest]
    lines += _row("what", paint.drawn(visible(finding.message)), "bold", canvas)
    lines += _row("where", spoken(finding.where), "", canvas)
    lines += _row("written", written, "", canvas) if written else []
    lines += _got_and_want(report, finding, canvas)
    if finding.follows:
        lines += _row("follows", f"from {finding.follows}: mend that first, and this may be gone", "yellow", canvas)
    return rows(lines + rule_lines(rule, canvas))


def rule_lines(rule: Rule, canvas: Canvas) -> list[str]:
    """Why a rule is asked, what to do, and who says so."""
    drawn = canvas.paint.drawn
    return [
        *_row("why", drawn(rule.why), "", canvas),
        *_row("fix", drawn(rule.fix), "green", canvas),
        *_row("source", rule.grade, "dim", canvas),
        *(line for source in rule.sources for line in _source(source, canvas)),
    ]


def _source(address: str, canvas: Canvas) -> list[str]:
    """An address on a line of its own."""
    told = address.removeprefix("https://").removeprefix("www.")
    return [line for line in _row("", canvas.paint.drawn(told), "dim", canvas) if line]


def _got_and_want(report: Report, finding: Finding, canvas: Canvas) -> list[str]:
    want = wanted(finding.where, report.tenant)
    is_there, value = value_at(report, finding.where)
    if not is_there and not want:
        return []
    got = as_json(value, _MOST_OF_VALUE) if is_there else _ABSENT
    number = seconds(value) if is_there and finding.where in _TIMES else None
    if number is not None:
        return _row("got", f"{got}  {when(number, report.moment, None)}", "", canvas)
    lines = _row("got", got, "red" if want else "", canvas)
    return [*lines, *_row("want", want, "green", canvas)] if want and want != got else lines


def _row(label: str, text: str, style: str, canvas: Canvas) -> list[str]:
    paint = canvas.paint
    first, *rest = (paint(style, line) if style else line for line in hanging(text, _LABEL, canvas.width))
    return [(paint("dim", f"{label:<{_LABEL}}") if label or first else "") + first, *rest]
