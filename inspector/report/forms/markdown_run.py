"""From a run to Markdown for a pull request, a wiki or a mail: totals, rules, sources, and the first findings."""

from collections.abc import Iterator
from itertools import islice

from inspector.checks.catalogue import BY_CODE
from inspector.checks.finding import Finding
from inspector.checks.words import instant
from inspector.report.forms.form import Form
from inspector.report.maker import NAME, version
from inspector.report.markdown import masking
from inspector.report.markdown_text import coded, escaped
from inspector.report.message import message
from inspector.report.naming import short_name
from inspector.report.overview import headline, ranked
from inspector.report.phrases import of_known
from inspector.report.report import Report, Verdict
from inspector.report.run import STOPPED, Summary, Totals
from inspector.report.shares import counted, share
from inspector.report.sheet import Sheet
from inspector.visible import cut

_MOST = 30  # tokens; with these bounds a comment stays well below the 65,536 characters that GitHub takes
_MOST_FINDINGS = 5
_MOST_SOURCES = 50
_MOST_TENANTS = 20
_MOST_REFUSALS = 10
_LONGEST_SOURCE = 120
_NAMES = {"conforming": "conform", "nonconforming": "do not conform", "undecided": "undecided"}


class MarkdownRun(Form):
    """GitHub's Markdown, of bounded length whatever the run's."""

    GATHERS = "run"
    OF_SOUND = False
    MOST = _MOST
    UTF_8 = True

    def opening(self, totals: Totals) -> str:
        """All but the findings."""
        blocks = [
            f"# {headline(totals.summary)}",
            masking(Sheet(masked=self.style.masked)),
            "\n".join(_facts(totals)),
            *_titled("What was found, by rule", _rules(totals.summary)),
            *_titled("By source", _sources(totals)),
            *(["## Findings, by token"] if totals.summary.faulty else []),
        ]
        return "\n\n".join(blocks) + "\n\n"

    def entry(self, report: Report) -> str:
        """A token with its first findings."""
        findings = report.findings
        if not findings:
            return ""
        source, line, column = report.place
        place = coded(f"{cut(source, _LONGEST_SOURCE)}:{line}:{column}")
        lines = [f"- {place} {coded(short_name(report))}: {report.verdict.words.lower()}"]
        lines += [self._line(report, finding) for finding in findings[:_MOST_FINDINGS]]
        if len(findings) > _MOST_FINDINGS:
            lines.append(f"  - and {len(findings) - _MOST_FINDINGS} more")
        return "\n".join(lines) + "\n"

    def closing(self, totals: Totals) -> str:
        """What is not listed, and who says all this."""
        left = totals.summary.faulty - _MOST
        more = f"\n{counted(left, 'more token')} with findings not listed.\n" if left > 0 else ""
        end = "\n" if totals.summary.faulty else ""
        return f"{more}{end}Made by {NAME} {version()}.\n"

    def _line(self, report: Report, finding: Finding) -> str:
        rule = finding.rule
        told = escaped(message(report, finding, masked=self.style.masked))
        indent, after = ("    ", f" (follows from {finding.follows})") if finding.follows else ("  ", "")
        return f"{indent}- **{rule.severity.value} {rule.code}** {coded(rule.name)}: {told}{after}"


def _titled(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}", "\n".join(lines)] if lines else []


def _facts(totals: Totals) -> Iterator[str]:
    summary = totals.summary
    for verdict in Verdict:
        count = summary.verdicts[verdict.value]
        if count:
            yield f"- {_NAMES[verdict.value]}: {count:,} ({share(count, summary.tokens)})"
    if summary.known:
        yield f"- counted for the verdicts: {of_known(summary.known)}"
    yield f"- judged as of {escaped(instant(totals.moment))}"
    if summary.tenants:
        more = len(summary.tenants) - _MOST_TENANTS
        names = ", ".join(coded(cut(name, 60)) for name in islice(summary.tenants, _MOST_TENANTS))
        yield f"- tenants: {names}" + (f" and {more:,} more" if more > 0 else "")
    if totals.was_stopped:
        yield f"- **{STOPPED}**"
    yield from (f"- **not read:** {escaped(refusal)}" for refusal in totals.refusals[:_MOST_REFUSALS])
    if len(totals.refusals) > _MOST_REFUSALS:
        yield f"- **not read:** {len(totals.refusals) - _MOST_REFUSALS:,} more"


def _rules(summary: Summary) -> list[str]:
    """A row for each rule that spoke."""
    if not summary.rules:
        return []
    rows = [
        f"| {code} | {coded(BY_CODE[code].name)} | {summary.severities[code]} | {summary.rules[code]:,} "
        f"| {share(summary.rules[code], summary.tokens)} | {escaped(BY_CODE[code].fix)} |"
        for code in ranked(summary)
    ]
    return [
        "| code | name | severity | tokens | share | what to do |",
        "| --- | --- | --- | ---: | ---: | --- |",
        *rows,
    ]


def _sources(totals: Totals) -> list[str]:
    """A row for each source."""
    if not totals.sources:
        return []
    rows = [
        f"| {coded(cut(source, _LONGEST_SOURCE)) or '(no name)'} | {summary.tokens:,} "
        f"| {summary.verdicts['conforming']:,} | {share(summary.verdicts['conforming'], summary.tokens) or '–'} |"
        for source, summary in islice(totals.sources.items(), _MOST_SOURCES)
    ]
    left = len(totals.sources) - _MOST_SOURCES
    more = [f"| and {left:,} more | | | |"] if left > 0 else []
    return ["| source | tokens | conform | share |", "| --- | ---: | ---: | ---: |", *rows, *more]
