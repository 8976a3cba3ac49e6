"""From the summary of each source to a table of them."""

from collections.abc import Mapping
from itertools import islice

from inspector.report.markup import Markup, element
from inspector.report.run import Summary
from inspector.report.shares import share
from inspector.visible import cut

_MOST = 500
_LONGEST = 200
_HEADS = ("Source", "Tokens", "Conform", "Do not conform", "Undecided", "Share that conforms")


def sources(summaries: Mapping[str, Summary]) -> Markup:
    """The section of the sources, in the order in which they were read."""
    head = element(
        "tr", *(element("th", words, scope="col", class_="number" if at else None) for at, words in enumerate(_HEADS))
    )
    rows = [_row(source, summary) for source, summary in islice(summaries.items(), _MOST)]
    left = len(summaries) - _MOST
    more = [element("p", f"{left:,} more sources are not listed.")] if left > 0 else []
    table = element("table", element("thead", head), element("tbody", *rows))
    return element(
        "section",
        element("h2", "By source", id="sources-title"),
        element("div", table, class_="scroll", role="group", tabindex="0", aria_labelledby="sources-title"),
        *more,
        id="sources",
        aria_labelledby="sources-title",
    )


def _row(source: str, summary: Summary) -> Markup:
    verdicts = summary.verdicts
    counts = (summary.tokens, verdicts["conforming"], verdicts["nonconforming"], verdicts["undecided"])
    return element(
        "tr",
        element("th", element("code", cut(source, _LONGEST)), scope="row"),
        *(element("td", f"{count:,}", class_="number") for count in counts),
        element("td", share(verdicts["conforming"], summary.tokens) or "–", class_="number"),
    )
