"""From the catalogue to an index of rules, and to the explanation of one."""

from inspector.checks.catalogue import BY_CODE, BY_FAMILY
from inspector.tui.pages.explanation import rule_lines
from inspector.tui.pages.row import Canvas, Row, rows

_WORDS = {"error": "error  ", "warning": "warning", "note": "note   "}


def index(canvas: Canvas) -> list[Row]:
    """Families and their rules, a line each."""
    paint = canvas.paint
    found: list[Row] = []
    for title, rules in BY_FAMILY:
        found.append(Row(paint("bold", title)))
        for rule in rules:
            head = f" {rule.code} {_WORDS[rule.severity.value]} "
            told = canvas.clipped(paint.drawn(rule.title), max(canvas.width - len(head) - 1, 8))
            found.append(Row(f"{paint.sign(rule.severity)}{paint('dim', head)}{told}", rule.code))
    return found


def of_rule(code: str, canvas: Canvas) -> list[Row]:
    """One rule: what it asks, why, and how to mend what it finds."""
    rule = BY_CODE[code]
    head = f" {rule.severity.value.upper()} {rule.code} {rule.name}"
    paint = canvas.paint
    title = [paint.sign(rule.severity) + paint(rule.severity.value, head), paint("bold", paint.drawn(rule.title))]
    return rows([*title, *rule_lines(rule, canvas)])
