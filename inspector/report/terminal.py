"""From a report to lines for a terminal: verdict first, then causes, then what was read and what was not checked."""

from collections.abc import Iterator

from inspector.checks.finding import Finding
from inspector.checks.rule import Rule, Severity
from inspector.report.layout import hanging, indented, labelled, wrapped
from inspector.report.members import members
from inspector.report.message import message
from inspector.report.paint import Paint, columns
from inspector.report.phrases import STANDING, because, counts, cut_short, judged_by, not_checked, spoken
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from inspector.report.timeline import timeline
from inspector.report.ways import COMMAND_LINE, Ways
from inspector.visible import visible

_NARROWEST = 40
_LABEL = 8


def render(report: Report, sheet: Sheet) -> str:
    """The whole report as text, ending with a line end; every untrusted character in it is visible."""
    width = max(sheet.width, _NARROWEST)
    blocks = (
        headline(report, sheet.paint, width, sheet.ways),
        *_findings(report, width, sheet),
        _part("Header", "header", report, sheet, width),
        _part("Payload", "payload", report, sheet, width),
        timeline(report, width, sheet.paint),
        _signature(report, width, sheet.paint),
        _not_checked(report, width, sheet),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _findings(report: Report, width: int, sheet: Sheet) -> Iterator[list[str]]:
    """A block for each finding; why and fix of a rule are said once."""
    said: set[str] = set()
    paint = sheet.paint
    for met in report.findings:
        finding = met._replace(message=message(report, met, masked=sheet.masked))
        block = finding_block(finding, width, paint)
        again = finding.rule.code in said and not finding.follows
        yield [*_head(finding, width, paint), *_where(finding, width, paint)] if again else block
        said.add(finding.rule.code)


def headline(report: Report, paint: Paint, width: int, ways: Ways = COMMAND_LINE) -> list[str]:
    """The verdict in words, what it rests on, and where the signature stands."""
    counted = [(f"x {words}", f"{paint.sign(severity)} {words}") for severity, words in counts(report)]
    standing = f"signature {STANDING[report.signature.status]}"
    lines = [paint(report.verdict.value, f" {report.verdict.words} ")]
    taken = columns(report.verdict.words) + 2
    for word, told in (*counted, (standing, standing)):
        if taken + 2 + columns(word) > width:
            lines.append("")
            taken = -2
        lines[-1] += f"{'' if taken < 0 else '  '}{told}"
        taken += 2 + columns(word)
    phrases = [paint.drawn(each) for each in (judged_by(report), because(report, ways)) if each]
    return [*lines, *(line for each in phrases for line in wrapped(each, width))]


def finding_block(finding: Finding, width: int, paint: Paint) -> list[str]:
    """A finding with where, why, fix and source; a consequence or a note in short."""
    rule, lines = finding.rule, _head(finding, width, paint)
    if finding.follows:
        return [*lines, *_row("", f"follows from {finding.follows}", _FOLDED, width, paint)]
    if rule.severity is Severity.NOTE:
        return lines
    lines += _where(finding, width, paint)
    lines += _row("why", rule.why, 0, width, paint)
    lines += _row("fix", rule.fix, 0, width, paint)
    return [*lines, *_source(rule, width, paint)]


_FOLDED = 4


def _head(finding: Finding, width: int, paint: Paint) -> list[str]:
    rule, indent = finding.rule, _FOLDED if finding.follows else 0
    title = f"{rule.severity.value.upper():<7} {rule.code} "
    first, *rest = hanging(visible(finding.message), indent + 2 + len(title), width)
    head = f"{' ' * indent}{paint.sign(rule.severity)} {paint(rule.severity.value, title)}{paint('bold', first)}"
    return [head, *(paint("bold", line) for line in rest)]


def _where(finding: Finding, width: int, paint: Paint) -> list[str]:
    return _row("where", spoken(finding.where), 0, width, paint)


def _source(rule: Rule, width: int, paint: Paint) -> list[str]:
    """Who says so; an address is broken only where no line holds it."""
    address = _address(rule.sources[0]) if rule.sources else ""
    room = width - 2
    if not address or columns(address) <= room - _LABEL or columns(address) > room:
        return _row("source", f"{address} ({rule.grade})" if address else rule.grade, 0, width, paint)
    return [*_row("source", f"({rule.grade})", 0, width, paint), f"  {address}"]


def _address(source: str) -> str:
    """An address as short as it can be and still be found."""
    return source.removeprefix("https://").removeprefix("www.")


def _row(label: str, text: str, indent: int, width: int, paint: Paint) -> list[str]:
    lines = labelled(label, text, indent=indent + 2, label_width=_LABEL, width=width)
    return [paint.drawn(line) if label != "where" else line for line in lines]


def _part(title: str, part: str, report: Report, sheet: Sheet, width: int) -> list[str]:
    lines = list(members(report, part, sheet, width))
    hint = masking(sheet) if part == "payload" else ""
    return [sheet.paint("bold", title) + hint, *lines] if lines else []


def masking(sheet: Sheet) -> str:
    """What stands behind a title where users are masked; "" where they are not."""
    if not sheet.masked:
        return ""
    return f" (masked; {sheet.ways.unmasking})" if sheet.ways.unmasking else " (masked)"


def _signature(report: Report, width: int, paint: Paint) -> list[str]:
    if not report.token.parts:
        return []
    certificate = report.tenant.certificate
    said = f"Signature: {STANDING[report.signature.status]}"
    if certificate is None or report.signature.status not in ("valid", "invalid"):
        return wrapped(f"{said}. {cut_short(report)}".rstrip(), width)
    named = f" {certificate.subject}" if certificate.subject else ""
    size = f"{certificate.key_type} {certificate.bits}" if certificate.bits else certificate.key_type
    mark = certificate.sha256 or certificate.spki_sha256
    text = f"{said}, with the {certificate.kind}{named} ({size}, SHA-256 {mark[:16]}…)."
    return wrapped(paint.drawn(visible(text)), width)


def _not_checked(report: Report, width: int, sheet: Sheet) -> list[str]:
    lines = not_checked(report, sheet.ways)
    if not lines:
        return []
    return [
        sheet.paint("bold", "Not checked"),
        *(sheet.paint.drawn(line) for text in lines for line in indented(text, 2, width)),
    ]
