"""From a report to Markdown that can be sent on: into an issue, a wiki, a mail."""

from collections.abc import Iterator, Mapping
from itertools import islice

from inspector.checks.finding import Finding
from inspector.checks.words import instant
from inspector.jose import Json
from inspector.report.markdown_text import coded, escaped
from inspector.report.members import MOST_MEMBERS, bare_text, is_impersonal, time_text, value_text
from inspector.report.message import message
from inspector.report.phrases import STANDING, because, counts, cut_short, not_checked, spoken
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from inspector.report.timeline import standing_in_time
from inspector.visible import cut

_LONGEST_NAME = 80


def render_markdown(report: Report, sheet: Sheet) -> str:
    """The whole report in GitHub's Markdown, ending with a line end; the token's text and signature are not in it."""
    blocks = (f"# {report.verdict.words}", masking(sheet), *sections(report, sheet, level=2))
    return "\n\n".join(blocks) + "\n"


def masking(sheet: Sheet) -> str:
    """What stands at the top of every document: whether its readers see who the user is."""
    if sheet.masked:
        told = "**Masked**: of every value that may say who the user is, only kind and size are shown."
    else:
        told = "**NOT masked**: all values of the claims are shown, and so who the user is. Mind who reads it."
    return f"{told} The token itself and its signature are not in this report."


def sections(report: Report, sheet: Sheet, *, level: int) -> Iterator[str]:
    """The blocks of one report below its heading; their own headings are of the level given."""
    yield "\n".join(_facts(report))
    yield from filter(None, [escaped(because(report))])
    titled = (
        ("Findings", list(_findings(report, sheet))),
        ("Header", _part(report, "header", sheet)),
        ("Payload", _part(report, "payload", sheet)),
        ("Not checked", [f"- {escaped(line)}" for line in not_checked(report)]),
    )
    for title, lines in titled:
        if lines:
            yield f"{'#' * level} {title}"
            yield "\n".join(lines)


def _facts(report: Report) -> Iterator[str]:
    counted = ", ".join(words for _, words in counts(report))
    yield f"- found: {counted or 'nothing'}"
    yield f"- judged at: {escaped(instant(report.moment))}"
    if report.tenant.name:
        yield f"- tenant: {coded(cut(report.tenant.name, _LONGEST_NAME))}"
    source, line, column = report.place
    if source:
        yield f"- place: {coded(f'{source}:{line}:{column}')}"
    yield f"- signature: {_signature(report)}"
    told = standing_in_time(report)
    if told:
        yield f"- times: {escaped(told)}"


def _signature(report: Report) -> str:
    standing, certificate = STANDING[report.signature.status], report.tenant.certificate
    if certificate is None or report.signature.status not in ("valid", "invalid"):
        hint = cut_short(report)
        return f"{standing}. {escaped(hint)}" if hint else standing
    size = f"{certificate.key_type} {certificate.bits}" if certificate.bits else certificate.key_type
    named = f" {coded(certificate.subject)}" if certificate.subject else ""
    mark = certificate.sha256 or certificate.spki_sha256
    return f"{standing}, with the {certificate.kind.replace('-', ' ')}{named} ({escaped(size)}), SHA-256 {coded(mark)}"


def _findings(report: Report, sheet: Sheet) -> Iterator[str]:
    """Each finding as an item, consequences within their cause's; what a rule says is said once."""
    said: set[str] = set()
    for finding in report.findings:
        indent = "  " if finding.follows else ""
        lines = _finding(finding, message(report, finding, masked=sheet.masked))
        if finding.rule.code not in said:
            lines += _rule(finding)
        said.add(finding.rule.code)
        yield from (f"{indent}{line}" for line in lines)


def _finding(finding: Finding, message: str) -> list[str]:
    rule = finding.rule
    head = f"- **{rule.severity.value} {rule.code}** {coded(rule.name)}: {escaped(message)}"
    where = coded(spoken(finding.where)) if finding.where not in ("", "/certificate") else spoken(finding.where)
    return [f"{head} (follows from {finding.follows})" if finding.follows else head, f"  - where: {where}"]


def _rule(finding: Finding) -> list[str]:
    rule = finding.rule
    sources = "".join(f", <{source}>" for source in rule.sources)
    return [f"  - why: {escaped(rule.why)}", f"  - fix: {escaped(rule.fix)}", f"  - source: {rule.grade}{sources}"]


def _part(report: Report, part: str, sheet: Sheet) -> list[str]:
    token = report.token
    found, text = (token.header, token.header_text) if part == "header" else (token.payload, token.payload_text)
    if found is not None:
        return list(_table(found, report.moment, sheet))
    if text is None:
        return []
    shown = bare_text(text, sheet)
    return [f"No JSON object: {escaped(shown) if sheet.masked else coded(shown)}"]


def _table(found: Mapping[str, Json], moment: float, sheet: Sheet) -> Iterator[str]:
    yield "| name | value |"
    yield "| --- | --- |"
    for name, value in islice(found.items(), MOST_MEMBERS):
        yield f"| {coded(cut(name, _LONGEST_NAME)) or '(no name)'} | {_cell(name, value, moment, sheet)} |"
    if len(found) > MOST_MEMBERS:
        yield f"| … | and {len(found) - MOST_MEMBERS:,} more |"


def _cell(name: str, value: Json, moment: float, sheet: Sheet) -> str:
    text, told = value_text(name, value, sheet), time_text(name, value, moment, sheet)
    is_hidden = sheet.masked and not is_impersonal(name, value)
    shown = escaped(text) if is_hidden else coded(text)
    return f"{shown}, {escaped(', '.join(told.split('  ')))}" if told else shown
