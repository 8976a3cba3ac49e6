"""From a report to its entry in the list of tokens, and the list's beginning and end."""

from inspector.checks.finding import Finding
from inspector.report.markup import Markup, element, joined, opened
from inspector.report.message import message
from inspector.report.naming import short_name
from inspector.report.page.signs import severity_words, verdict_words
from inspector.report.phrases import because, judged_by, spoken
from inspector.report.report import Report
from inspector.report.run import Summary
from inspector.report.shares import counted
from inspector.visible import cut

_LONGEST = 200


def entry(report: Report, *, masked: bool) -> Markup:
    """A token with all its findings, consequences under their cause; each leads to its rule, which says what to do."""
    source, line, column = report.place
    place = f"{cut(source, _LONGEST)}:{line}:{column}"
    head = element(
        "h3", element("code", place), element("span", short_name(report), class_="quiet"), verdict_words(report.verdict)
    )
    told = " ".join(filter(None, (judged_by(report), because(report))))
    reason = [element("p", told, class_="quiet")] if told else []
    items = [_finding(finding, message(report, finding, masked=masked)) for finding in report.findings]
    return joined([element("article", head, *reason, element("ul", *items), class_="token"), Markup("\n")])


def _finding(finding: Finding, told: str) -> Markup:
    rule = finding.rule
    where = element("code", spoken(finding.where)) if finding.where else element("span", spoken(finding.where))
    after = f" (follows from {finding.follows})" if finding.follows else ""
    return element(
        "li",
        severity_words(rule.severity.value),
        " ",
        element("a", f"{rule.code} {rule.name}", href=f"#{rule.code}"),
        " in ",
        where,
        f": {told}{after}",
        class_="follows" if finding.follows else None,
    )


def list_beginning(summary: Summary, most: int) -> Markup:
    """The heading, and how many of how many tokens are listed."""
    faulty = summary.faulty
    if not faulty:
        told = "There are no findings."
    elif faulty > most:
        told = f"The first {most:,} of {counted(faulty, 'token')} with findings, in the order in which they were read."
    else:
        told = "All tokens with findings, in the order in which they were read."
    start = opened("section", id="tokens", aria_labelledby="tokens-title")
    title = element("h2", "Findings, by token", id="tokens-title")
    return joined([start, title, element("p", told, class_="quiet"), Markup("\n")])


def list_end(summary: Summary, most: int) -> Markup:
    """How many are not listed, and how to have them."""
    left = summary.faulty - most
    told = f"{left:,} more {'token' if left == 1 else 'tokens'} with findings are not listed; --format csv lists all."
    more = [element("p", element("strong", told))] if left > 0 else []
    return joined([*more, Markup("</section>\n")])
