"""From the times counted to the section with two charts: how long tokens live, and when those of each verdict began."""

from collections import Counter
from collections.abc import Iterator, Sequence

from inspector.report.markup import Markup, element
from inspector.report.page.bins import Bins, bins_of
from inspector.report.page.svg import Bar, chart
from inspector.report.shares import counted
from inspector.report.times import ELSEWHEN, LIFETIMES, LONGER, UNKNOWN, Times

_STACK = ("conforming", "undecided", "nonconforming")
_NAMES = {"conforming": "conform", "undecided": "undecided", "nonconforming": "do not conform"}
_PLURALS = {"hour": "hours", "day": "days", "month": "months", "year": "years"}


def times(counted_times: Times) -> Markup:
    """The section of the charts."""
    return element(
        "section",
        element("h2", "Times", id="times-title"),
        _lifetimes(counted_times.lifetimes),
        *_issued(counted_times),
        id="times",
        aria_labelledby="times-title",
    )


def _lifetimes(lifetimes: Counter[str]) -> Markup:
    allowed = [words for most, words in LIFETIMES if most <= 3600]
    names = [words for _, words in LIFETIMES] + [LONGER]
    bars = [Bar(_upto(name), ((_kind(name, allowed), lifetimes[name]),)) for name in names]
    over = sum(lifetimes[name] for name in names if name not in allowed)
    many = counted(over, "token") if over else "No token"
    told = f"{many} would be valid for more than the hour that Qlik allows."
    unknown = lifetimes[UNKNOWN]
    more = [f" {counted(unknown, 'token')} {'has' if unknown == 1 else 'have'} no nbf or no exp."] if unknown else []
    picture = chart(bars, name="lives", title="How long tokens are valid", told=told, limit_after=len(allowed))
    rows = [(bar.label, f"{bar.total:,}") for bar in bars]
    return element(
        "figure",
        element("figcaption", "How long tokens are valid, from nbf to exp"),
        _scrolled(picture, "How long tokens are valid"),
        element("p", told, *more, class_="quiet"),
        _as_table(("valid for", "tokens"), rows),
    )


def _upto(name: str) -> str:
    return name if name in (LONGER, LIFETIMES[0][1]) else f"≤ {name}"


def _kind(name: str, allowed: list[str]) -> str:
    return "nonconforming" if name not in allowed or name == LIFETIMES[0][1] else "allowed"


def _issued(counted_times: Times) -> Iterator[Markup]:
    found = bins_of(counted_times)
    left = list(_left_out(counted_times))
    if found is not None:
        yield _over_time(found, left)
    elif left:
        yield element("p", *left, class_="quiet")


def _over_time(found: Bins, left: list[str]) -> Markup:
    bars = [Bar(each.label, tuple((kind, each.counts[kind]) for kind in _STACK)) for each in found.bins]
    first, last = bars[0].label, bars[-1].label
    span = f"from {first} to {last} UTC" if first != last else f"{first} UTC"
    title = f"Verdicts by {found.unit} of issue"
    told = f"{counted(len(bars), found.unit, _PLURALS[found.unit])}, {span}."
    rows = [(bar.label, *(f"{count:,}" for _, count in bar.pieces)) for bar in bars if bar.total]
    return element(
        "figure",
        element("figcaption", f"{title} (iat, else nbf)"),
        element("p", *_legend(), class_="quiet"),
        _scrolled(chart(bars, name="issued", title=title, told=told), title),
        element("p", told, *left, class_="quiet"),
        _as_table((found.unit, *(_NAMES[kind] for kind in _STACK)), rows),
    )


def _legend() -> Iterator[str]:
    """Which pattern is which verdict."""
    for kind, pattern in (("conforming", "plain"), ("undecided", "dotted"), ("nonconforming", "striped")):
        yield element("span", "■", class_=kind, aria_hidden="true")
        yield f" {pattern}: {_NAMES[kind]}{'' if kind == 'nonconforming' else ' · '}"


def _left_out(counted_times: Times) -> Iterator[str]:
    """What no bar shows."""
    for begin, told in ((None, "no time of issue"), (ELSEWHEN, "one outside of the years 2000 to 2099")):
        count = sum(number for (at, _), number in counted_times.issued.items() if at == begin)
        if count:
            yield f" {counted(count, 'token')} {'tells' if count == 1 else 'tell'} {told}."


def _scrolled(picture: Markup, name: str) -> Markup:
    """A chart that is moved, not shrunk, on a narrow screen."""
    return element("div", picture, class_="chart", role="group", tabindex="0", aria_label=f"{name}: chart")


def _as_table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Markup:
    head = element("tr", *(element("th", words, scope="col") for words in heads))
    body = [
        element("tr", element("th", first, scope="row"), *(element("td", each, class_="number") for each in more))
        for first, *more in rows
    ]
    return element(
        "details",
        element("summary", "The same as a table"),
        element("table", element("thead", head), element("tbody", *body)),
    )
