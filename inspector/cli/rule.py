"""`qlik-jwt rule`: from a code or name to the rule's explanation, or the whole catalogue."""

import difflib

import click

from inspector.checks.catalogue import BY_CODE, BY_FAMILY, BY_NAME
from inspector.checks.rule import Rule
from inspector.cli.kinds import OneOf
from inspector.cli.output import color_option, output_to
from inspector.errors import OptionError
from inspector.jose import Json
from inspector.report.as_json import Document, dumps
from inspector.report.layout import labelled, wrapped
from inspector.report.sheet import Sheet


def _known(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    return [name for name in (*BY_CODE, *BY_NAME) if name.lower().startswith(begun.lower())]


@click.command(short_help="Explain a rule, or list them all.")
@click.argument("wanted", required=False, metavar="[CODE|NAME]", shell_complete=_known)
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="[text]")
@color_option
def command(*, wanted: str | None, form: str, color: str, ascii_only: bool) -> None:
    """Explain a rule, or list them all.

    The rule is named by its code (QJ501) or its name (lifetime-too-long).
    """
    chosen = [_find(wanted)] if wanted is not None else [rule for _, rules in BY_FAMILY for rule in rules]
    with output_to(None, color, ascii_only=ascii_only) as out:
        if form == "json":
            documents: list[Json] = [_document(rule) for rule in chosen]
            out.write(dumps(_document(chosen[0]) if wanted else {"rules": documents}, indent=2) + "\n")
        else:
            out.write(_explained(chosen[0], out.sheet) if wanted else _listed(out.sheet))


def _find(wanted: str) -> Rule:
    rule = BY_CODE.get(wanted.upper()) or BY_NAME.get(wanted) or BY_NAME.get(wanted.lower())
    if rule is None:
        near = difflib.get_close_matches(wanted, [*BY_CODE, *BY_NAME], n=3, cutoff=0.5)
        near += difflib.get_close_matches(wanted.upper(), BY_CODE, n=2, cutoff=0.6) if not near else []
        from inspector.configuration.faults import quoted  # noqa: PLC0415 - only an error needs it

        hint = f"; did you mean {' or '.join(near)}?" if near else "; “qlik-jwt rule” lists them all"
        raise OptionError(f"there is no rule “{quoted(wanted)}”{hint}")
    return rule


def _listed(sheet: Sheet) -> str:
    lines = []
    for title, rules in BY_FAMILY:
        lines += ["", sheet.paint("bold", title)]
        lines += [f"{sheet.paint.sign(rule.severity)} {rule.code}  {rule.name:<26} {rule.title}" for rule in rules]
    return "\n".join(lines[1:]) + "\n"


def _explained(rule: Rule, sheet: Sheet) -> str:
    lines = [f"{sheet.paint.sign(rule.severity)} {sheet.paint('bold', f'{rule.code} {rule.name}')}", ""]
    lines += [*wrapped(rule.title + ".", sheet.width), ""]
    for label, text in (
        ("severity", rule.severity.value),
        ("why", rule.why),
        ("fix", rule.fix),
        ("grade", rule.grade),
    ):
        lines += labelled(label, text, indent=0, label_width=10, width=sheet.width)
    if rule.needs:
        lines += labelled("needs", ", ".join(rule.needs), indent=0, label_width=10, width=sheet.width)
    for index, source in enumerate(rule.sources):
        lines.append(f"{'sources' if index == 0 else '':<10}{source}")
    return "\n".join(map(sheet.paint.drawn, lines)) + "\n"


def _document(rule: Rule) -> Document:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity.value,
        "why": rule.why,
        "fix": rule.fix,
        "grade": rule.grade,
        "sources": list(rule.sources),
        "needs": list(rule.needs),
    }
