"""From a run's counts to the table of what was found: how often, why it matters, and what to do."""

from inspector.checks.catalogue import BY_CODE
from inspector.checks.rule import Rule
from inspector.report.markup import Markup, element, joined
from inspector.report.overview import ranked
from inspector.report.page.signs import severity_words
from inspector.report.run import Summary
from inspector.report.shares import share

_HEADS = (("Rule", ""), ("Severity", ""), ("Tokens", "number"), ("Share", "number"), ("Why, and what to do", ""))


def rules(summary: Summary) -> Markup:
    """The section of the rules, the heaviest and most frequent first."""
    title = element("h2", "What was found, by rule", id="rules-title")
    if not summary.rules:
        body = element("p", "Nothing was found.")
    else:
        head = element("tr", *(element("th", words, scope="col", class_=kind or None) for words, kind in _HEADS))
        rows = [_row(BY_CODE[code], summary) for code in ranked(summary)]
        caption = element("caption", "A token with several findings counts in several rows.")
        body = element("table", caption, element("thead", head), element("tbody", *rows), class_="rules")
    return element("section", title, body, id="rules", aria_labelledby="rules-title")


def _row(rule: Rule, summary: Summary) -> Markup:
    count = summary.rules[rule.code]
    told = share(count, summary.tokens)
    filled = element("i", style=f"width:{100 * count / max(summary.tokens, 1):.1f}%")
    meter = element("span", filled, class_="meter", aria_hidden="true")
    return element(
        "tr",
        element("th", rule.code, element("span", rule.name, class_="name"), scope="row", class_="name"),
        element("td", severity_words(summary.severities[rule.code]), class_="severity"),
        element("td", f"{count:,}", class_="number", data_label="Tokens"),
        element("td", told, meter, class_="number", data_label="Share"),
        element("td", *_explained(rule)),
        id=rule.code,
    )


def _explained(rule: Rule) -> list[Markup]:
    links = [element("a", _short(source), href=source, rel="noreferrer") for source in rule.sources]
    listed = [piece for link in links for piece in (" · ", link)][1:]
    grade = element("strong", rule.grade.capitalize())
    sources = joined([grade, ": ", *listed]) if links else grade
    return [
        element("p", rule.title),
        element("p", rule.why),
        element("p", element("strong", "Fix: "), rule.fix),
        element("p", sources, class_="quiet sources"),
    ]


def _short(source: str) -> str:
    """An address in short: the site, and the document's name, which is the longest part of its path."""
    host, _, path = source.removeprefix("https://").removeprefix("www.").partition("/")
    if host == "rfc-editor.org":
        return path.removeprefix("rfc/").replace("#section-", " § ").replace("rfc", "RFC ")
    longest = max(path.split("/"), key=len).replace("-", " ")
    return f"{host}: {longest}" if longest else host
