"""From a run's totals to the section that says what it came to, and what could not be read."""

from collections.abc import Iterator

from inspector.report.markup import Markup, element
from inspector.report.page.signs import verdict_sign
from inspector.report.phrases import of_known
from inspector.report.report import Verdict
from inspector.report.run import Totals
from inspector.report.shares import share

_NAMES = (
    (Verdict.CONFORMING, "Conform"),
    (Verdict.NONCONFORMING, "Do not conform"),
    (Verdict.UNDECIDED, "Undecided"),
)
_MOST_REFUSALS = 100


def verdicts(totals: Totals) -> Markup:
    """The totals by verdict."""
    summary = totals.summary
    cards = [element("div", element("dt", "Tokens"), element("dd", f"{summary.tokens:,}"))]
    for verdict, name in _NAMES:
        count = summary.verdicts[verdict.value]
        part = element("span", f" {share(count, summary.tokens)}")
        cards.append(element("div", element("dt", verdict_sign(verdict), name), element("dd", f"{count:,}", part)))
    told = [element("p", word, class_="quiet") for word in _words(totals)]
    return element(
        "section",
        element("h2", "Verdicts", id="verdicts-title"),
        element("dl", *cards, class_="totals"),
        *told,
        *_stopped(totals),
        *_refusals(totals),
        id="verdicts",
        aria_labelledby="verdicts-title",
    )


def _words(totals: Totals) -> Iterator[str]:
    """What the verdicts mean, where they need to be explained."""
    if totals.summary.verdicts["undecided"]:
        yield (
            "Undecided: no error was found, but not all that is required could be asked, for want of the certificate, "
            "the issuer or the key ID, or because rules were left out. It is not known that these tokens conform."
        )
    if totals.summary.known:
        yield f"Counted for the verdicts: {of_known(totals.summary.known)}"


def _stopped(totals: Totals) -> list[Markup]:
    if not totals.was_stopped:
        return []
    told = element("strong", "The run was stopped before its end")
    return [element("p", told, ": what came after is not counted.", class_="alert")]


def _refusals(totals: Totals) -> list[Markup]:
    refusals = totals.refusals
    if not refusals:
        return []
    items = [element("li", refusal) for refusal in refusals[:_MOST_REFUSALS]]
    if len(refusals) > _MOST_REFUSALS:
        items.append(element("li", f"and {len(refusals) - _MOST_REFUSALS:,} more"))
    title = element("strong", "Not all could be read")
    return [element("div", title, element("ul", *items), class_="alert", role="note")]
